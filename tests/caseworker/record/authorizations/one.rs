//! One authorization on its path: approved, given out, paid, taken back.

use domain::access::users::roles::{self, Place};
use domain::access::{Act, Role};
use domain::intake::services;
use domain::shared::{CaseId, Cents};
use domain::support::authorizations::paying::reverse;
use domain::support::authorizations::rules::AuthorizationState;
use domain::support::authorizations::{AuthorizationId, Reversal};
use domain::support::funds::commands::change;
use domain::support::funds::{FundDetails, FundId};
use domain::support::needs::Settlement;
use domain::support::needs::commands::settle;
use domain::support::needs::rules::{MetBy, NeedState};
use sea_orm::EntityTrait;
use tests::people::{ABDUL, AGNES, DENISE, MARCUS, Persona};
use tests::{Program, TestTandem, both};

fn path(case: CaseId, id: AuthorizationId) -> String {
    format!("/cases/{case}/supports/authorizations/{id}")
}

/// Denise asked for so much for somebody of hers.
async fn asked(tandem: &TestTandem, program: Program, fund: FundId, cents: i64) -> (CaseId, AuthorizationId) {
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = tandem.wish(fund, case, need, cents).await;
    (case, tandem.ask(&tandem.by(DENISE).await, case, &wish).await.expect("a request"))
}

async fn make_manager(tandem: &TestTandem, program: Program, who: Persona) {
    let user = tandem.user(who).await;
    let place = Place { program: Some(program.id), site: Some(program.site) };
    tandem.arrange(async move |act: &mut Act<'_>| roles::give(act, user, Role::Manager, place).await).await;
}

both!(money_goes_from_a_request_to_a_payment_and_what_is_left_over_is_the_funds, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, id) = asked(tandem, program, fund, 28_600).await;
    let path = path(case, id);
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/approval"), &[("note", "Two quotes seen")]).await;
    assert!(page.says("Approved.") && page.says("Two quotes seen") && page.says("Promised"), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.balance().available(), Cents::dollars(714));
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path).await;
    assert!(page.form(&format!("{path}/payment")).is_none(), "she pays nothing");
    let page = denise.post(&format!("{path}/vouchers"), &[]).await;
    assert!(page.says("The voucher is out.") && page.says("Voucher 1"), "{}", page.text());
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/payment"), &[("amount", "286.01")]).await;
    assert!(page.says("$286.00 was promised. More cannot be paid."), "{}", page.text());
    let page = marcus.post(&format!("{path}/payment"), &[("amount", "280"), ("day", "2026-11-25")]).await;
    assert_eq!(page.status, 422, "tomorrow: {}", page.text());
    let page = marcus.post(&format!("{path}/payment"), &[("day", "2026-11-24"), ("note", "Invoice 17")]).await;
    assert!(page.says("Paid.") && page.says("Returned unused") && page.says("$6.00"), "{}", page.text());
    let balance = tandem.fund_now(fund).await.balance();
    assert_eq!((balance.spent, balance.encumbered), (Cents::dollars(280), Cents(0)));
    let page = marcus.post(&format!("{path}/reversal"), &[("amount", "280.01"), ("reason", "Twice")]).await;
    assert!(page.says("More cannot be taken back."), "{}", page.text());
    let page = marcus.post(&format!("{path}/reversal"), &[("amount", "40")]).await;
    assert!(page.says("Taken back.") && page.says("Twice"), "{}", page.text());
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/reversal"), &[("amount", "240"), ("reason", "All of it")]).await;
    assert!(page.form(&format!("{path}/reversal")).is_none(), "an end: {}", page.text());
    assert_eq!(tandem.fund_now(fund).await.balance().available(), Cents::dollars(1_000), "available again");
    assert!(denise.get(&format!("/cases/{case}")).await.says("Payment taken back: Bus pass, $240.00"), "the timeline");
});

both!(nobody_approves_their_own_request, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = tandem.wish(fund, case, need, 6200).await;
    let id = tandem.ask(&tandem.by(MARCUS).await, case, &wish).await.expect("a request");
    let path = path(case, id);
    for _ in ["at once", "by a second browser"] {
        let marcus = tandem.sign_in(MARCUS).await;
        let page = marcus.get(&path).await;
        assert!(page.form(&format!("{path}/approval")).is_none(), "no form: {}", page.text());
        for act in ["approval", "denial"] {
            let reason = (act == "denial").then(|| ("denied_for".to_owned(), "other".to_owned()));
            let pairs: Vec<_> = reason.into_iter().chain([("_version".to_owned(), "1".to_owned())]).collect();
            assert_eq!(marcus.send(&format!("{path}/{act}"), &pairs).await.status, 403, "{act}");
        }
    }
    assert_eq!(tandem.money_now(id).await.state, AuthorizationState::Requested, "still pending");
    assert_eq!(tandem.fund_now(fund).await.encumbered, Cents(0));
});

