//! Writing the next version of a plan, from the version before.

use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::intake::plans::queries::{self, WholePlan};
use domain::intake::plans::rules::{MOST_STEPS, StepOwner};
use domain::intake::plans::{PlanDetails, commands};
use domain::perform;
use domain::shared::{CaseId, Coded, Stop};
use serde::Serialize;

use super::plan::address;
use super::{Head, Tab, head_to};
use crate::web::form::Conflict;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/plan_draft.html";
/// Blank rows for steps below those that are filled.
const BLANK_ROWS: usize = 3;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/draft", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::plan_draft)
}

#[derive(Serialize)]
struct View {
    record: Head,
    /// The number that this version will have.
    number: i32,
    owners: Vec<&'static str>,
    /// The rows for steps.
    rows: Vec<usize>,
    form: Form,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let record = opened(&visit, case).await?;
    let latest = queries::latest(visit.store().read(), case).await?;
    let form = latest.as_ref().map_or_else(|| Form::new(action(case)).at_version(0), |latest| saved_form(case, latest));
    let view = view(record, form);
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    if typed.get("_more").is_some() {
        return more_rows(&visit, case, &typed).await;
    }
    let by = visit.by(&typed)?;
    let read = typed.read(PlanDetails::read);
    let written = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, latest)) => {
            let write = async move |act: &mut Act<'_>| commands::write(act, case, &details, latest).await;
            perform(visit.store(), &by, write).await
        }
        Err(stop) => Err(stop),
    };
    match written {
        Ok(_) => Ok(visit.go_on(&address(case), "plan-written")),
        Err(stop) => {
            let record = opened(&visit, case).await?;
            let clashes = matches!(stop, Stop::Conflict) || typed.is_of_a_conflict();
            let form = typed.refused(action(case), stop)?;
            let form = if clashes { both_versions(&visit, case, &typed, form).await? } else { form };
            visit.page_again(TEMPLATE, view(record, form))
        }
    }
}

/// The form as it was typed, with more rows; nothing is saved.
async fn more_rows(visit: &Visit, case: CaseId, typed: &Typed) -> Answered {
    let record = opened(visit, case).await?;
    let form = typed.refused(action(case), Stop::Refused(Vec::new()))?;
    visit.page(TEMPLATE, view(record, form))
}

/// The form with what was typed and the version that another wrote meanwhile.
async fn both_versions(visit: &Visit, case: CaseId, typed: &Typed, form: Form) -> Result<Form, Oops> {
    let db = visit.store().read();
    let Some(latest) = queries::latest(db, case).await? else { return Ok(form) };
    let who = match latest.plan.written_by {
        Some(user) => names(db, [user]).await?.remove(&user),
        None => None,
    };
    let conflict = Conflict { who: who.unwrap_or_default(), at: latest.plan.at.to_rfc3339() };
    let seen = form.version.filter(|seen| *seen < latest.plan.number);
    let before = match seen {
        Some(seen) => queries::version(db, case, seen).await?,
        None => None,
    };
    let before = before.map(|before| saved_form(case, &before));
    Ok(form.beside_since(typed, before.as_ref(), saved_form(case, &latest), conflict))
}

async fn opened(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    head_to(visit, case, Tab::Plan, |may| may.plan).await
}

fn view(record: Head, form: Form) -> View {
    let filled = (0..MOST_STEPS).rev().find(|row| is_filled(&form, *row)).map_or(0, |row| row + 1);
    View {
        record,
        number: form.version.unwrap_or(0) + 1,
        owners: StepOwner::ALL.iter().map(|owner| owner.code()).collect(),
        rows: (0..MOST_STEPS.min(filled + BLANK_ROWS)).collect(),
        form,
    }
}

fn is_filled(form: &Form, row: usize) -> bool {
    let named = |values: &std::collections::BTreeMap<String, crate::web::form::Value>| {
        ["step", "due"].iter().any(|part| values.get(&name(row, part)).is_some_and(|value| !value.is_empty()))
    };
    named(&form.values) || form.saved.as_ref().is_some_and(named)
}

fn saved_form(case: CaseId, plan: &WholePlan) -> Form {
    let details = plan.details();
    let form = Form::new(action(case))
        .at_version(plan.plan.number)
        .with("target_occupation", &details.target_occupation)
        .with("goals", details.goals.join("\n"))
        .with("outcomes", details.outcomes.join("\n"));
    details.steps.iter().enumerate().fold(form, |form, (row, step)| {
        form.with(&name(row, "step"), &step.what)
            .with(&name(row, "owner"), step.owner.code())
            .with(&name(row, "due"), step.due_on.map(|due| due.iso()).unwrap_or_default())
            .with_some(&name(row, "thread"), step.thread)
    })
}

fn name(row: usize, part: &str) -> String {
    format!("steps.{row}.{part}")
}

fn action(case: CaseId) -> String {
    format!("{}/draft", address(case))
}
