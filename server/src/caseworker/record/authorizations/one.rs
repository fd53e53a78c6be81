//! One authorization: what was asked and answered, who decided, where its money went, and what can be done now.

use domain::access::Permission;
use domain::shared::{CaseId, Cents, Coded, Day, Instant, Stop, UserId};
use domain::support::authorizations::queries::{Decision, Promised, decisions_of, find, lines_of};
use domain::support::authorizations::rules::DeniedFor;
use domain::support::authorizations::{Authorization, AuthorizationId};
use domain::support::funds::ledger;
use domain::support::needs::queries::find as find_need;
use domain::support::stock::queries::serials_of;
use serde::Serialize;

use super::deed::{Deed, done};
use super::path;
use crate::caseworker::places::codes;
use crate::caseworker::record::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/authorizations/one.html";

/// The page, and what is done with an authorization.
pub(super) fn pages() -> Vec<Page> {
    let path = "/cases/{case}/supports/authorizations/{authorization}";
    let shown = Page::new(path, Face::Caseworker, Access::May(Permission::ViewMoney));
    vec![
        shown.drawn_by(TEMPLATE).get(show).samples(super::samples::one),
        Deed::Approve.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Approve)),
        Deed::Deny.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Deny)),
        Deed::Withdraw.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Withdraw)),
        Deed::Voucher.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Voucher)),
        Deed::Pay.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Pay)),
        Deed::Return.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Return)),
        Deed::Reverse.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::Reverse)),
        Deed::BringBack.page().post(|visit: Visit, id: Of, typed: Typed| act(visit, id, typed, Deed::BringBack)),
    ]
}

/// Which authorization of which case.
type Of = Id<(CaseId, AuthorizationId)>;

#[derive(Serialize)]
struct View {
    record: Head,
    what: String,
    purpose: &'static str,
    payee: Option<String>,
    amount: Cents,
    paid: Cents,
    reversed: Cents,
    state: &'static str,
    asked_on: Day,
    asked_by: Option<String>,
    last_day: Day,
    voucher: Option<i32>,
    print: Option<String>,
    serial: Option<String>,
    fund: String,
    available: Cents,
    audit: Answers,
    decisions: Vec<DecisionRow>,
    lines: Vec<LineRow>,
    deeds: Vec<DeedForm>,
    /// Why an act was refused that cannot be done any more.
    refused: Option<Form>,
    /// Whether something waits for somebody else: the reader asked for it, or approved it before.
    waits_for_another: bool,
    reasons: Vec<&'static str>,
}

/// What was answered of an auditor's questions.
#[derive(Serialize)]
struct Answers {
    need: Option<&'static str>,
    need_what: Option<String>,
    plan_words: Option<String>,
    has_plan: bool,
    activity: String,
    no_other_source: String,
    other_aid: Option<String>,
}

#[derive(Serialize)]
struct DecisionRow {
    who: Option<String>,
    at: Instant,
    denied_for: Option<&'static str>,
    note: Option<String>,
}

#[derive(Serialize)]
struct LineRow {
    kind: &'static str,
    day: Day,
    note: Option<String>,
    encumbered: Option<Cents>,
    spent: Option<Cents>,
}

/// Something that can be done, with its form.
#[derive(Serialize)]
struct DeedForm {
    deed: &'static str,
    form: Form,
}

async fn show(visit: Visit, Id((case, id)): Of) -> Answered {
    let view = view(&visit, case, id, None).await?;
    visit.page(TEMPLATE, view)
}

