//! `/settings/programs/{program}/follow-up`, `/follow-up/new` and `/end`.

use domain::follow_up::rules::queries::of_program;
use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_manager_changes_a_rule_and_it_holds_from_now_on, async |tandem| {
    let program = tandem.open_health_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let path = format!("/settings/programs/{}/follow-up", program.id);
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get(&path).await.says("30 days after: the last time they were reached"));
    let rules = of_program(tandem.store.read(), program.id).await.unwrap();
    let reach_out = rules.iter().find(|rule| rule.code == "reach-out").unwrap().id;
    let rule = format!("{path}/{reach_out}");
    marcus.get(&rule).await;
    let page = marcus.post(&rule, &[("escalates_after", "99")]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().iter().any(|wrong| wrong.contains("escalates after its window")), "{:?}", page.wrong());
    let page = marcus.post(&rule, &[("escalates_after", "3"), ("after", "31")]).await;
    assert!(page.says("The rule is saved.") && page.says("31 days after"), "{}", page.text());
    tandem.let_days_pass(30);
    tandem.run_worker().await;
    assert_eq!(tandem.tasks(rosa).await[0].2, tandem.today().plus_days(1).iso());
});

both!(a_rule_is_added_and_taken_away, async |tandem| {
    let program = tandem.open_health_program().await;
    let path = format!("/settings/programs/{}/follow-up", program.id);
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("{path}/new")).await;
    let typed = [
        ("code", "welcome"),
        ("kind", "first-contact"),
        ("trigger", "case-assigned"),
        ("after", "2"),
        ("closes_after", "7"),
    ];
    let page = marcus.post(&format!("{path}/new"), &typed).await;
    assert!(page.says("2 days after: the assignment to a caseworker"), "{}", page.text());
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    assert_eq!(tandem.tasks(rosa).await, [("welcome".into(), "planned", tandem.today().plus_days(2).iso())]);
    let rules = of_program(tandem.store.read(), program.id).await.unwrap();
    let welcome = rules.iter().find(|rule| rule.code == "welcome").unwrap().id;
    marcus.get(&format!("{path}/{welcome}")).await;
    assert!(marcus.post(&format!("{path}/{welcome}/end"), &[]).await.says("The rule is taken away."));
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&path).await.status, 403);
});
