use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::Rule;
use crate::shared::{OrganizationId, ProgramId};

crate::ids! {
    /// A follow-up rule of a program.
    RuleId,
}

/// A rule as a program has it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_up_rules")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RuleId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// Of which program.
    pub program_id: ProgramId,
    /// Its name within the program.
    pub code: String,
    /// The rule.
    pub rule: Stored,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A rule as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Stored(pub Rule);
