//! Errands: work for the worker that a command needs done after it, each with one row's id.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict, Query};
use sea_orm::{Condition, QueryOrder};

use super::lease::{Lease, Progress, next_try};
use crate::access::Act;
use crate::setup::Store;
use crate::shared::{Errand, Fault, Instant, OrganizationId};

crate::ids! {
    /// An errand.
    ErrandId,
}

/// One piece of work to be done once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "errands")]
pub struct Model {
    /// The errand.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ErrandId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Which job carries it out.
    pub kind: String,
    /// The row it is about.
    pub object_id: Uuid,
    /// Where it stands.
    pub progress: Progress,
    /// Not before this moment.
    pub due_at: Instant,
    /// How often it failed.
    pub tries: i32,
    /// Why it failed last, without personal data.
    pub last_error: Option<String>,
    /// Whoever is at it.
    pub lease: Option<Uuid>,
    /// Until when.
    pub lease_until: Option<Instant>,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it ended.
    pub done_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Writes an errand down, once per kind and row: asked for again while it waits it changes nothing, afterwards it is to
/// be done anew.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn write(act: &Act<'_>, errand: Errand) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(ErrandId::new()),
        organization_id: Set(act.organization()),
        kind: Set(errand.kind.to_owned()),
        object_id: Set(errand.id),
        progress: Set(Progress::Waiting),
        due_at: Set(act.by.at),
        tries: Set(0),
        created_at: Set(act.by.at),
        ..Default::default()
    };
    let anew = OnConflict::columns([Column::Kind, Column::ObjectId])
        .update_columns([Column::Progress, Column::DueAt, Column::Tries])
        .value(Column::DoneAt, Expr::cust("NULL"))
        .action_and_where(Column::Progress.ne(Progress::Waiting))
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_without_returning(act.tx()).await?;
    Ok(())
}

/// Takes one due errand of a kind for this worker.
///
/// # Errors
/// Where the database fails.
pub async fn take(store: &Store, kind: &str, now: Instant) -> Result<Option<Model>, Fault> {
    let lease = Lease::from(now);
    let mut due = Query::select();
    due.column(Column::Id)
        .from(Entity)
        .cond_where(is_due(kind, now))
        .order_by(Column::DueAt, sea_orm::Order::Asc)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    Entity::update_many()
        .col_expr(Column::Lease, Expr::value(lease.token))
        .col_expr(Column::LeaseUntil, Expr::value(lease.until))
        .filter(Column::Id.in_subquery(due))
        .exec(store.writer())
        .await?;
    Ok(Entity::find().filter(Column::Lease.eq(lease.token)).order_by_asc(Column::DueAt).one(store.writer()).await?)
}

/// Holds on to an errand that takes long; false where another worker has it by now.
///
/// # Errors
/// Where the database fails.
pub async fn renew(store: &Store, errand: &Model, now: Instant) -> Result<bool, Fault> {
    let update = Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Lease::from(now).until))
        .filter(Column::Id.eq(errand.id))
        .filter(Column::Lease.eq(errand.lease));
    Ok(update.exec(store.writer()).await?.rows_affected == 1)
}

/// Writes down how an errand ended: done, or failed and to be tried again.
///
/// # Errors
/// Where the database fails.
pub async fn settle(store: &Store, errand: &Model, failure: Option<String>, now: Instant) -> Result<(), Fault> {
    let tries = errand.tries + i32::from(failure.is_some());
    let (progress, due_at) = match (&failure, next_try(tries, now)) {
        (None, _) => (Progress::Done, errand.due_at),
        (Some(_), Some(again)) => (Progress::Waiting, again),
        (Some(_), None) => (Progress::Dead, errand.due_at),
    };
    let row = ActiveModel {
        progress: Set(progress),
        due_at: Set(due_at),
        tries: Set(tries),
        last_error: Set(failure),
        lease: Set(None),
        lease_until: Set(None),
        done_at: Set((progress != Progress::Waiting).then_some(now)),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(errand.id))
        .filter(Column::Lease.eq(errand.lease))
        .exec(store.writer())
        .await?;
    Ok(())
}

fn is_due(kind: &str, now: Instant) -> Condition {
    let free = Condition::any().add(Column::Lease.is_null()).add(Column::LeaseUntil.lt(now));
    Condition::all()
        .add(Column::Kind.eq(kind))
        .add(Column::Progress.eq(Progress::Waiting))
        .add(Column::DueAt.lte(now))
        .add(free)
}
