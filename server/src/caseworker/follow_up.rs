//! The queue: duties one at a time, with what helps a call, and the next by one key.

use axum::extract::Query;
use domain::access::users::queries::{holding, names};
use domain::access::{Permission, Role};
use domain::follow_up::contacts::rules::{StillToTry, still_to_try};
use domain::follow_up::contacts::{self, Contact};
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::Task;
use domain::follow_up::tasks::queries::{Duty, Narrowed, Whose, queue, with_people};
use domain::follow_up::tasks::rules::{AnsweredBy, answered_by};
use domain::intake::alternate_contacts;
use domain::intake::participants::Participant;
use domain::shared::{Coded, Day, Stop, TaskId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::duty::{Duties, said};
use crate::web::{Access, Answered, Counted, Face, Form, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/follow_up.html";
/// Duties that stand beside the one in hand.
const MOST_LISTED: usize = 20;
/// Tries that are shown.
const MOST_TRIES: usize = 5;
/// Tries that are asked for: enough to tell whether somebody is unreachable.
const TRIES_ASKED: u64 = 50;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/follow-up", Face::Caseworker, Access::May(Permission::FollowUp))
        .drawn_by(TEMPLATE)
        .nav(3, "phone", "nav-follow-up")
        .counting(Counted::Queue)
        .get(show)
        .samples(super::samples::follow_up)
}

#[derive(Serialize)]
struct View {
    count: usize,
    late: usize,
    current: Option<Value>,
    next: Option<String>,
    list: Vec<Value>,
    more: usize,
    filters: Filters,
}

#[derive(Serialize)]
struct Filters {
    whose: Vec<Value>,
    kind: Vec<Value>,
    late: Vec<Value>,
    chosen: Asked,
    any: bool,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Asked {
    task: String,
    after: String,
    whose: String,
    kind: String,
    late: String,
}

impl Asked {
    fn narrowed(&self) -> Narrowed {
        Narrowed {
            whose: match &*self.whose {
                "everybody" => Whose::Everybodys,
                user => user.parse().map_or(Whose::Mine, Whose::Of),
            },
            follow_ups: match &*self.kind {
                "follow-up" => Some(true),
                "other" => Some(false),
                _ => None,
            },
            escalated: self.late == "escalated",
        }
    }

    /// The queue narrowed the same way, at a place.
    fn address(&self, place: &str) -> String {
        let held = [("whose", &self.whose), ("kind", &self.kind), ("late", &self.late)];
        let held = held.iter().filter(|(_, value)| !value.is_empty());
        let held: String = held.map(|(name, value)| format!("&{name}={}", plain(value))).collect();
        format!("/follow-up?{place}{held}")
    }
}

/// Filters are codes and ids: whatever else stands in an address is dropped.
fn plain(value: &str) -> String {
    value.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let view = view(&visit, &asked, None).await?;
    visit.page(TEMPLATE, view)
}

/// The queue again at a task whose form was refused.
///
/// # Errors
/// Where the database fails.
pub(super) async fn again(visit: &Visit, task: TaskId, form: Form) -> Answered {
    let asked = Asked { task: task.to_string(), whose: "everybody".to_owned(), ..Asked::default() };
    let view = view(visit, &asked, Some(form)).await?;
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, asked: &Asked, refused: Option<Form>) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::FollowUp, today);
    let tasks = queue(db, &scope, asked.narrowed()).await?;
    let place = place(&tasks, asked);
    let next = place.and_then(|place| tasks.get(place + 1));
    let first = place.map_or(0, |place| place.saturating_sub(MOST_LISTED / 2));
    let listed: Vec<_> = tasks.iter().skip(first).take(MOST_LISTED).cloned().collect();
    let more = tasks.len() - listed.len();
    let current = place.and_then(|place| tasks.get(place)).map(|task| task.id);
    let duties = Duties::on(visit, "queue").await?.unfolding(current, refused);
    let people = with_people(db, listed).await?;
    let in_hand = people.iter().find(|duty| Some(duty.task.id) == current);
    Ok(View {
        count: tasks.len(),
        late: tasks.iter().filter(|task| task.due < today).count(),
        current: match (in_hand, place) {
            (Some(duty), Some(place)) => Some(one(visit, &duties, duty, place).await?),
            _ => None,
        },
        next: next.map(|task| asked.address(&format!("task={}", task.id))),
        list: people.iter().map(|duty| line(&duties, duty, asked, current)).collect(),
        more,
        filters: filters(visit, asked).await?,
    })
}

/// Where in the queue the reader is: at the task asked for, behind the one just saved, else at the beginning.
fn place(tasks: &[Task], asked: &Asked) -> Option<usize> {
    let at = |id: &str| tasks.iter().position(|task| id.parse() == Ok(task.id));
    let behind = at(&asked.after).map(|place| place + 1).filter(|place| *place < tasks.len());
    at(&asked.task).or(behind).or((!tasks.is_empty()).then_some(0))
}

