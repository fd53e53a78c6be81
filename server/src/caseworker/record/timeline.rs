//! The first tab: what can be added, what happened, and beside it the plan, services, who and where.

use axum::extract::Query;
use domain::access::Permission;
use domain::access::users::queries::names;
use domain::intake::timeline::{self, Filter, Line};
use domain::shared::CaseId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::adding::{Adding, Open};
use super::aside::{Aside, aside};
use super::lines::{Entry, Reading, accounts};
use super::{Head, Tab, head, path};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/timeline.html";
/// Lines on one page: about two weeks of a busy case.
const LINES: u64 = 30;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}", Face::Caseworker, Access::May(Permission::ViewBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::timeline)
}

#[derive(Debug, Serialize)]
pub(super) struct View {
    pub(super) record: Head,
    pub(super) adding: Option<Adding>,
    pub(super) entries: Vec<Entry>,
    pub(super) filters: Vec<Value>,
    pub(super) filtered: bool,
    pub(super) earlier: Option<String>,
    pub(super) aside: Aside,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    add: String,
    show: String,
    before: String,
}

async fn show(visit: Visit, Id(case): Id<CaseId>, Query(asked): Query<Asked>) -> Answered {
    let view = view(&visit, case, &asked).await?;
    visit.page(TEMPLATE, view)
}

/// The tab again, after a form of its panel was refused: `refused` puts the form into its place.
///
/// # Errors
/// As [`head`].
pub(crate) async fn again(visit: &Visit, case: CaseId, refused: impl FnOnce(&mut Adding)) -> Answered {
    let mut view = view(visit, case, &Asked::default()).await?;
    view.adding.as_mut().map(refused).ok_or(Oops::Forbidden)?;
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, case: CaseId, asked: &Asked) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Timeline).await?;
    let (filter, before) = (filter_named(&asked.show), asked.before.parse().ok());
    let db = visit.store().read();
    let mut lines = timeline::lines(db, record.opened.participant.id, case, filter, before, LINES + 1).await?;
    let more = lines.len() as u64 > LINES;
    lines.truncate(LINES as usize);
    let earlier = lines.last().filter(|_| more).map(|last| earlier(case, filter, last));
    let adding = match record.may.add {
        true => Some(Adding::new(visit, &record.opened, &record.called, Open::named(&asked.add)).await?),
        false => None,
    };
    let reading = Reading {
        organization: &visit.signed()?.organization,
        names: names(db, accounts(&lines)).await?,
        case,
        notes: record.opened.rights.reads(Permission::ReadNotes),
        strikes: record.may.add,
    };
    Ok(View {
        adding,
        entries: lines.iter().map(|line| reading.entry(line)).collect(),
        filters: FILTERS.iter().map(|(name, each)| filter_link(case, name, *each == filter)).collect(),
        filtered: filter != Filter::Everything || before.is_some(),
        earlier,
        aside: aside(visit, &record.opened).await?,
        record,
    })
}

/// The filters, as addresses name them.
const FILTERS: [(&str, Filter); 4] = [
    ("everything", Filter::Everything),
    ("notes", Filter::Notes),
    ("contacts", Filter::Contacts),
    ("services", Filter::Services),
];

fn filter_named(name: &str) -> Filter {
    FILTERS.iter().find(|(named, _)| *named == name).map_or(Filter::Everything, |(_, filter)| *filter)
}

fn filter_link(case: CaseId, name: &str, current: bool) -> Value {
    let href = if name == FILTERS[0].0 { path(case) } else { format!("{}?show={name}", path(case)) };
    json!({ "name": name, "href": format!("{href}#timeline"), "current": current })
}

fn earlier(case: CaseId, filter: Filter, last: &Line) -> String {
    let name = FILTERS.iter().find(|(_, each)| *each == filter).map_or(FILTERS[0].0, |(name, _)| name);
    format!("{}?show={name}&before={}#timeline", path(case), last.line.id)
}
