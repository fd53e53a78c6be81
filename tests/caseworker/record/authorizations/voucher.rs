//! The voucher on paper.

use tests::both;
use tests::people::{DENISE, RAJESH};

both!(a_voucher_prints_what_it_is_good_for, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 6200).await;
    let path = format!("/cases/{case}/supports/authorizations/{id}");
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&format!("{path}/voucher")).await.status, 404, "none is out");
    denise.get(&path).await;
    denise.post(&format!("{path}/vouchers"), &[]).await;
    let page = denise.follow("Voucher 1").await;
    assert!(page.says("Good for up to $62.00") && page.says("Rosa Maldonado"), "{}", page.text());
    assert_eq!(tandem.sign_in(RAJESH).await.get(&format!("{path}/voucher")).await.status, 403);
    tandem.pay(id).await;
    assert_eq!(denise.get(&format!("{path}/voucher")).await.status, 404, "it is redeemed");
    let page = denise.get(&path).await;
    assert!(page.says("Paid") && !page.says("Voucher 1"), "{}", page.text());
    let need = tandem.needs_a_ride(case).await;
    let second = tandem.promise(fund, case, need, 100).await;
    let path = format!("/cases/{case}/supports/authorizations/{second}");
    denise.get(&path).await;
    assert!(denise.post(&format!("{path}/vouchers"), &[]).await.says("Voucher 2"), "the fund's next number");
});
