//! What happened to whom on which day: stories as files spell them and as the cast invents them.
//!
//! Days are counted back from the day on which the demo is loaded, so that its people are always in the middle of
//! something. `ago = 0` is that day.

use domain::intake::participants::SafeChannel;
use domain::shared::{Day, Language};
use serde::Deserialize;

/// The stories, one file each.
const TOLD: [(&str, &str); 1] = [("rosa", include_str!("../../stories/rosa.toml"))];

/// The stories that files tell.
///
/// # Errors
/// Where one cannot be read.
pub(super) fn told() -> Result<Vec<Story>, toml::de::Error> {
    TOLD.iter().map(|(_, text)| toml::from_str(text)).collect()
}

/// One person's story in one program.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    /// Who.
    pub(super) person: Person,
    /// In which program: the code of its template.
    pub(super) program: String,
    /// What happened, in any order.
    #[serde(default)]
    pub(super) day: Vec<Scene>,
}

/// Who somebody is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) given_name: String,
    pub(super) family_name: String,
    pub(super) suffix: Option<String>,
    pub(super) goes_by: Option<String>,
    pub(super) pronouns: Option<String>,
    pub(super) born: Day,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) street: Option<String>,
    #[serde(default = "port_larkin")]
    pub(super) city: String,
    #[serde(default = "port_larkin_zip")]
    pub(super) zip: String,
    #[serde(default = "larkin_county")]
    pub(super) county: String,
    #[serde(default = "english")]
    pub(super) language: Language,
    #[serde(default = "call")]
    pub(super) safe_channel: SafeChannel,
    pub(super) safe_hours: Option<String>,
}

/// What one of the staff did for this person on one day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scene {
    /// So many days before the demo was loaded.
    pub(super) ago: u32,
    /// Who: the staff's key.
    pub(super) by: String,
    /// What, in order.
    pub(super) steps: Vec<Step>,
}

/// One thing that was done: a command of the domain.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Step {
    /// They apply; how they heard of the program.
    Apply(String),
    /// A service is recorded.
    Service(ServiceGiven),
    /// A service is planned for a day.
    PlanService(ServicePlanned),
    /// A note is written.
    Note(String),
    /// The case goes to this caseworker.
    Assign(String),
}

/// A service: one day, or several that end with the scene's day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceGiven {
    /// The code of its kind.
    pub(super) kind: String,
    /// How many days before the scene's day it began.
    #[serde(default)]
    pub(super) since: u32,
    /// What it was about.
    pub(super) note: Option<String>,
}

/// A service that is planned.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServicePlanned {
    /// The code of its kind.
    pub(super) kind: String,
    /// So many days after the scene's day.
    pub(super) r#in: u32,
}

fn port_larkin() -> String {
    "Port Larkin".to_owned()
}

fn port_larkin_zip() -> String {
    "49998".to_owned()
}

fn larkin_county() -> String {
    "Larkin County".to_owned()
}

fn english() -> Language {
    Language::English
}

fn call() -> SafeChannel {
    SafeChannel::Call
}
