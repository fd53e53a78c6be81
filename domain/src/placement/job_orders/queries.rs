//! Job orders on a page: those that stand and those that are over, and one with whose it is.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SelectStatement};
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::rules::OrderState;
use super::{Column, Entity, JobOrder, JobOrderId};
use crate::access::Scope;
use crate::employers::employer::{self, Employer};
use crate::placement::visible;
use crate::shared::{EmployerId, Fault, ProgramId};

/// The most orders on one page of a list.
const MOST_LISTED: u64 = 50;

/// A page of the orders that stand, or of those that are over, the latest first, each with its employer's name; and
/// whether there are more.
///
/// # Errors
/// Where the database fails.
pub async fn listed(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    over: bool,
    before: Option<JobOrderId>,
) -> Result<(Vec<(JobOrder, String)>, bool), Fault> {
    let state = if over { Column::State.eq(OrderState::Closed) } else { Column::State.ne(OrderState::Closed) };
    let mut orders = Entity::find().filter(visible(scope)).filter(state);
    if let Some(before) = before {
        orders = orders.filter(Column::Id.lt(before));
    }
    let mut orders = orders.order_by_desc(Column::Id).limit(MOST_LISTED + 1).all(db).await?;
    let more = orders.len() as u64 > MOST_LISTED;
    orders.truncate(usize::try_from(MOST_LISTED).unwrap_or(usize::MAX));
    let names = employer::queries::names(db, orders.iter().map(|order| order.employer_id)).await?;
    let with = |order: JobOrder| {
        let name = names.get(&order.employer_id).cloned()?;
        Some((order, name))
    };
    Ok((orders.into_iter().filter_map(with).collect(), more))
}

/// One job order within a scope, with its employer.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    id: JobOrderId,
) -> Result<Option<(JobOrder, Employer)>, Fault> {
    let Some(order) = Entity::find_by_id(id).filter(visible(scope)).one(db).await? else { return Ok(None) };
    let employer = employer::Entity::find_by_id(order.employer_id).one(db).await?;
    Ok(employer.map(|employer| (order, employer)))
}

/// These job orders. The caller has scoped what names them.
pub(in crate::placement) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = JobOrderId>,
) -> Result<BTreeMap<JobOrderId, JobOrder>, DbErr> {
    let orders = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(orders.into_iter().map(|order| (order.id, order)).collect())
}

/// The ids of an employer's job orders, as part of another question.
pub(in crate::placement) fn ids_of(employer: EmployerId) -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(Column::EmployerId.eq(employer)).into_query()
}

/// The job orders of an employer within a scope, the latest first.
///
/// # Errors
/// Where the database fails.
pub async fn of_employer(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    employer: EmployerId,
) -> Result<Vec<JobOrder>, Fault> {
    let orders = Entity::find().filter(visible(scope)).filter(Column::EmployerId.eq(employer));
    Ok(orders.order_by_desc(Column::Id).limit(MOST_LISTED).all(db).await?)
}

/// The open orders of a program that still want somebody, the latest first, each with its employer's name. The caller
/// has scoped a case of the program.
///
/// # Errors
/// Where the database fails.
pub async fn wanting(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    program: ProgramId,
) -> Result<Vec<(JobOrder, String)>, Fault> {
    let open = Condition::all()
        .add(Column::OrganizationId.eq(scope.reader.organization))
        .add(Column::ProgramId.eq(program))
        .add(Column::State.eq(OrderState::Open))
        .add(Expr::col(Column::Filled).lt(Expr::col(Column::Openings)));
    let orders = Entity::find().filter(open).order_by_desc(Column::Id).limit(MOST_LISTED).all(db).await?;
    let names = employer::queries::names(db, orders.iter().map(|order| order.employer_id)).await?;
    let with = |order: JobOrder| {
        let name = names.get(&order.employer_id).cloned()?;
        Some((order, name)).filter(|(order, _)| order.takes_candidates_on(scope.today))
    };
    Ok(orders.into_iter().filter_map(with).collect())
}
