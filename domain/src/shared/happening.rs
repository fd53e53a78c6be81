//! What a command says at its end, so that later rooms can react in the same transaction.

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{CaseId, Day, ObjectKind, ParticipantId, What};

/// One thing that a command did.
#[derive(Clone, Debug)]
pub struct Happening {
    /// What it was.
    pub what: What,
    /// The kind of the row it is about.
    pub object: ObjectKind,
    /// That row.
    pub id: Uuid,
    /// The participant it concerns: their timeline gets a line.
    pub participant: Option<ParticipantId>,
    /// The case it concerns.
    pub case: Option<CaseId>,
    /// The day it counts from, where that is not the day it was recorded.
    pub day: Option<Day>,
    /// What the timeline's sentence names.
    pub words: Vec<(&'static str, String)>,
    /// The row before and after, for its history.
    pub change: Option<Change>,
}

/// A row before and after.
#[derive(Clone, Debug)]
pub struct Change {
    /// Before; nothing where it is new.
    pub before: Option<Value>,
    /// After; nothing where it is gone.
    pub after: Option<Value>,
}

impl Happening {
    /// Something that happened to one row.
    pub fn new(what: What, object: ObjectKind, id: impl Into<Uuid>) -> Self {
        Self { what, object, id: id.into(), participant: None, case: None, day: None, words: Vec::new(), change: None }
    }

    /// It concerns this participant and, where there is one, this case.
    #[must_use]
    pub fn concerning(mut self, participant: ParticipantId, case: Option<CaseId>) -> Self {
        (self.participant, self.case) = (Some(participant), case);
        self
    }

    /// It counts from `day`.
    #[must_use]
    pub fn on(mut self, day: Day) -> Self {
        self.day = Some(day);
        self
    }

    /// Names something in the timeline's sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.words.push((name, value.to_string()));
        self
    }

    /// The row is new, and holds this.
    #[must_use]
    pub fn created(mut self, after: &impl Serialize) -> Self {
        self.change = Some(Change { before: None, after: serde_json::to_value(after).ok() });
        self
    }

    /// The row held one thing and holds another now.
    #[must_use]
    pub fn changed(mut self, before: &impl Serialize, after: &impl Serialize) -> Self {
        self.change =
            Some(Change { before: serde_json::to_value(before).ok(), after: serde_json::to_value(after).ok() });
        self
    }
}
