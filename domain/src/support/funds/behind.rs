//! The grants that are behind what was promised for them.

use sea_orm::entity::prelude::*;

use super::pace::done;
use super::queries::grants;
use crate::access::Scope;
use crate::programs::grants::Grant;
use crate::programs::grants::queries::deliverables_of;
use crate::programs::grants::rules::{Standing, pace};
use crate::shared::{Day, Fault};

/// The grants within a scope of which something promised is behind the time that is gone.
///
/// # Errors
/// Where the database fails.
pub async fn behind(db: &impl ConnectionTrait, scope: &Scope<'_>, today: Day) -> Result<Vec<Grant>, Fault> {
    let mut behind = Vec::new();
    for grant in grants(db, scope).await? {
        if is_behind(db, &grant, today).await? {
            behind.push(grant);
        }
    }
    Ok(behind)
}

async fn is_behind(db: &impl ConnectionTrait, grant: &Grant, today: Day) -> Result<bool, Fault> {
    let done = done(db, grant).await?;
    let promised = deliverables_of(db, grant.id).await?;
    Ok(promised.iter().any(|promise| {
        let so_far = done.get(&promise.kind).copied().unwrap_or_default();
        let pace = pace(so_far, promise.promised.into(), grant.starts_on, promise.due_on, today);
        matches!(pace.standing, Standing::Behind | Standing::HalfOfPace)
    }))
}
