//! The people whom no story tells of by name, invented from a seed: who they are, when they come and how they heard.
//!
//! Proportions are those of real programs (of 500 who inquire 240 apply, 100 pass screening, 62 start), see the
//! design's figures.

use domain::intake::background::{Education, Employment};
use domain::intake::barriers::Barrier;
use domain::intake::demographics::{Race, Sex};
use domain::intake::household::Assistance;
use domain::intake::participants::SafeChannel;
use domain::shared::{Day, Language};
use serde::Deserialize;

use super::calendar::Calendar;
use super::chance::Chance;
use super::lives::{Lot, Stands, Words, lead};
use super::organization::PAST;
use super::story::{Answers, Attends, Person, Story};

const NAMES: &str = include_str!("../../people/names.toml");
const COUNTY: &str = include_str!("../../people/county.toml");
const WORDS: &str = include_str!("../../people/words.toml");
const CASELOAD: &str = include_str!("../../people/caseload.toml");

/// Where chance begins. Another number invents another county.
const SEED: u64 = 1992;
/// How many people apply to each program in three years, and to whom they go in turn.
const APPLICANTS: [(&str, &[&str], usize); 3] =
    [("workadvance", &["denise", "abdul"], 470), ("quest", &["ruth"], 150), ("year_up", &["kwame"], 120)];
/// Ages at which people apply, youngest and oldest; programs for the young have their own.
const ADULTS: (i32, i32) = (18, 59);
const YOUNG: (i32, i32) = (18, 24);
/// The first day that somebody applies: the program had to open first.
const FIRST_APPLICATION: u32 = PAST - 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    community: Vec<Community>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Community {
    share: usize,
    language: Language,
    women: Vec<String>,
    men: Vec<String>,
    families: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct County {
    streets: Vec<String>,
    area_codes: Vec<String>,
    hours: Vec<String>,
    heard: Vec<String>,
    town: Vec<Town>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Town {
    name: String,
    county: String,
    zip: String,
    share: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Caseload {
    person: Vec<Known>,
}

/// Somebody whom the pages are known by.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    /// Given and family names.
    name: (String, String),
    goes_by: Option<String>,
    born: Day,
    pronouns: String,
    stands: Stands,
    /// Their caseworker's key.
    by: String,
}

/// Everybody invented, as seen from the day on which the demo is loaded.
pub(super) fn invented(today: Day) -> Result<Vec<Story>, toml::de::Error> {
    let (names, county): (Names, County) = (toml::from_str(NAMES)?, toml::from_str(COUNTY)?);
    let words = toml::from_str(WORDS)?;
    let caseload: Caseload = toml::from_str(CASELOAD)?;
    let calendar = Calendar::read()?;
    let place = Place { names: &names, county: &county, words: &words, calendar: &calendar, today };
    let mut seed = SEED;
    let mut stories = Vec::new();
    for known in caseload.person {
        seed += 1;
        stories.push(place.known(&mut Chance::of(seed), known));
    }
    for (program, caseworkers, count) in APPLICANTS {
        for number in 0..count {
            seed += 1;
            let caseworker = caseworkers[number % caseworkers.len()];
            let mut chance = Chance::of(seed);
            let applied_ago = applied_ago(&mut chance, number, count);
            stories.push(place.applicant(&mut chance, program, caseworker, applied_ago));
        }
    }
    Ok(stories)
}

/// Where the cast lives, and when.
struct Place<'p> {
    names: &'p Names,
    county: &'p County,
    words: &'p Words,
    calendar: &'p Calendar,
    today: Day,
}

impl Place<'_> {
    fn applicant(&self, chance: &mut Chance, program: &str, caseworker: &str, applied_ago: u32) -> Story {
        let person = person(chance, self.names, self.county, program, self.today.minus_days(applied_ago));
        let lot = self.lot(chance, &person, (program, caseworker), applied_ago, None);
        let attends = Attends { percent: [78, 88, 92, 94, 96, 98][chance.below(6)], ..Attends::default() };
        Story { day: lead(chance, &lot), person, attends, program: program.to_owned() }
    }

    fn known(&self, chance: &mut Chance, known: Known) -> Story {
        let (program, applied_ago) = ("workadvance", known.stands.applied_ago(chance));
        let person = Person {
            email: Some(address(&known.name.0, &known.name.1, chance.below(90) + 10)),
            phone: Some(phone(chance, self.county)),
            given_name: known.name.0,
            family_name: known.name.1,
            goes_by: known.goes_by,
            pronouns: Some(known.pronouns),
            born: known.born,
            city: "Port Larkin".to_owned(),
            zip: "49998".to_owned(),
            county: "Larkin County".to_owned(),
            ..person(chance, self.names, self.county, program, self.today.minus_days(applied_ago))
        };
        let lot = self.lot(chance, &person, (program, &known.by), applied_ago, Some(known.stands));
        Story { day: lead(chance, &lot), person, attends: Attends::default(), program: program.to_owned() }
    }

    fn lot<'l>(
        &'l self,
        chance: &mut Chance,
        person: &Person,
        (program, caseworker): (&'l str, &'l str),
        applied_ago: u32,
        stands: Option<Stands>,
    ) -> Lot<'l> {
        Lot {
            words: self.words,
            heard: &self.county.heard,
            calendar: self.calendar,
            program,
            caseworker,
            answers: answers(chance, person, stands.is_some()),
            today: self.today,
            applied_ago,
            stands,
        }
    }
}

