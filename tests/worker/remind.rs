use tests::both;
use tests::people::{ABDUL, DENISE};

both!(a_caseworker_is_told_once_a_day_what_is_late_of_their_own, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.selected(program, "Walter Brown", ABDUL).await;
    tandem.let_days_pass(30);
    tandem.run_worker().await;
    assert!(tandem.mailbox().is_empty(), "due today is not late");
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    tandem.run_worker().await;
    let mails = tandem.mailbox();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [DENISE.email]);
    assert!(mails[0].text.contains("1 task is late"), "{}", mails[0].text);
    assert!(!mails[0].text.contains("Rosa") && !mails[0].subject.contains("Rosa"), "no mail names a participant");
});

both!(nobody_is_told_today_what_was_late_last_week, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(38);
    tandem.run_worker().await;
    assert_eq!(tandem.mailbox().iter().filter(|mail| mail.to == DENISE.email).count(), 1, "the worker was away");
});
