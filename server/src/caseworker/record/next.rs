//! What is next for one person: at most three things, the most pressing first.

use domain::intake::opening::Opened;
use serde::Serialize;
use serde_json::Value;

use crate::web::{Oops, Visit};

/// The most things that stand on top of a record.
const MOST: usize = 3;

/// Something to do next. Sentences are a text, or `{ key, args }` of the catalogue.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NextThing {
    /// `bad` where it is late, `warn` where it is due, `quiet` where it comes.
    pub(crate) tone: &'static str,
    /// Its icon.
    pub(crate) glyph: &'static str,
    /// When: how late, or the day.
    pub(crate) when: Value,
    /// What it is.
    pub(crate) title: Value,
    /// Why, or what to know about it.
    pub(crate) text: Option<Value>,
    /// Where it is done.
    pub(crate) href: String,
    /// What doing it is called.
    pub(crate) action: Value,
}

/// What is next in this record. Every room that has duties toward the person adds its own here.
pub(super) async fn next_things(_visit: &Visit, _opened: &Opened) -> Result<Vec<NextThing>, Oops> {
    let mut things: Vec<NextThing> = Vec::new();
    things.truncate(MOST);
    Ok(things)
}
