//! The board of needs: open, under way, met; what waits longest on top.

use domain::access::Permission;
use domain::shared::{Coded, Day};
use domain::support::board::{After, Card, Lane, Laned, Narrowed, lane};
use domain::support::needs::rules::NeedKind;
use domain::support::referrals::rules::ReferralState;
use serde::Serialize;
use serde_json::{Value, json};

use super::glyph;
use crate::caseworker::places::codes;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/supports/board.html";
/// Cards of each lane on the board.
const IN_A_LANE: u64 = 12;
/// Cards of a lane that is looked at alone.
const ALONE: u64 = 60;
/// Days without an answer after which a referral is late: the day its task is due.
const LATE_AFTER: i64 = 5;
/// Days after which an open need has waited long.
const LONG: i64 = 7;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/supports", Face::Caseworker, Access::May(Permission::Support))
        .drawn_by(TEMPLATE)
        .nav(6, "hand", "nav-supports")
        .get(show)
        .samples(super::samples::board)
}

#[derive(Serialize)]
struct View {
    lanes: Vec<Value>,
    on_the_way: u64,
    unanswered: usize,
    alone: Option<Lane>,
    mine: bool,
    kind: Option<NeedKind>,
    kinds: Vec<&'static str>,
    back: Option<String>,
    sees_money: bool,
}

async fn show(visit: Visit) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let narrowed = Narrowed {
        mine: visit.asked("whose").as_deref() != Some("everyone"),
        kind: visit.asked("kind").and_then(|code| NeedKind::from_code(&code)),
    };
    let alone = visit.asked("lane").and_then(|code| Lane::from_code(&code));
    let after = visit.asked("after").as_deref().and_then(after);
    let (mut lanes, mut on_the_way, mut unanswered) = (Vec::new(), 0, 0);
    for each in Lane::ALL.iter().filter(|lane| alone.is_none_or(|alone| alone == **lane)) {
        let most = if alone.is_some() { ALONE } else { IN_A_LANE };
        let laned = lane(db, (reader, today), *each, narrowed, (after.filter(|_| alone.is_some()), most)).await?;
        if *each != Lane::Met {
            on_the_way += laned.count;
        }
        unanswered += laned.cards.iter().filter(|card| is_late(card, today)).count();
        lanes.push(drawn(&visit, *each, laned, alone.is_some(), today)?);
    }
    let back = alone.map(|_| narrowed_to("/supports?", &narrowed));
    let sees_money = reader.may(Permission::ViewMoney);
    let (mine, kind, kinds) = (narrowed.mine, narrowed.kind, codes::<NeedKind>());
    visit.page(TEMPLATE, View { lanes, on_the_way, unanswered, alone, mine, kind, kinds, back, sees_money })
}

/// Where the page before ended, as its address carries it: `2026-11-24.<need>`.
fn after(text: &str) -> Option<After> {
    let (day, id) = text.split_once('.')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn narrowed_to(start: &str, narrowed: &Narrowed) -> String {
    let whose = if narrowed.mine { "" } else { "&whose=everyone" };
    let kind = narrowed.kind.map(|kind| format!("&kind={}", kind.code())).unwrap_or_default();
    format!("{start}{whose}{kind}")
}

fn drawn(visit: &Visit, lane: Lane, laned: Laned, alone: bool, today: Day) -> Result<Value, Oops> {
    let narrowed = Narrowed {
        mine: visit.asked("whose").as_deref() != Some("everyone"),
        kind: visit.asked("kind").and_then(|code| NeedKind::from_code(&code)),
    };
    let all = narrowed_to(&format!("/supports?lane={}", lane.code()), &narrowed);
    let next = laned.next.map(|(day, id)| format!("{all}&after={day}.{id}"));
    Ok(json!({
        "code": lane.code(),
        "count": laned.count,
        "cards": laned.cards.iter().map(|card| drawn_card(card, lane, today)).collect::<Vec<_>>(),
        "all": next.as_ref().filter(|_| !alone).map(|_| all.clone()),
        "next": next.filter(|_| alone),
    }))
}

fn drawn_card(card: &Card, lane: Lane, today: Day) -> Value {
    let tab = format!("{}/supports", record::path(card.case.id));
    let days = today.days_since(card.need.opened_on);
    let referral = card.asked.as_ref().map(|asked| &asked.referral);
    let state = match (lane, referral) {
        (Lane::Met, _) => json!({ "tone": "good", "glyph": "check", "key": "support-met", "days": 0,
            "day": card.need.settled_on }),
        (Lane::Waiting, Some(referral)) if referral.state == ReferralState::Accepted => {
            json!({ "tone": "good", "glyph": "check", "key": "support-accepted", "days": 0, "day": referral.answered_on })
        }
        (Lane::Waiting, Some(referral)) => {
            let waits = today.days_since(referral.sent_on);
            let (tone, glyph) = if waits >= LATE_AFTER { ("bad", "alert") } else { ("note", "mail") };
            json!({ "tone": tone, "glyph": glyph, "key": if waits > 0 { "support-no-answer" } else { "support-sent" },
                "days": waits, "day": referral.sent_on })
        }
        (_, Some(referral)) if !referral.state.is_under_way() => {
            json!({ "tone": "warn", "glyph": "undo", "key": format!("support-was-{}", referral.state.code()), "days": days,
                "day": referral.answered_on })
        }
        _ => {
            let tone = if days >= LONG || card.need.urgency.code() == "now" { "warn" } else { "quiet" };
            json!({ "tone": tone, "glyph": "clock", "key": "support-days-open", "days": days, "day": card.need.opened_on })
        }
    };
    json!({
        "name": card.participant.name(),
        "href": tab,
        "kind": card.need.kind.code(),
        "glyph": glyph(card.need.kind),
        "what": card.need.what,
        "urgent": card.need.urgency.code() == "now",
        "state": state,
        "provider": card.asked.as_ref().map(|asked| &asked.provider.name),
        "note": card.need.note,
        "act": act(card, lane, &tab),
    })
}

/// The next thing to do.
fn act(card: &Card, lane: Lane, tab: &str) -> Option<Value> {
    let path = record::path(card.case.id);
    match (lane, &card.asked) {
        (Lane::Open, _) => {
            let find = format!(
                "{}?kind={}&case={}&need={}",
                super::DIRECTORY,
                card.need.kind.code(),
                card.case.id,
                card.need.id
            );
            Some(json!({ "href": find, "key": "support-refer" }))
        }
        (Lane::Waiting, Some(asked)) => {
            Some(json!({ "href": format!("{path}/referrals/{}", asked.referral.id), "key": "support-write-answer" }))
        }
        (Lane::Waiting | Lane::Met, _) => Some(json!({ "href": tab, "key": "support-look" })),
    }
}

fn is_late(card: &Card, today: Day) -> bool {
    let sent = |referral: &domain::support::referrals::ServiceReferral| {
        referral.state == ReferralState::Sent && today.days_since(referral.sent_on) >= LATE_AFTER
    };
    card.asked.as_ref().is_some_and(|asked| sent(&asked.referral))
}
