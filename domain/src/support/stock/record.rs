use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::UnitState;
use crate::shared::fields::LINE;
use crate::shared::{Cents, Fields, OrganizationId};
use crate::support::authorizations::{Answers, AuthorizationId};
use crate::support::funds::FundId;

crate::ids! {
    /// A kind of thing in the drawer.
    StockKindId,
    /// One such thing.
    UnitId,
}

/// A kind of thing in the drawer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_kinds")]
pub struct Model {
    /// The kind.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StockKindId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Which fund buys it.
    pub fund_id: FundId,
    /// What it is called: "Monthly bus pass".
    pub name: String,
    /// What one costs.
    pub value: Cents,
    /// The most for one case within so many days.
    pub most: i32,
    /// So many days.
    pub within_days: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A kind of thing as somebody sets it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockKindDetails {
    /// What it is called.
    pub name: String,
    /// What one costs.
    pub value: Cents,
    /// The most for one case.
    pub most: i32,
    /// Within so many days.
    pub within_days: i32,
}

/// The most of a thing that a limit allows, and the longest time that it is counted in.
const MOST_OF: i64 = 100;
const LONGEST: i64 = 366;

impl StockKindDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name", LINE),
            value: fields.cents("value"),
            most: i32::try_from(fields.number("most", 1..=MOST_OF)).unwrap_or(1),
            within_days: i32::try_from(fields.number("within_days", 1..=LONGEST)).unwrap_or(1),
        }
    }
}

/// What is handed out, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawDetails {
    /// Of which kind.
    pub stock: StockKindId,
    /// Which one; the first in the drawer where nobody says.
    pub serial: Option<String>,
    /// What an auditor asks.
    pub answers: Answers,
}

impl DrawDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { stock: fields.id("stock"), serial: fields.optional_text("serial", LINE), answers: Answers::read(fields) }
    }
}

/// The things themselves, each with its serial number.
pub mod units {
    use super::{AuthorizationId, OrganizationId, StockKindId, UnitId, UnitState};
    use sea_orm::entity::prelude::*;

    /// One thing.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stock_units")]
    pub struct Model {
        /// The thing.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UnitId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which kind.
        pub stock_kind_id: StockKindId,
        /// Its number.
        pub serial: String,
        /// Where it is.
        pub state: UnitState,
        /// What it was handed out by.
        pub authorization_id: Option<AuthorizationId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