/// One after the other over the three years, each a little sooner or later.
fn applied_ago(chance: &mut Chance, number: usize, count: usize) -> u32 {
    let even = u64::from(FIRST_APPLICATION) * (count - number) as u64 / count as u64;
    let even = u32::try_from(even).unwrap_or(FIRST_APPLICATION);
    even.saturating_sub(u32::try_from(chance.below(14)).unwrap_or_default())
}

/// What somebody answers in the application; whoever is to come further meets the rules.
fn answers(chance: &mut Chance, person: &Person, meets_the_rules: bool) -> Answers {
    let woman = person.pronouns.as_deref().map_or_else(|| chance.percent(50), |pronouns| pronouns == "she");
    let poor = meets_the_rules || chance.percent(72);
    let educations = [Education::Diploma, Education::Equivalency, Education::SomeCollege];
    let schooled = meets_the_rules || chance.percent(93);
    Answers {
        sex: if woman { Sex::Female } else { Sex::Male },
        hispanic: person.language == Language::Spanish,
        race: vec![[Race::White, Race::Black, Race::Asian, Race::NotSaid][chance.below(4)]],
        veteran: chance.percent(6),
        employment: if chance.percent(62) { Employment::Unemployed } else { Employment::Employed },
        education: if schooled { educations[chance.below(educations.len())] } else { Education::None },
        last_job: None,
        last_wage: Some(i64::from(chance.between(11, 18))),
        household: chance.between(1, 5).unsigned_abs(),
        monthly: i64::from(if poor { chance.between(8, 12) } else { chance.between(38, 70) }) * 100,
        assistance: if poor && chance.percent(40) { vec![Assistance::Snap] } else { Vec::new() },
        barriers: barriers(chance, poor),
        yes: yes(chance, poor),
        unshown: Vec::new(),
    }
}

fn barriers(chance: &mut Chance, poor: bool) -> Vec<Barrier> {
    let common =
        [Barrier::ChildCare, Barrier::Transport, Barrier::EnglishLearner, Barrier::BasicSkills, Barrier::SingleParent];
    let named = common.into_iter().filter(|_| chance.percent(28)).collect::<Vec<_>>();
    named.into_iter().chain(poor.then_some(Barrier::LowIncome)).collect()
}

/// The programs' own questions that are answered with yes.
fn yes(chance: &mut Chance, poor: bool) -> Vec<String> {
    let always = ["authorized-to-work", "selective-service", "drug-screen-clean"];
    let low_wage = poor.then_some("earns-under-the-wage-line");
    let laid_off = chance.percent(24).then_some("laid-off");
    always.into_iter().chain(low_wage).chain(laid_off).map(str::to_owned).collect()
}

