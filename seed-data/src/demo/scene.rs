//! One scene of a story: its steps, each a command of the domain.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::{Act, Permission};
use domain::follow_up::contacts::{self, ContactDetails};
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::rules::TaskState;
use domain::follow_up::tasks::{self, TaskDetails};
use domain::intake::applications::{NewApplication, Person as Applicant, begin};
use domain::intake::case::commands::permitted;
use domain::intake::case::moves::{MoveDetails, make};
use domain::intake::case::{Application, assignment};
use domain::intake::determination::commands::{decide, fingerprint};
use domain::intake::determination::queries::{known as known_of, so_far};
use domain::intake::notes::{self, NoteDetails};
use domain::intake::participants::queries::by_ids;
use domain::intake::plans::{self, Agreement, PlanDetails, StepDetails};
use domain::intake::recruitment::screening::{Scores, score};
use domain::intake::releases::kinds::ReleaseKind;
use domain::intake::releases::queries::notice_read_on;
use domain::intake::releases::{self, ReleaseDetails, TextShown};
use domain::intake::services::{self, ServiceDetails};
use domain::programs::eligibility::Outcome;
use domain::programs::{Model as Program, ServiceKindId, streams_of};
use domain::shared::{Answer, CaseId, Coded, Day, Language, ParticipantId, SiteId, Stop, UserId};
use domain::training::cohorts::CohortId;
use domain::training::courses::CourseId;
use domain::training::credentials::{self, CredentialDetails};
use domain::training::enrollments::EnrollmentId;
use domain::training::skill_gains::{self, SkillGainDetails};
use serde::{Deserialize, Serialize};
use templates::signed;

use super::DemoError;
use super::answers;
use super::helping::{self, Helped};
use super::hiring::{self, Working};
use super::replay::County;
use super::story::{Awarded, Contact, Heard, Person, Plan, Scene, ServiceGiven, Step, Story};

/// Whom a story is about, once they are written down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Known {
    pub(super) participant: ParticipantId,
    pub(super) case: Option<CaseId>,
    /// The highest version of the plan.
    pub(super) plans: i32,
    /// Their seat in a class.
    pub(super) enrollment: Option<EnrollmentId>,
    /// The latest course of a college, with its version.
    pub(super) course: Option<(CourseId, i32)>,
    pub(super) helped: Helped,
    pub(super) working: Working,
    /// No funding stream takes them: what the story says later did not come about.
    pub(super) is_over: bool,
}

/// A scene with everything that its commands need.
#[derive(Clone)]
pub(super) struct Prepared {
    person: Arc<Person>,
    /// Each with what it names of support and work.
    steps: Vec<(Step, Found)>,
    program: Arc<Program>,
    kinds: Arc<BTreeMap<String, ServiceKindId>>,
    staff: Arc<BTreeMap<String, UserId>>,
    site: SiteId,
    /// The cohort in which they have a seat by this scene.
    pub(super) cohort: Option<CohortId>,
}

/// What a step names of support and work, found.
#[derive(Clone)]
enum Found {
    Help(helping::Found),
    Work(hiring::Found),
    Nothing,
}

/// The scene of a story, with every name in it found.
pub(super) fn prepare(county: &mut County<'_>, story: &Story, scene: &Scene) -> Result<Prepared, DemoError> {
    let larkin = county.larkin;
    let program = larkin.programs.get(&story.program).ok_or_else(|| DemoError::Unknown(story.program.clone()))?;
    for name in scene.steps.iter().filter_map(named) {
        let is_known = match name {
            Name::Kind(code) => program.kinds.contains_key(code),
            Name::Staff(key) => larkin.keys.contains_key(key),
        };
        let (Name::Kind(name) | Name::Staff(name)) = name;
        is_known.then_some(()).ok_or_else(|| DemoError::Unknown(name.to_owned()))?;
    }
    let mut cohort = None;
    for step in &scene.steps {
        if let Step::Enroll(code) = step {
            let seat = county.classes.seat_in(code, i64::from(scene.ago));
            cohort = Some(seat.ok_or_else(|| DemoError::Unknown(code.clone()))?);
        }
    }
    let today = larkin.day(scene.ago.into());
    let found = |step: &Step| {
        Ok((
            step.clone(),
            match step {
                Step::Help(help) => Found::Help(helping::find(&county.support, &story.program, help)?),
                Step::Work(work) => Found::Work(hiring::find(larkin, &mut county.employers, work, today)?),
                _ => Found::Nothing,
            },
        ))
    };
    let steps = scene.steps.iter().map(found).collect::<Result<Vec<_>, DemoError>>()?;
    Ok(Prepared {
        cohort,
        person: Arc::new(story.person.clone()),
        steps,
        program: program.program.clone(),
        kinds: program.kinds.clone(),
        staff: larkin.keys.clone(),
        site: program.site,
    })
}

