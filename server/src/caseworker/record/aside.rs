//! Beside the timeline: the plan in short, services that go on, who and where.

use domain::access::Permission;
use domain::intake::alternate_contacts::{self, AlternateContact};
use domain::intake::opening::Opened;
use domain::intake::plans::queries::{self as plans, WholePlan};
use domain::intake::plans::rules::step_state;
use domain::intake::services::queries as services;
use domain::shared::{Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::path;
use crate::web::{Oops, Visit};

/// The most steps that stand beside the timeline.
const MOST_STEPS: usize = 5;

/// What stands beside the timeline. A panel without anything in it is none.
#[derive(Debug, Serialize)]
pub(super) struct Aside {
    plan: Option<Value>,
    services: Vec<Value>,
    facts: Vec<Value>,
    alternates: Vec<Value>,
}

/// Asks for everything beside the timeline.
///
/// # Errors
/// Where the database fails.
pub(super) async fn aside(visit: &Visit, opened: &Opened) -> Result<Aside, Oops> {
    let (db, today, case) = (visit.store().read(), visit.today()?, opened.case.id);
    let plan = match opened.rights.reads(Permission::Plan) {
        true => match plans::holding(db, case).await? {
            Some(holding) => Some(holding),
            None => plans::latest(db, case).await?,
        },
        false => None,
    };
    let going_on = services::going_on(db, case).await?;
    let planned = services::planned_for(db, case, today).await?;
    let address = path(case);
    let going_on = going_on.into_iter().map(|(service, name)| {
        json!({ "name": name, "since": service.from_day, "planned": false,
            "act": format!("{address}/services/{}/end", service.id) })
    });
    let planned = planned.into_iter().map(|(plan, name)| {
        json!({ "name": name, "since": plan.planned_for, "planned": true,
            "act": format!("{address}/planned-services/{}/fall-through", plan.id) })
    });
    Ok(Aside {
        plan: plan.map(|plan| in_short(&plan, today)),
        services: going_on.chain(planned).collect(),
        facts: facts(opened),
        alternates: alternate_contacts::queries::of(db, opened.participant.id).await?.iter().map(alternate).collect(),
    })
}

/// The plan in short: where it leads, and the steps that are open, late ones first.
fn in_short(plan: &WholePlan, today: Day) -> Value {
    let mut steps: Vec<_> = plan
        .steps
        .iter()
        .map(|step| {
            (step_state(step.due_on, step.done_on, today), step.due_on.unwrap_or(Day(chrono::NaiveDate::MAX)), step)
        })
        .collect();
    steps.sort_by_key(|(state, due, _)| (order(state.code()), *due));
    let steps = steps
        .into_iter()
        .take(MOST_STEPS)
        .map(|(state, _, step)| json!({ "what": step.what, "state": state, "day": step.done_on.or(step.due_on) }));
    json!({
        "number": plan.plan.number,
        "agreed_on": plan.plan.agreed_on(),
        "target": plan.plan.target_occupation,
        "steps": steps.collect::<Vec<_>>(),
    })
}

fn order(state: &str) -> usize {
    ["late", "open", "done"].iter().position(|named| *named == state).unwrap_or(usize::MAX)
}

fn facts(opened: &Opened) -> Vec<Value> {
    let (person, case) = (&opened.participant, &opened.case);
    let born = person.born.filter(|_| opened.rights.reads(Permission::ViewDemographics));
    let place = [&person.street, &person.city, &person.state, &person.zip];
    let lives: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
    let text = |label: &str, value: Option<&str>| json!({ "label": label, "text": value, "day": null });
    let day = |label: &str, day: Option<Day>| json!({ "label": label, "text": null, "day": day });
    let all = [
        day("born", born),
        text("lives", Some(lives.join(", ")).filter(|lives| !lives.is_empty()).as_deref()),
        text("email", person.email.as_deref()),
        text("program", Some(&opened.program.name)),
        text("came-through", case.came_through.as_deref()),
        day("entered", case.entered_on),
        day("last-service", case.last_service_on),
        day("reached", case.last_reached_on),
        day("tried", case.last_tried_on.filter(|tried| Some(*tried) != case.last_reached_on)),
    ];
    all.into_iter().filter(|fact| !fact["text"].is_null() || !fact["day"].is_null()).collect()
}

fn alternate(contact: &AlternateContact) -> Value {
    json!({
        "name": contact.name, "relation": contact.relation, "phone": contact.phone,
        "may_be_told": contact.may_be_told, "note": contact.note,
    })
}
