//! The caseload: every case with what is due, filtered, sorted and paged by its address.

mod address;
mod export;
mod hand_over;
mod picked;

pub(super) use address::percent;

use axum::extract::Query;
use domain::access::Permission;
use domain::access::users::queries::holding;
use domain::access::{Reader, Role};
use domain::follow_up::caseload::queries::{Place, Row, count, page as rows};
use domain::follow_up::caseload::{DueWhen, Flag, Narrowed, Sort, StageFilter, Whose};
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::Task;
use domain::intake::case::rules::Stage;
use domain::intake::participants::rules::masked;
use domain::programs;
use domain::shared::{Coded, Day, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use self::address::Asked;
use super::duty::said;
use super::record;
use crate::web::{Access, Answered, Face, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/caseload.html";
/// Rows on one page.
const ROWS: u64 = 24;

/// The page, and what is done with rows of it.
pub(super) fn pages() -> Vec<Page> {
    let list = Page::new("/caseload", Face::Caseworker, Access::May(Permission::FindPerson));
    let list = list.drawn_by(TEMPLATE).nav(2, "people", "nav-caseload").get(show).samples(super::samples::caseload);
    vec![list, picked::page(), hand_over::page(), export::page()]
}

#[derive(Serialize)]
struct View {
    total: u64,
    due_now: u64,
    views: Vec<Value>,
    filters: Value,
    chips: Vec<Value>,
    clear: String,
    /// Whether rows say whose case it is: not where all are one person's.
    of_several: bool,
    columns: Vec<Value>,
    rows: Vec<Value>,
    first: Option<String>,
    next: Option<String>,
    export: Option<String>,
    hand_over: Option<Value>,
    may: May,
}

/// What the reader may do with rows.
#[derive(Clone, Copy, Serialize)]
struct May {
    pick: bool,
    assign: bool,
    apply: bool,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let narrowed = asked.narrowed(reader);
    let behind = asked.behind();
    let place = Place { sort: asked.sorted(), after: behind.as_ref(), most: ROWS };
    let page = rows(db, reader, today, &narrowed, place).await?;
    let now = Narrowed { due: Some(DueWhen::Now), ..narrowed.clone() };
    let people = people(&visit).await?;
    let of_several = !matches!(narrowed.whose, Whose::Mine | Whose::Of(_));
    let view = View {
        total: count(db, reader, today, &narrowed).await?,
        due_now: count(db, reader, today, &now).await?,
        views: views(&visit, &asked).await?,
        filters: filters(&visit, &asked, &people).await?,
        chips: asked.chips(&people),
        clear: Asked::everything().address(),
        of_several,
        columns: columns(&asked, of_several),
        rows: page.rows.iter().map(|each| row(each, today)).collect(),
        first: asked.behind().map(|_| asked.at_the_beginning().address()),
        next: page.next.map(|after| asked.after(&after).address()),
        export: reader.may(Permission::ExportNames).then(|| asked.address_of("/caseload.csv")),
        hand_over: hand_over(reader, &narrowed, &people),
        may: may(reader),
    };
    visit.page(TEMPLATE, view)
}

fn may(reader: &Reader) -> May {
    let does = |permission| {
        let reach = reader.reach(permission);
        reach.reaches() && !reach.reads_only
    };
    May {
        pick: does(Permission::WriteNote) || does(Permission::AssignCase),
        assign: does(Permission::AssignCase),
        apply: does(Permission::CreateIntake),
    }
}

/// A caseload of one person goes to another as a whole.
fn hand_over(reader: &Reader, narrowed: &Narrowed, people: &[(String, String)]) -> Option<Value> {
    let Whose::Of(user) = narrowed.whose else { return None };
    let name = people.iter().find(|(id, _)| *id == user.to_string()).map(|(_, name)| name)?;
    let href = format!("/caseload/hand-over?from={user}");
    may(reader).assign.then(|| json!({ "href": href, "name": name }))
}

/// Caseworkers by id and name: whose cases can be asked for.
async fn people(visit: &Visit) -> Result<Vec<(String, String)>, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let caseworkers = holding(db, reader.organization, Role::Caseworker, today).await.map_err(Stop::from)?;
    Ok(caseworkers.into_iter().map(|user| (user.id.to_string(), user.name)).collect())
}

/// Saved views: addresses with how many cases stand behind each.
async fn views(visit: &Visit, asked: &Asked) -> Result<Vec<Value>, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let own = if reader.roles.contains(&Role::Caseworker) { "" } else { "everybody" };
    let view = |query: &str| Asked::of(&format!("whose={own}&{query}"));
    let saved = [
        ("open", view("")),
        ("due-now", view("due=now")),
        ("not-reached", view("flag=not-reached")),
        ("exit-risk", view("flag=exit-risk")),
        ("nobodys", Asked::of("whose=nobody")),
    ];
    let mut views = Vec::new();
    for (name, view) in saved {
        let cases = count(db, reader, today, &view.narrowed(reader)).await?;
        views.push(json!({ "href": view.address(), "label": said(&format!("view-{name}"), &[]), "count": cases,
            "current": view.narrowed(reader) == asked.narrowed(reader) }));
    }
    Ok(views)
}

