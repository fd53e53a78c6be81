//! A provider answers a referral by link.

use domain::access::{Act, audit, links};
use domain::intake::releases::{self, RevocationDetails, lists::Signer};
use domain::intake::timeline;
use domain::perform;
use domain::support::needs::rules::{NeedKind, NeedState};
use domain::support::needs::{self, NeedId};
use domain::support::referrals::rules::{ReferralState, ReferralWay};
use domain::support::referrals::{Entity, ServiceReferral, ServiceReferralId, commands};
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::DENISE;
use tests::{TestTandem, both};

use crate::caseworker::record::arranged::{Someone, released};
use crate::caseworker::record::referral::TO_OAKS;

struct Story {
    rosa: Someone,
    need: NeedId,
    referral: ServiceReferralId,
    release: releases::ReleaseId,
    link: String,
}

/// A mail with a link reached Little Oaks.
async fn asked(tandem: &TestTandem, more: &[(&str, &str)]) -> Story {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let rosa = Someone { participant: tandem.case(case).await.participant_id, case, program: program.id };
    let need = tandem.need(case, NeedKind::ChildCare).await;
    let help = tandem.little_oaks().await;
    let release = released(tandem, rosa, &[&TO_OAKS[..], more].concat()).await;
    let referral = tandem.refer(case, need, help, ReferralWay::Mail).await;
    tandem.run_worker().await;
    let link = tandem.last_mail_to("office@oaks.example").link().to_owned();
    let link = link.split_once("/r/").map(|(_, token)| format!("/r/{token}")).expect("a link");
    Story { rosa, need, referral, release, link }
}

async fn referral(tandem: &TestTandem, story: &Story) -> ServiceReferral {
    Entity::find_by_id(story.referral).one(tandem.store.read()).await.unwrap().unwrap()
}

both!(a_provider_accepts_and_later_says_that_they_helped, async |tandem| {
    let story = asked(tandem, &[]).await;
    let oaks = tandem.visitor();
    let page = oaks.get(&story.link).await;
    assert_eq!(page.heading(), "Can you help?");
    assert!(page.says("Rosa Maldonado") && page.says("Child care: Tue and Thu evenings"), "{}", page.text());
    assert!(page.says("Her class begins Dec 7.") && !page.says("210-555"), "no number was released: {}", page.text());
    let page = oaks.post(&story.link, &[("answer", "accepted")]).await;
    assert_eq!(page.heading(), "You said you will help Rosa Maldonado", "{}", page.text());
    assert_eq!(referral(tandem, &story).await.state, ReferralState::Accepted);
    tandem.let_days_pass(3);
    let page = oaks.get(&format!("{}?lang=es", story.link)).await;
    assert_eq!(page.heading(), "Usted dijo que ayudará a Rosa Maldonado");
    let page = oaks.post(&format!("{}?lang=es", story.link), &[("answer", "served"), ("day", "2026-11-26")]).await;
    assert_eq!(page.heading(), "Gracias", "{}", page.text());
    let now = referral(tandem, &story).await;
    assert_eq!(
        (now.state, now.by_link, now.served_on.map(|day| day.iso())),
        (ReferralState::Served, true, Some("2026-11-26".into()))
    );
    let need = needs::Entity::find_by_id(story.need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(need.state, NeedState::Met);
    let page = oaks.get(&story.link).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (410, "This link does not work any more"));
    assert!(!page.says("Rosa"));
    tandem.run_worker().await;
});

both!(a_mail_scanner_that_opens_the_link_changes_nothing, async |tandem| {
    let story = asked(tandem, &[]).await;
    let changes = async || {
        let lines = timeline::Entity::find().count(tandem.store.read()).await.unwrap();
        let links = links::Entity::find().all(tandem.store.read()).await.unwrap();
        let entries = audit::Entity::find().count(tandem.store.read()).await.unwrap();
        (lines, links, entries, referral(tandem, &story).await)
    };
    let before = changes().await;
    for number in 1..=3 {
        let scanner = tandem.visitor_from([127, 0, 0, number + 50].into());
        for method in [Method::HEAD, Method::GET] {
            assert_eq!(scanner.bare_request(method, &story.link).send().await.unwrap().status(), 200);
        }
    }
    assert_eq!(before, changes().await);
});

