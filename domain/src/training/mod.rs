//! What is taught, when and to whom: curricula, cohorts, who sits in them, attendance, and what came of it.

pub mod attainments;
pub mod attendance;
mod begun;
pub mod cohorts;
pub mod contract;
pub mod courses;
pub mod credentials;
pub mod curricula;
pub mod enrollments;
mod scope;
pub mod skill_gains;

pub(crate) use begun::has_begun;
pub use scope::visible;

use sea_orm::EntityTrait;

use crate::access::Act;
use crate::intake::case::Case;
use crate::shared::{Answer, Day, Refusal};
use enrollments::EnrollmentId;

/// Refuses what was achieved before somebody took part.
fn refuse_before_entry(case: &Case, day: Day) -> Result<(), Refusal> {
    match case.entered_on {
        Some(entered) if day >= entered => Ok(()),
        entered => Err(Refusal::of("day", "before-entry").with("typed", day).with("after", entered.unwrap_or(day))),
    }
}

/// Refuses a class of another case.
async fn refuse_foreign_class(act: &Act<'_>, case: &Case, class: Option<EnrollmentId>) -> Answer<()> {
    let Some(class) = class else { return Ok(()) };
    let enrollment = enrollments::Entity::find_by_id(class).one(act.tx()).await?;
    match enrollment.filter(|enrollment| enrollment.case_id == case.id) {
        Some(_) => Ok(()),
        None => Err(Refusal::of("enrollment", "not-a-choice").with("typed", "").into()),
    }
}
