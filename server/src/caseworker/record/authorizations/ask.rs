//! Asking for money: what an auditor would ask stands on the form, with what is on record already.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{CaseId, Cents, Coded, Day, Refusal};
use domain::support::authorizations::queries::{Ground, ground_of};
use domain::support::authorizations::{AskDetails, commands};
use domain::support::funds::queries::{ForCase, for_case};
use domain::support::funds::rules::Purpose;
use domain::support::needs::Need;
use domain::support::needs::queries::of_case as needs_of;
use domain::support::needs::rules::NeedState;
use serde::Serialize;
use serde_json::{Value, json};

use super::{all, path};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::record::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/authorizations/ask.html";

/// The page.
pub(super) fn page() -> Page {
    let path = "/cases/{case}/supports/authorizations/new";
    Page::new(path, Face::Caseworker, Access::May(Permission::AskForMoney))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(ask)
        .samples(super::samples::ask)
}

#[derive(Serialize)]
struct View {
    record: Head,
    form: Form,
    audit: Audit,
    /// The funds that may pay for the case, each with what it has left.
    funds: Vec<Value>,
    /// The others, each with why not.
    barred: Vec<Barred>,
    purposes: Vec<&'static str>,
}

/// What an auditor asks, as far as the record answers it.
#[derive(Serialize)]
pub(super) struct Audit {
    stage: Option<&'static str>,
    since: Day,
    /// Whether they are a participant: their needs stand in a plan.
    has_plan: bool,
    plan: Option<i32>,
    plan_agreed_on: Option<Day>,
    lines: Vec<Choice>,
    needs: Vec<Value>,
}

/// A fund, or a thing of one, that is not for the case today, and why not.
#[derive(Serialize)]
pub(super) struct Barred {
    pub(super) name: String,
    pub(super) why: Vec<Refusal>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let form = Form::new(format!("{}/new", all(case))).with_some("need", visit.asked("need"));
    let view = view(&visit, case, form.with("pays_for", Purpose::Supportive.code())).await?;
    visit.page(TEMPLATE, view)
}

async fn ask(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let asked = match typed.read(|fields| AskDetails::read(fields, by.today)) {
        Ok(details) => {
            let ask = async move |act: &mut Act<'_>| commands::ask(act, case, &details).await;
            perform(visit.store(), &by, ask).await
        }
        Err(stop) => Err(stop),
    };
    match asked {
        Ok(id) => Ok(visit.go_on(&path(case, id), "money-asked")),
        Err(stop) => {
            let form = typed.refused(format!("{}/new", all(case)), stop)?;
            visit.page_again(TEMPLATE, view(&visit, case, form).await?)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, form: Form) -> Result<View, Oops> {
    let record = head_of_asker(visit, case).await?;
    let (may, may_not): (Vec<_>, Vec<_>) =
        for_case(visit.store().read(), &record.opened.case, visit.today()?).await?.into_iter().partition(may_pay);
    Ok(View {
        audit: audit(visit, &record).await?,
        funds: may.iter().map(offered).collect(),
        barred: may_not.into_iter().map(|one| Barred { name: one.fund.name, why: one.bars }).collect(),
        purposes: codes::<Purpose>(),
        record,
        form,
    })
}

/// The record, for whoever asks for money in it.
pub(super) async fn head_of_asker(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    let record = head(visit, case, Tab::Supports).await?;
    if record.opened.rights.writes(Permission::AskForMoney) { Ok(record) } else { Err(Oops::Forbidden) }
}

/// What the record answers of an auditor's questions.
pub(super) async fn audit(visit: &Visit, record: &Head) -> Result<Audit, Oops> {
    let (db, case) = (visit.store().read(), &record.opened.case);
    let Ground { stage, plan, lines } = ground_of(db, case, visit.today()?).await?;
    let needs = needs_of(db, case.id).await?;
    Ok(Audit {
        stage: stage.map(Coded::code),
        since: case.stage_since,
        has_plan: stage.is_some_and(|stage| stage.has_plan()),
        plan_agreed_on: plan.as_ref().and_then(|plan| plan.plan.agreed_on()),
        plan: plan.map(|plan| plan.plan.number),
        lines: lines.into_iter().map(|(id, words)| Choice::new(id, words)).collect(),
        needs: needs.iter().filter(|need| need.state == NeedState::Open).map(need_option).collect(),
    })
}

fn need_option(need: &Need) -> Value {
    let key = format!("need-kind-{}", need.kind.code());
    match &need.what {
        Some(what) => json!({ "value": need.id, "label": what }),
        None => json!({ "value": need.id, "label": { "key": key, "args": {} } }),
    }
}

fn may_pay(fund: &ForCase) -> bool {
    fund.bars.is_empty()
}

/// A fund as it is offered: what it has left, what is asked of it, what of its cap is left for them.
fn offered(one: &ForCase) -> Value {
    let money = |cents: Cents| format!("${cents}");
    let mut args =
        json!({ "name": one.fund.name, "left": money(one.fund.balance().available()), "pledged": money(one.pledged) });
    let mut key = if one.pledged.0 > 0 { "fund-offered-pledged" } else { "fund-offered" }.to_owned();
    if let Some(cap) = one.fund.cap_per_case {
        args["cap"] = money(Cents((cap.0 - one.held.0).max(0))).into();
        key += "-capped";
    }
    json!({ "value": one.fund.id, "label": { "key": key, "args": args } })
}
