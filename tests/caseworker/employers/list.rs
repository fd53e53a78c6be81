//! The list of employers.

use domain::access::Act;
use domain::employers::employer::{EmployerDetails, commands};
use tests::both;
use tests::people::{DENISE, GRACE, LUCIA, NADIA};

both!(the_silent_stand_first_and_workplaces_are_no_news, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let grace = tandem.sign_in(GRACE).await;
    assert!(grace.get("/employers").await.says("No employer yet"));
    tandem.shop(program, 2).await;
    tandem.let_days_pass(40);
    tandem.run_worker().await;
    tandem.employer("Harbor Foods").await;
    let grace = tandem.sign_in(GRACE).await;
    let page = grace.get("/employers").await;
    assert_eq!(page.texts("tbody th a"), ["Alvarez Machining", "Harbor Foods"], "{}", page.text());
    assert!(page.says("40 days") && page.says("Workplace only"), "{}", page.text());
    assert!(page.says("One of them has been silent for 14 days."), "{}", page.text());
    let page = grace.get("/employers?silent=30").await;
    assert_eq!(page.texts("tbody th a"), ["Alvarez Machining"]);
    let page = grace.get("/employers?level=partner&q=alv").await;
    assert_eq!(page.texts("tbody th a"), ["Alvarez Machining"]);
    assert!(grace.get("/employers?level=engaged&q=alv").await.says("No employer fits"));
    assert!(grace.get("/employers?sector=31-33").await.says("No employer fits"), "no code is written down");
    let works = ["330000", "339999"].map(|code| (format!("Works {code}"), code));
    for (name, code) in works.clone().into_iter().chain([("Depot".to_owned(), "420000")]) {
        let details = EmployerDetails { naics: Some(code.to_owned()), ..EmployerDetails::named(name) };
        tandem.arrange(async move |act: &mut Act<'_>| commands::add(act, &details).await).await;
    }
    let page = grace.get("/employers?sector=31-33").await;
    assert_eq!(page.texts("tbody th a"), works.map(|(name, _)| name), "{}", page.text());
    assert_eq!(grace.get("/employers?level=x&silent=12&behind=y").await.count("tbody th"), 5, "nonsense asks nothing");
});

both!(the_list_goes_on_page_by_page, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    tandem
        .arrange(async |act: &mut Act<'_>| {
            for nth in 0..55 {
                commands::add(act, &EmployerDetails::named(format!("Foundry {nth:02}"))).await?;
            }
            Ok(())
        })
        .await;
    let grace = tandem.sign_in(GRACE).await;
    let first = grace.get("/employers").await;
    assert_eq!(first.count("tbody th"), 50);
    let second = grace.follow("Next").await;
    assert_eq!(second.count("tbody th"), 5);
    let mut all = first.texts("tbody th a");
    all.extend(second.texts("tbody th a"));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 55, "each once");
});

both!(a_caseworker_reads_and_strangers_see_nothing, async |tandem| {
    let program = tandem.open_program().await;
    let shop = tandem.shop(program, 2).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/employers").await;
    assert!(page.says("Alvarez Machining") && page.link("Add an employer").is_none(), "{}", page.text());
    let page = denise.get(&format!("/employers/{}", shop.employer)).await;
    assert!(page.says("Harbor plant") && page.count("form[action^='/employers']") == 0, "{}", page.text());
    assert_eq!(denise.get("/employers/new").await.status, 403);
    assert_eq!(tandem.sign_in(LUCIA).await.get("/employers").await.status, 403);
    let nadia = tandem.sign_in(NADIA).await;
    assert!(!nadia.get("/employers").await.says("Alvarez"));
    assert_eq!(nadia.get(&format!("/employers/{}", shop.employer)).await.status, 404);
});