both!(a_page_tells_as_much_as_was_released_and_for_as_long, async |tandem| {
    let story = asked(tandem, &[("categories", "contact")]).await;
    let oaks = tandem.visitor();
    let page = oaks.get(&story.link).await;
    assert!(page.says("Rosa Maldonado"), "{}", page.text());
    let today = tandem.today();
    let details = RevocationDetails { told_by: Signer::Participant, told_on: today };
    let (case, release) = (story.rosa.case, story.release);
    let revoke = async move |act: &mut Act<'_>| releases::commands::revoke(act, case, release, &details).await;
    perform(&tandem.store, &tandem.operator().await, revoke).await.unwrap();
    let page = oaks.get(&story.link).await;
    assert_eq!(page.status, 410, "what was released no more is told no more");
    assert!(!page.says("Rosa"));
    let pairs = [("answer".to_owned(), "served".to_owned())];
    assert_eq!(oaks.send(&story.link, &pairs).await.status, 410);
    assert_eq!(referral(tandem, &story).await.state, ReferralState::Sent);
});

both!(a_link_that_is_over_takes_nothing, async |tandem| {
    let story = asked(tandem, &[]).await;
    let oaks = tandem.visitor();
    oaks.get(&story.link).await;
    let declined = oaks.post(&story.link, &[("answer", "declined")]).await;
    assert_eq!(declined.status, 422, "why not is asked");
    let declined = oaks.post(&story.link, &[("answer", "declined"), ("because", "full")]).await;
    assert_eq!(declined.heading(), "Thank you", "{}", declined.text());
    let before = referral(tandem, &story).await;
    let pairs = [("answer".to_owned(), "served".to_owned())];
    assert_eq!(oaks.send(&story.link, &pairs).await.status, 410, "a second answer");
    assert_eq!(referral(tandem, &story).await, before);
    let made_up = oaks.get(&format!("/r/{}", "a".repeat(43))).await;
    assert_eq!(made_up.status, 410);
    assert_eq!(made_up.html_without_chance(), oaks.get(&story.link).await.html_without_chance());
});

both!(a_link_ends_with_its_time, async |tandem| {
    let story = asked(tandem, &[]).await;
    let oaks = tandem.visitor();
    oaks.get(&story.link).await;
    tandem.let_days_pass(61);
    let page = oaks.post(&story.link, &[("answer", "accepted")]).await;
    assert_eq!(page.status, 410);
    assert_eq!(referral(tandem, &story).await.state, ReferralState::Sent);
    tandem.run_worker().await;
});

both!(an_answer_and_a_withdrawal_at_once_end_in_one_of_both, async |tandem| {
    let story = asked(tandem, &[]).await;
    let oaks = tandem.visitor();
    oaks.get(&story.link).await;
    let (case, id, by) = (story.rosa.case, story.referral, tandem.operator().await);
    let withdraw = perform(&tandem.store, &by, async move |act: &mut Act<'_>| {
        commands::withdraw(act, case, id, 1, "She moved.").await
    });
    let (page, withdrawn) = tokio::join!(oaks.post(&story.link, &[("answer", "served")]), withdraw);
    let now = referral(tandem, &story).await;
    match withdrawn {
        Ok(()) => assert_eq!((now.state, page.status.as_u16()), (ReferralState::Withdrawn, 410)),
        Err(_) => assert_eq!((now.state, page.status.as_u16()), (ReferralState::Served, 200)),
    }
    let need = needs::Entity::find_by_id(story.need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(need.state == NeedState::Met, now.state == ReferralState::Served, "the need agrees with it");
    tandem.run_worker().await;
});
