use domain::follow_up::rules::commands::of_program;
use domain::follow_up::rules::rules::Offset;
use tests::both;
use tests::people::{INGRID, MARCUS, NADIA};

both!(a_rule_is_changed_added_and_taken_away, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, home) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}"));
    let rules = of_program(tandem.store.read(), id).await.unwrap();
    let review = rules.iter().find(|row| row.code == "plan-review").expect("the plan's review");
    let path = format!("{home}/follow-up/{}", review.id);
    assert_eq!(marcus.get(&path).await.value("after").as_deref(), Some("90"));
    let page = marcus.post(&path, &[("after", "60"), ("repeats_every", "60")]).await;
    assert!(page.says("60 days after Again every 60 days"), "{}", page.text());
    let new = format!("{home}/new-follow-up");
    marcus.get(&new).await;
    let typed = [("code", "two-weeks"), ("trigger", "program-entry"), ("kind", "call-back"), ("after", "14")];
    let page = marcus.post(&new, &typed).await;
    assert!(page.texts("tbody tr").iter().any(|row| row.contains("14 days after")), "{}", page.text());
    let added = of_program(tandem.store.read(), id).await.unwrap();
    let added = added.iter().find(|row| row.code == "two-weeks").expect("the new rule");
    assert_eq!(added.rule.0.window, Offset::Days { after: 14, opens_before: 0, closes_after: 14 });
    let path = format!("{home}/follow-up/{}", added.id);
    marcus.get(&path).await;
    assert!(marcus.post(&format!("{path}/end"), &[]).await.says("The rule is gone."));
    assert_eq!(of_program(tandem.store.read(), id).await.unwrap().len(), rules.len());
});

both!(a_rule_that_cannot_work_is_refused_with_its_reason, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, home) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}"));
    let new = format!("{home}/new-follow-up");
    marcus.get(&new).await;
    let page = marcus.post(&new, &[("code", "Two Weeks"), ("after", "soon"), ("closes_after", "-1")]).await;
    assert_eq!((page.status.as_u16(), page.count(".field.wrong")), (422, 5), "{:?}", page.wrong());
    assert_eq!(page.value("after").as_deref(), Some("soon"));
    let typed = [
        ("code", "plan-review"),
        ("trigger", "program-entry"),
        ("kind", "call-back"),
        ("after", "14"),
        ("closes_after", "7"),
        ("late_after", "30"),
        ("late_to", "manager"),
    ];
    let page = marcus.post(&new, &typed).await;
    assert!(page.says("Two rules have the code plan-review."), "{}", page.text());
    assert!(page.says("escalates after its window has closed"), "{}", page.text());
});

both!(of_two_who_change_a_rule_the_second_is_told_and_strangers_find_nothing, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let rule = of_program(tandem.store.read(), id).await.unwrap().remove(0).id;
    let path = format!("/settings/programs/{id}/follow-up/{rule}");
    let (marcus, ingrid) = (tandem.sign_in(MARCUS).await, tandem.sign_in(INGRID).await);
    marcus.get(&path).await;
    ingrid.get(&path).await;
    ingrid.post(&path, &[("weight", "2")]).await;
    let page = marcus.post(&path, &[("weight", "4")]).await;
    assert_eq!((page.status.as_u16(), page.value("weight").as_deref()), (422, Some("4")));
    let nadia = tandem.sign_in(NADIA).await;
    assert_eq!(nadia.get(&path).await.status, 404);
    assert_eq!(nadia.send(&format!("{path}/end"), &[]).await.status, 404);
});
