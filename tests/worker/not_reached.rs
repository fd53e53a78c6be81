use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use tests::both;
use tests::people::DENISE;

both!(somebody_not_reached_for_thirty_days_is_raised_and_a_voicemail_does_not_count, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(10);
    tandem.contact(rosa, tandem.today(), Channel::Call, ContactOutcome::Reached).await;
    let reached = tandem.today();
    tandem.let_days_pass(20);
    tandem.contact(rosa, tandem.today(), Channel::Call, ContactOutcome::MessageLeft).await;
    tandem.run_worker().await;
    assert!(tandem.tasks(rosa).await.is_empty(), "reached twenty days ago");
    tandem.let_days_pass(10);
    tandem.run_worker().await;
    assert_eq!(tandem.tasks(rosa).await, [("reach-out".into(), "open", reached.plus_days(30).iso())]);
    tandem.run_worker().await;
    assert_eq!(tandem.tasks(rosa).await.len(), 1, "run again it changes nothing");
    tandem.contact(rosa, tandem.today(), Channel::Text, ContactOutcome::Reached).await;
    assert_eq!(tandem.tasks(rosa).await[0].1, "done");
});
