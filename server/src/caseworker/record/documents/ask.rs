//! Asking the participant for papers by a link of their own, and withdrawing it.

use domain::access::{Act, Permission};
use domain::intake::documents::DocumentRequestId;
use domain::intake::documents::requests::{self, RequestDetails};
use domain::perform;
use domain::shared::CaseId;

use super::view::{TEMPLATE, Troubled, view};
use crate::web::{Access, Answered, Face, Id, Page, Typed, Visit};

/// The act; the tab shows its form and what came of it.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/documents/request", Face::Caseworker, Access::May(Permission::Documents)).post(ask)
}

/// The act of taking it back.
pub(super) fn withdrawal() -> Page {
    let path = "/cases/{case}/documents/request/{request}/withdrawal";
    Page::new(path, Face::Caseworker, Access::May(Permission::Documents)).post(withdraw)
}

async fn ask(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let asked = match typed.read(RequestDetails::read) {
        Ok(details) => {
            let ask = async move |act: &mut Act<'_>| requests::ask(act, case, &details).await;
            perform(visit.store(), &visit.by(&typed)?, ask).await
        }
        Err(stop) => Err(stop),
    };
    match asked {
        Ok(_) => Ok(visit.go_on(&format!("{}#asked", super::path(case)), "document-asked")),
        Err(stop) => {
            let form = typed.refused(format!("{}/request", super::path(case)), stop)?.named("ask");
            visit.page_again(TEMPLATE, view(&visit, case, Troubled::asking(form)).await?)
        }
    }
}

async fn withdraw(visit: Visit, Id((case, request)): Id<(CaseId, DocumentRequestId)>, typed: Typed) -> Answered {
    let withdraw = async move |act: &mut Act<'_>| requests::withdraw(act, case, request).await;
    perform(visit.store(), &visit.by(&typed)?, withdraw).await?;
    Ok(visit.go_on(&super::path(case), "document-request-withdrawn"))
}
