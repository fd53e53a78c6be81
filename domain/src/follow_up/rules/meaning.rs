//! What a happening means for duties: which it ends, and what it causes. One table.

use super::causes::{Ending, Trigger};
use crate::intake::case::rules::Stage;
use crate::shared::{Coded, Day, Happening, What};

/// What a happening means for duties. What it ends, ends before what it causes is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// What takes the reason of duties away.
    pub ends: &'static [Ending],
    /// What duties follow from it, each with the day that they count from.
    pub causes: Vec<(Trigger, Day)>,
}

/// What a happening of `today` means.
pub fn meaning(happening: &Happening, today: Day) -> Meaning {
    let day = happening.day.unwrap_or(today);
    match happening.what {
        What::CaseOpened => causes(Trigger::ApplicationReceived, day),
        What::CaseAssigned => causes(Trigger::CaseAssigned, day),
        What::CaseHandedOver => Meaning { ends: &[Ending::HandedOver], ..causes(Trigger::CaseAssigned, day) },
        What::CaseMoved => ends(ended_by_move(happening)),
        What::ProgramEntered => causes(Trigger::ProgramEntry, day),
        What::ServiceGiven | What::ServiceWentOn | What::ServicePlanned => ends(&[Ending::Served]),
        What::ContactLogged => ends(&[Ending::Reached]),
        What::Exited => Meaning { ends: &[Ending::CaseExited], ..causes(Trigger::Exited, day) },
        What::ExitUndone => ends(&[Ending::ExitUndone]),
        What::PlanAgreed => Meaning { ends: &[Ending::PlanReplaced], ..causes(Trigger::PlanAgreed, day) },
        What::ReleaseRecorded | What::ReleaseNarrowed => release_ends(happening),
        What::ReleaseRevoked | What::ReleaseSettled => ends(&[Ending::ReleaseSettled]),
        What::Enrolled | What::CourseEnrolled => class_begins(happening, day),
        What::AbsentInARow => causes(Trigger::Absences, day),
        What::AttendanceLow => causes(Trigger::AttendanceLow, day),
        What::PlacementStarted => causes(Trigger::PlacementStarted, day),
        What::PlacementPostponed => {
            Meaning { ends: &[Ending::PlacementEnded], ..causes(Trigger::PlacementStarted, day) }
        }
        What::PlacementEnded | What::PlacementStruck => ends(&[Ending::PlacementEnded]),
        What::JobReported => causes(Trigger::HireReported, day),
        What::JobReportSettled => ends(&[Ending::HireSettled]),
        What::SurveyAnswered => ends(&[Ending::Reached]),
        What::PointsLow => causes(Trigger::PointsLow, day),
        What::ClassPaused | What::ClassLeft | What::CourseStruck => ends(&[Ending::EnrollmentEnded, Ending::ClassLeft]),
        What::ClassCompleted => ends(&[Ending::EnrollmentEnded]),
        What::NeedOpened | What::NeedReopened => causes(Trigger::NeedOpened, day),
        What::NeedSettled => ends(&[Ending::NeedSettled]),
        What::MoneyPromised => promise_ends(happening, day),
        What::MoneyPaid | What::MoneyReturned | What::MoneyLapsed => ends(&[Ending::AuthorizationSettled]),
        What::ReferralSent => causes(Trigger::ReferralSent, day),
        What::ReferralAnswered | What::ReferralWithdrawn => ends(&[Ending::ReferralAnswered]),
        _ => Meaning::default(),
    }
}

impl Ending {
    /// Whether it is the very act that the duty asked for: the duty is done by it, where others lose their reason.
    pub fn is_the_act(self) -> bool {
        !matches!(
            self,
            Self::CaseEnded
                | Self::CaseExited
                | Self::ExitUndone
                | Self::HandedOver
                | Self::EnrollmentEnded
                | Self::ClassLeft
                | Self::Reached
                | Self::PlacementEnded
        )
    }

    /// Whether it ends only the duties about the very row that it happened to; the others end those of the case.
    pub fn is_of_one_row(self) -> bool {
        matches!(
            self,
            Self::EnrollmentEnded
                | Self::ClassLeft
                | Self::NeedSettled
                | Self::ReferralAnswered
                | Self::AuthorizationSettled
                | Self::ReleaseSettled
                | Self::PlacementEnded
                | Self::HireSettled
                | Self::CommitmentSettled
                | Self::CurriculumSettled
        )
    }
}

impl Trigger {
    /// Whether its duties are about the case; the others are about the row that it happened to: the release, the class, the job.
    pub fn is_about_the_case(self) -> bool {
        matches!(
            self,
            Self::ApplicationReceived
                | Self::CaseAssigned
                | Self::ProgramEntry
                | Self::PlanAgreed
                | Self::NotReached
                | Self::ExitRisk
                | Self::Exited
        )
    }
}

/// A move of the case decides the application, or ends the case before its entry.
fn ended_by_move(happening: &Happening) -> &'static [Ending] {
    let stage = |name| word(happening, name).and_then(Stage::from_code);
    match (stage("from"), stage("to")) {
        (_, Some(Stage::Ineligible | Stage::Withdrawn | Stage::Comparison)) => {
            &[Ending::ApplicationDecided, Ending::CaseEnded]
        }
        (_, Some(Stage::Eligible)) => &[Ending::ApplicationDecided],
        // Every qualifying service was struck: there was no entry, so nothing that follows from one stands.
        (Some(Stage::Active), Some(Stage::Selected)) => &[Ending::CaseExited],
        _ => &[],
    }
}

