use tests::both;
use tests::people::{DENISE, MARCUS, NADIA};

both!(a_manager_is_told_each_monday_of_their_own_staff, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.run_worker().await;
    let digests = || tandem.mailbox().into_iter().filter(|mail| mail.subject.contains("week")).collect::<Vec<_>>();
    assert!(digests().is_empty(), "it is a Tuesday");
    tandem.let_days_pass(41);
    tandem.let_pass_to_monday();
    tandem.run_worker().await;
    tandem.run_worker().await;
    let digests = digests();
    assert_eq!(digests.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [MARCUS.email]);
    assert!(digests[0].text.contains("Denise Okafor"), "{}", digests[0].text);
    assert!(tandem.mailbox().iter().all(|mail| mail.to != NADIA.email), "another organization's manager");
});
