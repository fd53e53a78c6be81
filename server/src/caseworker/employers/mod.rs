//! The other customer: employers, their people, their job orders, and who is ready for them.

mod contact;
mod edit;
mod employer;
mod employer_view;
mod job_ready;
mod list;
mod order;
mod order_edit;
mod orders;
mod samples;

use domain::placement::job_orders::{JobOrder, JobOrderId};
use domain::placement::quality::Quality;
use domain::shared::{Coded, Day, EmployerId};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::places::Choice;
use crate::web::form::Conflict;
use crate::web::{Form, Oops, Page, Visit};

/// The pages of employers.
pub(super) fn pages() -> Vec<Page> {
    let companies = vec![list::page(), edit::new_page(), edit::page(), contact::page()];
    let orders = vec![orders::page(), order::page(), order_edit::new_page(), order_edit::page(), job_ready::page()];
    [companies, employer::pages(), orders].concat()
}

/// The address of an employer.
pub(in crate::caseworker) fn employer_path(id: EmployerId) -> String {
    format!("/employers/{id}")
}

/// The address of a job order.
pub(in crate::caseworker) fn order_path(id: JobOrderId) -> String {
    format!("/employers/job-orders/{id}")
}

/// A job order with its employer's name, to be chosen.
pub(in crate::caseworker) fn order_choice((order, employer): &(JobOrder, String)) -> Choice {
    Choice::new(order.id, format!("{employer}: {}", order.title))
}

/// Fills the fields of `caseworker/employers/quality.html`.
pub(in crate::caseworker) fn with_quality(form: Form, quality: &Quality) -> Form {
    let form = form
        .with("hours_notice", quality.notice.code())
        .with("security", quality.security.code())
        .with_some("next_job", quality.next_job.as_ref());
    quality.answers().into_iter().fold(form, |form, (name, known)| form.with(name, known.code()))
}

/// How good a job is, for `quality_facts`.
pub(in crate::caseworker) fn quality_told(quality: &Quality) -> Value {
    let answers = quality.answers().map(|(field, known)| json!({ "field": field, "known": known.code() }));
    json!({
        "notice": quality.notice.code(),
        "security": quality.security.code(),
        "next_job": quality.next_job,
        "answers": answers,
        "unknown": quality.unknown(),
    })
}

/// What the form of a job's quality offers.
#[derive(Debug, Serialize)]
pub(in crate::caseworker) struct QualityChoices {
    notices: Vec<&'static str>,
    securities: Vec<&'static str>,
    known: Vec<&'static str>,
    /// The fields that are answered by yes, no or unknown.
    asked: Vec<&'static str>,
}

/// What the form of a job's quality offers.
pub(in crate::caseworker) fn quality_choices() -> QualityChoices {
    use super::places::codes;
    QualityChoices {
        notices: codes::<domain::placement::quality::Notice>(),
        securities: codes::<domain::placement::quality::Security>(),
        known: codes::<domain::shared::Known>(),
        asked: Quality::default().answers().iter().map(|(name, _)| *name).collect(),
    }
}

/// Who changed a row last, for whoever was changing it too.
pub(in crate::caseworker) async fn who_saved(visit: &Visit, row: impl Into<Uuid>) -> Result<Conflict, Oops> {
    visit.last_change(row).await
}

/// Days of silence, where an employer works with the program.
fn silence(since: Day, today: Day) -> i64 {
    today.days_since(since).max(0)
}
