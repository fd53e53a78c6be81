use domain::programs::eligibility::rules::Requirement;
use tests::both;
use tests::people::{INGRID, MARCUS};

use super::program;

both!(a_rule_is_changed_in_its_form, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/rules/age"));
    let page = marcus.get(&path).await;
    assert_eq!(page.value("years").as_deref(), Some("18"));
    let page =
        marcus.post(&path, &[("years", "21"), ("unmet_en", "You must be 21."), ("unmet_es", "Debe tener 21.")]).await;
    assert!(page.says("21 years old or older") && page.says("“You must be 21.”"), "{}", page.text());
    let rules = program(tandem, id).await.policy.eligibility;
    assert_eq!((rules.len(), &rules[0].requires), (7, &Requirement::MinimumAge { years: 21 }));
});

both!(a_rule_is_added_and_taken_away, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, home) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}"));
    marcus.get(&home).await;
    marcus.follow("Test score").await;
    let action = format!("{home}/new-rule/score");
    let typed =
        [("code", "math"), ("test", "tabe-math"), ("score_from", "500"), ("unmet_en", "Math."), ("unmet_es", "Mate.")];
    let page = marcus.post(&action, &typed).await;
    assert!(page.says("Tabe math: 500 or more"), "{}", page.text());
    marcus.get(&format!("{home}/rules/math")).await;
    let page = marcus.post(&format!("{home}/rules/math/end"), &[]).await;
    assert!(page.says("The rule is gone.") && !page.says("Tabe math"), "{}", page.text());
});

both!(each_problem_of_a_rule_is_told_and_nothing_is_saved, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, home) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}"));
    let action = format!("{home}/new-rule/minimum-age");
    marcus.get(&action).await;
    let page = marcus.post(&action, &[("code", "Too Old"), ("years", "old"), ("unmet_en", "x")]).await;
    assert_eq!((page.status.as_u16(), page.count(".field.wrong")), (422, 3), "{:?}", page.wrong());
    let typed = [("code", "age"), ("years", "21"), ("unmet_en", "x"), ("unmet_es", "x")];
    assert!(marcus.post(&action, &typed).await.says("Two rules have the code age."));
    let typed = [("code", "older"), ("years", "0"), ("unmet_en", "x"), ("unmet_es", "x")];
    let page = marcus.post(&action, &typed).await;
    assert!(page.says("can be met by nobody or by everybody"), "{}", page.text());
    assert_eq!(page.value("years").as_deref(), Some("0"));
    assert_eq!(program(tandem, id).await.version, 1);
    assert_eq!(marcus.get(&format!("{home}/new-rule/magic")).await.status, 404);
    assert_eq!(marcus.get(&format!("{home}/rules/none")).await.status, 404);
});

both!(whoever_changes_a_rule_that_was_changed_meanwhile_is_told, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let path = format!("/settings/programs/{id}/rules/age");
    let (marcus, ingrid) = (tandem.sign_in(MARCUS).await, tandem.sign_in(INGRID).await);
    marcus.get(&path).await;
    ingrid.get(&path).await;
    ingrid.post(&path, &[("years", "19")]).await;
    let page = marcus.post(&path, &[("years", "20")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value("years").as_deref(), Some("20"), "nothing typed is lost");
    assert_eq!(program(tandem, id).await.policy.eligibility[0].requires, Requirement::MinimumAge { years: 19 });
});