both!(nobody_pays_or_takes_back_what_they_asked_for, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    make_manager(tandem, program, ABDUL).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = tandem.wish(fund, case, need, 6200).await;
    let id = tandem.ask(&tandem.by(MARCUS).await, case, &wish).await.expect("a request");
    let path = path(case, id);
    let (marcus, abdul) = (tandem.sign_in(MARCUS).await, tandem.sign_in(ABDUL).await);
    abdul.get(&path).await;
    assert!(abdul.post(&format!("{path}/approval"), &[]).await.says("Approved."));
    for (act, state) in [("payment", AuthorizationState::Promised), ("reversal", AuthorizationState::Paid)] {
        let page = marcus.get(&path).await;
        assert!(page.form(&format!("{path}/{act}")).is_none() && page.says("Somebody else has to decide"), "{act}");
        let version = tandem.money_now(id).await.version.to_string();
        let why = if act == "reversal" { "reason" } else { "note" };
        let pairs = [("_version", &*version), ("amount", "62"), (why, "Twice")];
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!(marcus.send(&format!("{path}/{act}"), &pairs).await.status, 403, "{act}");
        assert_eq!(tandem.money_now(id).await.state, state);
        abdul.get(&path).await;
        abdul.post(&format!("{path}/{act}"), &[(why, "Twice")]).await;
    }
    assert_eq!(tandem.money_now(id).await.state, AuthorizationState::Reversed, "another does both");
});

both!(above_the_limit_a_second_person_approves, async |tandem| {
    let program = tandem.open_program().await;
    let limited =
        FundDetails { approval_limit: Some(Cents::dollars(500)), ..tandem.fund_details(program, 2_000).await };
    let fund = tandem.open_fund(limited).await;
    make_manager(tandem, program, ABDUL).await;
    let (case, id) = asked(tandem, program, fund, 50_001).await;
    let path = path(case, id);
    let (marcus, abdul) = (tandem.sign_in(MARCUS).await, tandem.sign_in(ABDUL).await);
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/approval"), &[]).await;
    assert!(page.says("Wants a second approval"), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.encumbered, Cents(0), "not yet");
    assert!(page.form(&format!("{path}/approval")).is_none(), "he is not the second: {}", page.text());
    let pairs = [("_version".to_owned(), "2".to_owned())];
    assert_eq!(marcus.send(&format!("{path}/approval"), &pairs).await.status, 403);
    abdul.get(&path).await;
    let page = abdul.post(&format!("{path}/approval"), &[]).await;
    assert!(page.says("Promised"), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.encumbered, Cents(50_001));
});

both!(a_denial_says_why_and_a_request_is_taken_back, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, id) = asked(tandem, program, fund, 6200).await;
    let path_of = |id| path(case, id);
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&path_of(id)).await;
    let denial = format!("{}/denial", path_of(id));
    assert!(marcus.post(&denial, &[]).await.says("still missing"), "a reason");
    let page = marcus.post(&denial, &[("denied_for", "other-source")]).await;
    assert!(page.says("Not approved: somebody else pays"), "{}", page.text());
    let pairs = [("_version".to_owned(), "1".to_owned())];
    let page = marcus.send(&format!("{}/approval", path_of(id)), &pairs).await;
    assert_eq!(page.status, 403, "he has decided: {}", page.text());
    let need = domain::support::needs::queries::of_case(tandem.store.read(), case).await.unwrap().remove(0).id;
    let wish = tandem.wish(fund, case, need, 6200).await;
    let again = tandem.ask(&tandem.by(DENISE).await, case, &wish).await.expect("a request");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path_of(again)).await;
    let page = denise.post(&format!("{}/withdrawal", path_of(again)), &[]).await;
    assert!(page.says("Request withdrawn"), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.lines, 1, "nothing was ever promised");
});

both!(what_was_promised_is_given_back_and_of_two_who_act_one_is_told, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 100).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 10_000).await;
    let path = path(case, id);
    let (denise, marcus) = (tandem.sign_in(DENISE).await, tandem.sign_in(MARCUS).await);
    denise.get(&path).await;
    marcus.get(&path).await;
    let page = denise.post(&format!("{path}/return"), &[("reason", "The shop closed")]).await;
    assert!(page.says("The fund has the money again.") && page.says("The shop closed"), "{}", page.text());
    let page = marcus.post(&format!("{path}/payment"), &[("amount", "much")]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    let old = [("_version".to_owned(), "2".to_owned()), ("amount".to_owned(), "100".to_owned())];
    let page = marcus.send(&format!("{path}/payment"), &old).await;
    assert!(page.says("Somebody else changed this meanwhile."), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.balance().available(), Cents::dollars(100));
    assert_eq!(tandem.sign_in(AGNES).await.get(&path).await.status, 404, "no sample of hers");
});

