//! One cohort, and calling off a session of it.

use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS, RAJESH};

both!(a_cohort_shows_who_sits_who_waits_and_its_sessions, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let walter = tandem.active(program, "Walter Brown", ABDUL).await;
    tandem.seat(&class, rosa).await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/cases/{walter}/training")).await;
    let cohort = class.cohort.to_string();
    let page = marcus.post(&format!("/cases/{walter}/enrollments"), &[("cohort", &cohort)]).await;
    assert!(page.says("They are on the waitlist."), "{}", page.text());
    let page = marcus.get(&format!("/training/cohorts/{cohort}")).await;
    assert!(page.says("In class 1") && page.says("Waiting for a seat 1"), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/training/cohorts/{cohort}")).await;
    assert!(page.says("Rosa Maldonado") && !page.says("Walter Brown"), "her own cases only: {}", page.text());
    assert!(page.says("One more person is in it."));
});

both!(a_session_is_called_off_with_a_reason, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rajesh = tandem.sign_in(RAJESH).await;
    let cohort = format!("/training/cohorts/{}", class.cohort);
    let action = format!("/training/sessions/{}/call-off", class.sessions[1]);
    rajesh.get(&cohort).await;
    assert!(rajesh.post(&action, &[]).await.says("is missing") || rajesh.page().status == 422);
    let page = rajesh.post(&action, &[("reason", "Thanksgiving")]).await;
    assert!(page.says("The session is called off.") && page.says("Thanksgiving"), "{}", page.text());
    tandem.let_days_pass(2);
    let rajesh = tandem.sign_in(RAJESH).await;
    let pairs = [("_version".to_owned(), "1".to_owned())];
    let page = rajesh.send(&format!("/training/sessions/{}", class.sessions[1]), &pairs).await;
    assert!(page.says("This session was called off."), "{}", page.text());
});
