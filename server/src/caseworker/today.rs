//! Today: what is late, what is due, what comes this week.

use axum::extract::Query;
use chrono::Timelike;
use domain::access::{Permission, Role};
use domain::follow_up::caseload::queries as caseload;
use domain::follow_up::caseload::{Narrowed, StageFilter, Whose as WhoseCases};
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::Task;
use domain::follow_up::tasks::queries::{Duty, Narrowed as NarrowedQueue};
use domain::follow_up::tasks::queries::{Whose, ahead, ended_since, queue, with_people};
use domain::follow_up::tasks::rules::TaskState;
use domain::intake::case::rules::Stage;
use domain::shared::{CaseId, Coded, Instant, TaskId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::duty::Duties;
use super::record;
use crate::web::{Access, Answered, Counted, Face, Form, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/today.html";
/// Duties in one list; the rest is counted and stands in the queue.
const MOST_SHOWN: usize = 12;
/// Days that "this week" looks ahead.
const WEEK: u32 = 7;
/// Applications that are listed.
const APPLICATIONS: u64 = 5;
/// Days for which a manager is told of what was dismissed.
const DISMISSED_SINCE: u32 = 7;

/// The page.
pub fn page() -> Page {
    Page::new("/", Face::Caseworker, Access::May(Permission::OwnDesk))
        .drawn_by(TEMPLATE)
        .nav(1, "today", "nav-today")
        .counting(Counted::DueToday)
        .get(show)
        .samples(super::samples::today)
}

#[derive(Serialize)]
struct View {
    part: &'static str,
    first_name: String,
    sentence: Value,
    overdue: List,
    exit_risk: List,
    due_today: List,
    week: List,
    done_today: u64,
    alerts: Vec<Value>,
    applications: Vec<Value>,
    applications_open: u64,
    takes_applications: bool,
    /// Whether the reader tends cases: the caseload is then theirs, else everybody's that they see.
    tends_cases: bool,
    loads: Vec<Value>,
    caseload: u64,
}

/// A list of duties, and how many more there are.
#[derive(Default, Serialize)]
struct List {
    tasks: Vec<Value>,
    count: usize,
    more: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The task whose form was just saved: the next one's is opened.
    after: String,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let days = day(&visit).await?;
    let after = asked.after.parse().ok().map(|after| days.next_after(after));
    let view = view(&visit, days, after.flatten(), None).await?;
    visit.page(TEMPLATE, view)
}

/// Today again, after the form of a task was refused: it is open, and what was typed is in it.
///
/// # Errors
/// Where the database fails.
pub(super) async fn again(visit: &Visit, case: CaseId, task: TaskId, form: Form) -> Answered {
    let days = day(visit).await?;
    if !days.is_shown(task) {
        return record::again(visit, case, |adding| adding.contact = form).await;
    }
    let view = view(visit, days, Some(task), Some(form)).await?;
    visit.page_again(TEMPLATE, view)
}

/// The reader's tasks up to a week ahead, by list.
struct Days {
    overdue: Vec<Task>,
    exit_risk: Vec<Task>,
    due_today: Vec<Task>,
    week: Vec<Task>,
}

impl Days {
    fn lists(&self) -> [&Vec<Task>; 4] {
        [&self.overdue, &self.exit_risk, &self.due_today, &self.week]
    }

    /// The tasks that are shown, in their order.
    fn shown(&self) -> impl Iterator<Item = &Task> {
        self.lists().into_iter().flat_map(|list| list.iter().take(MOST_SHOWN))
    }

    fn is_shown(&self, task: TaskId) -> bool {
        self.shown().any(|shown| shown.id == task)
    }

    /// The task after another; the first where that one is gone.
    fn next_after(&self, task: TaskId) -> Option<TaskId> {
        let ids: Vec<_> = self.shown().map(|task| task.id).collect();
        let place = ids.iter().position(|id| *id == task).map_or(0, |place| place + 1);
        ids.get(place).copied()
    }
}

async fn day(visit: &Visit) -> Result<Days, Oops> {
    let (today, reader) = (visit.today()?, visit.reader()?);
    let mut days = Days { overdue: Vec::new(), exit_risk: Vec::new(), due_today: Vec::new(), week: Vec::new() };
    if !reader.may(Permission::FollowUp) {
        return Ok(days);
    }
    let scope = reader.scope(Permission::FollowUp, today);
    for task in ahead(visit.store().read(), &scope, Whose::Mine, today.plus_days(WEEK)).await? {
        let list = match task.due.cmp(&today) {
            _ if task.kind == TaskKind::ExitRisk && task.state == TaskState::Open => &mut days.exit_risk,
            std::cmp::Ordering::Less => &mut days.overdue,
            std::cmp::Ordering::Equal => &mut days.due_today,
            std::cmp::Ordering::Greater => &mut days.week,
        };
        list.push(task);
    }
    let told: Vec<_> = days.exit_risk.iter().map(|task| task.case_id).collect();
    days.week.retain(|task| task.kind != TaskKind::ExitRisk || !told.contains(&task.case_id));
    Ok(days)
}

async fn view(visit: &Visit, days: Days, open: Option<TaskId>, refused: Option<Form>) -> Result<View, Oops> {
    let (signed, today) = (visit.signed()?, visit.today()?);
    let db = visit.store().read();
    let duties = Duties::on(visit, "today").await?.unfolding(open, refused);
    let shown = with_people(db, days.shown().cloned().collect()).await?;
    let waited = waited(&days.overdue);
    let [overdue, exit_risk, due_today, week] = days.lists().map(|tasks| list(&duties, tasks, &shown));
    let scope = signed.reader.scope(Permission::FollowUp, today);
    let tends_cases = signed.reader.roles.contains(&Role::Caseworker);
    let whose = if tends_cases { WhoseCases::Mine } else { WhoseCases::Everybodys };
    let stages = if signed.reader.may(Permission::FindPerson) {
        caseload::by_stage(db, &signed.reader, today, &Narrowed { whose, ..Narrowed::default() }).await?
    } else {
        Vec::new()
    };
    let (applications, applications_open) = applications(visit).await?;
    Ok(View {
        part: part_of_day(visit.now, &signed.organization.time_zone),
        first_name: first_name(&signed.user.name),
        sentence: json!({ "key": "today-waited", "args": { "count": waited } }),
        overdue,
        exit_risk,
        due_today,
        week,
        done_today: ended_since(db, &scope, TaskState::Done, today, signed.reader.user()).await?,
        alerts: alerts(visit).await?,
        applications,
        applications_open,
        takes_applications: signed.reader.may(Permission::CreateIntake),
        tends_cases,
        caseload: stages.iter().map(|(_, count)| count).sum(),
        loads: loads(&stages),
    })
}

/// How many people have waited longer than they should.
fn waited(overdue: &[Task]) -> usize {
    let people: std::collections::BTreeSet<_> = overdue.iter().map(|task| task.participant_id).collect();
    people.len()
}

fn list(duties: &Duties<'_>, tasks: &[Task], people: &[Duty]) -> List {
    let of = |task: &Task| people.iter().find(|duty| duty.task.id == task.id).map(|duty| duties.line(duty));
    let shown: Vec<_> = tasks.iter().take(MOST_SHOWN).filter_map(of).collect();
    List { count: tasks.len(), more: tasks.len() - shown.len(), tasks: shown }
}

/// What a manager must know: late tasks that were passed on, what was dismissed, cases that nobody has.
async fn alerts(visit: &Visit) -> Result<Vec<Value>, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    if !reader.roles.contains(&Role::Manager) {
        return Ok(Vec::new());
    }
    let scope = reader.scope(Permission::FollowUp, today);
    let escalated = NarrowedQueue { whose: Whose::Everybodys, follow_ups: None, escalated: true };
    let escalated = queue(db, &scope, escalated).await?.len();
    let since = today.minus_days(DISMISSED_SINCE);
    let dismissed = ended_since(db, &scope, TaskState::Dismissed, since, None).await?;
    let nobodys = Narrowed { whose: WhoseCases::Nobodys, ..Narrowed::default() };
    let nobodys = caseload::count(db, reader, today, &nobodys).await?;
    let alert = |count: u64, name: &str, tone: &str, glyph: &str, href: &str| {
        (count > 0).then(|| {
            let key = |part: &str| json!({ "key": format!("alert-{name}{part}"), "args": { "count": count } });
            json!({ "tone": tone, "glyph": glyph, "title": key(""), "text": key("-text"), "href": href,
                "action": { "key": format!("alert-{name}-action"), "args": {} } })
        })
    };
    let alerts = [
        alert(escalated as u64, "escalated", "bad", "alert", "/follow-up?whose=everybody&late=escalated"),
        alert(nobodys, "unassigned", "warn", "people", "/caseload?whose=nobody"),
        alert(dismissed, "dismissed", "note", "info", "/follow-up/dismissed"),
    ];
    Ok(alerts.into_iter().flatten().collect())
}

/// Applications that are open where the reader takes them, newest first.
async fn applications(visit: &Visit) -> Result<(Vec<Value>, u64), Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    if !reader.may(Permission::CreateIntake) {
        return Ok((Vec::new(), 0));
    }
    let open =
        Narrowed { whose: WhoseCases::Everybodys, stage: StageFilter::One(Stage::Applied), ..Narrowed::default() };
    let count = caseload::count(db, reader, today, &open).await?;
    let latest = caseload::latest(db, reader, today, &open, APPLICATIONS).await?;
    let line = |(case, person): &(domain::intake::case::Case, domain::intake::participants::Participant)| {
        let args = json!({ "number": case.number, "day": case.applied_on });
        json!({ "name": person.name(), "href": record::path(case.id), "duplicate": false,
            "note": { "key": "today-application", "args": args } })
    };
    Ok((latest.iter().map(line).collect(), count))
}

fn loads(stages: &[(Stage, u64)]) -> Vec<Value> {
    let most = stages.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let order = |stage: &Stage| stages.iter().find(|(found, _)| found == stage).copied();
    let bar = |(stage, count): (Stage, u64)| {
        json!({ "stage": stage, "count": count, "share": count * 100 / most,
            "href": format!("/caseload?stage={}", stage.code()) })
    };
    Stage::ALL.iter().filter_map(order).map(bar).collect()
}

fn part_of_day(now: Instant, zone: &str) -> &'static str {
    let hour = now.with_timezone(&zone.parse().unwrap_or(chrono_tz::UTC)).hour();
    match hour {
        0..12 => "morning",
        12..18 => "afternoon",
        _ => "evening",
    }
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
