//! A referral: sent under a release or without a name, answered by word of mouth, corrected, withdrawn.

use domain::access::Act;
use domain::access::links;
use domain::intake::services;
use domain::support::needs::commands::settle;
use domain::support::needs::rules::{MetBy, NeedKind, NeedState};
use domain::support::needs::{self, NeedId, Settlement};
use domain::support::referrals::answering::{answer, correct};
use domain::support::referrals::rules::ReferralState::{NoShow, Served};
use domain::support::referrals::rules::{ReferralState, ReferralWay};
use domain::support::referrals::{self, AnswerDetails, Entity, ServiceReferral, ServiceReferralId};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::{ABDUL, DENISE};
use tests::{Help, Page, TestTandem, Visitor, both};

use super::arranged::{Someone, released};

/// What a release to Little Oaks says.
pub const TO_OAKS: [(&str, &str); 5] = [
    ("kind", "partner-service"),
    ("recipient_name", "Little Oaks"),
    ("categories", "name"),
    ("categories", "services"),
    ("purpose", "Child care during class"),
];

struct Story {
    rosa: Someone,
    need: NeedId,
    help: Help,
}

async fn story(tandem: &TestTandem) -> Story {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let rosa = Someone { participant: tandem.case(case).await.participant_id, case, program: program.id };
    Story { rosa, need: tandem.need(case, NeedKind::ChildCare).await, help: tandem.little_oaks().await }
}

async fn send(visitor: &Visitor, story: &Story, typed: &[(&str, &str)]) -> Page {
    let Story { rosa, need, help } = story;
    let page = visitor.get(&format!("/cases/{}/referrals/new?need={need}&service={}", rosa.case, help.service)).await;
    let action = page.forms().into_iter().find(|form| form.action.contains("referrals/new")).expect("a form").action;
    visitor.post(&action, typed).await
}

async fn state(tandem: &TestTandem, id: ServiceReferralId) -> ServiceReferral {
    Entity::find_by_id(id).one(tandem.store.read()).await.unwrap().unwrap()
}

async fn only(tandem: &TestTandem) -> ServiceReferral {
    Entity::find().one(tandem.store.read()).await.unwrap().unwrap()
}

