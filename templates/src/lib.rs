//! What people read: the templates of pages and mails, the message catalogue, and the environment that renders them.
//!
//! Templates say, they do not decide: an undefined variable, a missing message and an unknown icon are errors.
//! A template is named by its path below this crate's folder, for instance `caseworker/today.html`.
//!
//! | in a template | says |
//! |---|---|
//! | `t("key", name=value)`, `t(key, args)` | a message of the catalogue, in the language of the variable `lang` |
//! | `label("stage", code)` | the label `stage-<code>` of a closed list's member |
//! | `field_label("household_size")` | the name of a form's field, `field-household-size` |
//! | `sentence \| said` | a text as it stands, or `{ key, args }` as a message |
//! | `refusal \| refusal_text` | a refusal `{ code, field, args }` as a sentence |
//! | `icon("phone")` | a symbol of `parts/icons.html` |
//! | `day`, `short_day`, `long_day`, `moment`, `clock` | `Tue, Nov 24` · `Nov 24` · `Tuesday, November 24` · `Tue, Nov 24, 4:12 pm` · `4:12 pm` |
//! | `due`, `ago`, `days_late`, `days_open`, `days_left` | `4 days late`, `Today` · `yesterday` · `1 day late` · `9 days open` · `22 days left` |
//! | `money`, `dollars`, `number`, `percent` | `$1,310.00` and `$1,310` of cents · `12,480` · `92%`, in Spanish `92 %` |
//! | `phone`, `tel`, `sms(message="…")`, `initials` | `210-555-0142` · the links that call and text · `DO` |
//! | `typed`, `chosen`, `problems`, `clash`, `field_id`, `is wrong` | of a form, for the parts that draw it |

mod catalogue;
mod days;
mod figures;
mod forms;
mod icons;
mod people;
mod reader;
pub mod signed;
mod words;

#[cfg(test)]
mod promises;
#[cfg(test)]
mod samples;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

pub use catalogue::{Catalogue, Language, Unsaid};

/// Every embedded file, `.html`, `.txt` and `.ftl`: its path below this folder, and its text.
static FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The environment with every template, filter and function.
///
/// What a template's context holds stands at the head of the template; every context holds `lang` (a code of
/// [`Language`]), and where days or times are shown also `today` (ISO 8601) and `zone` (an IANA name).
pub fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    // Its report of an error holds the values of variables, so people's names; an error names template and line anyway.
    environment.set_debug(false);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(escape_by_ending);
    environment.set_syntax(whole_lines_for_blocks());
    environment.set_loader(|name| Ok(source(name).map(str::to_owned)));
    words::add_to(&mut environment);
    days::add_to(&mut environment);
    figures::add_to(&mut environment);
    people::add_to(&mut environment);
    forms::add_to(&mut environment);
    icons::add_to(&mut environment);
    environment
}

/// The names of every template, in order: for tests and guards that look at all of them.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name).filter(|name| !name.ends_with(".ftl"))
}

/// A template's source, by its name.
pub fn source(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(file, _)| *file == name && !file.ends_with(".ftl")).map(|(_, text)| *text)
}

/// Escaping is decided by the ending. A template with any other ending renders nothing: it fails at its first value.
fn escape_by_ending(name: &str) -> AutoEscape {
    match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        Some("txt") => AutoEscape::None,
        _ => AutoEscape::Custom("refused: a template ends in .html or .txt".into()),
    }
}

fn whole_lines_for_blocks() -> SyntaxConfig {
    // The builder fails for clashing delimiters only; these are the defaults.
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}
