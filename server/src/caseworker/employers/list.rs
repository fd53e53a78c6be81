//! The employers, the longest silent first: filtered, searched, page by page; above them what is due to be done.

use axum::extract::Query;
use domain::access::Permission;
use domain::employers::employer::Employer;
use domain::employers::employer::queries::{Narrowed, counted, listed, next_steps};
use domain::employers::employer::rules::{Level, SILENT, Sector};
use domain::shared::{Coded, Day};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{employer_path, silence};
use crate::caseworker::caseload::percent;
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/employers/list.html";
const PATH: &str = "/employers";
/// The most letters that are looked for.
const MOST_LETTERS: usize = 100;
/// Days of silence that one can filter by.
const SILENCES: [u32; 4] = [SILENT, 30, 60, 90];

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::Employers))
        .drawn_by(TEMPLATE)
        .nav(7, "employer", "nav-employers")
        .get(show)
        .samples(super::samples::list)
}

/// What an address asks for. What is no known value is nothing asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    level: String,
    sector: String,
    silent: String,
    behind: String,
}

#[derive(Serialize)]
struct View {
    employers: Vec<Row>,
    count: u64,
    silent_count: u64,
    /// From how many days on they count as silent.
    silent_from: u32,
    steps: Vec<Step>,
    levels: Vec<Value>,
    sectors: Vec<Value>,
    silences: Vec<Value>,
    q: String,
    level: String,
    sector: String,
    silent: String,
    filtered: bool,
    next: Option<String>,
    may_add: bool,
    /// Whether the reader sees who is ready for work.
    job_ready: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    level: &'static str,
    sector: Option<&'static str>,
    size: Option<&'static str>,
    /// Days since the last word; nothing where nothing is wanted of them.
    silent: Option<i64>,
    is_silent: bool,
    next_step: Option<String>,
    next_on: Option<Day>,
}

/// A next step that is due.
#[derive(Serialize)]
struct Step {
    href: String,
    name: String,
    what: String,
    day: Day,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Employers, today);
    let narrowed = asked.narrowed();
    let (employers, more) = listed(db, &scope, &narrowed, asked.behind()).await?;
    let (count, silent_count) = counted(db, &scope).await?;
    let steps = next_steps(db, &scope).await?;
    let next = employers.last().filter(|_| more).map(|last| asked.after(last));
    let view = View {
        employers: employers.into_iter().map(|employer| row(employer, today)).collect(),
        count,
        silent_count,
        silent_from: SILENT,
        steps: steps.into_iter().filter_map(step).collect(),
        levels: offered(codes::<Level>(), "partnership-level", "employers-any-level"),
        sectors: offered(codes::<Sector>(), "naics-sector", "employers-any-sector"),
        silences: silences(),
        filtered: narrowed != Narrowed::default(),
        q: narrowed.q.unwrap_or_default(),
        level: narrowed.level.map_or("", Coded::code).to_owned(),
        sector: narrowed.sector.map_or("", Coded::code).to_owned(),
        silent: narrowed.silent.map(|days| days.to_string()).unwrap_or_default(),
        next,
        may_add: !scope.reach.reads_only,
        job_ready: reader.may(Permission::JobReady),
    };
    visit.page(TEMPLATE, view)
}

impl Asked {
    fn narrowed(&self) -> Narrowed {
        let q: String = self.q.trim().chars().take(MOST_LETTERS).collect();
        Narrowed {
            level: Level::from_code(&self.level),
            sector: Sector::from_code(&self.sector),
            silent: self.silent.parse().ok().filter(|days| SILENCES.contains(days)),
            q: Some(q).filter(|q| !q.is_empty()),
        }
    }

    /// Behind which employer the page begins: the day of its last word, and its id.
    fn behind(&self) -> Option<(Day, domain::shared::EmployerId)> {
        let (day, id) = self.behind.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    }

    fn after(&self, last: &Employer) -> String {
        let behind = format!("{}.{}", last.silent_since.iso(), last.id);
        let asked = [
            ("q", self.q.as_str()),
            ("level", self.level.as_str()),
            ("sector", self.sector.as_str()),
            ("silent", self.silent.as_str()),
            ("behind", behind.as_str()),
        ];
        let asked = asked.iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<_> = asked.map(|(name, value)| format!("{name}={}", percent(value))).collect();
        format!("{PATH}?{}", query.join("&"))
    }
}

fn row(employer: Employer, today: Day) -> Row {
    let level = employer.level(today);
    let silent = silence(employer.silent_since, today);
    Row {
        href: employer_path(employer.id),
        level: level.code(),
        sector: employer.naics.as_deref().and_then(Sector::of).map(Coded::code),
        size: employer.size.map(Coded::code),
        silent: Some(silent).filter(|_| level != Level::Workplace),
        is_silent: silent >= i64::from(SILENT),
        name: employer.name,
        next_step: employer.next_step,
        next_on: employer.next_on,
    }
}

fn step(employer: Employer) -> Option<Step> {
    let (what, day) = employer.next_step.zip(employer.next_on)?;
    Some(Step { href: employer_path(employer.id), name: employer.name, what, day })
}

/// The members of a list to filter by, any of them first.
fn offered(codes: Vec<&'static str>, list: &str, any: &str) -> Vec<Value> {
    let labelled = codes.iter().map(|code| (*code, format!("{list}-{code}")));
    let all = std::iter::once(("", any.to_owned())).chain(labelled);
    all.map(|(value, key)| json!({ "value": value, "label": { "key": key, "args": {} } })).collect()
}

fn silences() -> Vec<Value> {
    let days = SILENCES.map(|days| {
        json!({ "value": days.to_string(), "label": { "key": "employers-silent-for", "args": { "days": days } } })
    });
    let any = json!({ "value": "", "label": { "key": "employers-any-silence", "args": {} } });
    std::iter::once(any).chain(days).collect()
}
