//! The causes of duties, and what takes a cause away again.

crate::coded! {
    /// What a duty follows from. Each says which day its rules count from.
    pub enum Trigger("trigger") {
        /// An application came in; counts from that day.
        ApplicationReceived = "application-received",
        /// A case was assigned or handed over; from that day.
        CaseAssigned = "case-assigned",
        /// The first qualifying service; from the entry.
        ProgramEntry = "program-entry",
        /// A plan was agreed; from the day of agreement.
        PlanAgreed = "plan-agreed",
        /// A cohort began; from its first day.
        CohortStarted = "cohort-started",
        /// A cohort ends; from its last day, which lies ahead.
        CohortEnding = "cohort-ending",
        /// Absences in a row; from the last of them.
        Absences = "absences",
        /// Attendance fell under the line; from the day it did.
        AttendanceLow = "attendance-low",
        /// Points of the contract of participation fell under the line; from the day they did.
        PointsLow = "points-low",
        /// An active participant has not been reached; from the last time they were.
        NotReached = "not-reached",
        /// No qualifying service; from the last one.
        ExitRisk = "exit-risk",
        /// A need was opened; from that day.
        NeedOpened = "need-opened",
        /// A referral was sent to a provider; from that day.
        ReferralSent = "referral-sent",
        /// Money was promised; from that day.
        AuthorizationIssued = "authorization-issued",
        /// Promised money lapses; from its last day, which lies ahead.
        AuthorizationEnding = "authorization-ending",
        /// A release was signed; from that day.
        ReleaseGranted = "release-granted",
        /// A release ends; from its last day, which lies ahead.
        ReleaseEnding = "release-ending",
        /// A job began; from its first day.
        PlacementStarted = "placement-started",
        /// A hire, or the end of a job, was reported and waits for staff; from that day.
        HireReported = "hire-reported",
        /// The case exited; from the exit day.
        Exited = "exited",
        /// A commitment was confirmed; from that day.
        CommitmentConfirmed = "commitment-confirmed",
        /// A commitment's period ends; from its last day, which lies ahead.
        CommitmentEnding = "commitment-ending",
        /// A curriculum version was approved or reviewed; from that day.
        CurriculumReviewed = "curriculum-reviewed",
    }
}

crate::coded! {
    /// What takes the reason of a duty away: what is still planned or open of it is cancelled.
    pub enum Ending("ending") {
        /// The case ended before its entry: found ineligible, withdrawn, or drawn into the comparison group.
        CaseEnded = "case-ended",
        /// The case exited.
        CaseExited = "case-exited",
        /// A late service undid the exit.
        ExitUndone = "exit-undone",
        /// The application was decided.
        ApplicationDecided = "application-decided",
        /// The case was handed to somebody else.
        HandedOver = "handed-over",
        /// A new version of the plan was agreed.
        PlanReplaced = "plan-replaced",
        /// They left the class, or completed it.
        EnrollmentEnded = "enrollment-ended",
        /// They left the class, or paused, before its end.
        ClassLeft = "class-left",
        /// They were reached.
        Reached = "reached",
        /// A qualifying service was given.
        Served = "served",
        /// The need was met or withdrawn.
        NeedSettled = "need-settled",
        /// The provider answered.
        ReferralAnswered = "referral-answered",
        /// The money was used, or given back.
        AuthorizationSettled = "authorization-settled",
        /// The release was renewed or taken back.
        ReleaseSettled = "release-settled",
        /// The job ended.
        PlacementEnded = "placement-ended",
        /// What was reported of a job was confirmed or refused.
        HireSettled = "hire-settled",
        /// The commitment was fulfilled, revised or released.
        CommitmentSettled = "commitment-settled",
        /// The curriculum was reviewed, or its version retired.
        CurriculumSettled = "curriculum-settled",
    }
}

impl Trigger {
    /// What takes its reason away.
    pub fn ended_by(self) -> &'static [Ending] {
        use Ending as E;
        match self {
            Self::ApplicationReceived => &[E::ApplicationDecided, E::CaseEnded],
            Self::CaseAssigned => &[E::HandedOver, E::CaseEnded, E::CaseExited],
            Self::ProgramEntry => &[E::CaseExited],
            Self::PlanAgreed => &[E::PlanReplaced, E::CaseExited],
            Self::CohortStarted | Self::Absences | Self::AttendanceLow | Self::PointsLow => {
                &[E::EnrollmentEnded, E::CaseExited]
            }
            Self::CohortEnding => &[E::ClassLeft, E::CaseExited],
            Self::NotReached => &[E::Reached, E::CaseExited],
            Self::ExitRisk => &[E::Served, E::CaseExited],
            Self::NeedOpened => &[E::NeedSettled, E::CaseEnded],
            Self::ReferralSent => &[E::ReferralAnswered, E::NeedSettled, E::CaseEnded],
            Self::AuthorizationIssued | Self::AuthorizationEnding => &[E::AuthorizationSettled],
            Self::ReleaseGranted | Self::ReleaseEnding => &[E::ReleaseSettled],
            Self::PlacementStarted => &[E::PlacementEnded],
            Self::HireReported => &[E::HireSettled],
            Self::Exited => &[E::ExitUndone],
            Self::CommitmentConfirmed | Self::CommitmentEnding => &[E::CommitmentSettled],
            Self::CurriculumReviewed => &[E::CurriculumSettled],
        }
    }
}
