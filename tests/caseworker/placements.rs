//! The list of placements.

use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS, NADIA};

both!(jobs_are_listed_for_whoever_reaches_the_record, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get("/placements").await.says("Nobody has a job yet"));
    tandem.placed(rosa, "Harbor Foods", tandem.today().plus_days(6)).await;
    for who in [DENISE, MARCUS] {
        let page = tandem.sign_in(who).await.get("/placements").await;
        assert!(page.says("Rosa Maldonado") && page.says("$20.75") && page.says("Their own word"), "{}", page.text());
        assert!(page.says("from Mon, Nov 30") || page.says("from Nov 30"), "it lies ahead: {}", page.text());
    }
    for who in [ABDUL, NADIA] {
        assert!(!tandem.sign_in(who).await.get("/placements").await.says("Maldonado"), "{}", who.name);
    }
    assert!(denise.get("/placements?show=over").await.says("No job has ended"));
});
