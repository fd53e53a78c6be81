//! `/tasks/{task}/survey`: what a participant told by telephone.

use domain::follow_up::contacts;
use domain::placement::profiles;
use domain::shared::{Cents, Language, TaskId};
use sea_orm::EntityTrait;
use tests::people::{ABDUL, DENISE, RAJESH};
use tests::{TestTandem, both};

/// Rosa began a job; its first follow-up is open.
async fn open(tandem: &TestTandem) -> (domain::shared::CaseId, domain::placement::placements::PlacementId, TaskId) {
    use domain::follow_up::tasks::{Column, Entity};
    use sea_orm::{ColumnTrait, QueryFilter};
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let job = tandem.placed(case, "Alvarez Machining", tandem.today()).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    let task = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::Rule.eq("placement-7-days"));
    (case, job, task.one(tandem.store.read()).await.unwrap().unwrap().id)
}

both!(denise_asks_the_questions_by_telephone, async |tandem| {
    let (case, job, task) = open(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/tasks/{task}")).await;
    let page = denise.follow("Write down what they told").await;
    assert!(page.says("Do you still work at Alvarez Machining?"), "{}", page.text());
    let path = format!("/tasks/{task}/survey");
    let wrong = denise.post(&path, &[("work", "same"), ("pay", "lots")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.value("pay").as_deref()), (422, Some("lots")));
    assert_eq!(wrong.wrong().len(), 3, "two answers: how it was told is missing, too: {:?}", wrong.wrong());
    let typed = [("channel", "call"), ("work", "same"), ("pay", "21.50"), ("words", "Likes the crew.")];
    let page = denise.post(&path, &typed).await;
    assert!(page.says("Saved. The follow-up is answered.") && page.says("Likes the crew."), "{}", page.text());
    assert!(page.says("by telephone, written down by Denise Okafor") && page.says("Call: Reached"), "{}", page.text());
    let told = profiles::queries::of_placement(tandem.store.read(), job).await.unwrap();
    assert_eq!(told[0].hourly, Some(Cents(2_150)));
    let tries = contacts::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!((tries.len(), tries[0].worked.is_some()), (1, true), "it is a contact");
    assert!(tandem.tasks(case).await.contains(&("placement-7-days".into(), "done", "2026-12-01".into())));
    denise.get(&format!("/tasks/{task}")).await;
    let again = denise.send(&path, &[("channel".into(), "call".into()), ("work".into(), "none".into())]).await;
    assert_eq!(again.status, 422, "it is over");
});

both!(what_was_told_by_telephone_ends_the_link_that_was_mailed, async |tandem| {
    let (case, _, task) = open(tandem).await;
    tandem.reads_mail(case, "rosa@mail.example", Language::English).await;
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/tasks/{task}/survey")).await;
    denise.post(&format!("/tasks/{task}/survey"), &[("channel", "call"), ("work", "none")]).await;
    let page = tandem.visitor().get(&tandem.survey_link("rosa@mail.example")).await;
    assert_eq!(page.heading(), "Thank you. We have your answers.");
    assert_eq!(tandem.surveys().await.len(), 1, "one follow-up, one survey");
});

both!(nobody_writes_down_what_others_were_told, async |tandem| {
    let (.., task) = open(tandem).await;
    let path = format!("/tasks/{task}/survey");
    for (who, status) in [(ABDUL, 404), (RAJESH, 403)] {
        let visitor = tandem.sign_in(who).await;
        assert_eq!(visitor.get(&path).await.status, status, "{}", who.name);
        let sent = visitor.send(&path, &[("channel".into(), "call".into()), ("work".into(), "same".into())]).await;
        assert_eq!(sent.status, status, "{}", who.name);
    }
    assert_eq!(tandem.surveys().await.len(), 0);
});
