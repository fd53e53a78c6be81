//! The top of every page of a record. Asking for it opens the record, which leaves its trace.

use domain::access::{Act, Permission};
use domain::intake::case::{Case, rules::Stage};
use domain::intake::documents::queries::all_of;
use domain::intake::documents::rules::DocumentState;
use domain::intake::opening::{self, Opened};
use domain::intake::participants::{Participant, SafeChannel};
use domain::perform;
use domain::shared::{CaseId, Coded, Day, Fault};
use serde::Serialize;

use super::next::{NextThing, next_things, open_tasks};
use super::path;
use super::stages::{StageOnLine, line};
use crate::web::{Oops, Visit};

/// The ways to look at a record. Their labels are `record-tab-<tab>` in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Tab {
    /// What happened, newest first.
    Timeline,
    /// The plan.
    Plan,
    /// Classes, credentials and skill gains.
    Training,
    /// Needs, and whom was asked to help.
    Supports,
    /// Duties and contact attempts.
    FollowUp,
    /// Papers.
    Documents,
    /// Releases of information.
    Releases,
    /// Every change, with its values.
    History,
}

/// Every tab in the order they stand in, with what its address ends with.
const TABS: [(Tab, &str); 8] = [
    (Tab::Timeline, ""),
    (Tab::Plan, "/plan"),
    (Tab::Training, "/training"),
    (Tab::Supports, "/supports"),
    (Tab::FollowUp, "/follow-up"),
    (Tab::Documents, "/documents"),
    (Tab::Releases, "/releases"),
    (Tab::History, "/history"),
];

/// What `layouts/record.html` shows above the tab. A view carries it as `record`.
#[derive(Debug, Serialize)]
pub(crate) struct Head {
    /// The case.
    pub(crate) id: CaseId,
    /// The participant's name.
    pub(crate) name: String,
    /// What they like to be called: the name in sentences.
    pub(crate) called: String,
    /// The case's number.
    pub(crate) number: String,
    /// `she`, `he`, `they`; as somebody wrote it.
    pub(crate) pronouns: Option<String>,
    /// In completed years, for whoever may see birth dates.
    pub(crate) age: Option<i32>,
    /// The language they read.
    pub(crate) language: &'static str,
    /// How they can be reached without risk, and when.
    pub(crate) safe_channel: &'static str,
    /// When, in their words.
    pub(crate) safe_hours: Option<String>,
    /// Their number.
    pub(crate) phone: Option<String>,
    /// Whether they may be called; a letter or a talk in person may be the only safe way.
    pub(crate) may_call: bool,
    /// Whether they may be sent a text.
    pub(crate) may_text: bool,
    /// The program.
    pub(crate) program: String,
    /// Where the case stands.
    pub(crate) stage: Stage,
    /// The line of stages.
    pub(crate) stages: Vec<StageOnLine>,
    /// At most three things to do next.
    pub(crate) next: Vec<NextThing>,
    /// Whose case it is today.
    pub(crate) caseworker: Option<String>,
    /// The person's other cases.
    pub(crate) others: Vec<OtherCase>,
    /// What the reader may do.
    pub(crate) may: May,
    /// Which tab is open.
    pub(crate) tab: Tab,
    /// Every tab.
    pub(crate) tabs: Vec<TabLink>,
    /// The record as it was read, for the tab's own questions.
    #[serde(skip)]
    pub(crate) opened: Opened,
}

/// Another case of the same person.
#[derive(Debug, Serialize)]
pub(crate) struct OtherCase {
    href: String,
    number: String,
    stage: Stage,
    applied_on: Day,
}

/// What the reader may do in this record.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct May {
    /// Change who and where.
    pub(crate) edit: bool,
    /// Write notes, services and contacts.
    pub(crate) add: bool,
    /// Write the plan.
    pub(crate) plan: bool,
    /// Assign, hand over, arrange cover.
    pub(crate) assign: bool,
    /// Move the case.
    pub(crate) r#move: bool,
}

/// A tab and its address.
#[derive(Debug, Serialize)]
pub(crate) struct TabLink {
    tab: Tab,
    href: String,
    current: bool,
    count: Option<u32>,
}

