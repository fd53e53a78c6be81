//! One report of a job: a hire becomes a placement or is found to be one, an end is confirmed, or it was not so.

use domain::access::{Act, Permission};
use domain::employers::employer::queries::{known_by_name, to_choose};
use domain::perform;
use domain::placement::job_reports::commands::{confirm_end, confirm_hire, match_hire, reject};
use domain::placement::job_reports::queries::find;
use domain::placement::job_reports::rules::{ReportKind, ReportState};
use domain::placement::job_reports::{JobReport, JobReportId};
use domain::placement::pay::PayPeriod;
use domain::placement::placements::queries::of_case;
use domain::placement::placements::rules::{CameThrough, EndedBecause};
use domain::placement::placements::{ChangeDetails, EndDetails, Pay, PlacementDetails, PlacementId};
use domain::placement::quality::Quality;
use domain::shared::{CaseId, Coded, Known, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::new::{JobChoices, by_hand, job_choices};
use super::{job_path, tab_path, with_job};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::record::{Head, Tab, head, path, reason};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/placement/report.html";

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Placement));
    vec![
        acts("/cases/{case}/job-reports/{job_report}")
            .drawn_by(TEMPLATE)
            .get(show)
            .post(confirm)
            .samples(super::samples::report),
        acts("/cases/{case}/job-reports/{job_report}/match").post(same),
        acts("/cases/{case}/job-reports/{job_report}/end").post(end),
        acts("/cases/{case}/job-reports/{job_report}/reject").post(not_so),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    report: Value,
    employers: Vec<Choice>,
    jobs: Vec<Value>,
    #[serde(flatten)]
    choices: JobChoices,
    sources: Vec<&'static str>,
    reasons: Vec<&'static str>,
    /// Whether a second full-time job was refused: it is asked whether they hold both.
    both: bool,
    back: String,
    confirming: Option<Form>,
    matching: Option<Form>,
    ending: Option<Form>,
    rejecting: Option<Form>,
}

/// The forms of the page; one of them may have been refused.
#[derive(Default)]
struct Refused {
    confirming: Option<Form>,
    matching: Option<Form>,
    ending: Option<Form>,
    rejecting: Option<Form>,
}

type Place = (CaseId, JobReportId);

async fn show(visit: Visit, Id(place): Id<Place>) -> Answered {
    let view = view(&visit, place, Refused::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn confirm(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let read = typed.read(PlacementDetails::read);
    let started = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let confirm = async move |act: &mut Act<'_>| confirm_hire(act, case, id, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, confirm).await
        }
        Err(stop) => Err(stop),
    };
    match started {
        Ok(started) => Ok(visit.go_on(&job_path(case, started.placement), "report-confirmed")),
        Err(stop) => {
            let form = typed.refused(here(case, id), stop)?;
            again(&visit, (case, id), Refused { confirming: Some(form), ..Refused::default() }).await
        }
    }
}

async fn same(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let read = typed.read(|fields| fields.id::<PlacementId>("job"));
    let matched = match read.and_then(|job| Ok((job, typed.version()?))) {
        Ok((job, version)) => {
            let same = async move |act: &mut Act<'_>| match_hire(act, case, id, job, version).await;
            perform(visit.store(), &visit.by(&typed)?, same).await
        }
        Err(stop) => Err(stop),
    };
    match matched {
        Ok(()) => Ok(visit.go_on(&tab_path(case), "report-confirmed")),
        Err(stop) => {
            let form = typed.refused(format!("{}/match", here(case, id)), stop)?.named("match");
            again(&visit, (case, id), Refused { matching: Some(form), ..Refused::default() }).await
        }
    }
}

async fn end(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| EndDetails::read(fields, by.today));
    let ended = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let end = async move |act: &mut Act<'_>| confirm_end(act, case, id, &details, version).await;
            perform(visit.store(), &by, end).await
        }
        Err(stop) => Err(stop),
    };
    match ended {
        Ok(()) => Ok(visit.go_on(&tab_path(case), "report-confirmed")),
        Err(stop) => {
            let form = typed.refused(format!("{}/end", here(case, id)), stop)?.named("end");
            again(&visit, (case, id), Refused { ending: Some(form), ..Refused::default() }).await
        }
    }
}

