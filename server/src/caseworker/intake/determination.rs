//! Step 9: the determination, rule by rule and stream by stream.

use domain::access::{Act, Permission, users};
use domain::intake::applications::rules::{Step, waits_for};
use domain::intake::determination::StreamPriority;
use domain::intake::determination::commands::{decide, fingerprint};
use domain::intake::releases::queries::notice_read_on;
use domain::perform;
use domain::programs::eligibility::{Decision, Outcome};
use domain::shared::fields::LINE;
use domain::shared::{CaseId, Coded, Day, Fault, Fields};
use serde::Serialize;
use serde_json::{Value, json};

use super::frame::{Frame, frame, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/determination.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/determination", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    outcome: &'static str,
    /// Each stream, or one line without a name: `{ name?, outcome, group?, may_move }`.
    streams: Vec<Value>,
    /// The steps that are waited for: `{ href, number, code }`.
    waits: Vec<Value>,
    /// Who decided and when, where it was decided.
    decided: Option<Decided>,
    record: String,
}

#[derive(Serialize)]
struct Decided {
    who: Option<String>,
    day: Day,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Determination, Permission::DecideEligibility).await?;
    let form = fresh(&frame)?;
    visit.page(TEMPLATE, view(&visit, frame, form).await?)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let seen = typed.read(|fields: &mut Fields<'_>| fields.text("seen", LINE));
    let decided = match seen {
        Ok(seen) => {
            let decide = async move |act: &mut Act<'_>| decide(act, case, &seen).await;
            perform(visit.store(), &visit.by(&typed)?, decide).await
        }
        Err(stop) => Err(stop),
    };
    match decided {
        Ok(Outcome::Eligible) => Ok(visit.go_on(&path(case, Step::Determination), "found-eligible")),
        Ok(_) => Ok(visit.go_on(&path(case, Step::Determination), "found-ineligible")),
        Err(stop) => {
            let frame = frame(&visit, case, Step::Determination, Permission::DecideEligibility).await?;
            let refused = typed.refused(path(case, Step::Determination), stop)?;
            let form = Form { general: refused.general, wrong: refused.wrong, ..fresh(&frame)? };
            visit.page_again(TEMPLATE, view(&visit, frame, form).await?)
        }
    }
}

/// The form that decides carries what its decider saw.
fn fresh(frame: &Frame) -> Result<Form, Oops> {
    let form = Form::new(path(frame.loaded.case.id, Step::Determination));
    Ok(form.with("seen", fingerprint(&frame.loaded.so_far)?))
}

async fn view(visit: &Visit, frame: Frame, form: Form) -> Result<View, Oops> {
    let loaded = &frame.loaded;
    let decided = match &loaded.decided {
        Some(decided) => {
            let names = users::queries::names(visit.store().read(), decided.user_id).await?;
            Some(Decided { who: decided.user_id.and_then(|user| names.get(&user).cloned()), day: decided.day })
        }
        None => None,
    };
    let (determination, priorities) = match &loaded.decided {
        Some(decided) => (&decided.result.0, &decided.priorities.0),
        None => (&loaded.so_far.determination, &loaded.so_far.priorities),
    };
    let named = |code: &str| loaded.streams.iter().find(|stream| stream.code == code).map(|stream| stream.name.clone());
    let streams = determination.decisions.iter().map(|decision| in_list(decision, priorities, named));
    let mut waits = waits_for(determination).unwrap_or_default();
    let read_on = notice_read_on(visit.store().read(), loaded.participant.id).await.map_err(Fault::from)?;
    if read_on.is_none() && loaded.decided.is_none() {
        waits.insert(Step::Releases);
    }
    let case = loaded.case.id;
    Ok(View {
        outcome: determination.outcome().code(),
        streams: streams.collect(),
        waits: waits
            .into_iter()
            .map(|step| json!({ "href": path(case, step), "number": step.number(), "code": step.code() }))
            .collect(),
        decided,
        record: format!("/cases/{case}"),
        frame,
        form,
    })
}

fn in_list(decision: &Decision, priorities: &[StreamPriority], named: impl Fn(&str) -> Option<String>) -> Value {
    let code = decision.stream.as_deref();
    let place = priorities.iter().find(|priority| Some(priority.stream.as_str()) == code);
    json!({
        "name": code.map(|code| named(code).unwrap_or_else(|| code.to_owned())),
        "outcome": decision.outcome.code(),
        "group": place.and_then(|place| place.group.clone()),
        "place": place.map(|place| place.place.group),
        "may_move": place.is_some_and(|place| place.place.at_best != place.place.group),
    })
}

fn samples() -> Vec<Value> {
    let mut open = super::samples::step(Step::Determination, Form::new("/intake/1/determination").with("seen", "ab"));
    open["outcome"] = "undecided".into();
    open["streams"] =
        json!([{ "name": "WIOA Adult", "outcome": "undecided", "group": null, "place": null, "may_move": false }]);
    open["waits"] = json!([{ "href": "/intake/1/household", "number": 5, "code": "household" }]);
    open["decided"] = Value::Null;
    open["record"] = "/cases/1".into();
    let mut ready = open.clone();
    ready["outcome"] = "eligible".into();
    ready["waits"] = json!([]);
    ready["streams"] = json!([
        { "name": "WIOA Adult", "outcome": "eligible", "group": "Others in a priority group", "place": 2, "may_move": true },
        { "name": "Foundation", "outcome": "not-eligible", "group": null, "place": null, "may_move": false },
    ]);
    let mut decided = ready.clone();
    decided["decided"] = json!({ "who": "Lucía Ferrer", "day": "2026-11-24" });
    decided["frame"]["decided"] = true.into();
    vec![open, ready, decided]
}
