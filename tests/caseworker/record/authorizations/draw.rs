//! Handing out a thing of the drawer.

use domain::access::Act;
use domain::shared::Cents;
use domain::support::funds::FundDetails;
use domain::support::funds::commands::change;
use domain::support::needs::rules::NeedState;
use domain::support::stock::commands::bring_back;
use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_bus_pass_is_handed_out_at_once_within_the_limit_and_comes_back, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let passes = tandem.bus_passes(fund, 10).await.to_string();
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{case}/supports/stock");
    let page = denise.get(&path).await;
    assert!(page.says("Bus pass, $62.00: 10 left, at most 2 in 30 days"), "{}", page.text());
    let page = denise.post(&path, &[("stock", &passes)]).await;
    assert!(page.says("Which need it answers is missing"), "{}", page.text());
    let line = page.attributes("select[name=plan_line] option", "value").remove(1);
    let need = need.to_string();
    let answers = [
        ("need", need.as_str()),
        ("plan_line", &line),
        ("activity", "Cohort 14"),
        ("no_other_source", "Nobody does."),
        ("serial", "A0007"),
    ];
    let page = denise.post(&path, &answers).await;
    assert!(page.says("Handed out.") && page.says("A0007") && page.says("Paid"), "{}", page.text());
    let balance = tandem.fund_now(fund).await.balance();
    assert_eq!((balance.spent.0, balance.encumbered.0), (6200, 9 * 6200));
    let back = page.attributes("form[action$=drawer]", "action").remove(0);
    let page = denise.post(&back, &[("reason", "She has a ride")]).await;
    assert!(page.says("Back in the drawer."), "{}", page.text());
    let balance = tandem.fund_now(fund).await.balance();
    assert_eq!((balance.spent.0, balance.encumbered.0), (0, 10 * 6200));
    let page = tandem.sign_in(MARCUS).await.get(&format!("/supports/funds/{fund}")).await;
    assert!(page.says("10 left") && page.says("0 handed out"), "{}", page.text());
});

both!(the_limit_of_a_thing_holds_for_its_days, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let passes = tandem.bus_passes(fund, 10).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    tandem.draw(passes, case, need).await;
    let need = tandem.needs_a_ride(case).await;
    tandem.draw(passes, case, need).await;
    let need = tandem.needs_a_ride(case).await;
    let refused = tandem.try_to_draw(passes, case, need).await.expect_err("the third");
    assert!(refused.to_string().contains("over-stock-limit"), "{refused}");
    tandem.let_days_pass(30);
    tandem.draw(passes, case, need).await;
    tandem.run_worker().await;
});

both!(what_a_new_limit_puts_above_one_approval_is_handed_out_no_more, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let passes = tandem.bus_passes(fund, 2).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let now = tandem.fund_now(fund).await;
    let limited = FundDetails { approval_limit: Some(Cents::dollars(61)), ..FundDetails::of(&now) };
    tandem.arrange(async move |act: &mut Act<'_>| change(act, fund, &limited, None, now.version).await).await;
    let refused = tandem.try_to_draw(passes, case, need).await.expect_err("above the limit");
    assert!(refused.to_string().contains("over-approval-limit"), "{refused}");
});

both!(a_need_is_open_again_once_the_thing_is_back_in_the_drawer, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let passes = tandem.bus_passes(fund, 2).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let drawn = tandem.draw(passes, case, need).await;
    assert_eq!(tandem.need_now(case, need).await.state, NeedState::Met);
    tandem.arrange(async move |act: &mut Act<'_>| bring_back(act, drawn, "She has a ride", 1).await).await;
    assert_eq!(tandem.need_now(case, need).await.state, NeedState::Open);
});
