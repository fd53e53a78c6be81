//! What can be done with a course elsewhere, as one table.

use crate::training::enrollments::rules::{EnrollmentEdge, EnrollmentState, follow};

crate::coded! {
    /// What happens next with a course.
    pub enum CourseAct("course-act") {
        /// Its first day came.
        Begin = "begin",
        /// Pauses.
        Defer = "defer",
        /// Goes on after a pause.
        Resume = "resume",
        /// Went through to the end.
        Complete = "complete",
        /// Leaves.
        Withdraw = "withdraw",
        /// The grade came after the end.
        Grade = "grade",
    }
}

impl CourseAct {
    /// The edge of an enrollment that it is; beginning and grading leave it where it stands.
    pub fn edge(self) -> Option<EnrollmentEdge> {
        match self {
            Self::Begin | Self::Grade => None,
            Self::Defer => Some(EnrollmentEdge::Defer),
            Self::Resume => Some(EnrollmentEdge::Resume),
            Self::Complete => Some(EnrollmentEdge::Complete),
            Self::Withdraw => Some(EnrollmentEdge::Withdraw),
        }
    }
}

/// Whether something can be done with a course: before its first day it can only begin, or be left.
pub fn may(act: CourseAct, state: EnrollmentState, has_begun: bool) -> bool {
    match act {
        CourseAct::Begin => !has_begun && state == EnrollmentState::Enrolled,
        CourseAct::Grade => state == EnrollmentState::Completed,
        CourseAct::Withdraw => follow(state, EnrollmentEdge::Withdraw).is_some(),
        act => has_begun && act.edge().is_some_and(|edge| follow(state, edge).is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    fn acts(state: EnrollmentState, has_begun: bool) -> Vec<&'static str> {
        CourseAct::ALL.iter().filter(|act| may(**act, state, has_begun)).map(|act| act.code()).collect()
    }

    #[test]
    fn a_course_begins_before_anything_else_and_is_graded_at_its_end() {
        assert_eq!(acts(EnrollmentState::Enrolled, false), ["begin", "withdraw"]);
        assert_eq!(acts(EnrollmentState::Enrolled, true), ["defer", "complete", "withdraw"]);
        assert_eq!(acts(EnrollmentState::Deferred, true), ["resume", "withdraw"]);
        assert_eq!(acts(EnrollmentState::Completed, true), ["grade"]);
        assert!(acts(EnrollmentState::Withdrawn, true).is_empty());
    }
}
