//! When classes begin: the cohorts of a course over the demo's years, and the terms of a college.

use chrono::Datelike;
use domain::shared::Day;
use domain::training::cohorts::rules::{Week, Weekday};
use domain::training::credentials::CredentialKind;
use domain::training::curricula::rules::ModuleKind;
use serde::Deserialize;

use super::organization::PAST;

const CLASSES: [&str; 3] = [
    include_str!("../../classes/cnc.toml"),
    include_str!("../../classes/maintenance.toml"),
    include_str!("../../classes/help_desk.toml"),
];
const COLLEGE: &str = include_str!("../../classes/college.toml");

/// How many days before its first one a cohort is opened.
pub(super) const OPENED_BEFORE: i64 = 80;

/// A course that is taught again and again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Class {
    pub(super) code: String,
    /// The code of its program's template.
    pub(super) program: String,
    pub(super) title: String,
    pub(super) occupation: String,
    pub(super) soc: String,
    pub(super) about: String,
    /// What whoever goes through it is awarded, mostly.
    pub(super) credential: String,
    pub(super) credential_kind: CredentialKind,
    /// The staff's key.
    pub(super) instructor: String,
    pub(super) place: String,
    /// The number of the cohort that runs on the day the demo is loaded.
    number: i64,
    /// How many days ago that one began.
    began_ago: i64,
    /// Days from one cohort to the next.
    every: i64,
    weeks: i64,
    pub(super) weekdays: Vec<Weekday>,
    pub(super) begins: String,
    pub(super) minutes: i32,
    pub(super) seats: i32,
    pub(super) module: Vec<Module>,
}

/// A module of a course.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Module {
    pub(super) title: String,
    pub(super) kind: ModuleKind,
    pub(super) hours: i32,
    pub(super) competencies: Vec<String>,
}

/// One run of a course. Days are counted back from the day on which the demo is loaded; negative ones are to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) number: i64,
    /// How many days ago it began.
    pub(super) began: i64,
    /// How many days ago its last day was.
    pub(super) ended: i64,
}

impl Class {
    /// Its runs, the earliest first: as many as the past has room for, and the next.
    pub(super) fn runs(&self) -> Vec<Run> {
        let run = |after: i64| Run {
            number: self.number + after,
            began: self.began_ago - after * self.every,
            ended: self.began_ago - after * self.every - self.weeks * 7 + 1,
        };
        let runs = (1 - self.number..=1).map(run);
        runs.filter(|run| run.began + OPENED_BEFORE < i64::from(PAST)).collect()
    }

    /// The run that somebody comes into so many days ago: the first to begin, or one that began at most `late` days before.
    pub(super) fn next(&self, ago: i64, late: i64) -> Option<Run> {
        self.runs().into_iter().find(|run| run.began <= ago + late)
    }

    /// When it meets.
    pub(super) fn week(&self) -> Week {
        Week { days: self.weekdays.clone(), begins: self.begins.clone(), minutes: self.minutes }
    }
}

/// What people take at a college, one course a term.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct College {
    pub(super) program: String,
    pub(super) provider: String,
    pub(super) program_of_study: String,
    pub(super) titles: Vec<String>,
    pub(super) credential: String,
    pub(super) credential_kind: CredentialKind,
}

/// Everything that is taught.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    pub(super) classes: Vec<Class>,
    pub(super) colleges: Vec<College>,
}

impl Calendar {
    /// Reads the files.
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Colleges {
            course: Vec<College>,
        }
        let classes = CLASSES.iter().map(|text| toml::from_str(text)).collect::<Result<_, _>>()?;
        let Colleges { course } = toml::from_str(COLLEGE)?;
        Ok(Self { classes, colleges: course })
    }
}

/// A term of a college.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// As the college calls it.
    pub(super) name: String,
    pub(super) starts_on: Day,
    pub(super) ends_on: Day,
}

/// The first term that begins on a day or later.
pub(super) fn term_from(day: Day) -> Option<Term> {
    let year = day.0.year();
    let terms =
        [(year, "Spring", (1, 20), (5, 14)), (year, "Fall", (8, 25), (12, 11)), (year + 1, "Spring", (1, 20), (5, 14))];
    terms.into_iter().find_map(|(year, name, first, last)| {
        let starts_on = Day::new(year, first.0, first.1).filter(|starts| *starts >= day)?;
        Some(Term { name: format!("{name} {year}"), starts_on, ends_on: Day::new(year, last.0, last.1)? })
    })
}

/// Whether nobody teaches: Thanksgiving and the day after, and the days around New Year.
pub(super) fn is_holiday(day: Day) -> bool {
    let (month, of_month) = (day.0.month(), day.0.day());
    let thanksgiving = (1..=7).filter_map(|nth| Day::new(day.0.year(), 11, 21 + nth));
    let thanksgiving = thanksgiving.into_iter().find(|day| day.0.weekday() == chrono::Weekday::Thu);
    thanksgiving.is_some_and(|thursday| day == thursday || day == thursday.plus_days(1))
        || month == 12 && of_month >= 24
        || month == 1 && of_month == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn cohorts_follow_one_another_and_the_next_is_planned() {
        let calendar = Calendar::read().unwrap();
        for class in &calendar.classes {
            let runs = class.runs();
            assert!(runs.len() >= 5, "{}: {}", class.code, runs.len());
            assert!(runs.iter().any(|run| run.began > 0 && run.ended < 0), "{} runs", class.code);
            assert!(runs.last().is_some_and(|run| run.began < 0 && run.began > -100), "{} is planned", class.code);
            assert!(runs.windows(2).all(|pair| pair[0].began > pair[1].began && pair[1].number == pair[0].number + 1));
        }
        let fourteen = calendar.classes[0].next(80, 0).unwrap();
        assert_eq!((fourteen.number, fourteen.began), (14, 77));
    }

    #[test]
    fn terms_begin_after_the_day() {
        assert_eq!(term_from(day("2026-08-25")).unwrap().name, "Fall 2026");
        assert_eq!(term_from(day("2026-08-26")).unwrap().name, "Spring 2027");
        assert_eq!(term_from(day("2026-01-05")).unwrap().name, "Spring 2026");
    }

    #[test]
    fn nobody_teaches_on_thanksgiving() {
        assert!(is_holiday(day("2026-11-26")) && is_holiday(day("2026-11-27")) && !is_holiday(day("2026-11-25")));
        assert!(is_holiday(day("2026-12-24")) && is_holiday(day("2027-01-01")) && !is_holiday(day("2027-01-02")));
    }
}
