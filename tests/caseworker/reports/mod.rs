//! Reports: figures that are as many as their rows, for whoever runs the program and nobody else.

mod figure;

use domain::training::attendance::rules::Mark;
use tests::people::{ABDUL, AGNES, DENISE, GRACE, LUCIA, MARCUS, NADIA};
use tests::{Program, TestTandem, both};

/// Two programs of Marcus: in one Rosa and Mai with their caseworkers, and Luis, who applied; in the other Kaveh.
async fn two_programs(tandem: &TestTandem) -> (Program, Program) {
    let (one, other) = (tandem.open_program().await, tandem.open_program().await);
    let rosa = tandem.active(one, "Rosa Maldonado", DENISE).await;
    tandem.active(one, "Mai Tran", ABDUL).await;
    tandem.applicant(one, "Luis Ortega").await;
    let kaveh = tandem.active(other, "Kaveh Rahimi", DENISE).await;
    tandem.placed(kaveh, "Harbor Foods", tandem.today()).await;
    let class = tandem.class(one, 10).await;
    let seat = tandem.seat(&class, rosa).await;
    tandem.let_days_pass(20);
    for nth in 0..5 {
        tandem.mark(&class, nth, seat, if nth == 0 { Mark::Present } else { Mark::Absent }).await;
    }
    tandem.fund(one, 1_000_000).await;
    (one, other)
}

/// What a page's figures say and where they lead.
fn figures(page: &tests::Page) -> Vec<(u64, String)> {
    let links = page.attributes("main td a, main .loads a", "href").into_iter();
    let texts = page.texts("main td a, main .loads a").into_iter();
    // A line's number stands right behind its words: `By stage`, `60 days without a service4`.
    let number = |text: &str| {
        let words = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        text[words.len()..].replace(',', "").parse().ok()
    };
    links.zip(texts).filter_map(|(href, text)| Some((number(&text)?, href))).collect()
}

both!(a_figure_is_as_many_as_its_rows, async |tandem| {
    let (one, other) = two_programs(tandem).await;
    tandem.let_days_pass(45);
    tandem.run_worker().await;
    let marcus = tandem.sign_in(MARCUS).await;
    for address in
        ["/reports".to_owned(), format!("/reports?program={}", one.id), format!("/reports?program={}", other.id)]
    {
        let figures = figures(&marcus.get(&address).await);
        assert!(figures.len() >= 10, "{address}: {figures:?}");
        for (count, href) in figures {
            let rows = marcus.get(&href).await.count("main table.list tbody tr") as u64;
            assert_eq!(rows, count, "{href} from {address}");
        }
    }
    let both = marcus.get("/reports").await;
    assert!(both.says("4 open cases."), "{}", both.text());
    let one = marcus.get(&format!("/reports?program={}", one.id)).await;
    assert!(one.says("3 open cases.") && one.says("One person is about to exit"), "{}", one.text());
    let other = marcus.get(&format!("/reports?program={}", other.id)).await;
    assert!(other.says("1 open case.") && !other.says("Abdul"), "{}", other.text());
});

both!(the_figures_tell_how_things_stand, async |tandem| {
    let (one, _) = two_programs(tandem).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&format!("/reports?program={}", one.id)).await;
    assert_eq!(page.heading(), "Reports");
    assert!(page.says("Nobody is about to exit."), "{}", page.text());
    assert!(page.says("Cohort 14") && page.says("20%"), "attendance: {}", page.text());
    assert!(
        page.says("WIOA Adult, Larkin County") && page.says("Money spent") || page.says("Spent"),
        "{}",
        page.text()
    );
    let low = marcus.get(&page.link("Cohort 14").expect("the class")).await;
    assert!(low.says("Rosa Maldonado"), "{}", low.text());
    tandem.let_days_pass(40);
    tandem.run_worker().await;
    let page = tandem.sign_in(MARCUS).await.get("/reports").await;
    assert!(page.says("2 people are about to exit"), "sixty days without a service: {}", page.text());
    assert!(
        figures(&page).iter().any(|(count, href)| *count == 3 && href.starts_with("/reports/not-reached")),
        "{}",
        page.text()
    );
    tandem.let_days_pass(16);
    tandem.run_worker().await;
    let page = tandem.sign_in(MARCUS).await.get("/reports").await;
    let late = page.texts("main .loads a").into_iter().find(|text| text.starts_with("75 days")).unwrap_or_default();
    assert!(late.ends_with('2'), "{late}");
});

both!(follow_ups_are_counted_in_the_period_in_which_they_ended, async |tandem| {
    two_programs(tandem).await;
    tandem.let_days_pass(20);
    tandem.run_worker().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get("/reports?period=2027-01").await;
    let january = page.texts("#follow-ups, main table caption").join(" ");
    assert!(january.contains("By caseworker, in January 2027") || page.says("January 2027"), "{}", page.text());
    let missed = |page: &tests::Page| {
        figures(page).into_iter().filter(|(_, href)| href.contains("follow-up-missed")).collect::<Vec<_>>()
    };
    let by_month = missed(&page);
    assert!(!by_month.is_empty(), "somebody at work was not asked in time: {}", page.text());
    let page = marcus.get("/reports?period=2026Q3").await;
    assert!(missed(&page).is_empty() && page.says("No follow-up ended in Q3 2026"), "{}", page.text());
    for nonsense in ["2026Q9", "<script>", "9999-99"] {
        assert_eq!(marcus.get(&format!("/reports?period={nonsense}&program={nonsense}")).await.status.as_u16(), 200);
    }
});

both!(only_whoever_runs_a_program_reads_its_figures, async |tandem| {
    let (one, _) = two_programs(tandem).await;
    for who in [DENISE, LUCIA, GRACE, AGNES] {
        let visitor = tandem.sign_in(who).await;
        assert_eq!(visitor.get("/reports").await.status.as_u16(), 403, "{}", who.name);
        assert_eq!(visitor.get("/reports/caseload").await.status.as_u16(), 403, "{}", who.name);
        assert!(visitor.get("/").await.link("Reports").is_none(), "{}", who.name);
    }
    let nadia = tandem.sign_in(NADIA).await;
    let page = nadia.get(&format!("/reports?program={}", one.id)).await;
    assert!(page.says("No open case yet") && page.says("No grant runs today.") && page.says("No class runs today."));
    assert_eq!(figures(&page), []);
    assert!(!nadia.get(&format!("/reports/caseload?program={}", one.id)).await.says("Maldonado"));
    assert!(tandem.sign_in(MARCUS).await.get("/").await.link("Reports").is_some());
});
