//! The classes of service, and the gap that separates two periods of participation.

use crate::shared::Day;

crate::coded! {
    /// What a service is to the federal rules. A service kind of a program names one class; entry and exit follow.
    ///
    /// Source: joint performance guidance of 11 June 2024 (TEGL 10-16 Change 3), as restated in the design's
    /// outcomes, section 1.1.
    pub enum ServiceClass("service-class") {
        /// Finding out whether somebody may take part.
        Eligibility = "eligibility",
        /// Going out to people who might take part.
        Outreach = "outreach",
        /// Taking an application.
        Intake = "intake",
        /// A group session about the program.
        Orientation = "orientation",
        /// Labor-market, provider, vacancy or support information, handed out.
        InformationOnly = "information-only",
        /// Job search and tools that people use by themselves.
        SelfService = "self-service",
        /// Basic career service by staff: job search help, initial assessment, guidance, referral to a job.
        BasicStaff = "basic-staff",
        /// Individualized career service: assessment in depth, plan, counseling, work experience, English.
        Individualized = "individualized",
        /// Training, incumbent worker training aside.
        Training = "training",
        /// Incumbent worker training.
        IncumbentWorkerTraining = "iwt",
        /// Wraparound help: transport, child care, tools.
        Supportive = "supportive",
        /// Service after placement or exit.
        FollowUp = "follow-up",
    }
}

impl ServiceClass {
    /// Whether the first such service after eligibility makes somebody a participant.
    pub fn starts_participation(self) -> bool {
        matches!(self, Self::BasicStaff | Self::Individualized | Self::Training)
    }

    /// Whether such a service keeps the period open: the 90 days are counted from the last one.
    pub fn keeps_open(self) -> bool {
        self.starts_participation()
    }

    /// Whether it counts for entry or exit at all.
    pub fn is_qualifying(self) -> bool {
        self.starts_participation() || self.keeps_open()
    }
}

/// Days without a qualifying service after which a period has ended: a service on day 90 stays in the period, one on
/// day 91 opens a new one. A program may set another number.
pub const GAP_DAYS: u32 = 90;

/// Whether a service on `day` belongs to the period whose last service was on `last`.
pub fn same_period(last: Day, day: Day, gap_days: u32) -> bool {
    day.days_since(last) <= i64::from(gap_days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    #[test]
    fn three_classes_make_a_participant() {
        let starting: Vec<_> =
            ServiceClass::ALL.iter().filter(|c| c.starts_participation()).map(|c| c.code()).collect();
        assert_eq!(starting, ["basic-staff", "individualized", "training"]);
    }

    #[test]
    fn support_and_follow_up_do_not_keep_a_period_open() {
        for class in [ServiceClass::Supportive, ServiceClass::FollowUp, ServiceClass::IncumbentWorkerTraining] {
            assert!(!class.is_qualifying(), "{}", class.code());
        }
    }

    #[test]
    fn day_90_is_the_same_period_and_day_91_a_new_one() {
        let last = Day::new(2023, 1, 1).unwrap();
        assert!(same_period(last, last.plus_days(90), GAP_DAYS));
        assert!(!same_period(last, last.plus_days(91), GAP_DAYS));
    }
}
