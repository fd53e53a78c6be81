use domain::access::Act;
use domain::intake::services;
use tests::both;
use tests::people::DENISE;

both!(a_case_exits_ninety_days_after_the_last_service_on_the_day_of_that_service, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let served = tandem.today();
    tandem.let_days_pass(89);
    tandem.run_worker().await;
    assert_eq!(tandem.case(rosa).await.exited_on, None);
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(tandem.case(rosa).await.exited_on, Some(served));
    let quarters: Vec<_> =
        tandem.tasks(rosa).await.into_iter().filter(|(rule, ..)| rule.starts_with("exit-q")).collect();
    let due: Vec<_> = quarters.iter().map(|(_, state, due)| format!("{state} {due}")).collect();
    assert_eq!(due, ["open 2027-03-31", "planned 2027-06-30", "planned 2027-09-30", "planned 2027-12-31"]);
});

both!(a_planned_service_holds_the_exit_off_and_a_late_one_undoes_it, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let (served, kind) = (tandem.today(), tandem.kind(program, "occupational-training").await);
    let begins = served.plus_days(100);
    tandem.arrange(async move |act: &mut Act<'_>| services::commands::plan(act, rosa, kind, begins).await).await;
    tandem.let_days_pass(100);
    tandem.run_worker().await;
    assert_eq!(tandem.case(rosa).await.exited_on, None, "the class begins today");
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(tandem.case(rosa).await.exited_on, Some(served), "it did not begin");
    tandem.serve(program, rosa, "tutoring", served.plus_days(80)).await;
    let case = tandem.case(rosa).await;
    assert_eq!((case.exited_on, case.last_service_on), (None, Some(served.plus_days(80))));
    let left: Vec<_> = tandem.tasks(rosa).await.into_iter().filter(|(rule, ..)| rule.starts_with("exit-q")).collect();
    assert!(left.iter().all(|(_, state, _)| *state == "cancelled"), "{left:?}");
    tandem.run_worker().await;
});

both!(programs_that_exit_together_wait_for_each_other, async |tandem| {
    let (health, second) = (tandem.open_program().await, tandem.open_program().await);
    for program in [health, second] {
        tandem.exits_together(program).await;
    }
    let rosa = tandem.active(health, "Rosa Maldonado", DENISE).await;
    let other = tandem.also_active(rosa, second, DENISE).await;
    tandem.let_days_pass(50);
    tandem.serve(second, other, "tutoring", tandem.today()).await;
    let last = tandem.today();
    tandem.let_days_pass(60);
    tandem.run_worker().await;
    assert_eq!(tandem.case(rosa).await.exited_on, None, "the other program still serves her");
    tandem.let_days_pass(30);
    tandem.run_worker().await;
    assert_eq!([tandem.case(rosa).await.exited_on, tandem.case(other).await.exited_on], [Some(last); 2]);
});