both!(a_payment_meets_the_need_and_is_a_service_where_the_fund_says_so, async |tandem| {
    let program = tandem.open_program().await;
    let service = tandem.kind(program, "career-planning").await;
    let details = FundDetails { service: Some(service), ..tandem.fund_details(program, 1_000).await };
    let fund = tandem.open_fund(details).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 6200).await;
    tandem.pay(id).await;
    let needs = domain::support::needs::queries::of_case(tandem.store.read(), case).await.unwrap();
    assert_eq!(needs[0].met_by, Some(domain::support::needs::rules::MetBy::Authorization));
    assert!(tandem.money_now(id).await.service_id.is_some());
});

both!(a_refused_form_keeps_the_version_that_it_was_drawn_from, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 100).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 10_000).await;
    let path = path(case, id);
    let (denise, marcus) = (tandem.sign_in(DENISE).await, tandem.sign_in(MARCUS).await);
    denise.get(&path).await;
    marcus.get(&path).await;
    assert!(denise.post(&format!("{path}/vouchers"), &[]).await.says("The voucher is out."));
    let page = marcus.post(&format!("{path}/payment"), &[("amount", "much")]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    let page = marcus.post(&format!("{path}/payment"), &[("amount", "100")]).await;
    assert!(page.says("Somebody else changed this meanwhile."), "unseen until now: {}", page.text());
    let page = marcus.post(&format!("{path}/payment"), &[]).await;
    assert!(page.says("Paid."), "now he has seen the voucher: {}", page.text());
});

both!(a_payment_taken_back_strikes_its_service_and_opens_its_need, async |tandem| {
    let program = tandem.open_program().await;
    let service = tandem.kind(program, "career-planning").await;
    let details = FundDetails { service: Some(service), ..tandem.fund_details(program, 1_000).await };
    let fund = tandem.open_fund(details).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 6200).await;
    tandem.pay(id).await;
    let service = tandem.money_now(id).await.service_id.expect("a service");
    assert_eq!(tandem.need_now(case, need).await.state, NeedState::Met);
    // The fund records nothing any more; what it recorded is struck all the same.
    let now = tandem.fund_now(fund).await;
    let silent = FundDetails { service: None, ..FundDetails::of(&now) };
    tandem.arrange(async move |act: &mut Act<'_>| change(act, fund, &silent, None, now.version).await).await;
    let version = tandem.money_now(id).await.version;
    let reversal = Reversal { amount: Cents(6200), reason: "Twice".to_owned() };
    tandem.arrange(async move |act: &mut Act<'_>| reverse(act, id, &reversal, version).await).await;
    let struck = services::Entity::find_by_id(service).one(tandem.store.read()).await.unwrap().expect("the service");
    assert!(struck.struck_at.is_some(), "struck");
    assert_eq!(tandem.money_now(id).await.service_id, None);
    assert_eq!(tandem.need_now(case, need).await.state, NeedState::Open);
});

both!(a_need_stays_met_while_other_money_meets_it, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let (first, second) = (tandem.promise(fund, case, need, 6200).await, tandem.promise(fund, case, need, 3000).await);
    tandem.pay(first).await;
    tandem.pay(second).await;
    for (id, amount, state) in [(first, 6200, NeedState::Met), (second, 3000, NeedState::Open)] {
        let version = tandem.money_now(id).await.version;
        let reversal = Reversal { amount: Cents(amount), reason: "Twice".to_owned() };
        tandem.arrange(async move |act: &mut Act<'_>| reverse(act, id, &reversal, version).await).await;
        assert_eq!(tandem.need_now(case, need).await.state, state);
    }
});

both!(a_payment_is_taken_back_though_the_need_was_opened_anew, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let id = tandem.promise(fund, case, need, 6200).await;
    tandem.pay(id).await;
    tandem.needs_a_ride(case).await;
    let version = tandem.money_now(id).await.version;
    let reversal = Reversal { amount: Cents(6200), reason: "Twice".to_owned() };
    tandem.arrange(async move |act: &mut Act<'_>| reverse(act, id, &reversal, version).await).await;
    assert_eq!(tandem.money_now(id).await.state, AuthorizationState::Reversed);
    assert_eq!(tandem.need_now(case, need).await.state, NeedState::Met, "of a kind one is open");
});

both!(money_for_a_need_that_was_settled_meanwhile_is_not_promised, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, id) = asked(tandem, program, fund, 6200).await;
    let need = tandem.money_now(id).await.need_id.expect("a need");
    let settlement = Settlement::met(tandem.today(), MetBy::Otherwise);
    tandem.arrange(async move |act: &mut Act<'_>| settle(act, case, need, 1, &settlement).await).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = path(case, id);
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/approval"), &[]).await;
    assert!(page.says("This need is settled."), "{}", page.text());
    assert_eq!(tandem.fund_now(fund).await.encumbered, Cents(0));
});
