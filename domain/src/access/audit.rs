//! The audit trail, and beside it the history of values.
//!
//! An audit entry says who did what to which row, when, on which request; it holds no values, so that purging a person
//! does not break it. Each entry is authenticated by itself and numbered by its writer; a sealer chains them later.
//! Values before and after stand in `history`, which retention can purge.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, IntoActiveModel};

use super::act::By;
use super::reader::Actor;
use crate::setup::Keys;
use crate::shared::{CaseId, Coded, Happening, Instant, ObjectKind, OrganizationId, ParticipantId, UserId};

crate::ids! {
    /// An audit entry.
    AuditId,
}

crate::coded! {
    /// How an attempt ended.
    pub enum Outcome("audit-outcome") {
        /// It was done.
        Done = "done",
        /// It was read.
        Read = "read",
        /// It was refused for want of permission.
        Denied = "denied",
    }
}

/// One entry.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    /// The entry; later ones sort later.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// The process that wrote it.
    pub writer: Uuid,
    /// Its number among the writer's entries.
    pub sequence: i64,
    /// When.
    pub at: Instant,
    /// What kind of actor: `user`, `worker`, `operator`, `link`.
    pub actor: String,
    /// The account, where a person acted.
    pub user_id: Option<UserId>,
    /// What was done or read.
    pub action: String,
    /// To which kind of row.
    pub object: ObjectKind,
    /// To which row.
    pub object_id: Uuid,
    /// Whom it concerns.
    pub participant_id: Option<ParticipantId>,
    /// Which case it concerns.
    pub case_id: Option<CaseId>,
    /// How it ended.
    pub outcome: Outcome,
    /// The request or run.
    pub request_id: Uuid,
    /// A keyed hash over all of the above.
    pub mac: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The values of a row before and after a change.
pub mod history {
    use super::{AuditId, Instant, ObjectKind, OrganizationId};
    use sea_orm::entity::prelude::*;

    /// One change of one row.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "history")]
    pub struct Model {
        /// The audit entry that says who and when.
        #[sea_orm(primary_key, auto_increment = false)]
        pub audit_id: AuditId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// The kind of the row.
        pub object: ObjectKind,
        /// The row.
        pub object_id: Uuid,
        /// When.
        pub at: Instant,
        /// Before; nothing where it was new.
        pub before: Option<Json>,
        /// After; nothing where it is gone.
        pub after: Option<Json>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

static WRITER: LazyLock<Uuid> = LazyLock::new(Uuid::now_v7);
static SEQUENCE: AtomicI64 = AtomicI64::new(1);

/// Writes the entry of one happening and, where values changed, their history.
///
/// # Errors
/// Where the database fails: then the act itself does not stand either.
pub async fn record(
    db: &impl ConnectionTrait,
    by: &By,
    keys: &Keys,
    happening: &Happening,
    outcome: Outcome,
) -> Result<AuditId, DbErr> {
    let entry = sign(keys, entry_of(by, happening, outcome));
    let id = entry.id;
    Entity::insert(entry.into_active_model()).exec_without_returning(db).await?;
    if let Some(change) = &happening.change {
        let row = history::ActiveModel {
            audit_id: Set(id),
            organization_id: Set(by.reader.organization),
            object: Set(happening.object),
            object_id: Set(happening.id),
            at: Set(by.at),
            before: Set(change.before.clone()),
            after: Set(change.after.clone()),
        };
        history::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(id)
}

/// Whether nobody without the key has changed `entry`.
pub fn is_authentic(keys: &Keys, entry: &Model) -> bool {
    use subtle::ConstantTimeEq;
    keys.mac(PURPOSE, signed_text(entry).as_bytes()).ct_eq(&entry.mac).into()
}

const PURPOSE: &str = "audit";

fn entry_of(by: &By, happening: &Happening, outcome: Outcome) -> Model {
    let actor = match by.reader.actor {
        Actor::User { .. } => "user",
        Actor::Worker => "worker",
        Actor::Operator => "operator",
        Actor::Link { .. } => "link",
    };
    Model {
        id: AuditId::new(),
        organization_id: by.reader.organization,
        writer: *WRITER,
        sequence: SEQUENCE.fetch_add(1, Ordering::Relaxed),
        at: by.at,
        actor: actor.to_owned(),
        user_id: by.reader.user(),
        action: happening.what.code().to_owned(),
        object: happening.object,
        object_id: happening.id,
        participant_id: happening.participant,
        case_id: happening.case,
        outcome,
        request_id: by.request,
        mac: Vec::new(),
    }
}

fn sign(keys: &Keys, entry: Model) -> Model {
    let mac = keys.mac(PURPOSE, signed_text(&entry).as_bytes());
    Model { mac, ..entry }
}

fn signed_text(entry: &Model) -> String {
    let ids = format!("{} {} {} {}", entry.id, entry.organization_id, entry.writer, entry.sequence);
    let who = format!("{} {:?} {}", entry.actor, entry.user_id, entry.request_id);
    let what = format!("{} {} {} {}", entry.action, entry.object.code(), entry.object_id, entry.outcome.code());
    let whom = format!("{:?} {:?}", entry.participant_id, entry.case_id);
    format!("{ids}|{}|{who}|{what}|{whom}", entry.at.timestamp_micros())
}
