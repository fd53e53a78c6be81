//! What is left, grant by grant.

use tests::both;
use tests::people::{DENISE, GRACE, INGRID, MARCUS, NADIA};

both!(what_is_left_is_seen_by_whoever_works_in_the_program, async |tandem| {
    let program = tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/supports/funds").await.says("No grant is written down yet"));
    let fund = tandem.fund(program, 24_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let paid = tandem.promise(fund, case, need, 1_984_000).await;
    tandem.pay(paid).await;
    let need = tandem.needs_a_ride(case).await;
    tandem.promise(fund, case, need, 285_000).await;
    for who in [MARCUS, DENISE] {
        let page = tandem.sign_in(who).await.get("/supports/funds").await;
        assert!(page.says("$1,310 of $24,000 can still be promised."), "{}: {}", who.name, page.text());
        assert!(page.says("Transportation") && page.says("$19,840") && page.says("$2,850"), "{}", page.text());
    }
    assert!(!tandem.sign_in(NADIA).await.get("/supports/funds").await.says("Transportation"), "another organization's");
    for who in [INGRID, GRACE] {
        assert_eq!(tandem.sign_in(who).await.get("/supports/funds").await.status, 403, "{}", who.name);
    }
});
