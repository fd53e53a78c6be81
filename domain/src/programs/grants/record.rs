use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::DeliverableKind;
use crate::shared::fields::LINE;
use crate::shared::{Cents, Day, Fields, Instant, OrganizationId, Refusal};

crate::ids! {
    /// A grant.
    GrantId,
    /// What a grant promises.
    DeliverableId,
}

/// A grant.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grants")]
pub struct Model {
    /// The grant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// What it is called.
    pub name: String,
    /// Who gives it.
    pub funder: String,
    /// The funder's number of it.
    pub number: Option<String>,
    /// The first day on which it may be spent.
    pub starts_on: Day,
    /// The last one.
    pub ends_on: Day,
    /// How much it is.
    pub amount: Cents,
    /// How much of it funds have taken; the database lets nobody take more than there is.
    pub allotted: Cents,
    /// When it was written down.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A grant as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantDetails {
    /// What it is called.
    pub name: String,
    /// Who gives it.
    pub funder: String,
    /// The funder's number of it.
    pub grant_number: Option<String>,
    /// The first day on which it may be spent.
    pub starts_on: Day,
    /// The last one.
    pub ends_on: Day,
    /// How much it is.
    pub amount: Cents,
}

impl GrantDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            name: fields.text("name", LINE),
            funder: fields.text("funder", LINE),
            grant_number: fields.optional_text("grant_number", LINE),
            starts_on: fields.day("starts_on"),
            ends_on: fields.day("ends_on"),
            amount: fields.cents("amount"),
        };
        fields.in_order(("starts_on", details.starts_on), ("ends_on", details.ends_on));
        details
    }

    /// What stands in a grant.
    pub fn of(grant: &Model) -> Self {
        Self {
            name: grant.name.clone(),
            funder: grant.funder.clone(),
            grant_number: grant.number.clone(),
            starts_on: grant.starts_on,
            ends_on: grant.ends_on,
            amount: grant.amount,
        }
    }

    /// The field by which days from `first` to `last` are left outside of the period; nothing where they lie within.
    pub fn field_that_leaves_out(&self, first: Day, last: Day) -> Option<&'static str> {
        match (first < self.starts_on, last > self.ends_on) {
            (true, _) => Some("starts_on"),
            (false, true) => Some("ends_on"),
            (false, false) => None,
        }
    }

    /// Whether period and money are the same: what the funder agreed to.
    pub fn is_same_award(&self, other: &Self) -> bool {
        (self.starts_on, self.ends_on, self.amount) == (other.starts_on, other.ends_on, other.amount)
    }
}

/// What a grant promises, as somebody writes it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliverableDetails {
    /// What is counted.
    pub deliverable: DeliverableKind,
    /// How many.
    pub promised: i32,
    /// Until when.
    pub due_on: Day,
}

/// The most people that a grant promises.
const MOST_PROMISED: i64 = 1_000_000;

impl DeliverableDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            deliverable: fields.choice("deliverable"),
            promised: i32::try_from(fields.number("promised", 1..=MOST_PROMISED)).unwrap_or(1),
            due_on: fields.day("due_on"),
        }
    }

    /// Refuses a day outside of the grant.
    ///
    /// # Errors
    /// `out-of-order`, `after-the-end`.
    pub fn within(&self, grant: &Model) -> Result<(), Refusal> {
        let refused = |code| Err(Refusal::of("due_on", code).with("typed", self.due_on));
        match self.due_on {
            day if day < grant.starts_on => refused("out-of-order").map_err(|no| no.with("after", grant.starts_on)),
            day if day > grant.ends_on => refused("after-the-end").map_err(|no| no.with("until", grant.ends_on)),
            _ => Ok(()),
        }
    }
}

/// What grants promise.
pub mod deliverables {
    use super::{Day, DeliverableId, DeliverableKind, GrantId, OrganizationId};
    use sea_orm::entity::prelude::*;

    /// What a grant promises.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "deliverables")]
    pub struct Model {
        /// The promise.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeliverableId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which grant.
        pub grant_id: GrantId,
        /// What is counted.
        pub kind: DeliverableKind,
        /// How many.
        pub promised: i32,
        /// Until when.
        pub due_on: Day,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A grant's period and amount as they were awarded, and every change of them, with who, when and why.
pub mod revisions {
    use super::{Cents, Day, GrantId, OrganizationId};
    use crate::shared::{Instant, UserId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A revision.
        RevisionId,
    }

    /// A revision: what the award was from then on. The first one is the award itself.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grant_revisions")]
    pub struct Model {
        /// The revision; later ones sort later.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RevisionId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which grant.
        pub grant_id: GrantId,
        /// The first day from then on.
        pub starts_on: Day,
        /// The last one.
        pub ends_on: Day,
        /// The amount.
        pub amount: Cents,
        /// Why; nothing of the award itself.
        pub reason: Option<String>,
        /// When it was written down.
        pub at: Instant,
        /// By whom, where a person did.
        pub user_id: Option<UserId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which funding streams a grant comes as: its shares in programs.
pub mod shares {
    use super::{GrantId, OrganizationId};
    use crate::shared::{FundingStreamId, ProgramId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A share.
        ShareId,
    }

    /// A share. A funding stream is the share of one grant.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grant_shares")]
    pub struct Model {
        /// The share.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ShareId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which grant.
        pub grant_id: GrantId,
        /// In which program.
        pub program_id: ProgramId,
        /// As which of its streams.
        pub funding_stream_id: FundingStreamId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
