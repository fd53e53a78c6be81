//! The list of cohorts.

use tests::both;
use tests::people::{DENISE, MARCUS, NADIA, RAJESH};

both!(cohorts_are_listed_with_their_seats_and_sessions, async |tandem| {
    let program = tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/training").await.says("No cohort is running or planned"));
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.seat(&class, rosa).await;
    for who in [MARCUS, RAJESH, DENISE] {
        let page = tandem.sign_in(who).await.get("/training").await;
        assert!(page.says("Cohort 14") && page.says("1 of 5"), "{}: {}", who.name, page.text());
        assert!(page.says("CNC Operator Foundations, version 1"), "{}", page.text());
    }
    assert!(!tandem.sign_in(NADIA).await.get("/training").await.says("Cohort 14"), "another organization's");
    tandem.let_days_pass(150);
    tandem.run_worker().await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(!marcus.get("/training").await.says("Cohort 14"));
    assert!(marcus.get("/training?show=over").await.says("Cohort 14"));
});
