//! Opening a fund.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_fund_is_opened_out_of_a_grant_and_never_takes_more_than_it_has, async |tandem| {
    let program = tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get("/supports/funds/new").await;
    assert!(page.says("No grant comes as a funding stream"), "{}", page.text());
    let grant = tandem.grant(program, 30_000).await;
    marcus.get("/supports/funds/new").await;
    let stream = marcus.page().attributes("select[name=stream] option", "value").remove(1);
    let (starts, ends) = (tandem.today().iso(), tandem.today().plus_days(90).iso());
    let typed = |budget: &'static str| {
        [
            ("stream", stream.as_str()),
            ("name", "Transportation"),
            ("starts_on", &starts),
            ("ends_on", &ends),
            ("budget", budget),
        ]
    };
    let page = marcus.post("/supports/funds/new", &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().len() >= 5, "each is named: {:?}", page.wrong());
    let page = marcus.post("/supports/funds/new", &typed("30,000.01")).await;
    assert!(page.says("has $30,000.00 left for funds"), "{}", page.text());
    let page = marcus.post("/supports/funds/new", &typed("$24,000")).await;
    assert!(page.says("The fund is open.") && page.says("$24,000.00"), "{}", page.text());
    assert!(page.says("Opened"), "the ledger's first line: {}", page.text());
    marcus.get("/supports/funds/new").await;
    let page = marcus.post("/supports/funds/new", &typed("6,000.01")).await;
    assert!(page.says("has $6,000.00 left for funds"), "{}", page.text());
    let page = marcus.get(&format!("/supports/grants/{grant}")).await;
    assert!(page.says("$6,000"), "in no fund yet: {}", page.text());
    assert_eq!(tandem.sign_in(DENISE).await.get("/supports/funds/new").await.status, 403);
});

both!(a_fund_lies_within_its_grant, async |tandem| {
    let program = tandem.open_program().await;
    tandem.grant(program, 30_000).await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/supports/funds/new").await;
    let stream = marcus.page().attributes("select[name=stream] option", "value").remove(1);
    let typed = [
        ("stream", stream.as_str()),
        ("name", "Books"),
        ("starts_on", "2026-11-24"),
        ("ends_on", "2031-01-01"),
        ("budget", "100"),
    ];
    let page = marcus.post("/supports/funds/new", &typed).await;
    assert!(page.says("A fund of it lies within."), "{}", page.text());
    let page = marcus.post("/supports/funds/new", &[("ends_on", "2026-11-23")]).await;
    assert_eq!(page.status, 422, "{}", page.text());
});