/// A release with a last day is to be asked about before it.
fn release_ends(happening: &Happening) -> Meaning {
    last_day(happening).map_or_else(Meaning::default, |day| causes(Trigger::ReleaseEnding, day))
}

/// A class begins on a day, and ends on the one that its words name.
fn class_begins(happening: &Happening, day: Day) -> Meaning {
    let ends = last_day(happening).map(|last| (Trigger::CohortEnding, last));
    Meaning {
        causes: [Some((Trigger::CohortStarted, day)), ends].into_iter().flatten().collect(),
        ..Meaning::default()
    }
}

fn last_day(happening: &Happening) -> Option<Day> {
    word(happening, "until").and_then(|day| day.parse().ok())
}

/// A word that the timeline's sentence names.
fn word<'a>(happening: &'a Happening, name: &str) -> Option<&'a str> {
    happening.words.iter().find(|(word, _)| *word == name).map(|(_, value)| value.as_str())
}

/// Promised money is a cause from its day on, and is to be asked about before its last one.
fn promise_ends(happening: &Happening, day: Day) -> Meaning {
    let ending = last_day(happening).map(|last| (Trigger::AuthorizationEnding, last));
    Meaning { causes: [(Trigger::AuthorizationIssued, day)].into_iter().chain(ending).collect(), ..Meaning::default() }
}

fn causes(trigger: Trigger, day: Day) -> Meaning {
    Meaning { causes: vec![(trigger, day)], ..Meaning::default() }
}

fn ends(ends: &'static [Ending]) -> Meaning {
    Meaning { ends, ..Meaning::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::{CaseId, ObjectKind};

    fn today() -> Day {
        Day::new(2026, 11, 24).unwrap()
    }

    fn happening(what: What) -> Happening {
        Happening::new(what, ObjectKind::Case, CaseId::new())
    }

    #[test]
    fn an_exit_ends_what_followed_from_being_active_and_causes_the_quarters() {
        let exited = happening(What::Exited).on(today().minus_days(90));
        let expected = Meaning { ends: &[Ending::CaseExited], causes: vec![(Trigger::Exited, today().minus_days(90))] };
        assert_eq!(meaning(&exited, today()), expected);
        assert!(Trigger::Exited.ended_by().iter().all(|ending| !expected.ends.contains(ending)), "not its own");
    }

    #[test]
    fn a_withdrawal_ends_the_case_and_a_waitlist_does_not() {
        let moved = |to: Stage| happening(What::CaseMoved).with("from", Stage::Eligible.code()).with("to", to.code());
        assert!(meaning(&moved(Stage::Withdrawn), today()).ends.contains(&Ending::CaseEnded));
        assert_eq!(meaning(&moved(Stage::Waitlisted), today()), Meaning::default());
        assert_eq!(meaning(&moved(Stage::Eligible), today()).ends, [Ending::ApplicationDecided]);
    }

    #[test]
    fn a_release_is_asked_about_before_its_last_day() {
        let until =
            Happening::new(What::ReleaseRecorded, ObjectKind::Release, CaseId::new()).with("until", "2027-11-24");
        let ending = vec![(Trigger::ReleaseEnding, Day::new(2027, 11, 24).unwrap())];
        assert_eq!(meaning(&until, today()).causes, ending);
        assert!(!Trigger::ReleaseEnding.is_about_the_case());
        let endless = Happening { words: Vec::new(), ..until };
        assert_eq!(meaning(&endless, today()), Meaning::default());
    }

    #[test]
    fn a_job_is_followed_from_its_first_day_and_from_the_new_one_where_that_was_moved() {
        let first = today().plus_days(7);
        let job = |what| Happening::new(what, ObjectKind::Placement, CaseId::new()).on(first);
        let begins = vec![(Trigger::PlacementStarted, first)];
        let started = Meaning { ends: &[], causes: begins.clone() };
        assert_eq!(meaning(&job(What::PlacementStarted), today()), started);
        let moved = Meaning { ends: &[Ending::PlacementEnded], causes: begins };
        assert_eq!(meaning(&job(What::PlacementPostponed), today()), moved);
        assert!(Ending::PlacementEnded.is_of_one_row(), "another job of theirs is followed on");
    }

    #[test]
    fn most_of_what_happens_means_nothing_for_duties() {
        let means = |what: &&What| meaning(&happening(**what), today()) != Meaning::default();
        let meant: Vec<_> = What::ALL.iter().filter(means).map(|what| what.code()).collect();
        let expected = [
            "case-opened",
            "case-assigned",
            "case-handed-over",
            "service-given",
            "service-planned",
            "program-entered",
            "exited",
            "exit-undone",
            "contact-logged",
            "plan-agreed",
            "release-settled",
            "release-revoked",
            "service-went-on",
            "enrolled",
            "class-paused",
            "class-left",
            "class-completed",
            "absent-in-a-row",
            "attendance-low",
            "course-enrolled",
            "course-struck",
            "points-low",
            "need-opened",
            "need-settled",
            "need-reopened",
            "money-promised",
            "money-paid",
            "money-returned",
            "money-lapsed",
            "referral-sent",
            "referral-answered",
            "referral-withdrawn",
            "placement-started",
            "placement-postponed",
            "placement-ended",
            "placement-struck",
            "survey-answered",
            "job-reported",
            "job-report-settled",
        ];
        assert_eq!(meant, expected);
    }
}
