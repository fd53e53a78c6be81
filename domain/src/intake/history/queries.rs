//! The audit entries of one case with the values that changed, newest first.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::{Difference, differences, ids, with_names};
use crate::access::audit::{self, AuditId, Outcome, history};
use crate::access::organizations::sites;
use crate::access::users::queries::names;
use crate::intake::case::Case;
use crate::programs::{self, ServiceKindId, kinds};
use crate::shared::{Coded, Fault, Instant, SiteId, UserId, What};

/// One entry, with what it changed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The entry.
    pub audit: audit::Model,
    /// Who did it, where a person did.
    pub who: Option<String>,
    /// What it changed.
    pub changes: Vec<Difference>,
}

/// What stands in the audit trail alone: that a protected file exists, or that somebody is kept away, is told to nobody
/// who does not know it already.
const PROTECTED: [What; 3] = [What::SensitiveWritten, What::SensitiveOpened, What::SignerBarred];

/// The entries of a case and its person before `before`, newest first; `with_reads` tells too who has looked. The caller
/// has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn entries(
    db: &DatabaseConnection,
    case: &Case,
    with_reads: bool,
    before: Option<AuditId>,
    most: u64,
) -> Result<Vec<Entry>, Fault> {
    use audit::Column;
    let of_case = Condition::any().add(Column::CaseId.eq(case.id)).add(Column::CaseId.is_null());
    let mut entries = audit::Entity::find().filter(Column::ParticipantId.eq(case.participant_id)).filter(of_case);
    entries = entries.filter(Column::Action.is_not_in(PROTECTED.map(What::code)));
    if !with_reads {
        entries = entries.filter(Column::Outcome.ne(Outcome::Read));
    }
    if let Some(before) = before {
        entries = entries.filter(Column::Id.lt(before));
    }
    let entries = entries.order_by_desc(Column::Id).limit(most).all(db).await?;
    let mut changes = changes_of(db, &entries).await?;
    let names = names_in(db, case, &changes, &entries).await?;
    let entry = |audit: audit::Model| Entry {
        who: audit.user_id.and_then(|user| names.get(&user.0)).cloned(),
        changes: with_names(changes.remove(&audit.id).unwrap_or_default(), &names),
        audit,
    };
    Ok(entries.into_iter().map(entry).collect())
}

/// Who changed a row last, and when.
#[derive(Clone, Debug)]
pub struct LastChange {
    /// Their name; nothing where no person did.
    pub who: Option<String>,
    /// When.
    pub at: Instant,
    /// The row before the oldest of the changes asked for.
    pub before: Option<serde_json::Value>,
}

/// The last changes of one kind of a row: who made the newest, and what stood before the last `count` of them. The
/// caller has scoped the row.
///
/// # Errors
/// Where the database fails.
pub async fn last_changes(
    db: &DatabaseConnection,
    row: impl Into<Uuid>,
    what: What,
    count: u64,
) -> Result<Option<LastChange>, Fault> {
    let entries = audit::Entity::find()
        .filter(audit::Column::ObjectId.eq(row.into()))
        .filter(audit::Column::Action.eq(what.code()))
        .order_by_desc(audit::Column::Id)
        .limit(count.max(1))
        .all(db)
        .await?;
    let (Some(newest), Some(oldest)) = (entries.first(), entries.last()) else { return Ok(None) };
    let row = history::Entity::find_by_id(oldest.id).one(db).await?;
    let who = match newest.user_id {
        Some(user) => names(db, [user]).await?.remove(&user),
        None => None,
    };
    Ok(Some(LastChange { who, at: newest.at, before: row.and_then(|row| row.before) }))
}

async fn changes_of(
    db: &DatabaseConnection,
    entries: &[audit::Model],
) -> Result<BTreeMap<AuditId, Vec<Difference>>, Fault> {
    let rows = history::Entity::find().filter(history::Column::AuditId.is_in(entries.iter().map(|entry| entry.id)));
    let rows = rows.all(db).await?;
    Ok(rows.into_iter().map(|row| (row.audit_id, differences(row.before.as_ref(), row.after.as_ref()))).collect())
}

/// The names of everybody and everything that entries and values name by id.
async fn names_in(
    db: &DatabaseConnection,
    case: &Case,
    changes: &BTreeMap<AuditId, Vec<Difference>>,
    entries: &[audit::Model],
) -> Result<BTreeMap<Uuid, String>, Fault> {
    let named: BTreeSet<Uuid> = changes.values().flat_map(|changes| ids(changes)).collect();
    let users = named.iter().copied().map(UserId).chain(entries.iter().filter_map(|entry| entry.user_id));
    let mut all: BTreeMap<Uuid, String> =
        names(db, users).await?.into_iter().map(|(user, name)| (user.0, name)).collect();
    let kind = kinds::Column::Id.is_in(named.iter().copied().map(ServiceKindId));
    let kinds = kinds::Entity::find().filter(kinds::Column::OrganizationId.eq(case.organization_id)).filter(kind);
    all.extend(kinds.all(db).await?.into_iter().map(|kind| (kind.id.0, kind.name)));
    let site = sites::Column::Id.is_in(named.iter().copied().map(SiteId));
    let sites = sites::Entity::find().filter(sites::Column::OrganizationId.eq(case.organization_id)).filter(site);
    all.extend(sites.all(db).await?.into_iter().map(|site| (site.id.0, site.name)));
    let programs = programs::all(db, case.organization_id).await?;
    all.extend(programs.into_iter().map(|program| (program.id.0, program.name)));
    Ok(all)
}
