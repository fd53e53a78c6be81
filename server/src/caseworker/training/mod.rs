//! Training: the cohorts, their sheets, who sits in them, and what they are taught.

mod cohort;
mod cohort_change;
mod cohort_new;
mod cohorts;
mod competencies;
mod contract;
mod curricula;
mod curriculum;
mod curriculum_change;
mod enrollment;
mod module;
mod samples;
mod sheet;

use domain::shared::Day;
use domain::training::cohorts::{CohortId, SessionId};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::Page;

/// The pages of training.
pub(super) fn pages() -> Vec<Page> {
    let taught = [curricula::page(), module::page(), curriculum_change::page()];
    let classes = [cohorts::page(), cohort_new::page(), sheet::page(), competencies::page()];
    let groups = [cohort::pages(), cohort_change::pages(), contract::pages(), curriculum::pages()];
    [classes.to_vec(), vec![enrollment::page()], taught.to_vec(), groups.concat()].concat()
}

/// The address of a cohort.
pub(in crate::caseworker) fn cohort_path(id: CohortId) -> String {
    format!("/training/cohorts/{id}")
}

/// The address of a session's sheet.
pub(super) fn sheet_path(id: SessionId) -> String {
    format!("/training/sessions/{id}")
}

/// A day with the address of its sheet.
#[derive(Debug, Serialize)]
struct DayLink {
    day: Day,
    href: String,
}

/// A time of the day as people say it: `17:30` is 5:30 pm.
fn clock(begins: &str) -> String {
    let Some((hour, minute)) = begins.split_once(':').and_then(|(hour, rest)| Some((hour.parse::<u32>().ok()?, rest)))
    else {
        return begins.to_owned();
    };
    let half = if hour < 12 { "am" } else { "pm" };
    format!("{}:{minute} {half}", (hour + 11) % 12 + 1)
}

/// Minutes as hours, with a half or a quarter where there is one.
fn hours(minutes: i32) -> String {
    let hours = f64::from(minutes) / 60.0;
    let text = format!("{hours:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How full something is, for a bar: { done, of }.
pub(in crate::caseworker) fn share(done: i64, of: i64) -> Value {
    json!({ "done": done, "of": of, "percent": if of > 0 { done * 100 / of } else { 0 } })
}
