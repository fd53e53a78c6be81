//! One fund: its ledger and its drawer.

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
