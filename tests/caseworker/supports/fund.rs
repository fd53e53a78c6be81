//! One fund: its ledger and its drawer.

use domain::shared::Cents;
use domain::support::funds::FundDetails;
use domain::support::needs::rules::NeedKind;
use sea_orm::ConnectionTrait;
use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS, NADIA};

both!(each_line_of_a_ledger_leads_to_its_case_for_whoever_reaches_it, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (rosa, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let hers = tandem.promise(fund, rosa, need, 6200).await;
    tandem.pay(hers).await;
    let (walter, need) = tandem.needy(program, "Walter Brown", ABDUL).await;
    tandem.promise(fund, walter, need, 4000).await;
    let path = format!("/supports/funds/{fund}");
    let page = tandem.sign_in(MARCUS).await.get(&path).await;
    assert!(page.says("Rosa Maldonado") && page.says("Walter Brown"), "{}", page.text());
    assert!(page.says("4 lines sum to the $898.00 above."), "{}", page.text());
    let page = tandem.sign_in(DENISE).await.get(&path).await;
    assert!(page.says("Rosa Maldonado") && !page.says("Walter Brown"), "her own cases only: {}", page.text());
    assert_eq!(page.texts("tbody tr").len(), 4, "and every line of the money");
    assert_eq!(tandem.sign_in(NADIA).await.get(&path).await.status, 404, "another organization's");
});

both!(no_line_of_a_ledger_can_be_changed_or_taken_away, async |tandem| {
    let program = tandem.open_program().await;
    tandem.fund(program, 1_000).await;
    let db = tandem.store.for_migrations();
    for by_hand in ["UPDATE ledger_entries SET spent = 1", "DELETE FROM ledger_entries"] {
        let refused = db.execute_unprepared(by_hand).await.expect_err("a ledger that keeps its lines");
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
    for by_hand in ["UPDATE funds SET encumbered = budget + 1", "UPDATE funds SET spent = -1"] {
        assert!(db.execute_unprepared(by_hand).await.is_err(), "the database lets it be: {by_hand}");
    }
});

both!(a_long_ledger_is_read_page_by_page, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, _) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    for _ in 0..60 {
        let need = tandem.need(case, NeedKind::Other).await;
        tandem.promise(fund, case, need, 100).await;
    }
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&format!("/supports/funds/{fund}")).await;
    assert_eq!(page.texts("tbody tr").len(), 50);
    let page = marcus.follow("Next").await;
    assert_eq!(page.texts("tbody tr").len(), 11);
    assert!(page.says("Opened"), "{}", page.text());
});

both!(things_come_into_the_drawer_each_number_once, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/funds/{fund}");
    marcus.get(&path).await;
    let typed = [("name", "Bus pass"), ("value", "62"), ("most", "2"), ("within_days", "30")];
    let page = marcus.post(&format!("{path}/stock"), &typed).await;
    assert!(page.says("It is set up.") && page.says("0 left"), "{}", page.text());
    let receive = page.attributes("form[action$=receive]", "action").remove(0);
    let page = marcus.post(&receive, &[("serials", "A1001-A1100")]).await;
    assert!(page.says("The fund has $1,000.00 left; this needs $6,200.00."), "{}", page.text());
    let page = marcus.post(&receive, &[("serials", "A1001-A1010")]).await;
    assert!(page.says("They are in the drawer.") && page.says("10 left") && page.says("$380.00"), "{}", page.text());
    marcus.get(&path).await;
    let page = marcus.post(&receive, &[("serials", "B1, A1010")]).await;
    assert!(page.says("A1010 is known already."), "{}", page.text());
    let lose = page.attributes("form[action$=lose]", "action").remove(0);
    let page = marcus.post(&lose, &[("serial", "A1003"), ("reason", "Fell into the river")]).await;
    assert!(page.says("9 left") && page.says("1 lost") && page.says("Fell into the river"), "{}", page.text());
    marcus.get(&path).await;
    let page = marcus.post(&lose, &[("serial", "A1003"), ("reason", "Again")]).await;
    assert!(page.says("A1003 is not in the drawer."), "{}", page.text());
});

both!(what_one_person_does_not_approve_lies_in_no_drawer, async |tandem| {
    let program = tandem.open_program().await;
    let limited = FundDetails { approval_limit: Some(Cents::dollars(50)), ..tandem.fund_details(program, 1_000).await };
    let fund = tandem.open_fund(limited).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/funds/{fund}");
    marcus.get(&path).await;
    let typed = [("name", "Tool set"), ("value", "50.01"), ("most", "1"), ("within_days", "30")];
    let page = marcus.post(&format!("{path}/stock"), &typed).await;
    assert!(page.says("Above $50.00 this fund wants two approvals"), "{}", page.text());
    let page = marcus.post(&format!("{path}/stock"), &[("value", "50")]).await;
    assert!(page.says("It is set up."), "{}", page.text());
});

both!(nothing_is_bought_for_the_drawer_outside_of_the_funds_days, async |tandem| {
    let program = tandem.open_program().await;
    let today = tandem.today();
    let past = FundDetails { ends_on: today, ..tandem.fund_details(program, 1_000).await };
    let fund = tandem.open_fund(past).await;
    let passes = tandem.bus_passes(fund, 1).await;
    tandem.let_days_pass(1);
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/funds/{fund}");
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/stock/{passes}/receive"), &[("serials", "B1")]).await;
    assert!(page.says("This fund is open from"), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.encumbered, Cents::dollars(62));
});

both!(what_is_not_used_goes_back_and_the_fund_has_its_money, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let passes = tandem.bus_passes(fund, 10).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    tandem.draw(passes, case, need).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/funds/{fund}");
    marcus.get(&path).await;
    let back = format!("{path}/stock/{passes}/return");
    let page = marcus.post(&back, &[("serials", "A0001-A0003"), ("reason", "The year ends")]).await;
    assert!(page.says("A0001 is not in the drawer."), "handed out: {}", page.text());
    assert_eq!(tandem.fund_now(fund).await.encumbered, Cents::dollars(9 * 62), "none went");
    let page = marcus.post(&back, &[("serials", "A0002-A0010")]).await;
    assert!(page.says("the fund has the money again") && page.says("0 left"), "{}", page.text());
    assert!(page.says("Given back to the seller") && page.says("9 × Bus pass: The year ends"), "{}", page.text());
    let balance = tandem.fund_now(fund).await.balance();
    assert_eq!((balance.encumbered, balance.spent), (Cents(0), Cents::dollars(62)));
    assert_eq!(tandem.ledgers_out_of_balance().await, 0);
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.send(&back, &[("serials".to_owned(), "A0001".to_owned())]).await.status, 403);
});
