//! What can be added to a record from its first tab: a contact, a note, a service.

use domain::intake::case::rules::{Stage, next_service_begins};
use domain::intake::opening::Opened;
use domain::intake::services::{Span, queries};
use domain::programs::kinds;
use domain::shared::{CaseId, Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::path;
use crate::caseworker::duty;
use crate::web::{Form, Oops, Visit};

/// Which of the forms is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Open {
    /// A contact attempt.
    #[default]
    Contact,
    /// A case note.
    Note,
    /// A service.
    Service,
}

impl Open {
    /// As the address names it; the contact where it names nothing else.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "note" => Self::Note,
            "service" => Self::Service,
            _ => Self::Contact,
        }
    }
}

/// The panel with its three forms.
#[derive(Debug, Serialize)]
pub(crate) struct Adding {
    /// Which is open.
    pub(crate) open: Open,
    /// The contact: answered by `/cases/{case}/contacts`.
    pub(crate) contact: Form,
    /// What the contact form offers.
    pub(crate) choices: Value,
    /// The note.
    pub(crate) note: Form,
    /// The service.
    pub(crate) service: Form,
    kinds: Vec<Value>,
    spans: Vec<&'static str>,
    warning: Option<Warning>,
}

/// What is about to happen by a service: somebody becomes a participant.
#[derive(Debug, Serialize)]
struct Warning {
    pronoun: &'static str,
    name: String,
    kinds: String,
}

impl Adding {
    /// The panel with nothing typed.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn new(visit: &Visit, opened: &Opened, called: &str, open: Open) -> Result<Self, Oops> {
        let kinds = queries::offered(visit.store().read(), opened.case.program_id).await?;
        let today = visit.today()?;
        Ok(Self {
            open,
            contact: duty::empty(opened.case.id, "record", None),
            choices: duty::choices(&kinds, today),
            note: note_form(opened.case.id, today),
            service: service_form(opened.case.id, today),
            spans: Span::ALL.iter().map(|span| span.code()).collect(),
            warning: warning(opened.case.stage, opened.participant.pronouns.as_deref(), called, &kinds),
            kinds: kinds.iter().map(choice).collect(),
        })
    }
}

/// The form of a note, empty.
pub(super) fn note_form(case: CaseId, today: Day) -> Form {
    Form::new(format!("{}/notes", path(case))).named("note").with("day", today.iso())
}

/// The form of a service, empty.
pub(super) fn service_form(case: CaseId, today: Day) -> Form {
    let form = Form::new(format!("{}/services", path(case))).named("service");
    form.with("span", Span::OneDay.code()).with("day", today.iso())
}

fn choice(kind: &kinds::Model) -> Value {
    json!({ "value": kind.id, "label": kind.name })
}

fn warning(stage: Stage, pronouns: Option<&str>, called: &str, kinds: &[kinds::Model]) -> Option<Warning> {
    if !next_service_begins(stage) {
        return None;
    }
    let starting = kinds.iter().filter(|kind| kind.class.starts_participation()).map(|kind| kind.name.as_str());
    Some(Warning {
        pronoun: pronoun(pronouns),
        name: called.to_owned(),
        kinds: starting.collect::<Vec<_>>().join(", "),
    })
}

/// The pronoun that sentences know; people write theirs as they like.
pub(super) fn pronoun(written: Option<&str>) -> &'static str {
    match written.map(|written| written.split('/').next().unwrap_or_default().trim().to_lowercase()).as_deref() {
        Some("she") => "she",
        Some("he") => "he",
        _ => "other",
    }
}