/// Opens a record for this visit and returns what stands above the tab.
///
/// # Errors
/// `NotFound` where the record is out of reach, `Forbidden` where the role opens no records.
pub(crate) async fn head(visit: &Visit, case: CaseId, tab: Tab) -> Result<Head, Oops> {
    let by = visit.by_opening()?;
    perform(visit.store(), &by, async move |act: &mut Act<'_>| opening::open(act, case).await).await?;
    let opened = opening::opened(visit.store().read(), &by.reader, by.today, case).await?;
    let opened = opened.ok_or(Oops::NotFound)?;
    let tasks = open_tasks(visit, &opened).await?;
    let next = next_things(visit, &opened, &tasks).await?;
    let mut head = of(opened, next, tab, by.today);
    head.count(Tab::FollowUp, tasks.len());
    head.count(Tab::Documents, to_judge(visit, &head.opened).await?);
    Ok(head)
}

/// As [`head`], for pages on which something is done that not everybody does who may look.
///
/// # Errors
/// As [`head`]; `Forbidden` where the reader may only look.
pub(crate) async fn head_to(
    visit: &Visit,
    case: CaseId,
    tab: Tab,
    does: impl FnOnce(&May) -> bool,
) -> Result<Head, Oops> {
    let head = head(visit, case, tab).await?;
    if does(&head.may) { Ok(head) } else { Err(Oops::Forbidden) }
}

fn of(opened: Opened, next: Vec<NextThing>, tab: Tab, today: Day) -> Head {
    let (person, case) = (&opened.participant, &opened.case);
    Head {
        id: case.id,
        name: person.name(),
        called: person.goes_by.clone().unwrap_or_else(|| person.given_name.clone()),
        number: case.number.clone(),
        pronouns: person.pronouns.clone(),
        age: age(&opened, today),
        language: person.language.code(),
        safe_channel: person.safe_channel.code(),
        safe_hours: person.safe_hours.clone(),
        phone: person.phone.clone(),
        may_call: may_call(person),
        may_text: may_text(person),
        program: opened.program.name.clone(),
        stage: case.stage,
        stages: line(case, &opened.moves),
        next,
        caseworker: opened.caseworker.as_ref().map(|(_, name)| name.clone()),
        others: opened.others.iter().map(other).collect(),
        may: may(&opened),
        tab,
        tabs: TABS.iter().map(|(each, end)| link(case.id, *each, end, tab)).collect(),
        opened,
    }
}

/// How many documents wait to be looked at, for whoever looks at them.
async fn to_judge(visit: &Visit, opened: &Opened) -> Result<usize, Oops> {
    if !opened.rights.reads(Permission::Documents) {
        return Ok(0);
    }
    let documents = all_of(visit.store().read(), opened.case.id).await.map_err(Fault::from)?;
    Ok(documents.iter().filter(|document| document.state == DocumentState::Received).count())
}

impl Head {
    /// Says beside a tab how many things wait there.
    fn count(&mut self, tab: Tab, waiting: usize) {
        let waiting = u32::try_from(waiting).ok().filter(|waiting| *waiting > 0);
        self.tabs.iter_mut().filter(|link| link.tab == tab).for_each(|link| link.count = waiting);
    }
}

fn age(opened: &Opened, today: Day) -> Option<i32> {
    let born = opened.participant.born.filter(|_| opened.rights.reads(Permission::ViewDemographics));
    born.map(|born| today.age_of(born))
}

/// A call is no risk for whoever asked to be texted or written to; it is for whoever wants to be met only.
/// Whether they may be called: a letter or a talk in person may be the only safe way.
pub(crate) fn may_call(person: &Participant) -> bool {
    person.phone.is_some() && matches!(person.safe_channel, SafeChannel::Call | SafeChannel::Text | SafeChannel::Email)
}

/// Whether they may be sent a text.
pub(crate) fn may_text(person: &Participant) -> bool {
    person.phone.is_some() && matches!(person.safe_channel, SafeChannel::Call | SafeChannel::Text)
}

fn other(case: &Case) -> OtherCase {
    OtherCase { href: path(case.id), number: case.number.clone(), stage: case.stage, applied_on: case.applied_on }
}

fn may(opened: &Opened) -> May {
    let writes = |permission| opened.rights.writes(permission);
    May {
        edit: writes(Permission::EditBasics),
        add: writes(Permission::WriteNote),
        plan: writes(Permission::Plan),
        assign: writes(Permission::AssignCase),
        r#move: writes(Permission::MoveCase),
    }
}

fn link(case: CaseId, tab: Tab, end: &str, open: Tab) -> TabLink {
    TabLink { tab, href: format!("{}{end}", path(case)), current: tab == open, count: None }
}
