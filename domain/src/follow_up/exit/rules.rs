//! Periods of participation: entry, exit and the quarters after it, derived from services and never typed.
//!
//! Source: joint performance guidance of 11 June 2024 (TEGL 10-16 Change 3), restated in the design's outcomes 1.1 to
//! 1.5. The exit day is the last day of a qualifying service, set back to it once the gap has run out with no service
//! planned. Who asks, asks as of a day: what was not yet known on that day has no effect.

use std::collections::BTreeMap;

use super::clock::{ExitClock, Hold, holds};
use crate::programs::service_kinds::rules::{GAP_DAYS, ServiceClass};
use crate::shared::{Day, Quarter};

/// How long a service lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// It was given on one day.
    ThatDay,
    /// It ran, or is to run, to this day.
    Through(Day),
    /// It runs, and no end is known: a current service, however long ago it began.
    Ongoing,
}

/// A service that was given. `G` tells programs apart, where exit is computed over several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service<G> {
    /// Its first day.
    pub from: Day,
    /// Its last.
    pub until: Until,
    /// What it is to the federal rules.
    pub class: ServiceClass,
    /// The program that gave it.
    pub group: G,
}

/// A service that is to come, documented beforehand. It suspends the exit while it is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedService<G> {
    /// The day on which it was documented.
    pub recorded_on: Day,
    /// The day for which it is planned.
    pub planned_for: Day,
    /// The day on which it was known not to come.
    pub fell_through_on: Option<Day>,
    /// What it is to the federal rules.
    pub class: ServiceClass,
    /// The program that is to give it.
    pub group: G,
}

/// What a program decides about periods.
#[derive(Clone, Debug)]
pub struct Policy<G> {
    /// Days without a service after which a period has ended.
    pub gap_days: u32,
    /// The programs that exit together; empty where each exits alone.
    pub common_exit: Vec<G>,
    /// The day on which the program's requirements were met: nothing before it counts. Without it, everything counts.
    pub requirements_met_on: Option<Day>,
}

impl<G> Default for Policy<G> {
    fn default() -> Self {
        Self { gap_days: GAP_DAYS, common_exit: Vec::new(), requirements_met_on: None }
    }
}

crate::coded! {
    /// What somebody is to the federal rules.
    pub enum Standing("participation") {
        /// Had a qualifying service: counts in every indicator.
        Participant = "participant",
        /// Gave identifying data, and had no qualifying service: is tracked, and counts in none.
        ReportableIndividual = "reportable-individual",
    }
}

/// Whose exit a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitGroup<G> {
    /// That of all programs under the common-exit policy.
    Common,
    /// That of one program.
    Own(G),
}

/// One period of participation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period<G> {
    /// Whose.
    pub group: ExitGroup<G>,
    /// The day of the first qualifying service after the requirements were met.
    pub entry: Day,
    /// The day of the last one, once the exit is due.
    pub exit: Option<Day>,
    /// How the time to the exit runs; nothing while a service runs whose end is not known.
    pub clock: Option<ExitClock>,
}

/// Everything that follows from somebody's services as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation<G> {
    /// Participant or not.
    pub standing: Standing,
    /// The periods, by group and entry.
    pub periods: Vec<Period<G>>,
}

/// Standing and periods as of the close of a day. Periods of a group never overlap and lie more than the gap apart.
pub fn participation<G: Copy + Ord>(
    services: &[Service<G>],
    planned: &[PlannedService<G>],
    policy: &Policy<G>,
    as_of: Day,
) -> Participation<G> {
    let mut groups: BTreeMap<ExitGroup<G>, Vec<Span>> = BTreeMap::new();
    for service in services.iter().filter(|s| s.class.is_qualifying()) {
        if let Some(span) = Span::of(service, policy.requirements_met_on, as_of) {
            groups.entry(policy.exit_group(service.group)).or_default().push(span);
        }
    }
    let mut periods = Vec::new();
    for (group, mut spans) in groups {
        spans.sort_by_key(|span| span.from);
        let holds = holds(planned.iter().filter(|p| policy.exit_group(p.group) == group), as_of);
        periods.extend(runs(&spans, &holds, policy.gap_days).into_iter().map(|run| run.into_period(group, as_of)));
    }
    let standing = if periods.is_empty() { Standing::ReportableIndividual } else { Standing::Participant };
    Participation { standing, periods }
}

