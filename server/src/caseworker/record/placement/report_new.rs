//! A hire that staff heard of: from the employer by telephone, or from the participant.

use domain::access::{Act, Permission};
use domain::perform;
use domain::placement::job_reports::HireDetails;
use domain::placement::job_reports::hearing::report_hire;
use domain::placement::job_reports::rules::ReportWay;
use domain::placement::placements::rules::EvidenceSource;
use domain::shared::{CaseId, Coded};
use serde::Serialize;

use super::tab_path;
use crate::caseworker::record::{Head, Tab, head, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/placement/report_new.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/job-reports/new", Face::Caseworker, Access::May(Permission::Placement))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::report_new)
}

#[derive(Serialize)]
struct View {
    record: Head,
    tellers: [&'static str; 2],
    ways: [&'static str; 3],
    back: String,
    form: Form,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let form = Form::new(action(case)).with("told_by", EvidenceSource::Employer.code()).with("told_on", visit.today()?);
    let view = view(&visit, case, form).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let reported = match typed.read(|fields| HireDetails::read(fields, by.today)) {
        Ok(details) => {
            let report = async move |act: &mut Act<'_>| report_hire(act, case, &details).await;
            perform(visit.store(), &by, report).await
        }
        Err(stop) => Err(stop),
    };
    match reported {
        Ok(Some(report)) => Ok(visit.go_on(&format!("{}/job-reports/{report}", path(case)), "job-reported")),
        Ok(None) => Ok(visit.go_on(&tab_path(case), "job-known")),
        Err(stop) => {
            let view = view(&visit, case, typed.refused(action(case), stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, form: Form) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Placement).await?;
    if !record.opened.rights.writes(Permission::Placement) {
        return Err(Oops::Forbidden);
    }
    let tellers = [EvidenceSource::Employer, EvidenceSource::Participant].map(|teller| teller.code());
    Ok(View { record, tellers, ways: ReportWay::HEARD.map(|way| way.code()), back: tab_path(case), form })
}

fn action(case: CaseId) -> String {
    format!("{}/job-reports/new", path(case))
}
