//! What tasks ask for, and who is asked first.

crate::coded! {
    /// What a task asks for.
    pub enum TaskKind("task-kind") {
        /// Look at a new application.
        ApplicationReview = "application-review",
        /// Introduce yourself to somebody new on the caseload.
        FirstContact = "first-contact",
        /// Look at the plan together.
        PlanReview = "plan-review",
        /// Ask why somebody was absent.
        AbsenceCheck = "absence-check",
        /// Talk about attendance under the line.
        AttendanceCheck = "attendance-check",
        /// Talk about the contract of participation.
        ContractTalk = "contract-talk",
        /// Ask again how to reach somebody, before their class ends.
        LastClass = "last-class",
        /// Reach somebody who was not reached for long.
        ReachOut = "reach-out",
        /// Find out what keeps somebody without a service, before they exit.
        ExitRisk = "exit-risk",
        /// See what became of an open need.
        NeedCheck = "need-check",
        /// Ask a provider who has not answered a referral.
        ReferralAnswer = "referral-answer",
        /// See that promised money is used, or give it back.
        AuthorizationCheck = "authorization-check",
        /// Ask whether a release is to be renewed.
        ReleaseRenewal = "release-renewal",
        /// Ask how the job goes.
        JobFollowUp = "job-follow-up",
        /// Ask about work in a quarter after exit.
        QuarterFollowUp = "quarter-follow-up",
        /// Confirm what was reported of a job: a hire, or an end.
        HireConfirmation = "hire-confirmation",
        /// Review a commitment before its period ends.
        CommitmentReview = "commitment-review",
        /// Review a curriculum.
        CurriculumReview = "curriculum-review",
        /// Call or write back: made by hand after a contact.
        CallBack = "call-back",
        /// Something else, made by hand.
        ToDo = "to-do",
    }
}

impl TaskKind {
    /// Whether it is called a follow-up on screen; the others are called tasks.
    pub fn is_follow_up(self) -> bool {
        matches!(self, Self::JobFollowUp | Self::QuarterFollowUp)
    }
}

crate::coded! {
    /// Who is asked by e-mail before staff are.
    pub enum AskedFirst("asked-first") {
        /// The participant, by a link to their own form.
        Participant = "participant",
        /// The employer, by a link.
        Employer = "employer",
        /// The provider, by a link.
        Provider = "provider",
    }
}