async fn not_so(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let read = typed.read(reason);
    let rejected = match read.and_then(|reason| Ok((reason, typed.version()?))) {
        Ok((reason, version)) => {
            let reject = async move |act: &mut Act<'_>| reject(act, case, id, &reason, version).await;
            perform(visit.store(), &visit.by(&typed)?, reject).await
        }
        Err(stop) => Err(stop),
    };
    match rejected {
        Ok(()) => Ok(visit.go_on(&tab_path(case), "report-rejected")),
        Err(stop) => {
            let form = typed.refused(format!("{}/reject", here(case, id)), stop)?.named("reject");
            again(&visit, (case, id), Refused { rejecting: Some(form), ..Refused::default() }).await
        }
    }
}

async fn again(visit: &Visit, place: Place, refused: Refused) -> Answered {
    let view = view(visit, place, refused).await?;
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, (case, id): Place, refused: Refused) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Placement).await?;
    let rights = &record.opened.rights;
    if !rights.reads(Permission::Placement) {
        return Err(Oops::NotFound);
    }
    let (organization, db) = (visit.reader()?.organization, visit.store().read());
    let report = find(db, case, id).await?.ok_or(Oops::NotFound)?;
    let acts = rights.writes(Permission::Placement) && report.state == ReportState::Waiting;
    let (hire, ends) = (acts && report.kind == ReportKind::Hire, acts && report.kind == ReportKind::End);
    let known = known_by_name(db, organization, &report.employer).await.map_err(|error| Stop::Fault(error.into()))?;
    let mut jobs = if hire { of_case(db, case).await? } else { Vec::new() };
    jobs.retain(|job| job.placement.struck_at.is_none());
    let form = |end: &str, id: &str| Form::new(end).named(id).at_version(report.version);
    let at = here(case, report.id);
    let confirming =
        refused.confirming.unwrap_or_else(|| filled(form(&at, "hire"), &report, known.map(|id| id.to_string())));
    let ending = || form(&format!("{at}/end"), "end").with_some("ended_on", report.day);
    Ok(View {
        employers: if hire {
            to_choose(db, organization).await?.into_iter().map(|(id, name)| Choice::new(id, name)).collect()
        } else {
            Vec::new()
        },
        jobs: (jobs.iter())
            .map(|job| json!({ "value": job.placement.id, "label": format!("{}, {}", job.placement.title, job.employer) }))
            .collect(),
        choices: job_choices(),
        sources: by_hand(),
        reasons: codes::<EndedBecause>(),
        both: confirming.wrong.contains_key("both_jobs") || confirming.values.contains_key("both_jobs"),
        back: tab_path(case),
        confirming: hire.then_some(confirming),
        matching: (hire && !jobs.is_empty())
            .then(|| refused.matching.unwrap_or_else(|| form(&format!("{at}/match"), "match"))),
        ending: ends.then(|| refused.ending.unwrap_or_else(ending)),
        rejecting: acts.then(|| refused.rejecting.unwrap_or_else(|| form(&format!("{at}/reject"), "reject"))),
        report: told(&report),
        record,
    })
}

/// The form of a job with what was told of it.
fn filled(form: Form, report: &JobReport, employer: Option<String>) -> Form {
    let new = employer.is_none().then(|| report.employer.clone());
    let job = ChangeDetails {
        title: report.title.clone().unwrap_or_default(),
        soc: None,
        starts_on: report.day.unwrap_or(report.told_on),
        pay: report.hourly.map(|amount| Pay { amount, period: PayPeriod::Hour }),
        hours: report.hours,
        quality: Quality::default(),
        training_related: Known::Unknown,
        came_through: CameThrough::OwnSearch,
        both_jobs: false,
    };
    let form = form.with_some("employer", employer).with_some("new_employer", new);
    let mut form = with_job(form.with("known_by", report.source.code()), &job);
    if report.day.is_none() {
        // Nobody said when it began: that is asked, not guessed.
        form.values.remove("starts_on");
    }
    form
}

fn told(report: &JobReport) -> Value {
    json!({
        "kind": report.kind.code(), "state": report.state.code(), "employer": report.employer, "title": report.title,
        "day": report.day, "hourly": report.hourly, "hours": report.hours, "source": report.source.code(),
        "way": report.way.code(), "said_by": report.said_by, "told_on": report.told_on,
        "settled_on": report.settled_on, "because": report.because,
    })
}

fn here(case: CaseId, id: JobReportId) -> String {
    format!("{}/job-reports/{id}", path(case))
}