fn person(chance: &mut Chance, names: &Names, county: &County, program: &str, applied: Day) -> Person {
    let community = chance.by_share(&names.community, |community| community.share);
    let (given_name, family_name, pronouns) = community.map_or_else(Default::default, |c| named(chance, c));
    let (youngest, oldest) = if program == "year_up" { YOUNG } else { ADULTS };
    let age = chance.between(youngest, oldest).min(chance.between(youngest, oldest + 8)).max(youngest);
    let days = u32::try_from(age * 365 + age / 4 + chance.between(20, 330)).unwrap_or_default();
    let town = chance.by_share(&county.town, |town| town.share);
    let spanish = community.is_some_and(|c| c.language == Language::Spanish) && chance.percent(60);
    let mail = chance.percent(70);
    Person {
        email: mail.then(|| address(&given_name, &family_name, chance.below(90) + 10)),
        phone: chance.percent(92).then(|| phone(chance, county)),
        given_name,
        family_name,
        suffix: None,
        goes_by: None,
        pronouns: chance.percent(55).then(|| pronouns.to_owned()),
        born: applied.minus_days(days),
        street: Some(format!("{} {}", chance.below(980) + 12, chance.pick(&county.streets))),
        city: town.map_or_else(String::new, |town| town.name.clone()),
        zip: town.map_or_else(String::new, |town| town.zip.clone()),
        county: town.map_or_else(String::new, |town| town.county.clone()),
        language: if spanish { Language::Spanish } else { Language::English },
        safe_channel: channel(chance, mail),
        safe_hours: chance.percent(60).then(|| chance.pick(&county.hours).to_owned()),
    }
}

fn named(chance: &mut Chance, community: &Community) -> (String, String, &'static str) {
    let woman = chance.percent(52);
    let given = if woman { chance.pick(&community.women) } else { chance.pick(&community.men) };
    let they = chance.percent(2);
    let pronouns = if they {
        "they"
    } else if woman {
        "she"
    } else {
        "he"
    };
    let family = chance.pick(&community.families);
    (given.to_owned(), family.to_owned(), pronouns)
}

/// Numbers from 555-0100 to 555-0199 belong to nobody.
fn phone(chance: &mut Chance, county: &County) -> String {
    format!("{}-555-01{:02}", chance.pick(&county.area_codes), chance.below(100))
}

/// An address under a name that is nobody's (RFC 2606).
fn address(given: &str, family: &str, number: usize) -> String {
    let plain = |name: &str| name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    format!("{}.{}{number}@mail.example", plain(given), plain(family))
}

fn channel(chance: &mut Chance, mail: bool) -> SafeChannel {
    match chance.below(10) {
        0..5 => SafeChannel::Text,
        5..8 => SafeChannel::Call,
        8 if mail => SafeChannel::Email,
        _ => SafeChannel::Call,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 24).unwrap()
    }

    #[test]
    fn the_same_day_invents_the_same_people() {
        let told = || invented(today()).unwrap().into_iter().map(|story| format!("{story:?}")).collect::<Vec<_>>();
        assert_eq!(told(), told());
    }

    #[test]
    fn at_least_six_hundred_people_come_over_three_years_and_are_old_enough() {
        let stories = invented(today()).unwrap();
        assert!(stories.len() >= 600);
        let agos: BTreeSet<u32> = stories.iter().map(|story| story.day[0].ago / 90).collect();
        assert!(agos.len() >= 12, "every quarter has its applicants: {agos:?}");
        for story in &stories {
            let age = today().minus_days(story.day[0].ago).age_of(story.person.born);
            assert!((18..=67).contains(&age), "{:?}", story.person);
            assert!(story.program != "year_up" || age <= 25, "{:?}", story.person);
        }
    }

    #[test]
    fn nobody_can_be_called_or_written_to() {
        for Story { person, .. } in invented(today()).unwrap() {
            assert!(person.email.is_none_or(|email| email.ends_with("@mail.example")));
            assert!(person.phone.is_none_or(|phone| phone.contains("-555-01")));
        }
    }
}