async fn act(visit: Visit, Id((case, id)): Of, typed: Typed, deed: Deed) -> Answered {
    let record = head(&visit, case, Tab::Supports).await?;
    find(visit.store().read(), record.id, id).await?.ok_or(Oops::NotFound)?;
    match done(&visit, id, deed, &typed).await {
        Ok(()) => Ok(visit.go_on(&path(case, id), &format!("money-{}", deed.code()))),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let mut form = typed.refused(deed.action(case, id), stop)?;
            if conflict {
                // Whoever sends it once more has been told that somebody else changed it.
                form.version = find(visit.store().read(), case, id).await?.map(|now| now.authorization.version);
            }
            let view = view(&visit, case, id, Some((deed, form))).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, id: AuthorizationId, refused: Option<(Deed, Form)>) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Supports).await?;
    if !record.opened.rights.reads(Permission::ViewMoney) {
        return Err(Oops::NotFound);
    }
    let db = visit.store().read();
    let Promised { authorization: one, fund } = find(db, case, id).await?.ok_or(Oops::NotFound)?;
    let decisions = decisions_of(db, id).await?;
    let serial = serials_of(db, [id]).await?.remove(&id);
    let (deeds, waits_for_another, refused) = deeds(visit, &record, &one, &decisions, refused)?;
    Ok(View {
        asked_by: name_of(visit, one.asked_by).await?,
        audit: answered(visit, &one).await?,
        lines: lines_of(db, id).await?.into_iter().map(line).collect(),
        decisions: decisions.into_iter().map(decided).collect(),
        print: one.state.has_voucher().then(|| format!("{}/voucher", path(case, id))),
        available: fund.balance().available(),
        fund: fund.name,
        purpose: one.purpose.code(),
        state: one.state.code(),
        what: one.what,
        payee: one.payee,
        amount: one.amount,
        paid: one.paid,
        reversed: one.reversed,
        asked_on: one.asked_on,
        last_day: one.last_day,
        voucher: one.voucher,
        reasons: codes::<DeniedFor>(),
        record,
        serial,
        deeds,
        refused,
        waits_for_another,
    })
}

async fn name_of(visit: &Visit, user: Option<domain::shared::UserId>) -> Result<Option<String>, Oops> {
    let names = domain::access::users::queries::names(visit.store().read(), user).await.map_err(Stop::from)?;
    Ok(names.into_values().next())
}

async fn answered(visit: &Visit, one: &Authorization) -> Result<Answers, Oops> {
    let need = match one.need_id {
        Some(need) => find_need(visit.store().read(), one.case_id, need).await?,
        None => None,
    };
    Ok(Answers {
        need: need.as_ref().map(|need| need.kind.code()),
        need_what: need.and_then(|need| need.what),
        has_plan: one.plan_id.is_some(),
        plan_words: one.plan_words.clone(),
        activity: one.activity.clone(),
        no_other_source: one.no_other_source.clone(),
        other_aid: one.other_aid.clone(),
    })
}

/// What the reader can do with it now, whether it waits for somebody else, and what was refused of what cannot be done
/// any more.
fn deeds(
    visit: &Visit,
    record: &Head,
    one: &Authorization,
    decisions: &[Decision],
    refused: Option<(Deed, Form)>,
) -> Result<(Vec<DeedForm>, bool, Option<Form>), Oops> {
    let user = visit.reader()?.user();
    let deciders: Vec<UserId> = decisions.iter().filter_map(|decision| decision.user).collect();
    let may = |deed: &Deed| record.opened.rights.writes(deed.permission()) && deed.is_possible(one);
    let (own, others): (Vec<Deed>, Vec<Deed>) =
        Deed::ALL.into_iter().filter(may).partition(|deed| deed.is_for(one, &deciders, user));
    let mut refused = refused;
    let forms = own.into_iter().map(|deed| {
        let form = match refused.take_if(|(of, _)| *of == deed) {
            Some((_, form)) => form,
            None => deed.filled(record.id, one),
        };
        DeedForm { deed: deed.code(), form: form.named(deed.code()) }
    });
    let forms = forms.collect();
    Ok((forms, !others.is_empty(), refused.map(|(_, form)| form)))
}

fn decided(decision: Decision) -> DecisionRow {
    DecisionRow {
        who: decision.who,
        at: decision.at,
        denied_for: decision.denied_for.map(Coded::code),
        note: decision.note,
    }
}

fn line(entry: ledger::Model) -> LineRow {
    let some = |cents: Cents| (cents != Cents(0)).then_some(cents);
    LineRow {
        kind: entry.kind.code(),
        day: entry.day,
        note: entry.note,
        encumbered: some(entry.encumbered),
        spent: some(entry.spent),
    }
}
