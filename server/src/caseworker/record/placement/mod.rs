//! The placement tab: the search for a job, candidacies, and jobs with what shows that they are held.

mod candidate;
mod job;
mod new;
mod report;
mod report_new;
mod samples;
mod tab;

use domain::placement::placements::{ChangeDetails, PlacementId};
use domain::shared::{CaseId, Coded};

use super::path;
use crate::caseworker::employers::with_quality;
use crate::web::{Form, Page};

/// The tab, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let writing = vec![new::page(), candidate::page(), report_new::page()];
    [tab::pages(), writing, job::pages(), report::pages()].concat()
}

/// The address of the tab.
fn tab_path(case: CaseId) -> String {
    format!("{}/placement", path(case))
}

/// The address of one job.
pub(in crate::caseworker) fn job_path(case: CaseId, id: PlacementId) -> String {
    format!("{}/placements/{id}", path(case))
}

/// Where a release is recorded, where a form was refused for the want of it.
fn missing_release(case: CaseId, form: &Form) -> Option<String> {
    let missing = form.wrong.values().flatten().any(|refusal| refusal.code == "release-missing");
    missing.then(|| format!("{}/releases/new?kind=referral-profile", path(case)))
}

/// Fills the fields of what is known of a job.
fn with_job(form: Form, job: &ChangeDetails) -> Form {
    let form = form
        .with("title", &job.title)
        .with_some("soc", job.soc.as_ref())
        .with("starts_on", job.starts_on)
        .with_some("pay", job.pay.map(|pay| pay.amount))
        .with("pay_period", job.pay.map_or("hour", |pay| pay.period.code()))
        .with_some("hours", job.hours)
        .with("training_related", job.training_related.code())
        .with("placed_through", job.came_through.code());
    with_quality(form, &job.quality)
}
