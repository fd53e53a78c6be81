//! What a command wants sent or done later, as values; `perform` writes them in the command's transaction.

use serde::Serialize;
use uuid::Uuid;

use super::{ObjectKind, ParticipantId};

crate::coded! {
    /// The languages that people read in.
    pub enum Language("language") {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
    }
}

/// A message as the room that causes it spells it: a struct with the fields that its template names.
pub trait Message: Serialize {
    /// The name of its template folder.
    const KIND: &'static str;
}

/// To whom, about what, which of several.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The address.
    pub to: String,
    /// In which language.
    pub language: Language,
    /// The participant it goes to, where it goes to one: their channels are asked again before it leaves.
    pub participant: Option<ParticipantId>,
    /// The kind of row it is about.
    pub object: ObjectKind,
    /// That row.
    pub id: Uuid,
    /// Which of several about the same row.
    pub occurrence: String,
}

/// A message in its envelope.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// Which message: the name of its template folder.
    pub kind: &'static str,
    /// To whom, about what.
    pub envelope: Envelope,
    /// What the template names.
    pub content: serde_json::Value,
}

/// Work for the worker that a command needs done after it.
#[derive(Clone, Copy, Debug)]
pub struct Errand {
    /// Which job carries it out.
    pub kind: &'static str,
    /// The row it is about.
    pub id: Uuid,
}
