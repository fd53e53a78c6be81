use tests::both;
use tests::people::DENISE;

both!(an_exit_risk_is_raised_at_sixty_days_and_done_by_a_service, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let served = tandem.today();
    tandem.let_days_pass(60);
    tandem.run_worker().await;
    let risks = |tasks: Vec<(String, &'static str, String)>| {
        let risks = tasks.into_iter().filter(|(rule, ..)| rule.starts_with("exit-risk"));
        risks.map(|(rule, state, due)| format!("{rule} {state} {due}")).collect::<Vec<_>>()
    };
    let (first, second) = (served.plus_days(60), served.plus_days(75));
    let expected = [format!("exit-risk-60-days open {first}"), format!("exit-risk-75-days planned {second}")];
    assert_eq!(risks(tandem.tasks(rosa).await), expected);
    tandem.serve(program, rosa, "child-care", tandem.today()).await;
    assert_eq!(risks(tandem.tasks(rosa).await), expected, "a supportive service does not stop the clock");
    tandem.serve(program, rosa, "tutoring", tandem.today()).await;
    let expected = [format!("exit-risk-60-days done {first}"), format!("exit-risk-75-days cancelled {second}")];
    assert_eq!(risks(tandem.tasks(rosa).await), expected);
});
