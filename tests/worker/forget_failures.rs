use tests::both;
use tests::people::DENISE;
use tests::try_to_sign_in;

both!(failed_sign_ins_are_forgotten_once_they_slow_nobody_down, async |tandem| {
    try_to_sign_in(&tandem.visitor(), DENISE.email, "not her password at all").await;
    tandem.run_worker().await;
    tandem.let_days_pass(2);
    let reports = tandem.run_worker().await;
    let forgotten = reports.iter().find(|report| report.job == "forget-failures").unwrap();
    assert_eq!((forgotten.counts.found, forgotten.counts.done), (1, 1));
});
