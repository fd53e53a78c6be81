//! An act: who does it, when, in which transaction, by which form. Every command's first argument.

use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::permissions::Permission;
use super::reader::{Reader, Scope};
use crate::setup::Keys;
use crate::shared::{
    Answer, Day, Envelope, Errand, Fault, Happening, Instant, Message, OrganizationId, Outgoing, Stop, UserId,
};

/// Who acts and when, as a face or the worker hands it in.
#[derive(Clone, Debug)]
pub struct By {
    /// Who.
    pub reader: Reader,
    /// The moment.
    pub at: Instant,
    /// The civil day of that moment in the organization's time zone.
    pub today: Day,
    /// The request or run that it belongs to, as logs name it.
    pub request: Uuid,
    /// The form that was sent: sent twice, it acts once.
    pub form: Option<FormKey>,
}

/// The idempotency key of a form or API write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormKey {
    /// The key that travelled with the form.
    pub key: Uuid,
    /// A hash of what was typed: the same key with other content is refused.
    pub fingerprint: String,
}

/// One command at work, inside its transaction.
#[derive(Debug)]
pub struct Act<'a> {
    /// Who and when.
    pub by: &'a By,
    /// The keys of sealed fields.
    pub keys: &'a Keys,
    tx: &'a DatabaseTransaction,
    told: Vec<Happening>,
    outgoing: Vec<Outgoing>,
    errands: Vec<Errand>,
}

/// What a command said and wants to follow, taken out of its act.
#[derive(Debug)]
pub(crate) struct Aftermath {
    pub(crate) told: Vec<Happening>,
    pub(crate) outgoing: Vec<Outgoing>,
    pub(crate) errands: Vec<Errand>,
}

/// A kind of record whose visibility is one question, asked of the grounds.
pub trait Record: Copy + Send + Sync {
    /// Whether the scope reaches this record.
    fn is_reached(
        self,
        db: &DatabaseTransaction,
        scope: &Scope<'_>,
    ) -> impl Future<Output = Result<bool, sea_orm::DbErr>> + Send;
}

impl<'a> Act<'a> {
    /// An act inside `tx`; only `perform` opens one.
    pub(crate) fn new(by: &'a By, keys: &'a Keys, tx: &'a DatabaseTransaction) -> Self {
        Self { by, keys, tx, told: Vec::new(), outgoing: Vec::new(), errands: Vec::new() }
    }

    /// Asks whether the reader may do this to `record`, and hands out the transaction to do it in.
    ///
    /// # Errors
    /// `Forbidden` where the role never does it, `NotFound` where the record is out of reach or not there.
    pub async fn permit(&self, permission: Permission, record: impl Record) -> Answer<&'a DatabaseTransaction> {
        let scope = self.writing_scope(permission)?;
        if record.is_reached(self.tx, &scope).await? { Ok(self.tx) } else { Err(Stop::NotFound) }
    }

    /// As [`Self::permit`], for what belongs to no single record.
    ///
    /// # Errors
    /// `Forbidden` where the role never does it.
    pub fn permit_anywhere(&self, permission: Permission) -> Answer<&'a DatabaseTransaction> {
        self.writing_scope(permission)?;
        Ok(self.tx)
    }

    /// As [`Self::permit`], for opening a record: a reading role suffices.
    ///
    /// # Errors
    /// `Forbidden` where the role never does it, `NotFound` where the record is out of reach or not there.
    pub async fn permit_reading(&self, permission: Permission, record: impl Record) -> Answer<&'a DatabaseTransaction> {
        let scope = self.by.reader.scope(permission, self.by.today);
        if !scope.reach.reaches() {
            return Err(Stop::Forbidden);
        }
        if record.is_reached(self.tx, &scope).await? { Ok(self.tx) } else { Err(Stop::NotFound) }
    }

    /// For commands made for signed links: whoever follows one may do what the link is for, and nothing else.
    ///
    /// # Errors
    /// `Forbidden` for every other actor.
    pub fn permit_link(&self) -> Answer<&'a DatabaseTransaction> {
        if matches!(self.by.reader.actor, super::Actor::Link { .. }) { Ok(self.tx) } else { Err(Stop::Forbidden) }
    }

    /// Says what happened; later rooms react to it in the same transaction.
    pub fn happened(&mut self, happening: Happening) {
        self.told.push(happening);
    }

    /// Puts a message into the outbox; it leaves once the act stands.
    ///
    /// # Errors
    /// Where the message cannot be written as JSON, which is a mistake in its type.
    pub fn post<M: Message>(&mut self, envelope: Envelope, message: &M) -> Answer<()> {
        let content = serde_json::to_value(message).map_err(|_| Fault::Broken("a message is not writable as JSON"))?;
        self.outgoing.push(Outgoing { kind: M::KIND, envelope, content });
        Ok(())
    }

    /// Asks the worker to do something once the act stands.
    pub fn ask(&mut self, kind: &'static str, id: impl Into<Uuid>) {
        self.errands.push(Errand { kind, id: id.into() });
    }

    /// Whose data.
    pub fn organization(&self) -> OrganizationId {
        self.by.reader.organization
    }

    /// The account that acts, where a person does.
    pub fn user(&self) -> Option<UserId> {
        self.by.reader.user()
    }

    /// The civil day of the act.
    pub fn today(&self) -> Day {
        self.by.today
    }

    /// The transaction, for this crate's rooms once a command was permitted.
    pub(crate) fn tx(&self) -> &'a DatabaseTransaction {
        self.tx
    }

    /// What was said so far, taken out.
    pub(crate) fn take_aftermath(&mut self) -> Aftermath {
        use std::mem::take;
        Aftermath { told: take(&mut self.told), outgoing: take(&mut self.outgoing), errands: take(&mut self.errands) }
    }

    fn writing_scope(&self, permission: Permission) -> Answer<Scope<'_>> {
        let scope = self.by.reader.scope(permission, self.by.today);
        if !scope.reach.reaches() || scope.reach.reads_only {
            return Err(Stop::Forbidden);
        }
        Ok(scope)
    }
}
