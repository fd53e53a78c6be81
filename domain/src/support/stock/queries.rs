//! What is in the drawer.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::UnitState;
use super::{Column, Entity, StockKind, StockKindId, units};
use crate::shared::Fault;
use crate::support::authorizations::AuthorizationId;
use crate::support::funds::FundId;

/// The most kinds of thing that a fund buys.
const MOST: u64 = 100;

/// A kind of thing, and where those of it are.
#[derive(Clone, Debug)]
pub struct Drawer {
    /// The kind.
    pub kind: StockKind,
    /// How many are in the drawer.
    pub left: i64,
    /// How many were handed out.
    pub drawn: i64,
    /// How many were lost.
    pub lost: i64,
}

/// What funds have in the drawer, by name. The caller has scoped the funds.
///
/// # Errors
/// Where the database fails.
pub async fn of_funds(
    db: &impl ConnectionTrait,
    funds: impl IntoIterator<Item = FundId>,
) -> Result<Vec<Drawer>, Fault> {
    let kinds = Entity::find().filter(Column::FundId.is_in(funds)).order_by_asc(Column::Name).limit(MOST);
    let kinds = kinds.all(db).await?;
    let counted: Vec<(StockKindId, UnitState, i64)> = units::Entity::find()
        .select_only()
        .column(units::Column::StockKindId)
        .column(units::Column::State)
        .column_as(units::Column::Id.count(), "count")
        .filter(units::Column::StockKindId.is_in(kinds.iter().map(|kind| kind.id)))
        .group_by(units::Column::StockKindId)
        .group_by(units::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let counted: BTreeMap<_, _> = counted.into_iter().map(|(kind, state, count)| ((kind, state), count)).collect();
    let drawer = |kind: StockKind| {
        let count = |state| counted.get(&(kind.id, state)).copied().unwrap_or_default();
        Drawer { left: count(UnitState::InDrawer), drawn: count(UnitState::Drawn), lost: count(UnitState::Lost), kind }
    };
    Ok(kinds.into_iter().map(drawer).collect())
}

/// The serial numbers of things that were handed out by authorizations and not brought back.
///
/// # Errors
/// Where the database fails.
pub async fn serials_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AuthorizationId>,
) -> Result<BTreeMap<AuthorizationId, String>, Fault> {
    let drawn = units::Entity::find().filter(units::Column::AuthorizationId.is_in(ids)).all(db).await?;
    Ok(drawn.into_iter().filter_map(|unit| Some((unit.authorization_id?, unit.serial))).collect())
}
