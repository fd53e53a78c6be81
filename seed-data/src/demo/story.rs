//! What happened to whom on which day: stories as files spell them and as the cast invents them.
//!
//! Days are counted back from the day on which the demo is loaded, so that its people are always in the middle of
//! something. `ago = 0` is that day.

use domain::follow_up::contacts::rules::{Channel, ContactOutcome, Worked};
use domain::intake::background::{Education, Employment};
use domain::intake::barriers::Barrier;
use domain::intake::case::rules::{NotTakenReason, WithdrawalReason};
use domain::intake::demographics::{Race, Sex};
use domain::intake::household::Assistance;
use domain::intake::participants::SafeChannel;
use domain::intake::recruitment::Source;
use domain::shared::{Day, Language};
use domain::training::credentials::CredentialKind;
use domain::training::enrollments::rules::LeftBecause;
use domain::training::skill_gains::GainKind;
use serde::Deserialize;

use super::helping::Help;
use super::hiring::Work;

/// The stories, one file each.
const TOLD: [&str; 10] = [
    include_str!("../../stories/rosa.toml"),
    include_str!("../../stories/luis_angel.toml"),
    include_str!("../../stories/luis_before.toml"),
    include_str!("../../stories/jean_baptiste.toml"),
    include_str!("../../stories/mai_linh.toml"),
    include_str!("../../stories/ayodele.toml"),
    include_str!("../../stories/deshawn.toml"),
    include_str!("../../stories/kimberly.toml"),
    include_str!("../../stories/noor.toml"),
    include_str!("../../stories/fatoumata.toml"),
];

/// The stories that files tell.
///
/// # Errors
/// Where one cannot be read.
pub(super) fn told() -> Result<Vec<Story>, toml::de::Error> {
    TOLD.iter().map(|text| toml::from_str(text)).collect()
}

/// One person's story in one program.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    /// Who.
    pub(super) person: Person,
    /// In which program: the code of its template.
    pub(super) program: String,
    /// How they come to class.
    #[serde(default)]
    pub(super) attends: Attends,
    /// What happened, in any order.
    #[serde(default)]
    pub(super) day: Vec<Scene>,
}

/// How somebody comes to class.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attends {
    /// Of a hundred sessions they are at so many.
    #[serde(default = "mostly")]
    pub(super) percent: u32,
    /// They missed the last ones, so many.
    #[serde(default)]
    pub(super) missed_last: usize,
}

impl Default for Attends {
    fn default() -> Self {
        Self { percent: mostly(), missed_last: 0 }
    }
}

/// Attendance in programs that keep it: 92 present, 5 excused, 3 not, of a hundred.
fn mostly() -> u32 {
    92
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
    /// They apply.
    Apply(Heard),
    /// They answer what the application asks, and show what they say.
    Answers(Box<Answers>),
    /// What they score in screening, as a share of the most points in percent.
    Score(i32),
    /// Eligibility is determined; whoever no stream takes has no further story.
    Decide,
    /// They have a place, and this caseworker.
    Select(String),
    /// No place yet.
    Waitlist,
    /// They leave before the first service.
    Withdraw(WithdrawalReason),
    /// They are not taken.
    NotTaken(NotTakenReason),
    /// A plan is written and agreed.
    Plan(Plan),
    /// Somebody was tried or reached; perhaps it was a service, too.
    Contact(Contact),
    /// A service is recorded.
    Service(ServiceGiven),
    /// A service is planned for a day.
    PlanService(ServicePlanned),
    /// A note is written.
    Note(String),
    /// A task for a later day.
    Task(ToDo),
    /// Open duties about the exit or the plan are set aside, with a reason.
    SetAside(String),
    /// The case goes to this caseworker.
    HandOver(String),
    /// They have a seat in the class of this code: in the cohort that begins next, or began just now.
    Enroll(String),
    /// They leave the class.
    LeaveClass(LeftBecause),
    /// They go through the class to the end.
    CompleteClass,
    /// They are awarded a credential.
    Credential(Awarded),
    /// A measurable skill gain.
    Gain(Gained),
    /// They take a course of a college.
    Course(Taken),
    /// The latest course has begun.
    CourseBegins,
    /// The latest course ends with this grade.
    CourseEnds(String),
    /// They leave the latest course.
    CourseLeft(LeftBecause),
    /// Help: a need, a referral, money.
    Help(Box<Help>),
    /// Work: a search, a candidacy, a job.
    Work(Box<Work>),
}

/// A credential.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Awarded {
    pub(super) name: String,
    pub(super) kind: CredentialKind,
}

/// A skill gain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gained {
    pub(super) kind: GainKind,
    pub(super) note: Option<String>,
}

/// A course of a college.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Taken {
    pub(super) provider: String,
    pub(super) program_of_study: String,
    pub(super) title: String,
    pub(super) term: String,
    pub(super) starts_on: Day,
    pub(super) ends_on: Day,
}

/// How somebody heard of the program.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heard {
    pub(super) source: Source,
    pub(super) words: String,
}

/// What an application asks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    pub(super) sex: Sex,
    #[serde(default)]
    pub(super) hispanic: bool,
    #[serde(default)]
    pub(super) race: Vec<Race>,
    #[serde(default)]
    pub(super) veteran: bool,
    pub(super) employment: Employment,
    pub(super) education: Education,
    pub(super) last_job: Option<String>,
    /// Dollars an hour.
    pub(super) last_wage: Option<i64>,
    pub(super) household: u32,
    /// Dollars a month, of the whole household; nothing where nobody has an income.
    pub(super) monthly: i64,
    #[serde(default)]
    pub(super) assistance: Vec<Assistance>,
    #[serde(default)]
    pub(super) barriers: Vec<Barrier>,
    /// The program's own questions that are answered with yes; the others with no.
    pub(super) yes: Vec<String>,
    /// Facts that nothing shows yet, by their codes.
    #[serde(default)]
    pub(super) unshown: Vec<String>,
}

/// A plan that both agreed to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub(super) occupation: String,
    pub(super) goals: Vec<String>,
    /// What the participant will do, and within how many days.
    pub(super) steps: Vec<(String, u32)>,
}

/// An attempt to reach somebody.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub(super) channel: Channel,
    pub(super) outcome: ContactOutcome,
    pub(super) note: Option<String>,
    /// The code of the kind of service that it also was.
    pub(super) service: Option<String>,
    /// Whether they work.
    pub(super) worked: Option<Worked>,
    /// The next call, in so many days.
    pub(super) next: Option<u32>,
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

/// Something to do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToDo {
    pub(super) title: String,
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
