//! "No, because": what a person is told when something cannot be done as asked.

use std::borrow::Cow;

use chrono::TimeDelta;
use serde::Serialize;

/// A reason why a command did nothing. It is a value, not an error: it stands beside what was typed.
///
/// The sentence itself is in the message catalogue under `refusal-<code>`, in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Which refusal; the catalogue's key without its prefix.
    pub code: &'static str,
    /// The field it is about, by its name in the form or file.
    pub field: Option<Cow<'static, str>>,
    /// What the sentence names: the value typed, a limit, a day.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal of the whole command.
    pub fn because(code: &'static str) -> Self {
        Self { code, field: None, args: Vec::new() }
    }

    /// A refusal of one field.
    pub fn of(field: impl Into<Cow<'static, str>>, code: &'static str) -> Self {
        Self { code, field: Some(field.into()), args: Vec::new() }
    }

    /// Names something in the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Why a command did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The person asked for what cannot be: each reason, to be shown beside what was typed.
    #[error("refused: {}", codes(.0))]
    Refused(Vec<Refusal>),
    /// No such thing for this reader; whether it exists for somebody else is not told.
    #[error("not found")]
    NotFound,
    /// The reader's role never does this.
    #[error("forbidden")]
    Forbidden,
    /// Somebody else saved the same record in between.
    #[error("changed in between")]
    Conflict,
    /// The same form was sent before with other content.
    #[error("the form's key was used for something else")]
    KeyReused,
    /// It was tried too often: it may be tried again after so long.
    #[error("tried too often")]
    TooOften(TimeDelta),
    /// Something outside the person's reach failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A failure of something Tandem depends on: logged once at the edge with its chain.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed before the commit: nothing was saved.
    #[error("the database failed")]
    Database(#[source] sea_orm::DbErr),
    /// The commit failed: whether it happened is unknown, repeating the same form is safe.
    #[error("the commit failed; its outcome is unknown")]
    UnknownOutcome(#[source] sea_orm::DbErr),
    /// A stored value does not decrypt or decode: a wrong key or damaged data.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(&'static str),
    /// A command broke a promise of the house, for instance it wrote without telling.
    #[error("a promise of the house was broken: {0}")]
    Broken(&'static str),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Stop {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}

impl From<sea_orm::DbErr> for Stop {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(Fault::Database(error))
    }
}

impl From<sea_orm::DbErr> for Fault {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Database(error)
    }
}

/// What a command answers.
pub type Answer<T> = Result<T, Stop>;

fn codes(refusals: &[Refusal]) -> String {
    refusals.iter().map(|r| r.code).collect::<Vec<_>>().join(", ")
}