/// The duty in hand, with what helps a call.
async fn one(visit: &Visit, duties: &Duties<'_>, duty: &Duty, place: usize) -> Result<Value, Oops> {
    let (db, today) = (visit.store().read(), visit.today()?);
    let task = &duty.task;
    let (tries, others) = match (task.case_id, task.participant_id) {
        (Some(case), Some(person)) => (
            contacts::queries::of_case(db, case, TRIES_ASKED).await?,
            alternate_contacts::queries::of(db, person).await?,
        ),
        _ => (Vec::new(), Vec::new()),
    };
    let who = names(db, tries.iter().take(MOST_TRIES).filter_map(|contact| contact.user_id)).await?;
    let attempts: Vec<_> = tries.iter().map(Contact::attempt).collect();
    let left = still_to_try(&attempts);
    let person = duty.participant.as_ref();
    let email = person.and_then(|person| person.email.as_ref().map(|email| format!("mailto:{email}")));
    Ok(json!({
        "place": place + 1,
        "line": duties.line(duty),
        "number": duty.case.as_ref().map(|case| &case.number),
        "language": person.map(|person| person.language),
        "safe_channel": person.map(|person| person.safe_channel),
        "safe_hours": person.and_then(|person| person.safe_hours.as_ref()),
        "email": email,
        "kind": task.kind.code(),
        "window": window(task, today),
        "tries": tries.iter().take(MOST_TRIES).map(|contact| tried(contact, &who)).collect::<Vec<_>>(),
        "left": (answered_by(task.kind) != AnsweredBy::Act).then(|| still(left)).flatten(),
        "others": others.iter().map(|other| json!({ "name": other.name, "relation": other.relation, "phone": other.phone }))
            .collect::<Vec<_>>(),
        "answers": match answered_by(task.kind) {
            AnsweredBy::Contact => "contact",
            AnsweredBy::WordOnJob => "work",
            AnsweredBy::Act => "act",
        },
    }))
}

fn tried(contact: &Contact, who: &std::collections::BTreeMap<domain::shared::UserId, String>) -> Value {
    json!({
        "channel": contact.channel, "outcome": contact.outcome, "day": contact.day, "note": contact.note,
        "who": contact.user_id.and_then(|user| who.get(&user)),
    })
}

/// What unreachable still needs.
fn still(left: StillToTry) -> Option<Value> {
    (left.days > 0 || left.another_channel).then(|| {
        let channel = if left.another_channel { "another" } else { "any" };
        json!({ "key": "refusal-still-to-try", "args": { "days": left.days, "channel": channel } })
    })
}

/// The window as a bar: where it is due and where today stands, in percent of its length.
fn window(task: &Task, today: Day) -> Value {
    let length = task.closes.days_since(task.opens).max(1);
    let share = |day: Day| (day.days_since(task.opens).clamp(0, length) * 1000 / length) as f64 / 10.0;
    json!({
        "opens": task.opens, "due": task.due, "closes": task.closes,
        "due_at": share(task.due), "today_at": share(today),
        "day": today.days_since(task.opens) + 1, "days": length + 1,
    })
}

fn line(duties: &Duties<'_>, duty: &Duty, asked: &Asked, current: Option<TaskId>) -> Value {
    let task = &duty.task;
    json!({
        "href": asked.address(&format!("task={}", task.id)),
        "name": duty.participant.as_ref().map(Participant::name),
        "kind": task.kind.code(),
        "reason": duties.reason(task),
        "due": (task.kind != TaskKind::ExitRisk).then_some(task.due),
        "closes": task.closes,
        "current": Some(task.id) == current,
    })
}

async fn filters(visit: &Visit, asked: &Asked) -> Result<Filters, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let caseworkers = holding(db, reader.organization, Role::Caseworker, today).await.map_err(Stop::from)?;
    let option = |value: &str, key: &str| json!({ "value": value, "label": said(key, &[]) });
    let others = caseworkers.iter().filter(|user| Some(user.id) != reader.user());
    let others = others.map(|user| json!({ "value": user.id, "label": user.name }));
    let first = [option("", "queue-mine"), option("everybody", "queue-everybodys")];
    Ok(Filters {
        whose: first.into_iter().chain(others).collect(),
        kind: vec![option("", "queue-any"), option("follow-up", "queue-follow-ups"), option("other", "queue-tasks")],
        late: vec![option("", "queue-any"), option("escalated", "queue-escalated")],
        any: !(asked.whose.is_empty() && asked.kind.is_empty() && asked.late.is_empty()),
        chosen: asked.clone(),
    })
}
