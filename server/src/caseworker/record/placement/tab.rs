//! What is known of a case's way into work, and the two acts that need no page of their own.

use domain::access::users::queries::holding;
use domain::access::{Act, Permission, Role};
use domain::perform;
use domain::placement::candidates::commands::propose;
use domain::placement::candidates::queries::{Candidacy, of_case as candidacies_of};
use domain::placement::job_orders::JobOrderId;
use domain::placement::job_orders::queries::wanting;
use domain::placement::job_reports::JobReport;
use domain::placement::job_reports::queries::of_case as reports_of;
use domain::placement::job_search::{JobSearch, JobSearchDetails, Shift, commands, queries};
use domain::placement::placements::queries::{Listed, of_case};
use domain::shared::{CaseId, Coded, Day, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{job_path, missing_release, tab_path};
use crate::caseworker::employers::{order_choice, order_path};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::record::{Head, Tab, head, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/placement/tab.html";

/// The tab, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path, permission| Page::new(path, Face::Caseworker, Access::May(permission));
    vec![
        acts("/cases/{case}/placement", Permission::Placement)
            .drawn_by(TEMPLATE)
            .get(show)
            .samples(super::samples::tab),
        acts("/cases/{case}/job-search", Permission::JobReady).post(search),
        acts("/cases/{case}/candidates", Permission::Refer).post(refer),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    jobs: Vec<Job>,
    candidacies: Vec<Value>,
    search: Option<Value>,
    orders: Vec<Choice>,
    shifts: Vec<&'static str>,
    developers: Vec<Choice>,
    /// What was reported, and what became of it.
    reports: Vec<Value>,
    /// Where a hire is reported.
    report: Option<String>,
    /// Where a job is written down.
    start: Option<String>,
    /// Where the release is recorded that was missing.
    release: Option<String>,
    searching: Option<Form>,
    referring: Option<Form>,
}

#[derive(Serialize)]
struct Job {
    href: String,
    title: String,
    employer: String,
    starts_on: Day,
    ended_on: Option<Day>,
    because: Option<&'static str>,
    hourly: Option<domain::shared::Cents>,
    hours: Option<i32>,
    level: Option<&'static str>,
    struck: Option<String>,
    is_held: bool,
    unknown: usize,
}

/// The forms of the tab; one of them may have been refused.
#[derive(Default)]
struct Refused {
    searching: Option<Form>,
    referring: Option<Form>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, Refused::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn search(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| JobSearchDetails::read(fields, by.today));
    let written = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let write = async move |act: &mut Act<'_>| commands::write(act, case, &details, version).await;
            perform(visit.store(), &by, write).await
        }
        Err(stop) => Err(stop),
    };
    match written {
        Ok(()) => Ok(visit.go_on(&tab_path(case), "job-search-written")),
        Err(stop) => {
            let form = typed.refused(format!("{}/job-search", path(case)), stop)?.named("search");
            let refused = Refused { searching: Some(form), ..Refused::default() };
            visit.page_again(TEMPLATE, view(&visit, case, refused).await?)
        }
    }
}