impl<G: Copy + PartialEq> Policy<G> {
    fn exit_group(&self, group: G) -> ExitGroup<G> {
        if self.common_exit.contains(&group) { ExitGroup::Common } else { ExitGroup::Own(group) }
    }
}

/// The days of a qualifying service that count; no `last` while no end is known.
#[derive(Clone, Copy)]
struct Span {
    from: Day,
    last: Option<Day>,
    starts: bool,
}

impl Span {
    fn of<G>(service: &Service<G>, requirements_met_on: Option<Day>, as_of: Day) -> Option<Self> {
        let last = match service.until {
            Until::ThatDay => Some(service.from),
            Until::Through(day) => Some(day.max(service.from)),
            Until::Ongoing => None,
        };
        let from = requirements_met_on.map_or(service.from, |met| met.max(service.from));
        let counts = from <= as_of && last.is_none_or(|last| last >= from);
        counts.then_some(Self { from, last, starts: service.class.starts_participation() })
    }
}

/// A period in the making.
struct Run {
    entry: Day,
    clock: Option<ExitClock>,
}

impl Run {
    fn takes_in(&self, span: Span) -> bool {
        self.clock.is_none_or(|clock| span.from <= clock.open_through())
    }

    fn into_period<G>(self, group: ExitGroup<G>, as_of: Day) -> Period<G> {
        let exit = self.clock.filter(|clock| clock.is_due(as_of)).map(|clock| clock.last_service);
        Period { group, entry: self.entry, exit, clock: self.clock }
    }
}

/// Joins services, ordered by their first day, into periods.
fn runs(spans: &[Span], holds: &[Hold], gap_days: u32) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for span in spans {
        let ends = |last| ExitClock::started(last, holds, gap_days);
        match runs.last_mut() {
            Some(run) if run.takes_in(*span) => {
                run.clock = run.clock.zip(span.last).map(|(clock, last)| ends(clock.last_service.max(last)));
            }
            _ if span.starts => runs.push(Run { entry: span.from, clock: span.last.map(ends) }),
            _ => {}
        }
    }
    runs
}

/// Quarters after exit that are followed.
pub const QUARTERS_FOLLOWED: u8 = 4;

/// Quarters from a quarter to the report for which its information must be there.
const REPORT_LAG: i32 = 2;

/// The `number`-th calendar quarter after the one that holds the exit.
pub fn quarter_after_exit(exit: Day, number: u8) -> Quarter {
    exit.quarter().plus(number.into())
}

/// The report quarter in which the information on that quarter is due: until its end it may be missing, afterwards
/// missing means no.
pub fn report_quarter(exit: Day, number: u8) -> Quarter {
    quarter_after_exit(exit, number).plus(REPORT_LAG)
}

