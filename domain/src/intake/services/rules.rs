//! Whether a service may be recorded, and what follows from all services of a case.

use crate::intake::case::rules::{Stage, is_embargoed, may_receive_qualifying_service};
use crate::programs::service_kinds::rules::{ServiceClass, same_period};
use crate::shared::{Day, Refusal};

/// Where the case stands that a service is recorded in.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Its stage.
    pub stage: Stage,
    /// Until when a comparison case is served by nobody.
    pub embargo_ends: Option<Day>,
    /// The day it was found eligible.
    pub eligible_on: Option<Day>,
    /// The last day of qualifying service so far.
    pub last_service_on: Option<Day>,
    /// Days without a qualifying service after which a period has ended.
    pub gap_days: u32,
}

/// Whether a service of this class may be recorded on these days.
///
/// # Errors
/// `comparison-embargo`, `service-before-selection`, `service-before-eligibility`, `support-before-entry`,
/// `new-case-needed`.
pub fn check(standing: &Standing, class: ServiceClass, from: Day) -> Result<(), Refusal> {
    if is_embargoed(standing.stage, standing.embargo_ends, from) {
        return Err(Refusal::because("comparison-embargo"));
    }
    if class == ServiceClass::Supportive && !is_participant(standing.stage) {
        return Err(Refusal::of("service", "support-before-entry"));
    }
    if !class.is_qualifying() {
        return Ok(());
    }
    if !may_receive_qualifying_service(standing.stage) {
        return Err(Refusal::of("service", "service-before-selection"));
    }
    match standing.eligible_on {
        Some(eligible) if from < eligible => {
            return Err(Refusal::of("day", "service-before-eligibility").with("typed", from).with("after", eligible));
        }
        _ => {}
    }
    let reopens = |last| same_period(last, from, standing.gap_days);
    if standing.stage == Stage::Exited && !standing.last_service_on.is_some_and(reopens) {
        return Err(Refusal::because("new-case-needed"));
    }
    Ok(())
}

/// What all services of a case say about its period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// The day of the first qualifying service.
    pub entered_on: Option<Day>,
    /// The last day of qualifying service, as of today where one goes on.
    pub last_service_on: Option<Day>,
}

/// Entry and last service from the services that were not struck: class, first day, last day (nothing: it goes on).
pub fn derive(services: &[(ServiceClass, Day, Option<Day>)], today: Day) -> Derived {
    let qualifying = || services.iter().filter(|(class, ..)| class.is_qualifying());
    Derived {
        entered_on: qualifying().map(|(_, from, _)| *from).min(),
        last_service_on: qualifying().map(|(_, from, until)| until.unwrap_or(today.max(*from))).max(),
    }
}

fn is_participant(stage: Stage) -> bool {
    matches!(stage, Stage::Active | Stage::Exited | Stage::Closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn standing(stage: Stage) -> Standing {
        let eligible_on = Some(day("2026-01-10"));
        Standing { stage, embargo_ends: None, eligible_on, last_service_on: Some(day("2026-03-10")), gap_days: 90 }
    }

    fn code(standing: &Standing, class: ServiceClass, from: &str) -> Option<&'static str> {
        check(standing, class, day(from)).err().map(|refusal| refusal.code)
    }

    #[test]
    fn a_late_service_reopens_inside_the_gap_only() {
        let exited = standing(Stage::Exited);
        assert_eq!(code(&exited, ServiceClass::Training, "2026-06-08"), None);
        assert_eq!(code(&exited, ServiceClass::Training, "2026-06-09"), Some("new-case-needed"));
        assert_eq!(code(&exited, ServiceClass::FollowUp, "2026-06-09"), None);
    }

    #[test]
    fn nobody_is_served_before_their_turn() {
        assert_eq!(
            code(&standing(Stage::Eligible), ServiceClass::Training, "2026-02-01"),
            Some("service-before-selection")
        );
        assert_eq!(
            code(&standing(Stage::Selected), ServiceClass::Training, "2026-01-09"),
            Some("service-before-eligibility")
        );
        assert_eq!(
            code(&standing(Stage::Selected), ServiceClass::Supportive, "2026-02-01"),
            Some("support-before-entry")
        );
        assert_eq!(
            code(&standing(Stage::Comparison), ServiceClass::FollowUp, "2026-02-01"),
            Some("comparison-embargo")
        );
    }

    #[test]
    fn entry_and_last_service_are_derived_from_what_qualifies() {
        let services = [
            (ServiceClass::Orientation, day("2026-01-02"), Some(day("2026-01-02"))),
            (ServiceClass::Individualized, day("2026-01-12"), Some(day("2026-01-12"))),
            (ServiceClass::Training, day("2026-02-01"), None),
            (ServiceClass::FollowUp, day("2026-09-01"), Some(day("2026-09-01"))),
        ];
        let derived = derive(&services, day("2026-05-05"));
        assert_eq!(derived, Derived { entered_on: Some(day("2026-01-12")), last_service_on: Some(day("2026-05-05")) });
    }
}
