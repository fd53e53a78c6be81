use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::programs::eligibility::{Determination, Outcome};
use crate::programs::priority::rules::Priority;
use crate::shared::{CaseId, Day, Instant, OrganizationId, UserId};

crate::ids! {
    /// A determination.
    DeterminationId,
}

/// A determination as it was made. It is never changed: a later one is another row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "determinations")]
pub struct Model {
    /// The determination.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeterminationId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// On which day.
    pub day: Day,
    /// When it was written down.
    pub at: Instant,
    /// Who decided.
    pub user_id: Option<UserId>,
    /// What came of it.
    pub outcome: Outcome,
    /// Every rule as it was, with its verdict, the facts and their evidence.
    pub result: Findings,
    /// The place in each stream's order of priority.
    pub priorities: Priorities,
    /// The version of the program whose rules were applied.
    pub program_version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A determination as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Findings(pub Determination);

/// Places in orders of priority.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Priorities(pub Vec<StreamPriority>);

/// The place in one stream's order of priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamPriority {
    /// The stream, by code.
    pub stream: String,
    /// The place.
    pub place: Priority,
    /// What the group is called; nothing for whoever is in none.
    pub group: Option<String>,
}

/// The funding streams that take a case.
pub mod case_streams {
    use super::{CaseId, DeterminationId, OrganizationId};
    use crate::shared::FundingStreamId;
    use sea_orm::entity::prelude::*;

    /// A funding stream that takes a case.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_streams")]
    pub struct Model {
        /// The row.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Which case.
        pub case_id: CaseId,
        /// Which stream.
        pub funding_stream_id: FundingStreamId,
        /// By which determination.
        pub determination_id: DeterminationId,
        /// The group in the stream's order of priority, where it has one.
        pub priority_group: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
