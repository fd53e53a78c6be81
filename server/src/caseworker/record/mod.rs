//! A participant's record: who it is and what is next on top, and a tab for each way to look at it.

mod adding;
mod alternate_contacts;
mod aside;
mod ask;
mod assignment;
pub(super) mod authorizations;
mod course;
mod course_new;
mod documents;
mod edit;
mod follow_up;
mod head;
mod history;
mod identifier;
mod lines;
mod need;
mod next;
mod notes;
pub(super) mod placement;
mod plan;
mod plan_agreement;
mod plan_draft;
mod plan_print;
mod plan_scores;
mod plan_step;
mod plan_version;
mod referral;
pub(super) mod releases;
mod samples;
mod services;
mod stages;
mod supports;
mod surveys;
mod timeline;
mod training;

use domain::shared::fields::LINE;
use domain::shared::{CaseId, Fields};

pub(crate) use head::{Head, Tab, head, head_to, may_call, may_text};
pub(crate) use timeline::again;

use crate::web::Page;

/// The pages of the record.
pub(super) fn pages() -> Vec<Page> {
    let own = vec![
        timeline::page(),
        notes::page(),
        notes::strike_page(),
        services::page(),
        services::end_page(),
        services::strike_page(),
        services::fall_through_page(),
        edit::page(),
        identifier::page(),
        alternate_contacts::page(),
        alternate_contacts::change_page(),
        alternate_contacts::strike_page(),
        plan::page(),
        plan_agreement::page(),
        plan_step::page(),
        plan_scores::page(),
        plan_draft::page(),
        plan_version::page(),
        plan_print::page(),
        history::page(),
        follow_up::page(),
        follow_up::make_page(),
        assignment::page(),
        assignment::cover_page(),
        course_new::page(),
    ];
    let supports = [supports::pages(), need::pages(), referral::pages(), authorizations::pages()].concat();
    let learning = [training::pages(), course::pages()].concat();
    [own, learning, supports, placement::pages(), documents::pages(), releases::pages()].concat()
}

/// The address of a record.
pub(crate) fn path(case: CaseId) -> String {
    format!("/cases/{case}")
}

/// Reads why something is struck.
fn reason(fields: &mut Fields<'_>) -> String {
    fields.text("reason", LINE)
}
