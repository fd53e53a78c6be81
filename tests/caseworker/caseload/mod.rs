mod hand_over;
mod picked;

use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS, OTTO};

both!(a_caseload_shows_ones_own_soonest_due_first, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.selected(program, "Zoë Adams", DENISE).await;
    tandem.active(program, "Walter Brown", ABDUL).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/caseload").await;
    assert_eq!(page.texts("tbody th a"), ["Rosa Maldonado", "Zoë Adams"]);
    assert!(page.says("2 cases.") && page.says("Not reached 31 days") && page.says("1 day late"), "{}", page.text());
    let page = denise.get("/caseload?sort=name").await;
    assert_eq!(page.texts("tbody th a"), ["Zoë Adams", "Rosa Maldonado"], "by family name");
    assert_eq!(denise.get("/caseload?flag=not-reached").await.texts("tbody th a"), ["Rosa Maldonado"]);
    assert_eq!(denise.get("/caseload?due=never").await.texts("tbody th a"), ["Zoë Adams"]);
    assert_eq!(denise.get("/caseload?stage=selected&q=ada").await.texts("tbody th a"), ["Zoë Adams"]);
    let page = denise.get("/caseload?q=nobody").await;
    assert!(page.says("No one matches") && page.says("Clear all"));
});

both!(others_of_the_site_are_there_and_masked, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Walter Brown", ABDUL).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/caseload?whose=everybody").await;
    assert!(page.says("W… B…") && !page.says("Walter"), "{}", page.text());
    assert_eq!(page.count("tbody th a"), 0);
    let otto = tandem.sign_in(OTTO).await;
    assert!(!otto.get("/caseload?whose=everybody").await.says("W…"), "another organization's");
});

both!(pages_follow_each_other_without_gaps_in_every_order, async |tandem| {
    let program = tandem.open_program().await;
    for nth in 0..30 {
        tandem.selected(program, &format!("Person Nr{nth:02}"), DENISE).await;
    }
    let denise = tandem.sign_in(DENISE).await;
    for sort in ["due", "name", "reached"] {
        let first = denise.get(&format!("/caseload?sort={sort}")).await;
        let mut names = first.texts("tbody th a");
        assert_eq!(names.len(), 24, "{sort}");
        let second = denise.follow("Next").await;
        names.extend(second.texts("tbody th a"));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 30, "{sort}");
    }
});

both!(only_a_manager_takes_names_away_as_they_are_seen, async |tandem| {
    let program = tandem.open_program().await;
    tandem.selected(program, "=cmd() Adams", DENISE).await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get("/caseload").await.link("Export").is_none());
    assert_eq!(denise.get("/caseload.csv").await.status, 403);
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/caseload?stage=selected").await;
    let answer = marcus.request(reqwest::Method::GET, "/caseload.csv?stage=selected").send().await.unwrap();
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/csv"));
    let text = answer.text().await.unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains(",'=cmd(),Adams,selected,"), "{text}");
});
