//! The last dollar and the last pass, wanted by many at once: exactly what the rules allow, and every loser told why.

use domain::shared::Cents;
use domain::support::authorizations::rules::AuthorizationState;
use futures_util::future::join_all;
use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_hundred_authorizations_at_once_promise_exactly_what_the_fund_has, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let denise = tandem.by(DENISE).await;
    let mut paths = Vec::new();
    for nth in 0..20 {
        let (case, need) = tandem.needy(program, &format!("Learner Nr{nth:02}"), DENISE).await;
        let wish = tandem.wish(fund, case, need, 6200).await;
        for _ in 0..5 {
            let id = tandem.ask(&denise, case, &wish).await.expect("a request");
            paths.push(format!("/cases/{case}/supports/authorizations/{id}/approval"));
        }
    }
    let marcus = tandem.sign_in(MARCUS).await;
    let answers = join_all(paths.iter().map(|path| async {
        let form = [("_version", "1".to_owned()), ("_key", uuid::Uuid::now_v7().to_string())];
        let answer = marcus.request(reqwest::Method::POST, path).form(&form).send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a page"))
    }));
    let answers = answers.await;
    let won = answers.iter().filter(|(status, _)| *status == 303).count();
    let told =
        |page: &str| page.contains("The fund has $8.00 left; this needs $62.00. Use another fund or less money.");
    let lost = answers.iter().filter(|(status, page)| *status == 422 && told(page)).count();
    assert_eq!((won, lost), (16, 84), "of 1,000 dollars 16 times 62");
    let balance = tandem.fund_now(fund).await.balance();
    assert_eq!((balance.encumbered, balance.available()), (Cents(16 * 6200), Cents(800)));
    assert_eq!(tandem.count_money(fund, AuthorizationState::Promised).await, 16);
    assert_eq!(tandem.fund_now(fund).await.lines, 17, "a line for each, and the opening");
});

both!(the_cap_of_a_case_holds_whatever_happens_at_once, async |tandem| {
    use domain::support::funds::FundDetails;
    let program = tandem.open_program().await;
    let capped = FundDetails { cap_per_case: Some(Cents::dollars(100)), ..tandem.fund_details(program, 1_000).await };
    let fund = tandem.open_fund(capped).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = tandem.wish(fund, case, need, 4000).await;
    let denise = tandem.by(DENISE).await;
    let mut paths = Vec::new();
    for _ in 0..10 {
        let id = tandem.ask(&denise, case, &wish).await.expect("a request");
        paths.push(format!("/cases/{case}/supports/authorizations/{id}/approval"));
    }
    let marcus = tandem.sign_in(MARCUS).await;
    let answers = join_all(paths.iter().map(|path| async {
        let form = [("_version", "1".to_owned())];
        marcus.request(reqwest::Method::POST, path).form(&form).send().await.expect("an answer").status().as_u16()
    }));
    let won = answers.await.into_iter().filter(|status| *status == 303).count();
    assert_eq!(won, 2, "twice forty within a hundred");
});

both!(the_last_bus_pass_goes_to_exactly_one, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let passes = tandem.bus_passes(fund, 1).await;
    let mut wanting = Vec::new();
    for nth in 0..20 {
        wanting.push(tandem.needy(program, &format!("Learner Nr{nth:02}"), DENISE).await);
    }
    let drawn = join_all(wanting.iter().map(|(case, need)| tandem.try_to_draw(passes, *case, *need))).await;
    let told: Vec<_> = drawn.into_iter().filter_map(|drawn| drawn.err().map(|stop| stop.to_string())).collect();
    assert_eq!(told.len(), 19);
    assert!(told.iter().all(|stop| stop.contains("stock-empty")), "{told:?}");
    assert_eq!(tandem.fund_now(fund).await.spent, Cents::dollars(62));
});

both!(the_same_form_twice_asks_once, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let line = tandem.wish(fund, case, need, 100).await.answers.plan_line.expect("a line of the plan");
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{case}/supports/authorizations/new");
    let page = denise.get(&path).await;
    let key = page.value("_key").expect("a key");
    let pairs = [
        ("_key", key),
        ("fund", fund.to_string()),
        ("pays_for", "supportive".to_owned()),
        ("what", "Bus pass".to_owned()),
        ("amount", "62".to_owned()),
        ("need", need.to_string()),
        ("plan_line", line.to_string()),
        ("activity", "Cohort 14".to_owned()),
        ("no_other_source", "Nobody does.".to_owned()),
    ];
    let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for _ in 0..2 {
        assert!(denise.send(&path, &pairs).await.says("Asked for."));
    }
    assert_eq!(tandem.count_money(fund, AuthorizationState::Requested).await, 1);
});
