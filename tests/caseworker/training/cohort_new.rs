//! Opening a cohort.

use tests::both;
use tests::people::{MARCUS, RAJESH};

both!(a_cohort_is_opened_with_its_sessions, async |tandem| {
    let program = tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/training/cohorts/new").await.says("No curriculum can be taught yet"));
    let version = tandem.curriculum(program).await.to_string();
    marcus.get("/training/cohorts/new").await;
    let kind = tandem.kind(program, "occupational-training").await.to_string();
    let site = program.site.to_string();
    let typed = [
        ("version", &*version),
        ("service", &kind),
        ("site", &site),
        ("name", "Cohort 15"),
        ("starts_on", "2027-01-04"),
        ("ends_on", "2027-01-29"),
        ("weekdays", "mon"),
        ("begins", "5:30 pm"),
        ("except", "2027-01-18"),
    ];
    let page = marcus.post("/training/cohorts/new", &typed).await;
    assert!(page.says("The cohort is open.") && page.heading() == "Cohort 15", "{}", page.text());
    assert!(page.says("Sessions 3"), "four Mondays, one of them a holiday: {}", page.text());
});

both!(what_is_wrong_is_told_beside_what_was_typed, async |tandem| {
    let program = tandem.open_program().await;
    tandem.curriculum(program).await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/training/cohorts/new").await;
    let typed = [("name", "Cohort 15"), ("starts_on", "2027-01-04"), ("ends_on", "2027-01-01"), ("begins", "noon")];
    let page = marcus.post("/training/cohorts/new", &typed).await;
    assert_eq!(page.status, 422);
    assert!(page.says("noon is no time of the day"), "{}", page.text());
    assert_eq!(page.value("name").as_deref(), Some("Cohort 15"));
    assert_eq!(tandem.sign_in(RAJESH).await.get("/training/cohorts/new").await.status, 403);
});
