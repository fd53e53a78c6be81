use domain::access::Act;
use domain::follow_up::tasks::{Column, Entity, commands};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::DENISE;

both!(a_plan_review_comes_again_every_ninety_days, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.agree_on_a_plan(rosa).await;
    let agreed = tandem.today();
    let reviews = async || {
        let tasks = tandem.tasks(rosa).await.into_iter().filter(|(rule, ..)| rule == "plan-review");
        tasks.map(|(_, state, due)| format!("{state} {due}")).collect::<Vec<_>>()
    };
    assert_eq!(reviews().await, [format!("planned {}", agreed.plus_days(90))]);
    tandem.let_days_pass(85);
    tandem.serve(program, rosa, "plan-review", tandem.today()).await;
    tandem.run_worker().await;
    let review = Entity::find().filter(Column::CaseId.eq(rosa)).filter(Column::Rule.eq("plan-review"));
    let review = review.one(tandem.store.read()).await.unwrap().unwrap();
    tandem
        .arrange(async move |act: &mut Act<'_>| commands::finish(act, review.id, "Went through it, no change.").await)
        .await;
    tandem.run_worker().await;
    let (first, second) = (agreed.plus_days(90), agreed.plus_days(180));
    assert_eq!(reviews().await, [format!("done {first}"), format!("planned {second}")]);
    tandem.run_worker().await;
    assert_eq!(reviews().await.len(), 2, "run again it changes nothing");
});
