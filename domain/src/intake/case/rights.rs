//! What a reader may read and do in one case: asked once for all permissions, by the one scope question.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{DatabaseConnection, QuerySelect, QueryTrait};

use super::Entity;
use super::queries::visible;
use crate::access::{Permission, Reader};
use crate::shared::{CaseId, Coded, Day, Fault};

/// What a reader may read and do in one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights(BTreeMap<Permission, How>);

/// How far a permission goes in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Reads,
    Writes,
}

impl Rights {
    /// Whether the reader sees what the permission is about.
    pub fn reads(&self, permission: Permission) -> bool {
        self.0.contains_key(&permission)
    }

    /// Whether the reader changes what the permission is about.
    pub fn writes(&self, permission: Permission) -> bool {
        self.0.get(&permission) == Some(&How::Writes)
    }
}

/// What a reader may read and do in a case today: one question for all permissions.
///
/// # Errors
/// Where the database fails.
pub async fn rights(db: &DatabaseConnection, reader: &Reader, today: Day, case: CaseId) -> Result<Rights, Fault> {
    let held: Vec<Permission> = Permission::ALL.iter().copied().filter(|p| reader.may(*p)).collect();
    let mut question = Entity::find_by_id(case).select_only();
    for permission in &held {
        let reached = CaseStatement::new().case(visible(&reader.scope(*permission, today)), 1).finally(0);
        question = question.column_as(Expr::expr(reached), permission.code());
    }
    if held.is_empty() {
        return Ok(Rights::default());
    }
    let Some(row) = db.query_one(&question.into_query()).await? else { return Ok(Rights::default()) };
    let mut rights = BTreeMap::new();
    for permission in held {
        if row.try_get::<i32>("", permission.code())? == 1 {
            let reach = reader.reach(permission);
            rights.insert(permission, if reach.reads_only { How::Reads } else { How::Writes });
        }
    }
    Ok(Rights(rights))
}
