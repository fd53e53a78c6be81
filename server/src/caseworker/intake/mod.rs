//! Intake: from a new application to its determination, and to a place.

mod applications;
mod assessments;
mod barriers;
mod contact;
mod decision;
mod determination;
mod documents;
mod duplicate;
pub(super) mod eligibility;
mod evidence;
mod frame;
mod household;
mod new;
mod priority;
mod releases;
mod residence;
mod resume;
pub(super) mod samples;
mod waitlist;
pub(super) mod words;
mod work;

use crate::web::Page;

/// The pages of intake.
pub(super) fn pages() -> Vec<Page> {
    vec![
        applications::page(),
        new::page(),
        waitlist::page(),
        resume::page(),
        duplicate::page(),
        contact::page(),
        work::page(),
        barriers::page(),
        residence::page(),
        household::page(),
        priority::page(),
        documents::page(),
        releases::page(),
        determination::page(),
        assessments::page(),
        assessments::strike_page(),
        decision::page(),
    ]
}