/// Whether a case that exited can be closed: each followed quarter is settled or past, and no task is open.
pub fn may_close(exit: Day, settled: [bool; QUARTERS_FOLLOWED as usize], open_tasks: usize, as_of: Day) -> bool {
    let over = |(number, settled)| settled || report_quarter(exit, number).last_day() < as_of;
    open_tasks == 0 && (1..).zip(settled).all(over)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::clock::RiskMark;
    use super::*;
    use crate::shared::Coded;

    const LARKIN: u8 = 1;
    const WAGNER_PEYSER: u8 = 2;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn first() -> Day {
        day("2023-01-01")
    }

    fn service(from: Day, until: Until, class: ServiceClass) -> Service<u8> {
        Service { from, until, class, group: LARKIN }
    }

    fn counseling(text: &str) -> Service<u8> {
        service(day(text), Until::ThatDay, ServiceClass::Individualized)
    }

    fn training_start(recorded_on: &str, planned_for: &str) -> PlannedService<u8> {
        let (recorded_on, planned_for) = (day(recorded_on), day(planned_for));
        let class = ServiceClass::Training;
        PlannedService { recorded_on, planned_for, fell_through_on: None, class, group: LARKIN }
    }

    fn periods(services: &[Service<u8>], planned: &[PlannedService<u8>], as_of: &str) -> Vec<(String, Option<String>)> {
        let found = participation(services, planned, &Policy::default(), day(as_of));
        found.periods.iter().map(|p| (p.entry.iso(), p.exit.map(Day::iso))).collect()
    }

    fn open(entry: &str) -> Vec<(String, Option<String>)> {
        vec![(entry.to_owned(), None)]
    }

    fn ended(entry: &str, exit: &str) -> Vec<(String, Option<String>)> {
        vec![(entry.to_owned(), Some(exit.to_owned()))]
    }

    #[test]
    fn the_exit_is_due_at_the_close_of_day_90() {
        let services = [counseling("2023-03-10")];
        assert_eq!(periods(&services, &[], "2023-06-07"), open("2023-03-10"));
        assert_eq!(periods(&services, &[], "2023-06-08"), ended("2023-03-10", "2023-03-10"));
    }

    #[test]
    fn a_service_on_day_90_stays_and_one_on_day_91_opens_a_new_period() {
        let on_day_90 = [counseling("2023-01-01"), counseling("2023-04-01")];
        assert_eq!(periods(&on_day_90, &[], "2023-12-31"), ended("2023-01-01", "2023-04-01"));
        let on_day_91 = [counseling("2023-01-01"), counseling("2023-04-02")];
        assert_eq!(
            periods(&on_day_91, &[], "2023-12-31"),
            [ended("2023-01-01", "2023-01-01"), ended("2023-04-02", "2023-04-02")].concat()
        );
    }

    #[test]
    fn a_planned_start_holds_the_exit_until_it_comes_or_falls_through() {
        let services = [counseling("2023-05-01")];
        let planned = [training_start("2023-05-01", "2023-09-05")];
        assert_eq!(periods(&services, &planned, "2023-09-05"), open("2023-05-01"));
        assert_eq!(periods(&services, &planned, "2023-09-06"), ended("2023-05-01", "2023-05-01"));
        let cancelled = [PlannedService { fell_through_on: Some(day("2023-08-15")), ..planned[0] }];
        let before = participation(&services, &cancelled, &Policy::default(), day("2023-08-14"));
        assert_eq!(before.periods[0].clock.unwrap().exits_on(), day("2023-09-06"), "not yet known");
        assert_eq!(periods(&services, &cancelled, "2023-08-16"), ended("2023-05-01", "2023-05-01"));
    }

    #[test]
    fn a_plan_documented_after_day_90_comes_too_late() {
        let services = [counseling("2023-05-01"), counseling("2023-09-05")];
        let in_time = [training_start("2023-07-30", "2023-09-05")];
        assert_eq!(periods(&services, &in_time, "2024-06-30"), ended("2023-05-01", "2023-09-05"));
        let too_late = [training_start("2023-07-31", "2023-09-05")];
        assert_eq!(
            periods(&services, &too_late, "2024-06-30"),
            [ended("2023-05-01", "2023-05-01"), ended("2023-09-05", "2023-09-05")].concat()
        );
    }

    #[test]
    fn a_start_put_off_before_its_day_goes_on_holding() {
        let services = [counseling("2023-05-01"), counseling("2023-10-15")];
        let first =
            PlannedService { fell_through_on: Some(day("2023-09-05")), ..training_start("2023-05-01", "2023-09-05") };
        let put_off = training_start("2023-09-05", "2023-10-15");
        assert_eq!(periods(&services, &[put_off, first], "2024-06-30"), ended("2023-05-01", "2023-10-15"));
    }

    #[test]
    fn planned_support_holds_nothing() {
        let planned =
            [PlannedService { class: ServiceClass::Supportive, ..training_start("2023-05-01", "2023-09-05") }];
        assert_eq!(periods(&[counseling("2023-05-01")], &planned, "2023-08-31"), ended("2023-05-01", "2023-05-01"));
    }

    #[test]
    fn a_short_service_inside_a_long_one_does_not_bring_the_exit_forward() {
        let long = service(day("2023-02-01"), Until::Through(day("2023-06-30")), ServiceClass::Training);
        let services = [long, counseling("2023-03-01")];
        assert_eq!(periods(&services, &[], "2023-12-31"), ended("2023-02-01", "2023-06-30"));
    }

    #[test]
    fn training_with_an_end_ahead_is_open_until_90_days_past_that_end() {
        let services = [service(day("2023-02-01"), Until::Through(day("2023-12-15")), ServiceClass::Training)];
        let found = participation(&services, &[], &Policy::default(), day("2023-08-01"));
        assert_eq!(found.periods[0].exit, None);
        assert_eq!(found.periods[0].clock.unwrap().exits_on(), day("2024-03-14"));
    }

    #[test]
    fn ongoing_training_has_no_clock() {
        let services = [service(first(), Until::Ongoing, ServiceClass::Training), counseling("2023-02-01")];
        let found = participation(&services, &[], &Policy::default(), day("2025-01-01"));
        assert_eq!(found.periods.len(), 1);
        assert_eq!((found.periods[0].exit, found.periods[0].clock), (None, None));
    }

    #[test]
    fn nothing_before_the_requirements_were_met_counts() {
        let services = [
            counseling("2023-01-10"),
            service(day("2023-01-15"), Until::Through(day("2023-03-01")), ServiceClass::Training),
            counseling("2023-03-20"),
        ];
        let policy = Policy { requirements_met_on: Some(day("2023-02-01")), ..Policy::default() };
        let found = participation(&services, &[], &policy, day("2023-12-31"));
        assert_eq!((found.periods[0].entry, found.periods[0].exit), (day("2023-02-01"), Some(day("2023-03-20"))));
        let policy = Policy { requirements_met_on: Some(day("2023-04-01")), ..policy };
        assert_eq!(participation(&services, &[], &policy, day("2023-12-31")).standing, Standing::ReportableIndividual);
    }

    #[test]
    fn programs_exit_alone_unless_they_agreed_to_exit_together() {
        let adult = service(day("2023-02-01"), Until::Through(day("2023-04-30")), ServiceClass::Training);
        let basic = Service { group: WAGNER_PEYSER, ..counseling("2023-06-20") };
        let other = Service { group: 3, ..counseling("2023-03-01") };
        let alone = participation(&[basic, adult], &[], &Policy::default(), day("2023-12-31"));
        let groups: Vec<_> = alone.periods.iter().map(|p| p.group).collect();
        assert_eq!(groups, [ExitGroup::Own(LARKIN), ExitGroup::Own(WAGNER_PEYSER)]);
        let policy = Policy { common_exit: vec![LARKIN, WAGNER_PEYSER], ..Policy::default() };
        let together = participation(&[basic, adult, other], &[], &policy, day("2023-12-31"));
        let exits: Vec<_> = together.periods.iter().map(|p| (p.group, p.exit)).collect();
        let expected = [(ExitGroup::Common, Some(day("2023-06-20"))), (ExitGroup::Own(3), Some(day("2023-03-01")))];
        assert_eq!(exits, expected);
    }

    #[test]
    fn ayodele_is_listed_at_68_days_with_22_left() {
        let clock = ExitClock { last_service: day("2026-09-17"), held_until: None, gap_days: GAP_DAYS };
        let risk = clock.risk(day("2026-11-24")).unwrap();
        assert_eq!((risk.mark, risk.days_without, risk.days_left), (RiskMark::First, 68, 22));
        assert_eq!(risk.exits_on, day("2026-12-16"));
        assert_eq!(clock.risk(day("2026-11-15")), None, "day 59");
        assert_eq!(clock.risk(day("2026-12-01")).unwrap().mark, RiskMark::Second, "day 75");
        assert_eq!(clock.risk(day("2026-12-16")), None, "no risk any more: it is due");
        let awaited = ExitClock { held_until: Some(day("2027-01-11")), ..clock };
        assert_eq!(awaited.risk(day("2026-11-24")), None);
    }

    #[test]
    fn a_case_closes_when_its_fourth_quarter_is_settled_or_past() {
        let exit = day("2022-11-15");
        assert_eq!(report_quarter(exit, 4).to_string(), "2024Q2");
        assert!(!may_close(exit, [false; 4], 0, day("2024-06-30")));
        assert!(may_close(exit, [false; 4], 0, day("2024-07-01")));
        assert!(may_close(exit, [true; 4], 0, day("2023-12-01")));
        assert!(!may_close(exit, [true; 4], 1, day("2024-07-01")));
        assert!(!may_close(exit, [true, true, true, false], 0, day("2024-01-01")));
    }

    fn a_service() -> impl Strategy<Value = Service<u8>> {
        let until = prop_oneof![Just(Some(0)), (0..200_u32).prop_map(Some), Just(None)];
        (0..1500_u32, until, proptest::sample::select(ServiceClass::ALL), 0..3_u8).prop_map(
            |(from, days, class, group)| {
                let from = first().plus_days(from);
                let until = match days {
                    Some(0) => Until::ThatDay,
                    Some(days) => Until::Through(from.plus_days(days)),
                    None => Until::Ongoing,
                };
                Service { from, until, class, group }
            },
        )
    }

    fn a_plan() -> impl Strategy<Value = PlannedService<u8>> {
        (0..1500_u32, 0..250_u32, proptest::option::of(0..250_u32), 0..3_u8).prop_map(
            |(recorded, ahead, fell, group)| {
                let recorded_on = first().plus_days(recorded);
                PlannedService {
                    recorded_on,
                    planned_for: recorded_on.plus_days(ahead),
                    fell_through_on: fell.map(|days| recorded_on.plus_days(days)),
                    class: ServiceClass::Training,
                    group,
                }
            },
        )
    }

    type Life = (Vec<Service<u8>>, Vec<PlannedService<u8>>, Policy<u8>, Day);

    fn a_life() -> impl Strategy<Value = Life> {
        let services = proptest::collection::vec(a_service(), 0..12);
        let plans = proptest::collection::vec(a_plan(), 0..4);
        let common = prop_oneof![Just(vec![]), Just(vec![0, 1]), Just(vec![0, 1, 2])];
        (services, plans, common, 0..2000_u32).prop_map(|(services, plans, common_exit, as_of)| {
            let policy = Policy { common_exit, ..Policy::default() };
            (services, plans, policy, first().plus_days(as_of))
        })
    }

    proptest! {
        #[test]
        fn periods_are_in_order_and_more_than_the_gap_apart((services, plans, policy, as_of) in a_life()) {
            let found = participation(&services, &plans, &policy, as_of);
            for period in &found.periods {
                prop_assert!(period.entry <= as_of);
                prop_assert!(period.exit.is_none_or(|exit| exit >= period.entry && exit < as_of));
            }
            for pair in found.periods.windows(2).filter(|pair| pair[0].group == pair[1].group) {
                let exit = pair[0].exit;
                prop_assert!(exit.is_some_and(|exit| pair[1].entry.days_since(exit) > 90), "{pair:?}");
            }
            prop_assert!(found.periods.is_sorted_by_key(|period| (period.group, period.entry)));
        }

        #[test]
        fn what_is_not_qualifying_changes_nothing((services, plans, policy, as_of) in a_life(), extra in a_service()) {
            prop_assume!(!extra.class.is_qualifying());
            let before = participation(&services, &plans, &policy, as_of);
            let after = participation(&[services, vec![extra]].concat(), &plans, &policy, as_of);
            prop_assert_eq!(before, after);
        }

        #[test]
        fn the_order_of_recording_does_not_matter((services, plans, policy, as_of) in a_life()) {
            let forward = participation(&services, &plans, &policy, as_of);
            let (services, plans): (Vec<_>, Vec<_>) = (services.into_iter().rev().collect(), plans.into_iter().rev().collect());
            prop_assert_eq!(forward, participation(&services, &plans, &policy, as_of));
        }

        #[test]
        fn a_period_that_has_ended_stays_ended_as_days_pass((services, plans, policy, as_of) in a_life(), later in 0..400_u32) {
            let then = participation(&services, &plans, &policy, as_of.plus_days(later));
            for period in participation(&services, &plans, &policy, as_of).periods {
                let same = |other: &&Period<u8>| (other.group, other.entry) == (period.group, period.entry);
                let other = then.periods.iter().find(same);
                prop_assert!(other.is_some_and(|other| period.exit.is_none() || other.exit == period.exit));
            }
        }

        #[test]
        fn one_who_had_no_qualifying_service_is_no_participant((services, plans, policy, as_of) in a_life()) {
            let served = services.iter().any(|s| s.class.starts_participation() && s.from <= as_of);
            let found = participation(&services, &plans, &policy, as_of);
            prop_assert_eq!(found.standing == Standing::Participant, served);
        }
    }
}
