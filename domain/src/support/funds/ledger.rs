//! The ledger of a fund: a line for each movement, added and never changed. Its lines sum to the balance shown.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::rules::{EntryKind, Moved, short};
use super::{Column as Of, Entity as Funds, Fund, FundId};
use crate::access::Act;
use crate::shared::{Answer, Cents, Day, Fault, Instant, OrganizationId, UserId};
use crate::support::authorizations::AuthorizationId;

crate::ids! {
    /// A line of a ledger.
    EntryId,
}

/// A line of a ledger.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entries")]
pub struct Model {
    /// The line.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EntryId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which fund.
    pub fund_id: FundId,
    /// Its place in the ledger, from 1.
    pub number: i32,
    /// What it is about.
    pub kind: EntryKind,
    /// The promise that it is about.
    pub authorization_id: Option<AuthorizationId>,
    /// What it moves of the budget.
    pub budget: Cents,
    /// What it moves of the promised.
    pub encumbered: Cents,
    /// What it moves of the paid.
    pub spent: Cents,
    /// What can still be promised after it.
    pub available_after: Cents,
    /// Why, or what exactly.
    pub note: Option<String>,
    /// The day it counts from.
    pub day: Day,
    /// When it was written.
    pub at: Instant,
    /// By whom, where a person did.
    pub user_id: Option<UserId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A line to be written.
#[derive(Clone, Debug)]
pub(in crate::support) struct Line {
    /// What it is about.
    pub(in crate::support) kind: EntryKind,
    /// The promise that it is about.
    pub(in crate::support) authorization: Option<AuthorizationId>,
    /// What it moves.
    pub(in crate::support) moved: Moved,
    /// The day it counts from.
    pub(in crate::support) day: Day,
    /// Why, or what exactly.
    pub(in crate::support) note: Option<String>,
}

/// Writes a line and moves the money of a fund, which the caller has locked. The database refuses what the rules would
/// not have let through, whoever was first.
///
/// # Errors
/// `fund-short` where there is not so much.
pub(in crate::support) async fn write(act: &Act<'_>, fund: &mut Fund, line: Line) -> Answer<()> {
    let moved = line.moved;
    let taken = Cents(moved.encumbered + moved.spent - moved.budget);
    let after = fund.balance().after(moved).ok_or_else(|| short(fund.balance(), taken))?;
    let plus = |column: Of, cents: i64| Expr::col(column).add(cents);
    let updated = Funds::update_many()
        .col_expr(Of::Budget, plus(Of::Budget, moved.budget))
        .col_expr(Of::Encumbered, plus(Of::Encumbered, moved.encumbered))
        .col_expr(Of::Spent, plus(Of::Spent, moved.spent))
        .col_expr(Of::Lines, Expr::col(Of::Lines).add(1))
        .filter(Of::Id.eq(fund.id))
        .filter(Of::Lines.eq(fund.lines))
        .exec(act.tx())
        .await?;
    if updated.rows_affected == 0 {
        return Err(Fault::Broken("a ledger was written without its fund's lock").into());
    }
    (fund.budget, fund.encumbered, fund.spent) = (after.budget, after.encumbered, after.spent);
    fund.lines += 1;
    let row = ActiveModel {
        id: Set(EntryId::new()),
        organization_id: Set(fund.organization_id),
        fund_id: Set(fund.id),
        number: Set(fund.lines),
        kind: Set(line.kind),
        authorization_id: Set(line.authorization),
        budget: Set(Cents(moved.budget)),
        encumbered: Set(Cents(moved.encumbered)),
        spent: Set(Cents(moved.spent)),
        available_after: Set(after.available()),
        note: Set(line.note),
        day: Set(line.day),
        at: Set(act.by.at),
        user_id: Set(act.user()),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(())
}