/// Something that a step names.
enum Name<'s> {
    Kind(&'s str),
    Staff(&'s str),
}

fn named(step: &Step) -> Option<Name<'_>> {
    match step {
        Step::Service(ServiceGiven { kind, .. }) => Some(Name::Kind(kind)),
        Step::PlanService(planned) => Some(Name::Kind(&planned.kind)),
        Step::Contact(Contact { service: Some(kind), .. }) => Some(Name::Kind(kind)),
        Step::Select(key) | Step::HandOver(key) => Some(Name::Staff(key)),
        _ => None,
    }
}

impl Prepared {
    /// Acts the scene out.
    ///
    /// # Errors
    /// What a command refuses.
    pub(super) async fn play(&self, act: &mut Act<'_>, before: Option<Known>) -> Answer<Known> {
        let mut known = before;
        for (step, found) in &self.steps {
            known = match (step, known) {
                (Step::Apply(heard), _) => Some(self.apply(act, heard).await?),
                (_, Some(known)) if known.is_over => Some(known),
                (step, Some(known)) => Some(self.go_on(act, known, (step, found)).await?),
                (_, None) => return Err(Stop::NotFound),
            };
        }
        known.ok_or(Stop::NotFound)
    }

    async fn apply(&self, act: &mut Act<'_>, heard: &Heard) -> Answer<Known> {
        let application = Application {
            program: self.program.id,
            site: self.site,
            applied_on: act.today(),
            came_through: Some(heard.words.clone()),
        };
        let details = answers::person(&self.person);
        let new = NewApplication { details, ssn: None, application, source: heard.source, inquiry: None };
        let id = begin(act, &new, Applicant::New).await?;
        let participant = permitted(act, Permission::CreateIntake, id).await?.participant_id;
        Ok(Known {
            participant,
            case: Some(id),
            plans: 0,
            enrollment: None,
            course: None,
            helped: Helped::default(),
            working: Working::default(),
            is_over: false,
        })
    }

    async fn go_on(&self, act: &mut Act<'_>, known: Known, (step, found): (&Step, &Found)) -> Answer<Known> {
        let case = known.case.ok_or(Stop::NotFound)?;
        match (step, found) {
            (Step::Help(help), Found::Help(found)) => {
                let helped = helping::play(act, case, known.helped, (help, found)).await?;
                return Ok(Known { helped, ..known });
            }
            (Step::Work(work), Found::Work(found)) => {
                let working = hiring::play(act, case, known.working, (work, found)).await?;
                return Ok(Known { working, ..known });
            }
            _ => {}
        }
        match step {
            Step::Decide => {
                let is_over = self.decide(act, known.participant, case).await? == Outcome::NotEligible;
                return Ok(Known { is_over, ..known });
            }
            Step::Plan(plan) => {
                let plans = self.plan(act, case, plan, known.plans).await?;
                return Ok(Known { plans, ..known });
            }
            Step::Enroll(_) | Step::LeaveClass(_) | Step::CompleteClass => {
                return self.attend(act, case, known, step).await;
            }
            Step::Course(_) | Step::CourseBegins | Step::CourseEnds(_) | Step::CourseLeft(_) => {
                return self.study(act, case, known, step).await;
            }
            Step::Select(_) | Step::Waitlist | Step::Withdraw(_) | Step::NotTaken(_) => {
                self.move_case(act, case, step).await?;
            }
            _ => self.do_to(act, case, known.enrollment, step).await?,
        }
        Ok(known)
    }

