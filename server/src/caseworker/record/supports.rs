//! The supports tab: what somebody needs, whom was asked to help, and what came of it. Opening a need.

use std::collections::BTreeMap;

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{CaseId, Coded, Day};
use domain::support::needs::queries::{likely, of_case};
use domain::support::needs::rules::{NeedKind, NeedState, Urgency};
use domain::support::needs::{Need, NeedDetails, NeedId, commands};
use domain::support::referrals::queries::{self as referrals, Asked};
use domain::support::referrals::rules::ReferralState;
use serde::Serialize;
use serde_json::{Value, json};

use super::authorizations::{Promise, promised};
use super::{Head, Tab, head, path};
use crate::caseworker::places::codes;
use crate::caseworker::supports::{DIRECTORY, glyph};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/supports.html";

/// The tab, and how a need is opened on it.
pub(super) fn pages() -> Vec<Page> {
    let page = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Support));
    vec![
        page("/cases/{case}/supports").drawn_by(TEMPLATE).get(show).samples(super::samples::supports),
        page("/cases/{case}/needs").post(open),
        page("/cases/{case}/needs/likely").post(open_likely),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    needs: Vec<Value>,
    settled: Vec<Value>,
    likely: Vec<&'static str>,
    likely_form: Option<Form>,
    opening: Option<Form>,
    kinds: Vec<&'static str>,
    urgencies: Vec<&'static str>,
    /// What was promised for it, for whoever may see that.
    money: Option<Promise>,
}

/// The address of the tab.
pub(super) fn tab(case: CaseId) -> String {
    format!("{}/supports", path(case))
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, None).await?;
    visit.page(TEMPLATE, view)
}

async fn open(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let opened = match typed.read(|fields| NeedDetails::read(fields, by.today)) {
        Ok(details) => {
            let open = async move |act: &mut Act<'_>| commands::open(act, case, &details).await;
            perform(visit.store(), &by, open).await
        }
        Err(stop) => Err(stop),
    };
    match opened {
        Ok(need) => Ok(visit.go_on(&format!("{}#need-{need}", tab(case)), "need-opened")),
        Err(stop) => {
            let opening = typed.refused(format!("{}/needs", path(case)), stop)?.named("need");
            visit.page_again(TEMPLATE, view(&visit, case, Some(opening)).await?)
        }
    }
}

async fn open_likely(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let opened = match typed.read(|fields| fields.choices::<NeedKind>("kinds")) {
        Ok(kinds) => {
            let open = async move |act: &mut Act<'_>| commands::open_likely(act, case, &kinds).await;
            perform(visit.store(), &visit.by(&typed)?, open).await
        }
        Err(stop) => Err(stop),
    };
    match opened {
        Ok(()) => Ok(visit.go_on(&tab(case), "need-opened")),
        Err(stop) => {
            let refused = typed.refused(format!("{}/needs", path(case)), stop)?;
            let opening = Form::new(refused.action.clone()).named("need");
            let opening = Form { general: refused.general, wrong: refused.wrong, ..opening };
            visit.page_again(TEMPLATE, view(&visit, case, Some(opening)).await?)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, refused: Option<Form>) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Supports).await?;
    let rights = &record.opened.rights;
    if !rights.reads(Permission::Support) {
        return Err(Oops::NotFound);
    }
    let (writes, db, today) = (rights.writes(Permission::Support), visit.store().read(), visit.today()?);
    let all = of_case(db, case).await?;
    let mut asked: BTreeMap<NeedId, Vec<Asked>> = BTreeMap::new();
    for one in referrals::of_case(db, case).await? {
        asked.entry(one.referral.need_id).or_default().push(one);
    }
    let likely = if writes { likely(db, case, &all).await? } else { Vec::new() };
    let drawn = |need: &Need| drawn(need, asked.get(&need.id).map_or(&[], Vec::as_slice), case, (writes, today));
    let form = || refused.unwrap_or_else(|| Form::new(format!("{}/needs", path(case))).named("need"));
    Ok(View {
        needs: all.iter().filter(|need| need.state == NeedState::Open).map(drawn).collect(),
        settled: all.iter().filter(|need| need.state != NeedState::Open).map(drawn).collect(),
        likely_form: (!likely.is_empty()).then(|| Form::new(format!("{}/needs/likely", path(case))).named("likely")),
        likely: likely.into_iter().map(Coded::code).collect(),
        opening: writes.then(form),
        kinds: codes::<NeedKind>(),
        urgencies: codes::<Urgency>(),
        money: promised(visit, &record).await?,
        record,
    })
}

fn drawn(need: &Need, asked: &[Asked], case: CaseId, (writes, today): (bool, Day)) -> Value {
    let open = need.state == NeedState::Open;
    let find = format!("{DIRECTORY}?kind={}&case={case}&need={}", need.kind.code(), need.id);
    json!({
        "id": need.id,
        "kind": need.kind.code(),
        "glyph": glyph(need.kind),
        "what": need.what,
        "urgency": need.urgency.code(),
        "note": need.note,
        "opened_on": need.opened_on,
        "days": today.days_since(need.opened_on),
        "state": need.state.code(),
        "settled_on": need.settled_on,
        "met_by": need.met_by.map(Coded::code),
        "because": need.settled_because.map(Coded::code),
        "settled_note": need.settled_note,
        "href": writes.then(|| format!("{}/needs/{}", path(case), need.id)),
        "find": (writes && open).then_some(find),
        "asked": asked.iter().map(|one| drawn_referral(one, case, writes, today)).collect::<Vec<_>>(),
    })
}

fn drawn_referral(asked: &Asked, case: CaseId, writes: bool, today: Day) -> Value {
    let referral = &asked.referral;
    let (tone, glyph) = match referral.state {
        ReferralState::Sent if today.days_since(referral.sent_on) >= LATE_AFTER => ("bad", "alert"),
        ReferralState::Sent => ("note", "mail"),
        ReferralState::Accepted | ReferralState::Served => ("good", "check"),
        ReferralState::Declined | ReferralState::NoShow => ("warn", "undo"),
        ReferralState::Withdrawn => ("quiet", "minus"),
    };
    json!({
        "provider": asked.provider.name,
        "service": asked.service.as_ref().map(|service| &service.name).filter(|name| **name != asked.provider.name),
        "way": referral.way.code(),
        "state": referral.state.code(),
        "tone": tone,
        "glyph": glyph,
        "sent_on": referral.sent_on,
        "day": referral.served_on.or(referral.answered_on),
        "because": referral.because.map(Coded::code),
        "note": referral.note,
        "said_by": referral.said_by,
        "href": (writes && referral.state != ReferralState::Withdrawn)
            .then(|| format!("{}/referrals/{}", path(case), referral.id)),
    })
}

/// Days without an answer after which a referral is late: the day its task is due.
const LATE_AFTER: i64 = 5;