both!(without_a_release_no_name_is_told, async |tandem| {
    let story = story(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    for way in ["mail", "call"] {
        let page = send(&denise, &story, &[("way", way)]).await;
        assert_eq!(page.status, 422);
        assert!(
            page.wrong().iter().any(|wrong| wrong.contains("No release lets Little Oaks know")),
            "{:?}",
            page.wrong()
        );
    }
    let to_others =
        [("kind", "partner-service"), ("recipient_name", "YMCA"), ("categories", "name"), ("categories", "services")];
    released(tandem, story.rosa, &to_others).await;
    assert_eq!(send(&denise, &story, &[("way", "mail")]).await.status, 422, "a release to somebody else is none");
    let page = send(&denise, &story, &[("way", "given")]).await;
    assert!(page.says("Referred.") && page.says("Address given, no name told"), "{}", page.text());
    let page = send(&denise, &story, &[("way", "given")]).await;
    assert!(page.says("Little Oaks is asked about this need already."), "{}", page.text());
    tandem.run_worker().await;
    assert!(tandem.mailbox().is_empty());
});

both!(a_mail_leaves_that_names_nobody_and_an_answer_is_awaited_for_five_days, async |tandem| {
    let story = story(tandem).await;
    released(tandem, story.rosa, &TO_OAKS).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = send(&denise, &story, &[("message", "Her class begins Dec 7.")]).await;
    assert!(page.says("Referred.") && page.says("By mail with a link"), "{}", page.text());
    tandem.run_worker().await;
    let mail = tandem.last_mail_to("office@oaks.example");
    for secret in ["Rosa", "Maldonado", "child", "Child", "Dec 7"] {
        assert!(
            !mail.text.contains(secret) && !mail.html.contains(secret) && !mail.subject.contains(secret),
            "{secret}"
        );
    }
    let waits = async || {
        let tasks = tandem.tasks(story.rosa.case).await;
        tasks.into_iter().filter(|(code, ..)| code.contains("referral")).map(|(_, state, _)| state).collect::<Vec<_>>()
    };
    assert_eq!(waits().await, ["planned"]);
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    tandem.run_worker().await;
    assert_eq!(waits().await, ["open"], "once");
    let referral = only(tandem).await;
    let path = format!("/cases/{}/referrals/{}", story.rosa.case, referral.id);
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    denise.post(&path, &[("answer", "accepted"), ("said_by", "Mrs. Oakes")]).await;
    assert_eq!(waits().await, ["done"], "the answer was what the task asked for");
});

both!(whoever_was_served_has_a_need_less_and_a_service_more, async |tandem| {
    let story = story(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    send(&denise, &story, &[("way", "given")]).await;
    let id = only(tandem).await.id;
    let before = tandem.case(story.rosa.case).await.last_service_on;
    let path = format!("/cases/{}/referrals/{id}", story.rosa.case);
    denise.get(&path).await;
    for (typed, told) in [
        ([("answer", "served"), ("said_by", ""), ("day", "2026-11-24")], "Who said so"),
        ([("answer", "served"), ("said_by", "Mrs. Oakes"), ("day", "2026-11-30")], "in the future"),
        ([("answer", "served"), ("said_by", "Mrs. Oakes"), ("day", "2026-11-20")], "must be"),
        ([("answer", "declined"), ("said_by", "Mrs. Oakes"), ("day", "2026-11-24")], "Why"),
    ] {
        let page = denise.post(&path, &typed).await;
        assert_eq!(page.status, 422);
        assert!(page.wrong().join(" ").contains(told), "{told}: {:?}", page.wrong());
    }
    let page = denise.post(&path, &[("answer", "served"), ("said_by", "Mrs. Oakes"), ("day", "2026-11-24")]).await;
    assert!(page.says("The answer stands.") && page.says("said by Mrs. Oakes"), "{}", page.text());
    let need = needs::Entity::find_by_id(story.need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(need.state, NeedState::Met);
    let given = state(tandem, id).await.service_id.expect("a service was given");
    let service = services::Entity::find_by_id(given).one(tandem.store.read()).await.unwrap().unwrap();
    assert!(!service.class.is_qualifying(), "a supportive service");
    assert_eq!(tandem.case(story.rosa.case).await.last_service_on, before, "it keeps nothing open");
    denise.get(&path).await;
    let declined = [("answer", "declined"), ("because", "full"), ("said_by", "Mrs. Oakes"), ("day", "2026-11-24")];
    let page = denise.post(&path, &declined).await;
    assert!(page.says("The answer was corrected"), "{}", page.text());
    let service = services::Entity::find_by_id(given).one(tandem.store.read()).await.unwrap().unwrap();
    assert!(service.struck_at.is_some(), "what followed from the wrong answer is taken back");
    let need = needs::Entity::find_by_id(story.need).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(need.state, NeedState::Open);
});

both!(a_withdrawn_referral_is_over, async |tandem| {
    let story = story(tandem).await;
    released(tandem, story.rosa, &TO_OAKS).await;
    let denise = tandem.sign_in(DENISE).await;
    send(&denise, &story, &[]).await;
    let id = only(tandem).await.id;
    let path = format!("/cases/{}/referrals/{id}", story.rosa.case);
    denise.get(&path).await;
    assert_eq!(denise.post(&format!("{path}/withdrawal"), &[]).await.status, 422, "it says why");
    let page = denise.post(&format!("{path}/withdrawal"), &[("reason", "She moved.")]).await;
    assert!(page.says("The referral was withdrawn."), "{}", page.text());
    assert_eq!(state(tandem, id).await.state, ReferralState::Withdrawn);
    let link = links::Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    assert!(link.used_at.is_some(), "its link is over");
    tandem.run_worker().await;
    assert!(tandem.mailbox().is_empty(), "its mail did not leave");
});

both!(another_caseworker_sees_no_referral, async |tandem| {
    let story = story(tandem).await;
    let id = tandem.refer(story.rosa.case, story.need, story.help, ReferralWay::Given).await;
    let abdul = tandem.sign_in(ABDUL).await;
    let path = format!("/cases/{}/referrals/{id}", story.rosa.case);
    assert_eq!(abdul.get(&path).await.status, 404);
    let pairs = [("_version", "1"), ("answer", "served"), ("said_by", "Mrs. Oakes")];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(abdul.send(&path, &pairs).await.status, 404);
    assert_eq!(state(tandem, id).await.state, ReferralState::Sent);
    let other = tandem
        .active(
            tests::Program { id: story.rosa.program, site: tandem.case(story.rosa.case).await.site_id },
            "Omar Haddad",
            ABDUL,
        )
        .await;
    let need = tandem.need(other, NeedKind::ChildCare).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise
        .get(&format!("/cases/{}/referrals/new?need={need}&service={}", story.rosa.case, story.help.service))
        .await;
    assert_eq!(page.status, 404, "somebody else's need");
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 1);
});

both!(a_need_stays_met_while_another_provider_met_it, async |tandem| {
    let story = story(tandem).await;
    let ymca = tandem.provider(&[("name", "YMCA")], "After school", NeedKind::ChildCare, "Port Larkin").await;
    let first = tandem.refer(story.rosa.case, story.need, story.help, ReferralWay::Given).await;
    let second = tandem.refer(story.rosa.case, story.need, ymca, ReferralWay::Given).await;
    let served = tandem.today();
    let case = story.rosa.case;
    let said =
        move |state| AnswerDetails { state, day: served, because: None, note: None, said_by: Some("Ann".into()) };
    tandem.arrange(async move |act: &mut Act<'_>| answer(act, case, first, 1, &said(Served)).await).await;
    // The second was taken back with the need; somebody writes down that they helped all the same.
    assert_eq!(state(tandem, second).await.state, ReferralState::Withdrawn);
    let row = referrals::ActiveModel { id: Set(second), state: Set(ReferralState::NoShow), ..Default::default() };
    Entity::update(row).exec(tandem.store.for_migrations()).await.unwrap();
    tandem.arrange(async move |act: &mut Act<'_>| correct(act, case, second, 2, &said(Served)).await).await;
    tandem.arrange(async move |act: &mut Act<'_>| correct(act, case, first, 2, &said(NoShow)).await).await;
    assert_eq!(tandem.need_now(case, story.need).await.state, NeedState::Met, "the second met it");
    tandem.arrange(async move |act: &mut Act<'_>| correct(act, case, second, 3, &said(NoShow)).await).await;
    assert_eq!(tandem.need_now(case, story.need).await.state, NeedState::Open);
});

both!(a_correction_asks_no_provider_twice_and_about_no_settled_need, async |tandem| {
    let story = story(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let case = story.rosa.case;
    let first = tandem.refer(case, story.need, story.help, ReferralWay::Given).await;
    let path = format!("/cases/{case}/referrals/{first}");
    denise.get(&path).await;
    denise.post(&path, &[("answer", "no-show"), ("said_by", "Mrs. Oakes")]).await;
    tandem.refer(case, story.need, story.help, ReferralWay::Given).await;
    denise.get(&path).await;
    let page = denise.post(&path, &[("answer", "accepted"), ("said_by", "Mrs. Oakes")]).await;
    assert!(page.says("Little Oaks is asked about this need already."), "{}", page.text());
    let settlement = Settlement::met(tandem.today(), MetBy::Otherwise);
    let need = story.need;
    tandem.arrange(async move |act: &mut Act<'_>| settle(act, case, need, 1, &settlement).await).await;
    denise.get(&path).await;
    let page = denise.post(&path, &[("answer", "accepted"), ("said_by", "Mrs. Oakes")]).await;
    assert_eq!(page.status, 422, "settled by now: {}", page.text());
    assert_eq!(state(tandem, first).await.state, ReferralState::NoShow);
});

both!(whoever_refers_a_need_that_was_settled_meanwhile_is_told_so, async |tandem| {
    let story = story(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let Story { rosa, need, help } = &story;
    denise.get(&format!("/cases/{}/referrals/new?need={need}&service={}", rosa.case, help.service)).await;
    let action = denise.page().forms().into_iter().find(|form| form.action.contains("referrals/new")).unwrap().action;
    let (case, need) = (rosa.case, *need);
    let settlement = Settlement::met(tandem.today(), MetBy::Otherwise);
    tandem.arrange(async move |act: &mut Act<'_>| settle(act, case, need, 1, &settlement).await).await;
    let page = denise.post(&action, &[("way", "given"), ("message", "Her class begins.")]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.says("Her class begins."), "nothing typed is lost: {}", page.text());
});
