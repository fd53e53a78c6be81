//! What happens to the people whom no story tells of: from the first visit to the year after, as far as time has come.
//!
//! Shares are those of real programs: of a hundred applicants about forty pass eligibility and screening, nine of ten
//! of them start, eight of ten who start finish, eight of ten who finish are placed.

use chrono::{Datelike, Weekday};
use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use domain::intake::case::rules::{NotTakenReason, WithdrawalReason};
use domain::intake::recruitment::Source;
use domain::shared::{Coded, Day};
use domain::support::needs::rules::{NeedKind, SettledBecause};
use domain::training::enrollments::rules::LeftBecause;
use serde::Deserialize;

use super::calendar::{Calendar, Class, Run};
use super::chance::Chance;
use super::helping::{Asked, Help};
use super::hiring::Job;
use super::story::{Answers, Contact, Heard, Plan, Scene, ServiceGiven, Step};

/// What is written down about people, and what each program leads to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    came: Vec<String>,
    planning: Vec<String>,
    reached: Vec<String>,
    pub(super) shifts: Vec<Vec<String>>,
    pub(super) skills: Vec<String>,
    dropped: Vec<String>,
    finished: Vec<String>,
    pub(super) searching: Vec<String>,
    pub(super) placed: Vec<String>,
    pub(super) working: Vec<String>,
    pub(super) not_working: Vec<String>,
    voicemail: Vec<String>,
    program: Vec<ProgramWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgramWords {
    pub(super) code: String,
    pub(super) occupation: Vec<String>,
    goals: Vec<String>,
    steps: Vec<(String, u32)>,
    pub(super) employers: Vec<String>,
    /// Employers that are no partners, where people find work by themselves.
    pub(super) elsewhere: Vec<String>,
    /// Dollars an hour, least and most.
    pub(super) wages: (i32, i32),
    /// What is asked of the funds.
    pub(super) help: Vec<Asked>,
}

/// How far somebody comes, where luck does not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stands {
    Applied,
    Eligible,
    Waitlisted,
    Selected,
    Training,
    Search,
    Placed,
    Followed,
}

impl Stands {
    /// About how many days before today somebody applied who stands here today.
    pub(super) fn applied_ago(self, chance: &mut Chance) -> u32 {
        let (least, most) = match self {
            Self::Applied => (1, 6),
            Self::Eligible => (16, 24),
            Self::Waitlisted => (40, 70),
            Self::Selected => (34, 40),
            Self::Training => (95, 135),
            Self::Search => (195, 215),
            Self::Placed => (230, 260),
            Self::Followed => (520, 640),
        };
        chance.between(least, most).unsigned_abs()
    }
}

/// Who somebody is to their life: their program, their caseworker, how far they come.
pub(super) struct Lot<'w> {
    pub(super) words: &'w Words,
    pub(super) heard: &'w [String],
    pub(super) calendar: &'w Calendar,
    pub(super) program: &'w str,
    pub(super) caseworker: &'w str,
    pub(super) answers: Answers,
    pub(super) today: Day,
    pub(super) applied_ago: u32,
    /// How far they come at least; luck decides where there is none.
    pub(super) stands: Option<Stands>,
}

/// Leads a life.
pub(super) fn lead(chance: &mut Chance, lot: &Lot<'_>) -> Vec<Scene> {
    let program = lot.words.program.iter().find(|program| program.code == lot.program);
    let mut life =
        Life { chance, lot, ago: i64::from(lot.applied_ago), job: None, asked: Vec::new(), scenes: Vec::new() };
    if let Some(program) = program {
        life.live_the_first_visit(program);
    }
    life.scenes
}

pub(super) struct Life<'l, 'w> {
    pub(super) chance: &'l mut Chance,
    pub(super) lot: &'l Lot<'w>,
    /// Where the life has come to, in days before today; negative is the future, of which nothing is told.
    pub(super) ago: i64,
    /// The job that they look at, or hold.
    pub(super) job: Option<Job>,
    /// What was asked for already.
    pub(super) asked: Vec<String>,
    scenes: Vec<Scene>,
}

