//! The plan: the version that waits for agreement or holds, its steps to tick, what came of it when the case is over.

use domain::access::Permission;
use domain::access::users::queries::names;
use domain::intake::case::rules::{may_receive_qualifying_service, next_service_begins};
use domain::intake::plans::Plan;
use domain::intake::plans::outcomes::OutcomeId;
use domain::intake::plans::queries::{self, WholePlan};
use domain::intake::plans::rules::{Score, StepState, may_score, may_write, step_state};
use domain::intake::plans::steps::StepId;
use domain::shared::{CaseId, Coded, Day, UserId};
use serde::Serialize;
use serde_json::{Value, json};

use super::adding::pronoun;
use super::{Head, Tab, head, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/plan.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan", Face::Caseworker, Access::May(Permission::Plan))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::plan)
}

#[derive(Serialize)]
struct View {
    record: Head,
    /// The latest version; nothing where none was written.
    plan: Option<PlanView>,
    /// The version that holds while the latest waits for agreement.
    holding: Option<Value>,
    /// Every version before the latest.
    earlier: Vec<Value>,
    may_write: bool,
    /// The form of the agreement, where it waits for one.
    agreement: Option<Form>,
    /// What agreeing does: nothing, `begins` the participation, or must wait: `too-early`.
    agreeing: &'static str,
    pronoun: &'static str,
    /// The form of the scores, where the case is over.
    scoring: Option<Form>,
    scores: Vec<&'static str>,
}

/// A version as pages show it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PlanView {
    number: i32,
    target: String,
    written_on: Day,
    written_by: Option<String>,
    agreed_on: Option<Day>,
    participant_agreed_on: Option<Day>,
    staff_agreed_on: Option<Day>,
    staff_agreed_by: Option<String>,
    replaced_on: Option<Day>,
    goals: Vec<String>,
    steps: Vec<StepView>,
    outcomes: Vec<Value>,
}

#[derive(Clone, Debug, Serialize)]
struct StepView {
    id: StepId,
    what: String,
    owner: &'static str,
    state: StepState,
    due_on: Option<Day>,
    done_on: Option<Day>,
    /// The form that ticks it, where the reader may.
    form: Option<Form>,
}

/// A form that came back, and its place on the page.
pub(super) enum Refused {
    Agreement(Form),
    Step(StepId, Form),
    Scores(Form),
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case).await?;
    visit.page(TEMPLATE, view)
}

/// The tab again, after one of its forms was refused.
pub(super) async fn again(visit: &Visit, case: CaseId, refused: Refused) -> Answered {
    let mut view = view(visit, case).await?;
    match refused {
        Refused::Agreement(form) => view.agreement = Some(form),
        Refused::Scores(form) => view.scoring = Some(form),
        Refused::Step(step, form) => {
            let steps = view.plan.iter_mut().flat_map(|plan| &mut plan.steps);
            steps.filter(|shown| shown.id == step).for_each(|shown| shown.form = Some(form.clone()));
        }
    }
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, case: CaseId) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Plan).await?;
    if !record.opened.rights.reads(Permission::Plan) {
        return Err(Oops::Forbidden);
    }
    let (db, today) = (visit.store().read(), visit.today()?);
    let latest = queries::latest(db, case).await?;
    let versions = queries::versions(db, case).await?;
    let stage = record.opened.case.stage;
    let waits = latest.as_ref().filter(|latest| record.may.plan && latest.plan.agreed_on().is_none());
    let over =
        latest.as_ref().filter(|latest| record.may.plan && may_score(stage).is_ok() && !latest.outcomes.is_empty());
    let begins = next_service_begins(stage) && queries::plan_service(db, record.opened.program.id).await?.is_some();
    let plan = match &latest {
        Some(latest) => Some(plan_view(visit, latest, record.may.plan).await?),
        None => None,
    };
    Ok(View {
        holding: versions.iter().find(|version| holds(version)).filter(|_| waits.is_some()).map(|v| in_line(case, v)),
        earlier: versions.iter().skip(1).map(|version| in_line(case, version)).collect(),
        may_write: record.may.plan && may_write(stage, record.opened.case.embargo_ends, today).is_ok(),
        agreement: waits.map(|waits| agreement_form(case, waits.plan.number, today)),
        agreeing: if begins {
            "begins"
        } else if may_receive_qualifying_service(stage) {
            "counts"
        } else {
            "too-early"
        },
        pronoun: pronoun(record.pronouns.as_deref()),
        scoring: over.map(|over| scores_form(case, over)),
        scores: Score::ALL.iter().map(|score| score.code()).collect(),
        plan,
        record,
    })
}

