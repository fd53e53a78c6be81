//! Mail to be sent: written by commands, sent by the worker only, unique per kind, subject, occurrence and recipient.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict, Query};
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::lease::{Lease, Progress, next_try};
use crate::access::Act;
use crate::setup::{Keys, Sealed, Store};
use crate::shared::{Answer, Coded, Fault, Instant, Language, ObjectKind, OrganizationId, Outgoing, ParticipantId};

crate::ids! {
    /// A message.
    MessageId,
}

/// A message to one recipient.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    /// The message; its Message-ID is derived from it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Which message: the name of its template folder.
    pub kind: String,
    /// The kind of row it is about.
    pub object: ObjectKind,
    /// That row.
    pub object_id: Uuid,
    /// Which of several about the same row.
    pub occurrence: String,
    /// The participant it goes to, where it goes to one: their channels are asked again before it leaves.
    pub participant_id: Option<ParticipantId>,
    /// The address, sealed; its keyed hash makes it unique.
    pub recipient: Sealed,
    /// The keyed hash of the address.
    pub recipient_hash: Vec<u8>,
    /// In which language.
    pub language: Language,
    /// What the template names, sealed: it may hold a link.
    pub content: Sealed,
    /// Where it stands.
    pub progress: Progress,
    /// Not before this moment.
    pub due_at: Instant,
    /// How often it was tried.
    pub tries: i32,
    /// Why the last try failed, without personal data.
    pub last_error: Option<String>,
    /// Whoever is sending it.
    pub lease: Option<Uuid>,
    /// Until when.
    pub lease_until: Option<Instant>,
    /// When it was written.
    pub created_at: Instant,
    /// When it left.
    pub done_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

const CONTENT: &str = "messages.content";
const RECIPIENT: &str = "messages.recipient";

/// A message ready to be rendered and sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The row.
    pub message: Model,
    /// The address.
    pub to: String,
    /// What the template names.
    pub content: serde_json::Value,
    /// The hold on the row.
    pub lease: Lease,
}

/// Puts a message into the outbox; the same one a second time changes nothing.
///
/// # Errors
/// Where the database fails or nothing can be sealed.
pub(crate) async fn write(act: &Act<'_>, outgoing: &Outgoing) -> Answer<()> {
    let (id, envelope) = (MessageId::new(), &outgoing.envelope);
    let content = outgoing.content.to_string();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        kind: Set(outgoing.kind.to_owned()),
        object: Set(envelope.object),
        object_id: Set(envelope.id),
        occurrence: Set(envelope.occurrence.clone()),
        participant_id: Set(envelope.participant),
        recipient: Set(act.keys.seal_text(RECIPIENT, id.0, &envelope.to)?),
        recipient_hash: Set(act.keys.blind_index(RECIPIENT, &envelope.to.to_lowercase())),
        language: Set(envelope.language),
        content: Set(act.keys.seal_text(CONTENT, id.0, &content)?),
        progress: Set(Progress::Waiting),
        due_at: Set(act.by.at),
        tries: Set(0),
        created_at: Set(act.by.at),
        ..Default::default()
    };
    let unique = [Column::OrganizationId, Column::Kind, Column::ObjectId, Column::Occurrence, Column::RecipientHash];
    let once = OnConflict::columns(unique).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(act.tx()).await?;
    Ok(())
}

/// The rows about which a message of this kind and occurrence was written.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn told(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    kind: &str,
    occurrence: &str,
) -> Result<BTreeSet<Uuid>, DbErr> {
    let told = Entity::find()
        .select_only()
        .column(Column::ObjectId)
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Occurrence.eq(occurrence));
    Ok(told.into_tuple::<Uuid>().all(db).await?.into_iter().collect())
}

/// Drops every waiting message about a row: what it was about is gone.
///
/// # Errors
/// Where the database fails.
pub async fn drop_waiting(act: &Act<'_>, object_id: Uuid) -> Result<u64, DbErr> {
    let update = Entity::update_many()
        .col_expr(Column::Progress, Expr::value(Progress::Dropped.code()))
        .filter(Column::OrganizationId.eq(act.organization()))
        .filter(Column::ObjectId.eq(object_id))
        .filter(Column::Progress.eq(Progress::Waiting));
    Ok(update.exec(act.tx()).await?.rows_affected)
}

/// Takes at most `most` due messages for this worker; no other worker gets them while the lease holds.
///
/// # Errors
/// Where the database fails or a row does not open.
pub async fn take_due(store: &Store, now: Instant, most: u64) -> Result<Vec<Letter>, Fault> {
    let lease = Lease::from(now);
    let mut due = Query::select();
    due.column(Column::Id)
        .from(Entity)
        .cond_where(is_due(now))
        .order_by(Column::DueAt, sea_orm::Order::Asc)
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    Entity::update_many()
        .col_expr(Column::Lease, Expr::value(lease.token))
        .col_expr(Column::LeaseUntil, Expr::value(lease.until))
        .filter(Column::Id.in_subquery(due))
        .exec(store.writer())
        .await?;
    let taken =
        Entity::find().filter(Column::Lease.eq(lease.token)).order_by_asc(Column::DueAt).all(store.writer()).await?;
    taken.into_iter().map(|message| open(&store.keys, message, lease)).collect()
}

/// How an attempt to send ended.
#[derive(Clone, Debug)]
pub enum Sent {
    /// The mail server has it.
    Accepted,
    /// Not now: try again later.
    Failed(String),
    /// Never: the address or the message is refused for good.
    Refused(String),
    /// It is not wanted any more.
    Unwanted,
}

/// Writes down how an attempt ended; whoever lost the lease writes nothing.
///
/// # Errors
/// Where the database fails.
pub async fn settle(store: &Store, letter: &Letter, sent: Sent, now: Instant) -> Result<bool, Fault> {
    let tries = letter.message.tries + 1;
    let again = next_try(tries, now);
    let (progress, error) = match sent {
        Sent::Accepted => (Progress::Done, None),
        Sent::Unwanted => (Progress::Dropped, None),
        Sent::Refused(error) => (Progress::Dead, Some(error)),
        Sent::Failed(error) if again.is_none() => (Progress::Dead, Some(error)),
        Sent::Failed(error) => (Progress::Waiting, Some(error)),
    };
    let row = ActiveModel {
        progress: Set(progress),
        tries: Set(tries),
        last_error: Set(error),
        due_at: Set(again.filter(|_| progress == Progress::Waiting).unwrap_or(letter.message.due_at)),
        lease: Set(None),
        lease_until: Set(None),
        done_at: Set((progress != Progress::Waiting).then_some(now)),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    let update = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(letter.message.id))
        .filter(Column::Lease.eq(letter.lease.token));
    Ok(update.exec(store.writer()).await?.rows_affected == 1)
}

fn is_due(now: Instant) -> Condition {
    let free = Condition::any().add(Column::Lease.is_null()).add(Column::LeaseUntil.lt(now));
    Condition::all().add(Column::Progress.eq(Progress::Waiting)).add(Column::DueAt.lte(now)).add(free)
}

fn open(keys: &Keys, message: Model, lease: Lease) -> Result<Letter, Fault> {
    let to = keys.open_text(RECIPIENT, message.id.0, &message.recipient)?;
    let content = keys.open(CONTENT, message.id.0, &message.content)?;
    let content = serde_json::from_slice(&content).map_err(|_| Fault::Unreadable(CONTENT))?;
    Ok(Letter { message, to, content, lease })
}
