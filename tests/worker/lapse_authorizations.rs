use domain::shared::Cents;
use domain::support::authorizations::rules::AuthorizationState;
use tests::both;
use tests::people::{DENISE, MARCUS};

both!(promised_money_is_the_funds_again_once_its_last_day_has_passed, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 62_00).await;
    let last_day = tandem.money_now(id).await.last_day;
    tandem.let_days_pass(46);
    tandem.run_worker().await;
    let ask = ("authorization-check".to_owned(), "open", last_day.minus_days(14).iso());
    assert!(tandem.tasks(case).await.contains(&ask), "asked about 14 days before: {:?}", tandem.tasks(case).await);
    tandem.let_days_pass(14);
    tandem.run_worker().await;
    assert_eq!(tandem.money_now(id).await.state, AuthorizationState::Promised, "on its last day it can be used");
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(tandem.money_now(id).await.state, AuthorizationState::Lapsed);
    let fund_then = tandem.fund_now(fund).await;
    assert_eq!((fund_then.balance().available(), fund_then.lines), (Cents::dollars(1_000), 3));
    tandem.run_worker().await;
    assert_eq!(tandem.fund_now(fund).await.lines, 3, "run again it changes nothing");
    let page = tandem.sign_in(MARCUS).await.get(&format!("/supports/funds/{fund}")).await;
    assert!(page.says("Lapsed: Bus pass"), "{}", page.text());
});

both!(a_request_nobody_decided_about_lapses_without_a_line, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = tandem.wish(fund, case, need, 62_00).await;
    let id = tandem.ask(&tandem.by(DENISE).await, case, &wish).await.expect("a request");
    tandem.let_days_pass(61);
    tandem.run_worker().await;
    assert_eq!(tandem.money_now(id).await.state, AuthorizationState::Lapsed);
    assert_eq!(tandem.fund_now(fund).await.lines, 1);
});

both!(money_that_was_paid_is_asked_about_no_more, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 62_00).await;
    tandem.let_days_pass(46);
    tandem.run_worker().await;
    let checks = async || {
        let tasks = tandem.tasks(case).await;
        tasks
            .into_iter()
            .filter(|(rule, ..)| rule == "authorization-check")
            .map(|(_, state, _)| state)
            .collect::<Vec<_>>()
    };
    assert_eq!(checks().await, ["open"]);
    tandem.pay(id).await;
    assert_ne!(checks().await, ["open"], "nobody asks about it any more");
    assert_eq!(checks().await.len(), 1, "{:?}", tandem.tasks(case).await);
});