/// A version with the names of those who wrote and agreed to it; `ticks` adds the forms that tick its steps.
pub(super) async fn plan_view(visit: &Visit, whole: &WholePlan, ticks: bool) -> Result<PlanView, Oops> {
    let (plan, today) = (&whole.plan, visit.today()?);
    let names = names(visit.store().read(), plan.written_by.into_iter().chain(plan.staff_agreed_by)).await?;
    let name = |user: Option<UserId>| user.and_then(|user| names.get(&user)).cloned();
    let step = |step: &domain::intake::plans::steps::Model| StepView {
        id: step.id,
        what: step.what.clone(),
        owner: step.owner.code(),
        state: step_state(step.due_on, step.done_on, today),
        due_on: step.due_on,
        done_on: step.done_on,
        form: ticks.then(|| step_form(plan.case_id, step.id, step.done_on.is_some(), today)),
    };
    Ok(PlanView {
        number: plan.number,
        target: plan.target_occupation.clone(),
        written_on: plan.written_on,
        written_by: name(plan.written_by),
        agreed_on: plan.agreed_on(),
        participant_agreed_on: plan.participant_agreed_on,
        staff_agreed_on: plan.staff_agreed_on,
        staff_agreed_by: name(plan.staff_agreed_by),
        replaced_on: plan.replaced_on,
        goals: whole.goals.iter().map(|goal| goal.statement.clone()).collect(),
        steps: whole.steps.iter().map(step).collect(),
        outcomes: whole.outcomes.iter().map(outcome).collect(),
    })
}

fn outcome(outcome: &domain::intake::plans::outcomes::Model) -> Value {
    let field = score_name(outcome.id);
    json!({ "field": field, "statement": outcome.statement, "score": outcome.score, "day": outcome.scored_on })
}

fn holds(plan: &Plan) -> bool {
    plan.agreed_on().is_some() && plan.replaced_on.is_none()
}

fn in_line(case: CaseId, plan: &Plan) -> Value {
    json!({
        "number": plan.number, "written_on": plan.written_on, "agreed_on": plan.agreed_on(),
        "replaced_on": plan.replaced_on, "href": format!("{}/versions/{}", address(case), plan.number),
    })
}

fn agreement_form(case: CaseId, number: i32, today: Day) -> Form {
    let form = Form::new(format!("{}/agreement", address(case))).named("agreement").at_version(number);
    form.with("participant_on", today.iso()).with("staff_on", today.iso())
}

/// Ticks it as of today; a step that is done is said not to be, with no day.
fn step_form(case: CaseId, step: StepId, done: bool, today: Day) -> Form {
    let form = Form::new(step_address(case, step)).named(format!("step-{step}"));
    if done { form } else { form.with("done", "yes").with("done_on", today.iso()) }
}

fn scores_form(case: CaseId, plan: &WholePlan) -> Form {
    let form = Form::new(format!("{}/scores", address(case))).named("scores").at_version(plan.plan.number);
    plan.outcomes
        .iter()
        .fold(form, |form, outcome| form.with_some(&score_name(outcome.id), outcome.score.map(Score::code)))
}

/// The name of an outcome's field.
pub(super) fn score_name(outcome: OutcomeId) -> String {
    format!("score.{outcome}")
}

/// The address of the plan.
pub(super) fn address(case: CaseId) -> String {
    format!("{}/plan", path(case))
}

/// Where a step is ticked.
pub(super) fn step_address(case: CaseId, step: StepId) -> String {
    format!("{}/steps/{step}", address(case))
}
