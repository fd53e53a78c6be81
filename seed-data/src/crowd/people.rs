//! Names and addresses for a crowd: the demo's, with two family names, so that few share all of them.

use domain::intake::participants::{ParticipantDetails, SafeChannel};
use domain::shared::{Day, Language};
use serde::Deserialize;

use crate::demo::Chance;

const NAMES: &str = include_str!("../../people/names.toml");
const COUNTY: &str = include_str!("../../people/county.toml");
/// The years in which people were born.
const BORN: (i32, i32) = (1967, 2007);

/// What people are made of.
#[derive(Debug)]
pub(super) struct Names {
    community: Vec<Community>,
    streets: Vec<String>,
}

#[derive(Deserialize)]
struct Communities {
    community: Vec<Community>,
}

#[derive(Debug, Deserialize)]
struct Community {
    share: usize,
    language: Language,
    women: Vec<String>,
    men: Vec<String>,
    families: Vec<String>,
}

#[derive(Deserialize)]
struct County {
    streets: Vec<String>,
}

impl Names {
    /// Reads the files.
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        let (Communities { community }, County { streets }) = (toml::from_str(NAMES)?, toml::from_str(COUNTY)?);
        Ok(Self { community, streets })
    }

    /// Invents so many people, the first of them being the `first` of the crowd.
    pub(super) fn invent(&self, chance: &mut Chance, first: usize, many: usize) -> Vec<ParticipantDetails> {
        (first..first + many).filter_map(|nth| self.person(chance, nth)).collect()
    }

    fn person(&self, chance: &mut Chance, nth: usize) -> Option<ParticipantDetails> {
        let community = chance.by_share(&self.community, |community| community.share)?;
        let given = if chance.percent(50) { &community.women } else { &community.men };
        let families = [chance.pick(&community.families), chance.pick(&community.families)];
        let born = Day::new(chance.between(BORN.0, BORN.1), 1, 1)?.plus_days(chance.between(0, 364).unsigned_abs());
        // Few records are whole: reports count what is missing.
        let is_there = |chance: &mut Chance, percent: u32| chance.percent(percent);
        Some(ParticipantDetails {
            given_name: chance.pick(given).to_owned(),
            family_name: families.join(" "),
            suffix: None,
            goes_by: None,
            pronouns: None,
            born: is_there(chance, 97).then_some(born),
            phone: is_there(chance, 95).then(|| format!("210-555-{nth:07}")),
            email: is_there(chance, 60).then(|| format!("person{nth}@crowd.example")),
            street: is_there(chance, 90).then(|| format!("{} {}", 100 + nth % 900, chance.pick(&self.streets))),
            city: Some("Port Larkin".to_owned()),
            state: Some("WI".to_owned()),
            zip: Some("49998".to_owned()),
            county: Some("Larkin County".to_owned()),
            language: community.language,
            safe_channel: if chance.percent(80) { SafeChannel::Call } else { SafeChannel::Text },
            safe_hours: None,
        })
    }
}
