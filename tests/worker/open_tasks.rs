use tests::both;
use tests::people::DENISE;

both!(a_task_opens_on_the_first_day_of_its_window, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(60);
    tandem.run_worker().await;
    let second = |tasks: Vec<(String, &'static str, String)>| {
        tasks.into_iter().find(|(rule, ..)| rule == "exit-risk-75-days").map(|(_, state, _)| state)
    };
    assert_eq!(second(tandem.tasks(rosa).await), Some("planned"));
    tandem.let_days_pass(14);
    tandem.run_worker().await;
    assert_eq!(second(tandem.tasks(rosa).await), Some("planned"), "it opens tomorrow");
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(second(tandem.tasks(rosa).await), Some("open"));
});