impl<'w> Life<'_, 'w> {
    fn live_the_first_visit(&mut self, program: &'w ProgramWords) {
        let heard = self.chance.pick(self.lot.heard).to_owned();
        let source = Source::ALL[self.chance.below(Source::ALL.len())];
        let mut first = vec![Step::Apply(Heard { source, words: heard }), service("orientation")];
        if self.chance.percent(45) {
            first.push(Step::Note(self.said(|words| &words.came)));
        }
        self.on(0, "lucia", first);
        if !self.goes_on(Stands::Eligible, 80) {
            self.leaves_early();
            return;
        }
        let answers = Step::Answers(Box::new(self.lot.answers.clone()));
        self.on(1..8, "lucia", vec![answers, service("intake")]);
        let score = self.chance.between(45, 100);
        self.on(2..8, "lucia", vec![service("eligibility"), Step::Score(score), Step::Decide]);
        if self.goes_on(Stands::Waitlisted, 62) {
            self.waits_for_a_place(program);
        } else if self.lot.stands.is_none() {
            let reasons = [NotTakenReason::Screening, NotTakenReason::NotReady, NotTakenReason::Full];
            let reason = reasons[self.chance.below(reasons.len())];
            self.on(4..15, "patience", vec![Step::NotTaken(reason)]);
        }
    }

    /// Whether they come so far: by their lot, or by luck.
    pub(super) fn goes_on(&mut self, to: Stands, percent: u32) -> bool {
        match self.lot.stands {
            Some(stands) => stands >= to,
            None => self.chance.percent(percent),
        }
    }

    fn leaves_early(&mut self) {
        if self.lot.stands.is_some() {
            return;
        }
        let reasons = [
            WithdrawalReason::FoundWork,
            WithdrawalReason::Schedule,
            WithdrawalReason::ChildCare,
            WithdrawalReason::LostContact,
            WithdrawalReason::NotInterested,
            WithdrawalReason::Moved,
        ];
        let reason = reasons[self.chance.below(reasons.len())];
        self.on(9..40, "patience", vec![Step::Withdraw(reason)]);
    }

    fn waits_for_a_place(&mut self, program: &'w ProgramWords) {
        let waits = self.lot.stands == Some(Stands::Waitlisted) || self.lot.stands.is_none() && self.chance.percent(18);
        if waits {
            self.on(3..9, "patience", vec![Step::Waitlist]);
            if !self.goes_on(Stands::Selected, 60) {
                if self.chance.percent(50) && self.lot.stands.is_none() {
                    self.on(40..120, "patience", vec![Step::Withdraw(WithdrawalReason::OtherProgram)]);
                }
                return;
            }
        }
        if self.goes_on(Stands::Selected, 97) {
            let class = self.next_class();
            if let Some((_, run)) = class {
                // People are selected for a class, some weeks before it begins.
                let ahead = i64::from(self.chance.between(20, 58));
                if self.lot.stands != Some(Stands::Selected) {
                    self.not_before(run.began + ahead);
                }
            }
            self.on(1..5, "patience", vec![Step::Select(self.lot.caseworker.to_owned())]);
            self.starts(program, class);
        }
    }

    fn starts(&mut self, program: &'w ProgramWords, class: Option<(&'w Class, Run)>) {
        if !self.goes_on(Stands::Training, 92) {
            if self.lot.stands.is_none() {
                self.on(5..20, "patience", vec![Step::Withdraw(WithdrawalReason::FoundWork)]);
            }
            return;
        }
        let plan = self.plan(program);
        let (talk, caseworker) = (self.meeting("career-planning"), self.lot.caseworker);
        self.on(3..9, caseworker, vec![plan, talk]);
        self.on(3..7, caseworker, vec![service("assessment")]);
        match class {
            Some((class, run)) => self.goes_to_class(program, class, run),
            None => self.goes_to_college(program),
        }
    }

    pub(super) fn why_they_left(&mut self) -> (LeftBecause, Step) {
        let reasons = [
            LeftBecause::ChildCare,
            LeftBecause::Transport,
            LeftBecause::Work,
            LeftBecause::Health,
            LeftBecause::Money,
            LeftBecause::Learning,
        ];
        let because = reasons[self.chance.below(reasons.len())];
        let words = match because {
            LeftBecause::ChildCare => Step::Help(Box::new(Help::Unmet(NeedKind::ChildCare, SettledBecause::NoPlace))),
            _ => Step::Note(self.said(|words| &words.dropped)),
        };
        (because, words)
    }

    /// The end of the class is talked about, and how they can be reached from now on.
    pub(super) fn finishes(&mut self, program: &'w ProgramWords) {
        let note = self.said(|words| &words.finished);
        let talk = Contact { note: Some(note), ..self.two_way("career-planning") };
        self.on(1..6, self.lot.caseworker, vec![Step::Contact(talk)]);
        self.searches(program);
    }

    /// Four weeks of training: a talk in their middle, help and a look at the plan at their end.
    pub(super) fn a_month(&mut self, month: i64, program: &'w ProgramWords) {
        let caseworker = self.lot.caseworker;
        if self.chance.percent(15) {
            let tried = self.tried();
            self.on(5..9, caseworker, vec![tried]);
        }
        let talk = self.meeting("career-planning");
        self.on(4..12, caseworker, vec![talk]);
        let review = if month % 3 == 1 { vec![self.plan(program)] } else { Vec::new() };
        self.on(13..16, caseworker, review);
        self.is_helped(program);
    }

    /// Goes to a day of so many days before today, unless it is over.
    pub(super) fn not_before(&mut self, ago: i64) {
        self.ago = self.ago.min(ago);
    }

    /// The day to which the life has come.
    pub(super) fn day(&self) -> Day {
        self.day_of(self.ago)
    }

    /// The day so many days before today.
    pub(super) fn day_of(&self, ago: i64) -> Day {
        self.lot.today.shift(i32::try_from(-ago).unwrap_or_default())
    }

    pub(super) fn ago_of(&self, day: Day) -> i64 {
        self.lot.today.days_since(day)
    }

    pub(super) fn plan(&mut self, program: &'w ProgramWords) -> Step {
        Step::Plan(Plan {
            occupation: self.chance.pick(&program.occupation).to_owned(),
            goals: program.goals.clone(),
            steps: program.steps.clone(),
        })
    }

    /// A talk that is a service, too.
    pub(super) fn meeting(&mut self, kind: &str) -> Step {
        let planned = self.chance.percent(50);
        let note = self.said(if planned { |words| &words.planning } else { |words| &words.reached });
        Step::Contact(Contact { note: Some(note), ..self.two_way(kind) })
    }

    pub(super) fn two_way(&mut self, kind: &str) -> Contact {
        let channels = [Channel::InPerson, Channel::Call, Channel::Text, Channel::Video];
        Contact {
            channel: channels[self.chance.below(channels.len())],
            outcome: ContactOutcome::Reached,
            note: None,
            service: Some(kind.to_owned()),
            worked: None,
            next: None,
        }
    }

    /// Somebody was tried and not reached.
    pub(super) fn tried(&mut self) -> Step {
        let left = self.chance.percent(60);
        Step::Contact(Contact {
            channel: Channel::Call,
            outcome: if left { ContactOutcome::MessageLeft } else { ContactOutcome::NoAnswer },
            note: Some(self.said(|words| &words.voicemail)),
            service: None,
            worked: None,
            next: None,
        })
    }

    pub(super) fn said(&mut self, list: fn(&Words) -> &Vec<String>) -> String {
        self.chance.pick(list(self.lot.words)).to_owned()
    }

    /// Some days later one of the staff does something; on a weekend, the Friday before or the Monday after.
    pub(super) fn on(&mut self, later: impl Into<Later>, by: &str, steps: Vec<Step>) {
        let Later { least, most } = later.into();
        self.ago -= i64::from(self.chance.between(least, most));
        let Ok(ago) = u32::try_from(self.ago) else { return };
        let ago = match self.lot.today.minus_days(ago).0.weekday() {
            Weekday::Sat => ago + 1,
            Weekday::Sun if ago > 0 => ago - 1,
            _ => ago,
        };
        if !steps.is_empty() {
            self.scenes.push(Scene { ago, by: by.to_owned(), steps });
        }
    }
}

/// How many days later, from the least to the most.
pub(super) struct Later {
    least: i32,
    most: i32,
}

impl From<i32> for Later {
    fn from(days: i32) -> Self {
        Self { least: days, most: days }
    }
}

impl From<std::ops::Range<i32>> for Later {
    fn from(days: std::ops::Range<i32>) -> Self {
        Self { least: days.start, most: days.end - 1 }
    }
}

pub(super) fn service(kind: &str) -> Step {
    Step::Service(ServiceGiven { kind: kind.to_owned(), since: 0, note: None })
}
