//! What somebody does within an active case, derived from classes, the search and jobs; it is stored nowhere.

use sea_orm::DatabaseConnection;
use sea_orm::entity::prelude::*;

use super::{job_search, placements};
use crate::shared::{CaseId, Day, Fault};
use crate::training::enrollments::rules::EnrollmentState;
use crate::training::{courses, enrollments};

crate::coded! {
    /// What somebody does within an active case. Whoever has a job is placed, whatever else they do.
    pub enum Doing("doing") {
        /// They sit in class.
        Training = "training",
        /// They look for a job.
        JobSearch = "job-search",
        /// They hold a job.
        Placed = "placed",
    }
}

/// What somebody does on a day; nothing where it is none of these. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn doing(db: &DatabaseConnection, case: CaseId, today: Day) -> Result<Option<Doing>, Fault> {
    let jobs = placements::Entity::find()
        .filter(placements::Column::CaseId.eq(case))
        .filter(placements::Column::StruckAt.is_null())
        .all(db)
        .await?;
    if jobs.iter().any(|job| job.is_held_on(today)) {
        return Ok(Some(Doing::Placed));
    }
    if is_in_training(db, case, today).await? {
        return Ok(Some(Doing::Training));
    }
    let search = job_search::queries::of_case(db, case).await?;
    Ok(search.filter(|_| !jobs.iter().any(placements::Placement::stands)).map(|_| Doing::JobSearch))
}

/// Whether somebody sits in a class, or takes a course elsewhere that has begun.
async fn is_in_training(db: &DatabaseConnection, case: CaseId, today: Day) -> Result<bool, Fault> {
    let classes = enrollments::Entity::find()
        .filter(enrollments::Column::CaseId.eq(case))
        .filter(enrollments::Column::State.eq(EnrollmentState::Enrolled))
        .filter(enrollments::Column::StartsOn.lte(today));
    if classes.one(db).await?.is_some() {
        return Ok(true);
    }
    let courses = courses::queries::of_case(db, case).await?;
    Ok(courses.iter().any(|course| course.state == EnrollmentState::Enrolled && course.has_begun()))
}