    async fn do_to(
        &self,
        act: &mut Act<'_>,
        case: CaseId,
        enrollment: Option<EnrollmentId>,
        step: &Step,
    ) -> Answer<()> {
        let today = act.today();
        match step {
            Step::Answers(told) => answers::save(act, case, &self.person, told, &self.program.policy).await,
            Step::Score(percent) => {
                let scores =
                    self.program.policy.rubric.iter().map(|line| (line.code.clone(), line.most * percent / 100));
                score(act, case, &Scores(scores.collect())).await
            }
            Step::Contact(contact) => {
                let details = self.contact(contact, today)?;
                contacts::commands::log(act, case, &details).await.map(drop)
            }
            Step::Service(given) => {
                let details = service(self.kind(&given.kind)?, given, today);
                services::commands::give(act, case, &details).await.map(drop)
            }
            Step::PlanService(planned) => {
                let day = today.plus_days(planned.r#in);
                services::commands::plan(act, case, self.kind(&planned.kind)?, day).await.map(drop)
            }
            Step::Note(body) => {
                let details = NoteDetails { day: today, body: body.clone() };
                notes::commands::write(act, case, &details).await.map(drop)
            }
            Step::Task(to_do) => {
                let (title, due) = (Some(to_do.title.clone()), today.plus_days(to_do.r#in));
                let details = TaskDetails { kind: TaskKind::ToDo, title, due, holder: None };
                tasks::commands::make(act, case, &details).await.map(drop)
            }
            Step::SetAside(reason) => set_aside(act, case, reason).await,
            Step::Credential(awarded) => {
                let Awarded { name, kind } = awarded.clone();
                let details = CredentialDetails { name, kind, day: today, expires_on: None, enrollment, note: None };
                credentials::record(act, case, &details).await.map(drop)
            }
            Step::Gain(gained) => {
                let details = SkillGainDetails { kind: gained.kind, day: today, enrollment, note: gained.note.clone() };
                skill_gains::record(act, case, &details).await.map(drop)
            }
            Step::HandOver(key) => assignment::assign(act, case, self.staff(key)?).await,
            _ => Err(Stop::NotFound),
        }
    }

    async fn move_case(&self, act: &mut Act<'_>, case: CaseId, step: &Step) -> Answer<()> {
        let details = match step {
            Step::Select(key) => MoveDetails::Select(Some(self.staff(key)?)),
            Step::Withdraw(reason) => MoveDetails::Withdraw(*reason, None),
            Step::NotTaken(reason) => MoveDetails::NotTaken { reason: *reason, words: None, tell: false },
            _ => MoveDetails::Waitlist,
        };
        let version = permitted(act, Permission::MoveCase, case).await?.version;
        make(act, case, &details, version).await
    }

    /// Decides by what is known, as whoever has just read it.
    async fn decide(&self, act: &mut Act<'_>, participant: ParticipantId, id: CaseId) -> Answer<Outcome> {
        let tx = act.permit(Permission::DecideEligibility, id).await?;
        let case = permitted(act, Permission::DecideEligibility, id).await?;
        let person = by_ids(tx, act.organization(), [participant]).await?.pop().ok_or(Stop::NotFound)?;
        if notice_read_on(tx, participant).await?.is_none() {
            read_notice(act, id, person.language).await?;
        }
        let streams = streams_of(tx, self.program.id).await?;
        let known = known_of(tx, &case, &person).await?;
        let seen = fingerprint(&so_far(&self.program, &streams, &known, act.today()))?;
        decide(act, id, &seen).await
    }

    /// Writes a plan and has both agree to it on the same day.
    async fn plan(&self, act: &mut Act<'_>, case: CaseId, plan: &Plan, latest: i32) -> Answer<i32> {
        let today = act.today();
        let steps = plan.steps.iter().map(|(what, days)| StepDetails {
            thread: None,
            what: what.clone(),
            owner: plans::rules::StepOwner::Participant,
            due_on: Some(today.plus_days(*days)),
        });
        let details = PlanDetails {
            target_occupation: plan.occupation.clone(),
            goals: plan.goals.clone(),
            steps: steps.collect(),
            outcomes: Vec::new(),
        };
        let number = plans::commands::write(act, case, &details, latest).await?;
        let agreement = Agreement { participant_on: today, staff_on: today };
        plans::commands::agree(act, case, number, agreement).await?;
        Ok(number)
    }

    fn contact(&self, contact: &Contact, today: Day) -> Answer<ContactDetails> {
        Ok(ContactDetails {
            worked: contact.worked,
            worked_on: contact.worked.map(|_| today),
            note: contact.note.clone(),
            service: contact.service.as_deref().map(|kind| self.kind(kind)).transpose()?,
            next_on: contact.next.map(|days| today.plus_days(days)),
            ..ContactDetails::on(today, contact.channel, contact.outcome)
        })
    }

    pub(super) fn kind(&self, code: &str) -> Answer<ServiceKindId> {
        self.kinds.get(code).copied().ok_or(Stop::NotFound)
    }

    fn staff(&self, key: &str) -> Answer<UserId> {
        self.staff.get(key).copied().ok_or(Stop::NotFound)
    }
}

/// Reads them the privacy notice in their language.
async fn read_notice(act: &mut Act<'_>, case: CaseId, language: Language) -> Answer<()> {
    let words = if language == Language::Spanish { templates::Language::Spanish } else { templates::Language::English };
    let text = signed::text(ReleaseKind::PrivacyNotice.code(), words).ok_or(Stop::NotFound)?;
    let details = ReleaseDetails::notice(language, act.today());
    releases::commands::record(act, case, &details, &TextShown::of(signed::VERSION, &text)).await.map(drop)
}

async fn set_aside(act: &mut Act<'_>, case: CaseId, reason: &str) -> Answer<()> {
    let tx = act.permit(Permission::FollowUp, case).await?;
    let open = tasks::queries::of_case(tx, case, &[TaskState::Open]).await?;
    for task in open.iter().filter(|task| matches!(task.kind, TaskKind::ExitRisk | TaskKind::PlanReview)) {
        tasks::commands::dismiss(act, task.id, reason).await?;
    }
    Ok(())
}

fn service(kind: ServiceKindId, given: &ServiceGiven, today: Day) -> ServiceDetails {
    let until = (given.since > 0).then_some(today);
    ServiceDetails { kind, from: today.minus_days(given.since), until, ongoing: false, note: given.note.clone() }
}
