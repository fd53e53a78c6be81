//! The plan: agreed by both, ticked, scored when the case is over.

use domain::intake::case;
use domain::intake::case::rules::Stage;
use sea_orm::{ActiveValue::Set, EntityTrait};
use tests::people::DENISE;
use tests::{Visitor, both};

use super::arranged::{Someone, case_of, rosa, select};

pub async fn write(denise: &Visitor, rosa: Someone, target: &str) {
    denise.get(&format!("/cases/{}/plan/draft", rosa.case)).await;
    let typed = [
        ("target_occupation", target),
        ("goals", "A first-shift job\nMore English"),
        ("steps.0.step", "Visit Alvarez Machining"),
        ("steps.0.due", "2026-11-13"),
        ("steps.1.step", "Write a résumé"),
        ("steps.1.owner", "staff"),
        ("outcomes", "A job at 21 dollars"),
    ];
    let page = denise.post(&format!("/cases/{}/plan/draft", rosa.case), &typed).await;
    assert!(page.says("The version is saved."), "{}", page.text());
}

both!(agreeing_to_a_plan_makes_her_a_participant_and_says_so_before, async |tandem| {
    let rosa = rosa(tandem).await;
    select(tandem, rosa.case).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    let page = denise.get(&format!("/cases/{}/plan", rosa.case)).await;
    assert!(page.says("This makes Rosa a participant; draw the lottery first."), "{}", page.text());
    let agree = format!("/cases/{}/plan/agreement", rosa.case);
    let page = denise.post(&agree, &[("participant_on", "2026-11-25")]).await;
    assert!(page.says("lies in the future"), "{}", page.text());
    let page = denise.post(&agree, &[("participant_on", "2026-11-23"), ("staff_on", "2026-11-24")]).await;
    assert!(page.says("Both sides agreed.") && page.says("participant agreed Nov 23"), "{}", page.text());
    let case = case_of(tandem, rosa).await;
    assert_eq!((case.stage, case.entered_on), (Stage::Active, Some(tandem.today())));
    let page = denise.get(&format!("/cases/{}", rosa.case)).await;
    assert!(page.says("Plan, version 1 agreed by both sides") && page.says("Employment plan"));
    assert!(page.says("A step of the plan is late"), "it is next: {}", page.text());
});

both!(before_a_place_a_plan_is_written_and_not_agreed, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    let page = denise.get(&format!("/cases/{}/plan", rosa.case)).await;
    assert!(page.says("The lottery comes before the plan"), "{}", page.text());
    let agree = format!("/cases/{}/plan/agreement", rosa.case);
    assert_eq!(page.form(&agree), None);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let day = |name: &str| pair(name, "2026-11-24");
    let page = denise.send(&agree, &[pair("_version", "1"), day("participant_on"), day("staff_on")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(case_of(tandem, rosa).await.stage, Stage::Applied);
});

both!(a_step_is_ticked_and_stays_done_in_the_next_version, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    let page = denise.get(&format!("/cases/{}/plan", rosa.case)).await;
    let step = page.forms().into_iter().find(|form| form.action.contains("/plan/steps/")).unwrap().action;
    let page = denise.post(&step, &[("done_on", "2026-11-30")]).await;
    assert!(page.says("lies in the future"), "{}", page.text());
    let page = denise.post(&step, &[("done_on", "2026-11-20")]).await;
    assert!(page.says("done Nov 20"), "{}", page.text());
    denise.get(&format!("/cases/{}/plan/draft", rosa.case)).await;
    let page = denise.post(&format!("/cases/{}/plan/draft", rosa.case), &[("goals", "A job")]).await;
    assert!(page.says("Version 2") && page.says("done Nov 20"), "{}", page.text());
    let step = page.forms().into_iter().find(|form| form.action.contains("/plan/steps/")).unwrap().action;
    let page = denise.post(&step, &[]).await;
    assert!(page.says("The step is open again.") && !page.says("done Nov 20"));
});

both!(outcomes_are_scored_when_the_case_is_over, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    let scores = format!("/cases/{}/plan/scores", rosa.case);
    assert_eq!(denise.get(&format!("/cases/{}/plan", rosa.case)).await.form(&scores), None);
    let exited = case::ActiveModel {
        id: Set(rosa.case),
        stage: Set(Stage::Exited),
        exited_on: Set(Some(tandem.today())),
        ..Default::default()
    };
    case::Entity::update(exited).exec(tandem.store.for_migrations()).await.unwrap();
    let page = denise.get(&format!("/cases/{}/plan", rosa.case)).await;
    let name = page.form(&scores).unwrap().names.into_iter().find(|name| name.starts_with("score.")).unwrap();
    let page = denise.post(&scores, &[(&name, "splendid")]).await;
    assert!(page.says("not one of the choices"), "{}", page.text());
    let page = denise.post(&scores, &[(&name, "partly")]).await;
    assert!(page.says("The scores are saved."));
    assert!(page.attributes("input[checked]", "value").contains(&"partly".to_owned()));
});
