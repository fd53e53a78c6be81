use domain::follow_up::tasks::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::DENISE;

both!(a_task_is_missed_the_day_after_its_window_closed_however_late_the_worker_comes, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let entered = tandem.today();
    tandem.let_days_pass(40);
    tandem.run_worker().await;
    assert_eq!(tandem.tasks(rosa).await[0], ("reach-out".into(), "open", entered.plus_days(30).iso()));
    tandem.let_days_pass(15);
    tandem.run_worker().await;
    assert_eq!(tandem.tasks(rosa).await[0].1, "missed");
    let missed = Entity::find().filter(Column::CaseId.eq(rosa)).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(missed.ended_on, Some(entered.plus_days(41)));
});
