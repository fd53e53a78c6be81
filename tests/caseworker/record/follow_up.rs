use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use tests::both;
use tests::people::{DENISE, RAJESH};

both!(the_tab_tells_what_is_ahead_what_became_of_the_rest_and_every_try, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(35);
    tandem.run_worker().await;
    tandem.contact(rosa, tandem.today(), Channel::Call, ContactOutcome::MessageLeft).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}/follow-up")).await;
    assert!(page.says("Not reached for 35 days.") && page.says("Call: Message left"), "{}", page.text());
    denise.post(&format!("/cases/{rosa}/contacts"), &[("outcome", "reached")]).await;
    let page = denise.get(&format!("/cases/{rosa}/follow-up")).await;
    assert!(page.says("Nothing is planned") && page.says("Done, Tue, Dec 29, Denise Okafor"), "{}", page.text());
});

both!(a_wrong_task_is_told_beside_what_was_typed, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}/follow-up")).await;
    let page = denise.post(&format!("/cases/{rosa}/tasks"), &[("to_do", "Visit"), ("due", "2026-11-01")]).await;
    assert_eq!((page.status.as_u16(), page.value("to_do").as_deref()), (422, Some("Visit")));
    let rajesh = tandem.sign_in(RAJESH).await;
    assert_eq!(rajesh.get(&format!("/cases/{rosa}/follow-up")).await.status, 403);
});
