//! One need: corrected, settled, opened again.

use domain::support::needs::Entity;
use domain::support::needs::rules::{MetBy, NeedKind, NeedState, SettledBecause};
use domain::support::referrals;
use domain::support::referrals::rules::{ReferralState, ReferralWay};
use sea_orm::EntityTrait;
use tests::both;
use tests::people::DENISE;

both!(a_need_is_settled_with_its_reason_and_opened_again, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let need = tandem.need(rosa, NeedKind::ChildCare).await;
    let referral = tandem.refer(rosa, need, tandem.little_oaks().await, ReferralWay::Given).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/needs/{need}");
    denise.get(&path).await;
    let settle = format!("{path}/settlement");
    for (state, because) in [("unmet", ""), ("unmet", "mistake"), ("met", "")] {
        let day = if state == "met" { "2026-11-01" } else { "2026-11-24" };
        let page = denise.post(&settle, &[("state", state), ("because", because), ("day", day)]).await;
        assert_eq!(page.status, 422, "{state} {because}");
    }
    let page = denise.post(&settle, &[("state", "unmet"), ("because", "no-place"), ("day", "2026-11-24")]).await;
    assert!(page.says("The need is settled.") && page.says("No place free"), "{}", page.text());
    let row = Entity::find_by_id(need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!((row.state, row.settled_because), (NeedState::Unmet, Some(SettledBecause::NoPlace)));
    let asked = referrals::Entity::find_by_id(referral).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(asked.state, ReferralState::Withdrawn, "nobody is waited for any more");
    denise.get(&path).await;
    let page = denise.post(&format!("{path}/reopening"), &[]).await;
    assert!(page.says("The need is open again."), "{}", page.text());
    denise.get(&path).await;
    denise.post(&settle, &[("state", "met"), ("note", "Her mother helps.")]).await;
    let row = Entity::find_by_id(need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!((row.state, row.met_by, row.settled_because), (NeedState::Met, Some(MetBy::Otherwise), None));
    let page = denise.get(&format!("/cases/{rosa}")).await;
    assert!(page.says("Child care: Met") && page.says("Her mother helps."), "{}", page.text());
});

both!(whoever_looks_at_an_older_version_overwrites_nothing, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let need = tandem.need(rosa, NeedKind::ChildCare).await;
    let path = format!("/cases/{rosa}/needs/{need}");
    let (one, other) = (tandem.sign_in(DENISE).await, tandem.sign_in(DENISE).await);
    one.get(&path).await;
    other.get(&path).await;
    one.post(&path, &[("what", "Mornings"), ("kind", "transport")]).await;
    let page = other.post(&path, &[("what", "Nights"), ("day", "2031-01-01")]).await;
    assert_eq!(page.status, 422, "a day to come");
    let page = other.post(&path, &[("day", "2026-11-24")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Denise Okafor saved this"), "{}", page.text());
    assert!(page.says("Mornings") && page.says("Nights"), "both: {}", page.text());
    let row = Entity::find_by_id(need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!((row.kind, row.what.as_deref()), (NeedKind::Transport, Some("Mornings")));
    let page = one.get(&format!("/cases/{rosa}/history")).await;
    assert!(page.says("Mornings"), "{}", page.text());
});
