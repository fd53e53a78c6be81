//! What is decided about an applicant: a place, the waitlist, leaving, not being taken.

use domain::access::users::queries::holding;
use domain::access::{Act, Permission, Role};
use domain::intake::case::assignment::loads;
use domain::intake::case::moves::{Decision, MoveDetails, make};
use domain::intake::case::rules::{self, NotTakenReason, WithdrawalReason};
use domain::intake::case::{self, Case};
use domain::intake::participants::{self, SafeChannel};
use domain::intake::recruitment::screening;
use domain::perform;
use domain::programs;
use domain::shared::{CaseId, Coded, Fault};
use serde::Serialize;
use serde_json::{Value, json};

use crate::caseworker::places::{Choice, codes};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/decision.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/move", Face::Caseworker, Access::May(Permission::MoveCase))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    form: Form,
    name: String,
    program: String,
    stage: &'static str,
    back: String,
    decisions: Vec<&'static str>,
    /// Why they left or were not taken, by list and code.
    why: Option<Value>,
    /// Caseworkers, the lightest load first.
    caseworkers: Vec<Choice>,
    withdrawal: Vec<&'static str>,
    not_taken: Vec<&'static str>,
    /// Those that are for staff and never mailed.
    for_staff: Vec<&'static str>,
    /// Whether their safe channel lets them be told by mail.
    may_tell: bool,
    /// What they scored, of how much; nothing without a rubric.
    screening: Option<Value>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let case = find(&visit, case).await?;
    let caseworkers = caseworkers(&visit).await?;
    let form = fresh(&case, caseworkers.first());
    visit.page(TEMPLATE, view(&visit, &case, caseworkers, form).await?)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let moved = match (typed.read(MoveDetails::read), typed.version()) {
        (Ok(details), Ok(version)) => {
            let make = async move |act: &mut Act<'_>| make(act, case, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, make).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    match moved {
        Ok(()) => Ok(visit.go_on(&format!("/cases/{case}"), "case-moved")),
        Err(stop) => {
            let form = typed.refused(path(case), stop)?;
            let case = find(&visit, case).await?;
            let form = Form { version: Some(case.version), ..form };
            let caseworkers = caseworkers(&visit).await?;
            visit.page_again(TEMPLATE, view(&visit, &case, caseworkers, form).await?)
        }
    }
}

async fn find(visit: &Visit, case: CaseId) -> Result<Case, Oops> {
    let scope = visit.reader()?.scope(Permission::MoveCase, visit.today()?);
    case::queries::find(visit.store().read(), &scope, case).await?.ok_or(Oops::NotFound)
}

fn fresh(case: &Case, lightest: Option<&Choice>) -> Form {
    let form = Form::new(path(case.id)).at_version(case.version);
    form.with_some("caseworker", lightest.filter(|_| case.handed_over_on.is_none()).map(Choice::value))
}

/// Whoever a case can be assigned to, the lightest load first: whom the next one should go to.
pub(super) async fn caseworkers(visit: &Visit) -> Result<Vec<Choice>, Oops> {
    let (db, today) = (visit.store().read(), visit.today()?);
    let users = holding(db, visit.reader()?.organization, Role::Caseworker, today).await?;
    let ids: Vec<_> = users.iter().map(|user| user.id).collect();
    let loads = loads(db, &ids, today).await?;
    let load = |id| loads.iter().find(|(user, _)| *user == id).map_or(0, |(_, cases)| *cases);
    let mut users: Vec<_> = users.into_iter().map(|user| (load(user.id), user)).collect();
    users.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
    Ok(users.into_iter().map(|(load, user)| Choice::new(user.id, format!("{} ({load})", user.name))).collect())
}

async fn view(visit: &Visit, case: &Case, caseworkers: Vec<Choice>, form: Form) -> Result<View, Oops> {
    let (db, organization) = (visit.store().read(), visit.reader()?.organization);
    let people = participants::queries::by_ids(db, organization, [case.participant_id]).await.map_err(Fault::from)?;
    let person = people.into_iter().next().ok_or(Oops::NotFound)?;
    let program = programs::find_in(db, organization, case.program_id).await.map_err(Fault::from)?;
    let program = program.ok_or(Oops::NotFound)?;
    let scores = screening::of_case(db, case.id).await.map_err(Fault::from)?;
    let rubric = &program.policy.rubric;
    let can = |decision: &&Decision| rules::follow(case.stage, decision.edge()).is_some();
    Ok(View {
        may_tell: person.safe_channel == SafeChannel::Email && person.email.is_some(),
        name: person.name(),
        program: program.name.clone(),
        stage: case.stage.code(),
        back: format!("/cases/{}", case.id),
        why: why(case),
        decisions: Decision::ALL.iter().filter(can).map(|decision| decision.code()).collect(),
        caseworkers,
        withdrawal: codes::<WithdrawalReason>().into_iter().filter(|code| *code != "not-taken").collect(),
        not_taken: codes::<NotTakenReason>(),
        for_staff: for_staff(),
        screening: (!rubric.is_empty()).then(|| {
            json!({ "total": scores.total(), "most": screening::most(rubric), "scored": !scores.0.is_empty(),
                "href": format!("/cases/{}/screening", case.id) })
        }),
        form,
    })
}

fn why(case: &Case) -> Option<Value> {
    let not_taken = case.not_taken.map(|reason| json!({ "list": "not-taken-reason", "code": reason.code() }));
    not_taken.or(case.withdrawal.map(|reason| json!({ "list": "withdrawal-reason", "code": reason.code() })))
}

fn for_staff() -> Vec<&'static str> {
    NotTakenReason::ALL.iter().filter(|reason| !reason.is_shareable()).map(|reason| reason.code()).collect()
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/move")
}

fn samples() -> Vec<Value> {
    let view = json!({ "form": Form::new("/cases/1/move").at_version(3), "name": "Rosa Maldonado", "program": "CNC Operator pathway",
        "stage": "eligible", "back": "/cases/1", "decisions": codes::<Decision>(), "why": null,
        "caseworkers": [{ "value": "1", "label": "Denise Okafor (31)" }], "withdrawal": codes::<WithdrawalReason>(),
        "not_taken": codes::<NotTakenReason>(), "for_staff": for_staff(), "may_tell": true,
        "screening": { "total": 31, "most": 40, "scored": true, "href": "/cases/1/screening" } });
    let mut none = view.clone();
    none["decisions"] = json!([]);
    none["why"] = json!({ "list": "not-taken-reason", "code": "no-places" });
    none["may_tell"] = false.into();
    none["screening"] = Value::Null;
    vec![view, none]
}
