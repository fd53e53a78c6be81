//! `/intake/{case}`: goes on where the application was left.

use domain::access::Permission;
use domain::intake::applications::SavedStep;
use domain::intake::applications::queries::steps_of;
use domain::intake::applications::rules::{Saved, reached, standings};
use domain::intake::case;
use domain::shared::CaseId;

use super::frame::path;
use crate::web::visit::see_other;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}", Face::Caseworker, Access::May(Permission::EditBasics)).get(go_on)
}

async fn go_on(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let scope = visit.reader()?.scope(Permission::EditBasics, visit.today()?);
    let db = visit.store().read();
    let case = case::queries::find(db, &scope, case).await?.ok_or(Oops::NotFound)?;
    let saved: Vec<Saved> = steps_of(db, case.id).await?.iter().map(SavedStep::saved).collect();
    Ok(see_other(&path(case.id, reached(&standings(&saved, false, None)))))
}
