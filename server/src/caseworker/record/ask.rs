//! An act that takes something away asks once: what it is, what follows, and why.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Head, path};
use crate::web::{Answered, Form, Visit};

/// What draws it.
pub(super) const TEMPLATE: &str = "caseworker/record/ask.html";

/// What is asked. Sentences are `{ key, args }`.
#[derive(Debug, Serialize)]
pub(super) struct Ask {
    record: Head,
    question: Value,
    /// What it is about, in its own words.
    about: Option<String>,
    /// What will follow.
    follows: Vec<Value>,
    /// What must be said: `reason`, a day `until`, or nothing.
    field: Option<&'static str>,
    act: &'static str,
    back: String,
    form: Form,
}

impl Ask {
    /// A question about something in a record; `act` is the key of the button, `form` where it leads.
    pub(super) fn new(record: Head, question: Value, act: &'static str, form: Form) -> Self {
        let back = path(record.id);
        Self { record, question, about: None, follows: Vec::new(), field: None, act, back, form }
    }

    /// Shows what it is about.
    pub(super) fn about(mut self, text: impl Into<String>) -> Self {
        self.about = Some(text.into()).filter(|text: &String| !text.is_empty());
        self
    }

    /// Says what will follow.
    pub(super) fn follows(mut self, key: &str) -> Self {
        self.follows.push(json!({ "key": key, "args": {} }));
        self
    }

    /// Asks for a reason, or a day.
    pub(super) fn asking_for(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// Leads back somewhere else than to the timeline.
    pub(super) fn back_to(mut self, place: String) -> Self {
        self.back = place;
        self
    }

    /// Draws it; again, where an answer was refused.
    pub(super) fn drawn(self, visit: &Visit) -> Answered {
        let refused = !self.form.wrong.is_empty() || !self.form.general.is_empty();
        if refused { visit.page_again(TEMPLATE, self) } else { visit.page(TEMPLATE, self) }
    }
}
