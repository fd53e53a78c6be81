//! Changing a fund.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_budget_changes_with_a_reason_and_never_below_what_is_used, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    tandem.promise(fund, case, need, 40_000).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/funds/{fund}/terms");
    marcus.get(&path).await;
    assert!(marcus.post(&path, &[("budget", "1,200")]).await.says("still missing"), "a reason");
    let page = marcus.post(&path, &[("budget", "399.99"), ("reason", "Cut")]).await;
    assert!(page.says("$400.00 of this fund is promised or paid."), "{}", page.text());
    let page = marcus.post(&path, &[("budget", "400.00"), ("reason", "Cut by the county")]).await;
    assert!(page.says("The fund is changed.") && page.says("Cut by the county"), "{}", page.text());
    assert!(page.says("$0.00 of $400.00 can still be promised"), "{}", page.text());
});

both!(of_two_who_change_a_fund_the_second_sees_both_and_overwrites_nothing_unseen, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (first, second) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    let path = format!("/supports/funds/{fund}/terms");
    first.get(&path).await;
    second.get(&path).await;
    assert!(first.post(&path, &[("name", "Bus and fuel")]).await.says("The fund is changed."));
    let page = second.post(&path, &[("name", "Fuel"), ("budget", "much")]).await;
    assert_eq!(page.status, 422, "no amount: {}", page.text());
    let page = second.post(&path, &[("budget", "1,000.00")]).await;
    assert!(page.says("Marcus Webb saved this"), "{}", page.text());
    assert!(page.says("Bus and fuel") && page.says("Fuel"), "both versions: {}", page.text());
    assert_eq!(tandem.fund_now(fund).await.name, "Bus and fuel");
    assert!(second.post(&path, &[("name", "Fuel")]).await.says("The fund is changed."), "{}", second.page().text());
    assert_eq!(tandem.fund_now(fund).await.name, "Fuel");
});
