//! Who reads: their language, their day and their clock, from the variables that every context holds.

use chrono::NaiveDate;
use chrono_tz::Tz;
use minijinja::{Error, ErrorKind, State};

use crate::Language;

/// The language of the page, from `lang`.
pub(crate) fn language(state: &State) -> Result<Language, Error> {
    let code = text_of(state, "lang")?;
    Language::from_code(&code).ok_or_else(|| wrong(format!("lang: no language {code:?}")))
}

/// The civil day in the program's time zone, from `today`.
pub(crate) fn today(state: &State) -> Result<NaiveDate, Error> {
    let day = text_of(state, "today")?;
    day.parse().map_err(|_| wrong(format!("today: not a day: {day:?}")))
}

/// The program's time zone, from `zone`.
pub(crate) fn zone(state: &State) -> Result<Tz, Error> {
    let name = text_of(state, "zone")?;
    name.parse().map_err(|_| wrong(format!("zone: no time zone {name:?}")))
}

pub(crate) fn wrong(why: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, why.into())
}

fn text_of(state: &State, name: &str) -> Result<String, Error> {
    let value = state.lookup(name).ok_or_else(|| Error::new(ErrorKind::UndefinedError, format!("no {name:?}")))?;
    value.as_str().map(str::to_owned).ok_or_else(|| wrong(format!("{name}: not a text")))
}
