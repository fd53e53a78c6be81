//! Opening a document, and accepting, refusing or striking it.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use domain::access::{Act, Permission};
use domain::intake::documents::{DocumentId, RefusalDetails, commands};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{CaseId, Stop};

use super::view::{TEMPLATE, Troubled, view};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Typed, Visit};

/// A document is saved, never shown inside a page; whatever opens it anyway runs nothing.
const SANDBOX: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Sends a document; it has no page of its own.
pub(super) fn opening() -> Page {
    Page::new("/cases/{case}/documents/{document}", Face::Caseworker, Access::May(Permission::Documents)).get(open)
}

/// The act of accepting.
pub(super) fn acceptance() -> Page {
    let path = "/cases/{case}/documents/{document}/acceptance";
    Page::new(path, Face::Caseworker, Access::May(Permission::AcceptDocument)).post(accept)
}

/// The act of refusing.
pub(super) fn refusal() -> Page {
    let path = "/cases/{case}/documents/{document}/refusal";
    Page::new(path, Face::Caseworker, Access::May(Permission::AcceptDocument)).post(refuse)
}

/// The act of striking.
pub(super) fn strike() -> Page {
    let path = "/cases/{case}/documents/{document}/strike";
    Page::new(path, Face::Caseworker, Access::May(Permission::AcceptDocument)).post(strike_out)
}

async fn open(visit: Visit, Id((case, document)): Id<(CaseId, DocumentId)>) -> Answered {
    let open = async move |act: &mut Act<'_>| commands::open(act, case, document).await;
    let opened = perform(visit.store(), &visit.by_opening()?, open).await?;
    let disposition = format!("attachment; filename=\"{}\"", opened.name);
    let disposition = HeaderValue::from_str(&disposition).map_err(|_| Oops::Broken)?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_TYPE, HeaderValue::from_static(opened.media_type.mime())),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
    ];
    Ok((headers, opened.bytes).into_response())
}

async fn accept(visit: Visit, Id((case, document)): Id<(CaseId, DocumentId)>, typed: Typed) -> Answered {
    let accepted = match typed.version() {
        Ok(version) => {
            let accept = async move |act: &mut Act<'_>| commands::accept(act, case, document, version).await;
            perform(visit.store(), &visit.by(&typed)?, accept).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, (case, document), &typed, accepted, "acceptance").await
}

async fn refuse(visit: Visit, Id((case, document)): Id<(CaseId, DocumentId)>, typed: Typed) -> Answered {
    let refused = match typed.version().and_then(|version| Ok((version, typed.read(RefusalDetails::read)?))) {
        Ok((version, details)) => {
            let refuse = async move |act: &mut Act<'_>| commands::refuse(act, case, document, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, refuse).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, (case, document), &typed, refused, "refusal").await
}

async fn strike_out(visit: Visit, Id((case, document)): Id<(CaseId, DocumentId)>, typed: Typed) -> Answered {
    let struck = match typed.version().and_then(|version| Ok((version, typed.read(|f| f.text("reason", LINE))?))) {
        Ok((version, reason)) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, case, document, &reason, version).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, (case, document), &typed, struck, "strike").await
}

/// Goes on to the tab, or shows it again with what was refused beside the document.
async fn told(
    visit: &Visit,
    (case, document): (CaseId, DocumentId),
    typed: &Typed,
    decided: Result<(), Stop>,
    act: &'static str,
) -> Answered {
    let tab = super::path(case);
    match decided {
        Ok(()) => Ok(visit.go_on(&format!("{tab}#d-{document}"), &format!("document-{act}"))),
        Err(stop) => {
            let form = typed.refused(format!("{tab}/{document}/{act}"), stop)?;
            visit.page_again(TEMPLATE, view(visit, case, Troubled::deciding(document, act, form)).await?)
        }
    }
}
