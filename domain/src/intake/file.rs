//! A case's whole file, as a monitor wants it: opening it leaves its trace, and what is in it is gathered here.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;

use super::case::{self, Case};
use super::services::commands::services_of;
use crate::access::{Act, Permission};
use crate::programs;
use crate::shared::{Answer, CaseId, Day, Fault, Happening, ObjectKind, Stop, UserId, What};

/// A service as the file lists it.
#[derive(Clone, Debug)]
pub struct ServiceGiven {
    /// Of which kind, by its name.
    pub kind: String,
    /// The day, or the first of several.
    pub from: Day,
    /// The last day; nothing while it goes on.
    pub until: Option<Day>,
    /// Who gave it.
    pub user: Option<UserId>,
}

/// Notes that somebody looks at a whole file.
///
/// # Errors
/// `Forbidden` where the role opens no documents, `NotFound` where the case is out of reach or not there.
pub async fn open(act: &mut Act<'_>, id: CaseId) -> Answer<()> {
    let tx = act.permit_reading(Permission::Documents, id).await?;
    let scope = act.by.reader.scope(Permission::Documents, act.today());
    let case = case::queries::find(tx, &scope, id).await?.ok_or(Stop::NotFound)?;
    let happening = Happening::new(What::FileOpened, ObjectKind::Case, id);
    act.happened(happening.concerning(case.participant_id, Some(id)));
    Ok(())
}

/// The services of a case that stand, by their days.
///
/// # Errors
/// Where the database fails.
pub async fn services_given(db: &DatabaseConnection, case: &Case) -> Result<Vec<ServiceGiven>, Fault> {
    let kinds = programs::kinds_of(db, case.program_id).await?;
    let names: BTreeMap<_, _> = kinds.into_iter().map(|kind| (kind.id, kind.name)).collect();
    let given = services_of(db, case.id).await?.into_iter().map(|service| ServiceGiven {
        kind: names.get(&service.service_kind_id).cloned().unwrap_or_default(),
        from: service.from_day,
        until: service.until_day,
        user: service.user_id,
    });
    Ok(given.collect())
}
