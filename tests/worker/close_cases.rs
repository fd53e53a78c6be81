use domain::intake::case::rules::Stage;
use tests::both;
use tests::people::DENISE;

both!(a_case_closes_once_its_four_quarters_are_past, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.run_worker().await;
    tandem.worker_as_of("2028-06-30").await.unwrap();
    assert_eq!(tandem.case(rosa).await.stage, Stage::Exited, "the last window is open to its end");
    tandem.worker_as_of("2028-07-01").await.unwrap();
    assert_eq!(tandem.case(rosa).await.stage, Stage::Closed);
    assert!(tandem.tasks(rosa).await.iter().all(|(_, state, _)| *state == "missed"));
});
