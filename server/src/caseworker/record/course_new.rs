//! Writing down that somebody takes a course elsewhere.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::kinds_of;
use domain::shared::{CaseId, Fault};
use domain::training::cohorts::rules::can_be_taught_as;
use domain::training::courses::{CourseDetails, commands};
use serde::Serialize;

use super::{Head, Tab, head_to, path};
use crate::caseworker::places::Choice;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/course_new.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/courses/new", Face::Caseworker, Access::May(Permission::WriteNote))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(enroll)
        .samples(super::samples::course_new)
}

#[derive(Serialize)]
struct View {
    record: Head,
    kinds: Vec<Choice>,
    form: Form,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, Form::new(address(case))).await?;
    visit.page(TEMPLATE, view)
}

async fn enroll(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let enrolled = match typed.read(CourseDetails::read) {
        Ok(details) => {
            let enroll = async move |act: &mut Act<'_>| commands::enroll(act, case, &details).await;
            perform(visit.store(), &by, enroll).await
        }
        Err(stop) => Err(stop),
    };
    match enrolled {
        Ok(_) => Ok(visit.go_on(&format!("{}/training", path(case)), "course-enrolled")),
        Err(stop) => {
            let view = view(&visit, case, typed.refused(address(case), stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, form: Form) -> Result<View, Oops> {
    let record = head_to(visit, case, Tab::Training, |may| may.add).await?;
    Ok(View { kinds: kinds(visit, &record).await?, record, form })
}

/// The kinds of service that a course can be.
pub(super) async fn kinds(visit: &Visit, record: &Head) -> Result<Vec<Choice>, Oops> {
    let kinds = kinds_of(visit.store().read(), record.opened.case.program_id).await.map_err(Fault::from)?;
    let taught = kinds.into_iter().filter(|kind| can_be_taught_as(kind.class));
    Ok(taught.map(|kind| Choice::new(kind.id, &kind.name)).collect())
}

fn address(case: CaseId) -> String {
    format!("{}/courses/new", path(case))
}
