use domain::follow_up::tasks::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::people::{DENISE, MARCUS};
use tests::{Program, both};

both!(the_manager_hears_of_a_task_that_is_too_late, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(34);
    tandem.run_worker().await;
    let escalated = async || {
        let task = Entity::find().filter(Column::CaseId.eq(rosa)).one(tandem.store.read()).await.unwrap().unwrap();
        task.escalated_on
    };
    assert_eq!(escalated().await, None, "four days late");
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(escalated().await, Some(tandem.today()));
    let mail = tandem.last_mail_to(MARCUS.email);
    assert!(mail.text.contains("1 late task of your staff"), "{}", mail.text);
    assert!(!mail.text.contains("Maldonado"), "no mail names a participant");
});

both!(staff_who_work_in_the_program_and_do_not_run_it_hear_nothing, async |tandem| {
    let (id, site) = tandem.open_program_like("workadvance").await;
    tandem.active(Program { id, site }, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(35);
    tandem.run_worker().await;
    let told = tandem.mailbox().into_iter().filter(|mail| mail.text.contains("passed on to you")).map(|mail| mail.to);
    assert_eq!(told.collect::<Vec<_>>(), [MARCUS.email]);
});
