//! Days and times as people write them. A filter takes a day (`2026-11-24`) or a moment (RFC 3339), and nothing
//! where there is none; a moment is shown in the program's time zone.

use chrono::{DateTime, Datelike, Locale, NaiveDate, Utc};
use minijinja::value::Value;
use minijinja::{Environment, Error, State};

use crate::reader::{language, today, wrong, zone};
use crate::words::say;
use crate::{Language, reader};

pub(crate) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("day", |state: &State, when: &Value| dated(state, when, |style| style.day));
    environment.add_filter("short_day", |state: &State, when: &Value| dated(state, when, |style| style.short));
    environment.add_filter("long_day", |state: &State, when: &Value| dated(state, when, |style| style.long));
    environment.add_filter("moment", moment);
    environment.add_filter("clock", clock);
    environment.add_filter("due", due);
    environment.add_filter("ago", ago);
    environment.add_filter("days_late", |state: &State, since: &Value| counted(state, since, "days-late", 1));
    environment.add_filter("days_open", |state: &State, since: &Value| counted(state, since, "days-open", 1));
    environment.add_filter("days_left", |state: &State, until: &Value| counted(state, until, "days-left", -1));
}

/// How a language writes days, in the notation of strftime: of the current year, and with the year.
struct Style {
    day: [&'static str; 2],
    short: [&'static str; 2],
    long: [&'static str; 2],
    locale: Locale,
}

const ENGLISH: Style = Style {
    day: ["%a, %b %-d", "%a, %b %-d, %Y"],
    short: ["%b %-d", "%b %-d, %Y"],
    long: ["%A, %B %-d", "%A, %B %-d, %Y"],
    locale: Locale::en_US,
};

const SPANISH: Style = Style {
    day: ["%a, %-d %b", "%a, %-d %b %Y"],
    short: ["%-d %b", "%-d %b %Y"],
    long: ["%A, %-d de %B", "%A, %-d de %B de %Y"],
    locale: Locale::es_US,
};

impl Style {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }
}

/// A day in words; the year only where it is not the current one.
fn dated(state: &State, when: &Value, pick: impl Fn(&Style) -> [&'static str; 2]) -> Result<String, Error> {
    match civil_day(state, when)? {
        Some(day) => in_words(state, day, pick),
        None => Ok(String::new()),
    }
}

/// A day and the time of day: `Wed, Nov 18, 5:52 pm`.
fn moment(state: &State, when: &Value) -> Result<String, Error> {
    let Some(at) = instant(when)? else { return Ok(String::new()) };
    let day = at.with_timezone(&zone(state)?).date_naive();
    Ok(format!("{}, {}", in_words(state, day, |style| style.day)?, time_of_day(state, at)?))
}

/// The time of day of a moment: `5:52 pm`.
fn clock(state: &State, when: &Value) -> Result<String, Error> {
    instant(when)?.map_or_else(|| Ok(String::new()), |at| time_of_day(state, at))
}

/// When a duty is due: `4 days late`, `Today`, `Tomorrow`, else the day.
fn due(state: &State, when: &Value) -> Result<String, Error> {
    let Some(day) = civil_day(state, when)? else { return Ok(String::new()) };
    match (day - today(state)?).num_days() {
        late if late < 0 => say(state, "days-late", &[("count", &(-late).to_string())]),
        0 => say(state, "due-today", &[]),
        1 => say(state, "due-tomorrow", &[]),
        _ => in_words(state, day, |style| style.day),
    }
}

/// How long ago: `today`, `yesterday`, `9 days ago`.
fn ago(state: &State, when: &Value) -> Result<String, Error> {
    counted(state, when, "days-ago", 1)
}

/// The days from a day until today (or, with `sign` -1, from today until it), or the number given, in the words of `key`.
fn counted(state: &State, when: &Value, key: &str, sign: i64) -> Result<String, Error> {
    let count = match when.as_i64() {
        Some(count) => count,
        None => match civil_day(state, when)? {
            Some(day) => (today(state)? - day).num_days() * sign,
            None => return Ok(String::new()),
        },
    };
    say(state, key, &[("count", &count.to_string())])
}

fn in_words(state: &State, day: NaiveDate, pick: impl Fn(&Style) -> [&'static str; 2]) -> Result<String, Error> {
    let [this_year, other_year] = pick(Style::of(language(state)?));
    let format = if day.year() == today(state)?.year() { this_year } else { other_year };
    Ok(written(language(state)?, day, format))
}

/// Midnight stands in for the time, which no day's format shows: only `NaiveDate`'s own formatting knows no locale.
fn written(language: Language, day: NaiveDate, format: &str) -> String {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    midnight.format_localized(format, Style::of(language).locale).to_string()
}

/// A day in words inside a sentence, `Sep 3`; with the year where it is not the current one, and in a mail, which may
/// be read in another.
pub(crate) fn short(state: &State, day: NaiveDate) -> Result<String, Error> {
    if state.lookup("today").is_none() {
        return Ok(short_with_year(language(state)?, day));
    }
    in_words(state, day, |style| style.short)
}

/// A day of this year in a language's words, for sentences said outside a page.
pub(crate) fn short_with_year(language: Language, day: NaiveDate) -> String {
    let [_, with_year] = Style::of(language).short;
    written(language, day, with_year)
}

fn time_of_day(state: &State, at: DateTime<Utc>) -> Result<String, Error> {
    let local = at.with_timezone(&zone(state)?);
    let half = match (language(state)?, local.format("%P").to_string().as_str()) {
        (Language::English, half) => half.to_owned(),
        (Language::Spanish, "am") => "a.\u{a0}m.".to_owned(),
        (Language::Spanish, _) => "p.\u{a0}m.".to_owned(),
    };
    Ok(format!("{}\u{a0}{half}", local.format("%-I:%M")))
}

fn civil_day(state: &State, when: &Value) -> Result<Option<NaiveDate>, Error> {
    if let Some(day) = when.as_str().and_then(|text| text.parse().ok()) {
        return Ok(Some(day));
    }
    let zone = || reader::zone(state);
    instant(when)?.map(|at| Ok(at.with_timezone(&zone()?).date_naive())).transpose()
}

fn instant(when: &Value) -> Result<Option<DateTime<Utc>>, Error> {
    if when.is_none() {
        return Ok(None);
    }
    let text = when.as_str().ok_or_else(|| wrong(format!("not a day or moment: {when}")))?;
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| wrong(format!("not a day or moment: {text:?}")))?;
    Ok(Some(at.to_utc()))
}

#[cfg(test)]
mod tests {
    use crate::promises::rendered;

    #[test]
    fn days_are_written_as_people_write_them() {
        assert_eq!(rendered("en", "{{ '2026-11-24' | day }}"), "Tue, Nov 24");
        assert_eq!(rendered("en", "{{ '2025-03-14' | day }}"), "Fri, Mar 14, 2025");
        assert_eq!(rendered("en", "{{ '2026-11-24' | long_day }}"), "Tuesday, November 24");
        assert_eq!(rendered("es", "{{ '2026-11-24' | day }}"), "mar, 24 nov");
        assert_eq!(rendered("es", "{{ '2025-11-24' | long_day }}"), "lunes, 24 de noviembre de 2025");
        assert_eq!(rendered("en", "{{ '1995-02-09' | short_day }}"), "Feb 9, 1995");
    }

    #[test]
    fn a_moment_is_of_the_programs_zone() {
        assert_eq!(rendered("en", "{{ '2026-11-25T01:12:00Z' | moment }}"), "Tue, Nov 24, 7:12\u{a0}pm");
        assert_eq!(rendered("es", "{{ '2026-11-25T01:12:00Z' | clock }}"), "7:12\u{a0}p.\u{a0}m.");
        assert_eq!(rendered("en", "{{ '2026-11-25T01:12:00Z' | day }}"), "Tue, Nov 24");
    }

    #[test]
    fn a_duty_says_how_late_it_is() {
        assert_eq!(rendered("en", "{{ '2026-11-20' | due }}"), "4 days late");
        assert_eq!(rendered("en", "{{ '2026-11-23' | due }}"), "1 day late");
        assert_eq!(rendered("en", "{{ '2026-11-24' | due }}"), "Today");
        assert_eq!(rendered("en", "{{ '2026-11-26' | due }}"), "Thu, Nov 26");
        assert_eq!(rendered("es", "{{ '2026-11-20' | due }}"), "4 días de retraso");
    }

    #[test]
    fn spans_are_counted_in_words() {
        assert_eq!(rendered("en", "{{ '2026-11-15' | days_open }}"), "9 days open");
        assert_eq!(rendered("en", "{{ '2026-11-24' | ago }}, {{ '2026-11-23' | ago }}"), "today, yesterday");
        assert_eq!(rendered("en", "{{ '2026-12-16' | days_left }}, {{ 1 | days_left }}"), "22 days left, 1 day left");
        assert_eq!(rendered("es", "{{ 9 | ago }}"), "hace 9 días");
    }

    #[test]
    fn no_day_is_blank_and_no_such_day_is_an_error() {
        assert_eq!(rendered("en", "[{{ none | day }}]"), "[]");
        assert!(crate::promises::render("en", "{{ 'tomorrow' | day }}").is_err());
    }
}
