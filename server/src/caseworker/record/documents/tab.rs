//! The tab: what each funding stream needs and where it stands; uploading.

use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Act, Permission};
use domain::intake::documents::{DocumentDetails, commands, examine, rules};
use domain::perform;
use domain::shared::{CaseId, Refusal, Stop};

use super::view::{TEMPLATE, Troubled, view};
use crate::web::sent_file::status_of;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

/// What a form and its frame add to the largest file.
const FRAME: usize = 64 * 1024;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/documents", Face::Caseworker, Access::May(Permission::Documents))
        .drawn_by(TEMPLATE)
        .takes_files(rules::MOST_BYTES + FRAME)
        .get(show)
        .post(upload)
        .samples(super::samples::tab)
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    visit.page(TEMPLATE, view(&visit, case, Troubled::none()).await?)
}

async fn upload(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    match keep(&visit, case, &typed).await {
        Ok(()) => Ok(visit.go_on(&super::path(case), "document-kept")),
        Err(stop) => {
            let status = status_of(&stop);
            let form = typed.refused(super::path(case), stop)?.named("up");
            again(&visit, view(&visit, case, Troubled::uploading(form)).await?, status)
        }
    }
}

async fn keep(visit: &Visit, case: CaseId, typed: &Typed) -> Result<(), Stop> {
    let details = typed.read(DocumentDetails::read);
    let file = typed.files.first().ok_or_else(|| Refusal::of("file", "missing")).and_then(|sent| examine(&sent.bytes));
    let (details, file) = match (details, file) {
        (Ok(details), Ok(file)) => (details, file),
        (Err(Stop::Refused(mut refusals)), Err(refusal)) => {
            refusals.push(refusal);
            return Err(refusals.into());
        }
        (Err(stop), _) => return Err(stop),
        (_, Err(refusal)) => return Err(refusal.into()),
    };
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    let keep = async move |act: &mut Act<'_>| commands::upload(act, case, file, &details).await;
    perform(visit.store(), &by, keep).await.map(drop)
}

/// The page again, with a form that was refused.
fn again(visit: &Visit, view: impl serde::Serialize, status: StatusCode) -> Result<Response, Oops> {
    let mut response = visit.page_again(TEMPLATE, view)?;
    *response.status_mut() = status;
    Ok(response)
}

/// An empty form to upload with.
pub(super) fn upload_form(case: CaseId) -> Form {
    Form::new(super::path(case)).named("up")
}
