//! Writing a version of the plan: rows of steps, and two writers at once.

use tests::both;
use tests::people::{DENISE, LUCIA};

use super::arranged::rosa;
use super::plan::write;

both!(what_is_wrong_in_a_plan_is_told_row_by_row, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let draft = format!("/cases/{}/plan/draft", rosa.case);
    denise.get(&draft).await;
    let eleven = "One more\n".repeat(11);
    let typed = [("goals", eleven.as_str()), ("steps.0.due", "2026-13-01"), ("steps.1.due", "2026-12-01")];
    let page = denise.post(&draft, &typed).await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("Target occupation is still missing.") && page.says("Goals may be 10 at most."),
        "{}",
        page.text()
    );
    assert!(page.says("Until is no day of the calendar.") && page.says("Step is still missing."), "{}", page.text());
    assert_eq!(page.value("steps.0.due").as_deref(), Some("2026-13-01"));
});

both!(more_rows_lose_nothing_that_was_typed, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let draft = format!("/cases/{}/plan/draft", rosa.case);
    denise.get(&draft).await;
    let typed = [("target_occupation", "CNC operator"), ("steps.2.step", "The third"), ("_more", "rows")];
    let page = denise.post(&draft, &typed).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.value("target_occupation").as_deref(), Some("CNC operator"));
    assert_eq!(page.value("steps.2.step").as_deref(), Some("The third"));
    assert!(page.form(&draft).unwrap().names.contains(&"steps.5.step".to_owned()));
    assert!(denise.get(&format!("/cases/{}/plan", rosa.case)).await.says("There is no plan yet"));
});

both!(two_who_write_the_next_version_see_both, async |tandem| {
    let rosa = rosa(tandem).await;
    let (denise, lucia) = (tandem.sign_in(DENISE).await, tandem.sign_in(LUCIA).await);
    write(&denise, rosa, "CNC operator").await;
    let draft = format!("/cases/{}/plan/draft", rosa.case);
    denise.get(&draft).await;
    lucia.get(&draft).await;
    lucia.post(&draft, &[("target_occupation", "Welder")]).await;
    let page = denise.post(&draft, &[("target_occupation", "Machinist"), ("outcomes", "Any job")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.texts(".versus .choice b"), ["Welder", "Machinist"]);
    let page = denise.post(&draft, &[("target_occupation", "Machinist")]).await;
    assert!(page.says("Version 3") && page.says("Machinist") && page.says("Any job"), "{}", page.text());
});

both!(a_step_of_another_plan_is_refused, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    let draft = format!("/cases/{}/plan/draft", rosa.case);
    let form = denise.get(&draft).await.form(&draft).unwrap();
    let other = uuid::Uuid::now_v7().to_string();
    let swap =
        |(name, value): (String, String)| if name == "steps.0.thread" { (name, other.clone()) } else { (name, value) };
    let typed: Vec<_> = form.values.into_iter().map(swap).collect();
    let page = denise.send(&draft, &typed).await;
    assert_eq!(page.status, 422);
    assert!(page.says("not one of the choices"), "{}", page.text());
});