async fn refer(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let asked = typed.read(|fields| fields.id::<JobOrderId>("order"));
    let proposed = match asked {
        Ok(order) => {
            let refer = async move |act: &mut Act<'_>| propose(act, case, order).await;
            perform(visit.store(), &visit.by(&typed)?, refer).await.map(|_| order)
        }
        Err(stop) => Err(stop),
    };
    match proposed {
        Ok(order) if visit.reader()?.may(Permission::JobReady) && typed.get("_back").is_some() => {
            Ok(visit.go_on(&format!("/employers/job-ready?order={order}"), "candidate-proposed"))
        }
        Ok(_) => Ok(visit.go_on(&tab_path(case), "candidate-proposed")),
        Err(stop) => {
            let form = typed.refused(format!("{}/candidates", path(case)), stop)?.named("refer");
            let refused = Refused { referring: Some(form), ..Refused::default() };
            visit.page_again(TEMPLATE, view(&visit, case, refused).await?)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, refused: Refused) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Placement).await?;
    let rights = &record.opened.rights;
    if !rights.reads(Permission::Placement) {
        return Err(Oops::NotFound);
    }
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let (writes, refers) = (rights.writes(Permission::Placement), rights.writes(Permission::Refer));
    let searches = rights.writes(Permission::JobReady);
    let search = queries::of_case(db, case).await?;
    let developers = holding(db, reader.organization, Role::JobDeveloper, today).await.map_err(Stop::from)?;
    let scope = reader.scope(Permission::Placement, today);
    let orders = if refers { wanting(db, &scope, record.opened.case.program_id).await? } else { Vec::new() };
    let name = |id| developers.iter().find(|user| Some(user.id) == id).map(|user| user.name.clone());
    let jobs = of_case(db, case).await?;
    let found_on =
        jobs.iter().map(|listed| &listed.placement).filter(|job| job.stands()).map(|job| job.starts_on).max();
    let searching = searches.then(|| refused.searching.unwrap_or_else(|| search_form(case, search.as_ref(), today)));
    let refer = || Form::new(format!("{}/candidates", path(case))).named("refer");
    Ok(View {
        jobs: jobs.into_iter().map(|listed| job(case, listed, today)).collect(),
        candidacies: candidacies_of(db, case).await?.iter().map(|one| candidacy(case, one)).collect(),
        search: search.as_ref().map(|search| told(search, (name(search.job_developer_id), found_on), today)),
        orders: orders.iter().map(order_choice).collect(),
        shifts: codes::<Shift>(),
        developers: developers.iter().map(|user| Choice::new(user.id, &user.name)).collect(),
        reports: reports_of(db, case).await?.iter().map(|report| reported(case, report)).collect(),
        report: writes.then(|| format!("{}/job-reports/new", path(case))),
        start: writes.then(|| format!("{}/placements/new", path(case))),
        release: refused.referring.as_ref().and_then(|form| missing_release(case, form)),
        searching,
        referring: refers.then(|| refused.referring.unwrap_or_else(refer)),
        record,
    })
}

fn search_form(case: CaseId, search: Option<&JobSearch>, today: Day) -> Form {
    let form = Form::new(format!("{}/job-search", path(case))).named("search");
    match search {
        None => form.at_version(0).with("free_from", today),
        Some(search) => search.shifts.0.iter().fold(
            form.at_version(search.version)
                .with("skills", &search.skills)
                .with("free_from", search.free_from)
                .with_some("job_developer", search.job_developer_id),
            |form, shift| form.with("shifts", shift.code()),
        ),
    }
}

fn told(search: &JobSearch, (developer, found_on): (Option<String>, Option<Day>), today: Day) -> Value {
    json!({
        "skills": search.skills, "shifts": search.shifts.0.iter().map(|shift| shift.code()).collect::<Vec<_>>(),
        "free_from": search.free_from, "is_free": search.free_from <= today, "developer": developer,
        "since": search.opened_on, "found_on": found_on,
    })
}

fn job(case: CaseId, listed: Listed, today: Day) -> Job {
    let Listed { placement, employer, level } = listed;
    Job {
        href: job_path(case, placement.id),
        employer,
        starts_on: placement.starts_on,
        ended_on: placement.ended_on,
        because: placement.ended_because.map(Coded::code),
        hourly: placement.hourly(),
        hours: placement.hours,
        level: level.map(Coded::code),
        is_held: placement.is_held_on(today),
        unknown: placement.quality.unknown(),
        struck: placement.struck_reason,
        title: placement.title,
    }
}

fn candidacy(case: CaseId, one: &Candidacy) -> Value {
    json!({
        "href": format!("{}/candidates/{}", path(case), one.candidate.id), "title": one.order.title,
        "employer": one.employer, "state": one.candidate.state.code(), "since": one.candidate.since,
        "because": one.candidate.because.map(Coded::code), "order_href": order_path(one.order.id),
    })
}

fn reported(case: CaseId, report: &JobReport) -> Value {
    json!({
        "href": format!("{}/job-reports/{}", path(case), report.id), "kind": report.kind.code(),
        "employer": report.employer, "title": report.title, "state": report.state.code(), "told_on": report.told_on,
        "way": report.way.code(), "said_by": report.said_by,
    })
}
