use domain::intake::case::{ActiveModel, Entity};
use sea_orm::{ActiveValue::Set, EntityTrait};
use tests::both;
use tests::people::DENISE;

both!(what_must_never_be_becomes_a_task_of_the_managers_once, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.run_worker().await;
    assert!(tandem.tasks(rosa).await.is_empty());
    let row = ActiveModel { id: Set(rosa), last_service_on: Set(None), ..Default::default() };
    Entity::update(row).exec(tandem.store.for_migrations()).await.unwrap();
    tandem.run_worker().await;
    tandem.run_worker().await;
    let raised = [("impossible-active-without-service".into(), "open", tandem.today().iso())];
    assert_eq!(tandem.tasks(rosa).await, raised);
});
