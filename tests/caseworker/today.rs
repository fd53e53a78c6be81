use chrono::TimeDelta;
use tests::both;
use tests::people::{ABDUL, DENISE, LUCIA, MARCUS};

both!(today_tells_what_waits_and_the_navigation_counts_it, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.active(program, "Walter Brown", ABDUL).await;
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get("/").await.says("Nobody is waiting"));
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/").await;
    assert!(page.says("One person has waited longer than they should."), "{}", page.text());
    assert!(page.says("Rosa Maldonado") && page.says("Not reached for 31 days.") && page.says("1 day late"));
    assert!(!page.says("Walter Brown"), "another caseworker's");
    assert_eq!(page.texts("nav.rail a[href='/'] .n"), ["1 waiting"]);
    assert!(
        page.attributes(".task a", "href").iter().any(|href| href.starts_with("sms:") && href.contains("Hello%20Rosa"))
    );
});

both!(what_is_refused_stays_open_with_what_was_typed, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/").await;
    let page = denise.post(&format!("/cases/{rosa}/contacts"), &[("note", "She was on the bus.")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value("note").as_deref(), Some("She was on the bus."));
    assert_eq!(page.count("details.log[open]"), 1);
    assert!(page.wrong().iter().any(|wrong| wrong.contains("Say what happened")), "{:?}", page.wrong());
    // Mended on the spot, it is saved.
    let page = denise.post(&format!("/cases/{rosa}/contacts"), &[("outcome", "reached"), ("next", "7")]).await;
    assert!(page.says("Saved. The next call is planned."), "{}", page.text());
    assert_eq!(page.path.split('?').next(), Some("/"));
    assert_eq!(
        tandem.tasks(rosa).await.iter().map(|(name, state, _)| format!("{name} {state}")).collect::<Vec<_>>(),
        ["reach-out done", "call-back open"]
    );
});

both!(a_contact_takes_three_touches_and_the_next_one_opens, async |tandem| {
    let program = tandem.open_program().await;
    let first = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.active(program, "Walter Brown", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/").await;
    // The channel is chosen, the forms stand in the page: log, what happened, save.
    assert_eq!(page.texts(".task .who"), ["Rosa Maldonado", "Walter Brown"]);
    let page = denise.post(&format!("/cases/{first}/contacts"), &[("outcome", "no-answer"), ("then", "next")]).await;
    let open = page.texts(".task:has(details[open]) .who");
    assert_eq!(open, ["Walter Brown"], "{}", page.text());
});

both!(a_manager_hears_of_late_tasks_and_of_cases_that_nobody_has, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.applicant(program, "Luis Cárdenas").await;
    tandem.let_days_pass(35);
    tandem.run_worker().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get("/").await;
    assert!(page.says("One late task was passed on to you"), "{}", page.text());
    assert!(page.says("One case has no caseworker") && page.says("Luis Cárdenas"));
    let lucia = tandem.sign_in(LUCIA).await;
    assert!(lucia.get("/").await.says("Luis Cárdenas"), "an open application");
});

both!(the_number_of_questions_does_not_grow_with_people, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    let asked = async || {
        tandem.let_pass(TimeDelta::seconds(1));
        let mut counts = Vec::new();
        for path in ["/", "/follow-up", "/caseload"] {
            let asked = tandem.statements_of(async { drop(denise.get(path).await) }).await;
            counts.push(asked.len());
        }
        counts
    };
    let one = asked().await;
    for nth in 0..20 {
        tandem.active(program, &format!("Person Nr{nth}"), DENISE).await;
    }
    tandem.let_days_pass(0);
    assert_eq!(asked().await, one);
});