async fn filters(visit: &Visit, asked: &Asked, people: &[(String, String)]) -> Result<Value, Oops> {
    let reader = visit.reader()?;
    let programs = programs::all(visit.store().read(), reader.organization).await?;
    let option = |value: &str, key: &str| json!({ "value": value, "label": said(key, &[]) });
    let listed = |list: &str, codes: Vec<&str>| {
        codes.into_iter().map(|code| option(code, &format!("{list}-{code}"))).collect::<Vec<_>>()
    };
    let with_any = |any: Value, options: Vec<Value>| [vec![any], options].concat();
    let mine = reader.roles.contains(&Role::Caseworker).then(|| option("", "whose-mine"));
    let others = [option("everybody", "whose-everybody"), option("nobody", "whose-nobody")];
    let named = people.iter().map(|(id, name)| json!({ "value": id, "label": name }));
    let stages = listed("stage", Stage::ALL.iter().map(|stage| stage.code()).collect());
    let stages = [vec![option("", "stage-any-open"), option("any", "stage-any")], stages].concat();
    let of_program = programs.iter().map(|program| json!({ "value": program.id, "label": program.name })).collect();
    Ok(json!({
        "q": asked.q,
        "whose": mine.into_iter().chain(others).chain(named).collect::<Vec<_>>(),
        "stage": stages,
        "program": with_any(option("", "filter-any"), of_program),
        "due": with_any(option("", "filter-any-time"), listed("due-when", DueWhen::ALL.iter().map(|due| due.code()).collect())),
        "flag": with_any(option("", "filter-any-or-none"), listed("flag", Flag::ALL.iter().map(|flag| flag.code()).collect())),
        "chosen": asked,
    }))
}

fn columns(asked: &Asked, of_several: bool) -> Vec<Value> {
    let column = |name: &str, sort: Option<Sort>| {
        let sorted = sort.filter(|sort| *sort == asked.sorted()).map(|_| "ascending");
        json!({ "label": said(&format!("column-{name}"), &[]), "sort": sort.map(|sort| asked.sorted_by(sort).address()),
            "sorted": sorted, "number": false })
    };
    let columns = [
        Some(column("participant", Some(Sort::Name))),
        Some(column("stage", None)),
        Some(column("next-due", Some(Sort::Due))),
        Some(column("last-reached", Some(Sort::Reached))),
        Some(column("last-tried", None)),
        of_several.then(|| column("caseworker", None)),
        Some(column("flags", None)),
    ];
    columns.into_iter().flatten().collect()
}

/// A row; of a case out of reach only a masked name, its stage and whose it is.
fn row(row: &Row, today: Day) -> Value {
    let (case, open) = (&row.case, row.may_open);
    let name = row.participant.name();
    json!({
        "id": case.id,
        "may_open": open,
        "name": if open { name } else { masked(&name) },
        "href": record::path(case.id),
        "number": case.number,
        "stage": case.stage,
        "since": case.stage_since,
        "next_due": row.next_due.filter(|_| open),
        "reached": case.last_reached_on.filter(|_| open),
        "tried": case.last_tried_on.filter(|tried| open && Some(*tried) != case.last_reached_on),
        "caseworker": row.caseworker,
        "flags": if open { flags(row, today) } else { Vec::new() },
    })
}

/// What the case stands out by, in words with a tone.
fn flags(row: &Row, today: Day) -> Vec<Value> {
    let mut flags: Vec<_> = row.open.iter().map(|task| flag(task, today)).collect();
    flags.dedup();
    flags.truncate(2);
    flags
}

fn flag(task: &Task, today: Day) -> Value {
    let days = today.days_since(task.cause_day);
    let (tone, glyph, text) = match task.kind {
        TaskKind::ReachOut => ("bad", "flag", json!({ "key": "flagged-not-reached", "args": { "days": days } })),
        TaskKind::ExitRisk => ("warn", "alert", json!({ "key": "flagged-exit-risk", "args": { "days": days } })),
        TaskKind::ReleaseRenewal => ("warn", "alert", said("flagged-release", &[("day", task.cause_day.iso())])),
        kind => ("warn", "alert", said(&format!("task-kind-{}", kind.code()), &[])),
    };
    json!({ "tone": tone, "glyph": glyph, "text": text })
}

/// The stage that an address names.
fn stage_named(name: &str) -> StageFilter {
    match name {
        "any" => StageFilter::Any,
        code => Stage::from_code(code).map_or(StageFilter::Open, StageFilter::One),
    }
}
