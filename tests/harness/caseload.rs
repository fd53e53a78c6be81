//! A program with people in it, arranged by the domain's commands: for stories that begin in the middle.

use chrono::{Datelike, Weekday};
use domain::access::users::queries::by_email;
use domain::access::users::roles::{self, Place};
use domain::access::{Act, By, organizations};
use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use domain::follow_up::contacts::{self, ContactDetails};
use domain::intake::case::rules::Stage;
use domain::intake::case::{self, Application, assignment};
use domain::intake::participants::{self, ParticipantDetails, SafeChannel};
use domain::intake::plans::rules::StepOwner;
use domain::intake::plans::{self, Agreement, PlanDetails, StepDetails};
use domain::intake::services::{self, ServiceDetails};
use domain::programs::{self, ServiceKindId};
use domain::shared::{Answer, CaseId, Day, Language, ProgramId, SiteId, UserId};
use domain::{follow_up, perform};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::{Report, RunError, run_once};

use super::people::{ABDUL, DENISE, LUCIA, MARCUS, Persona};
use super::tandem::TestTandem;

/// A program that runs.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The program.
    pub id: ProgramId,
    /// The site where it is.
    pub site: SiteId,
}

impl TestTandem {
    /// Does something with the machine in hand.
    ///
    /// # Panics
    /// Where it is refused.
    pub async fn arrange<T, F>(&self, verb: F) -> T
    where
        T: Serialize + DeserializeOwned,
        F: Clone + AsyncFnOnce(&mut Act<'_>) -> Answer<T>,
    {
        let by: By = self.operator().await;
        perform(&self.store, &by, verb).await.unwrap_or_else(|stop| panic!("{stop}"))
    }

    /// Opens a program like Project QUEST, with Marcus as its manager.
    pub async fn open_program(&self) -> Program {
        let file = seed_data::programs::find("quest").expect("a template that can be read").expect("the template");
        let id = self.arrange(async move |act: &mut Act<'_>| programs::open(act, &file).await).await;
        let sites = organizations::sites_of(self.store.read(), self.riverside().await.id).await.expect("sites");
        let (marcus, place) = (self.user(MARCUS).await, Place { program: Some(id), site: None });
        self.arrange(async move |act: &mut Act<'_>| roles::give(act, marcus, MARCUS.role, place).await.map(|_| ()))
            .await;
        Program { id, site: sites[0].id }
    }

    /// Opens a program as the template of this code has it; Marcus runs it, the others work in it at its site.
    pub async fn open_program_like(&self, template: &str) -> (ProgramId, SiteId) {
        let file = seed_data::programs::find(template).expect("templates that can be read").expect("a template");
        let sites = organizations::sites_of(self.store.read(), self.riverside().await.id).await.expect("sites");
        let site = sites[0].id;
        let mut staff = Vec::new();
        for who in [MARCUS, DENISE, ABDUL, LUCIA] {
            staff.push((self.user(who).await, who.role));
        }
        let open = async move |act: &mut Act<'_>| {
            let program = programs::open(act, &file).await?;
            for (user, role) in staff {
                roles::give(act, user, role, Place { program: Some(program), site: Some(site) }).await?;
            }
            Ok(program)
        };
        (self.arrange(open).await, site)
    }

    /// The account of somebody.
    pub async fn user(&self, who: Persona) -> UserId {
        let user = by_email(self.store.read(), who.email).await.expect("accounts");
        user.expect("an account").id
    }

    /// Somebody applied today.
    pub async fn applicant(&self, program: Program, name: &str) -> CaseId {
        let (details, applied_on) = (person(name), self.today());
        self.arrange(async move |act: &mut Act<'_>| {
            let participant = participants::commands::add(act, details).await?;
            let application = Application { program: program.id, site: program.site, applied_on, came_through: None };
            case::commands::apply(act, participant, &application).await
        })
        .await
    }

    /// Somebody was selected today, and has this caseworker.
    pub async fn selected(&self, program: Program, name: &str, caseworker: Persona) -> CaseId {
        let id = self.applicant(program, name).await;
        self.select(id, caseworker).await;
        id
    }

    async fn select(&self, id: CaseId, caseworker: Persona) {
        let row = case::ActiveModel { id: Set(id), stage: Set(Stage::Selected), ..Default::default() };
        case::Entity::update(row).exec(self.store.for_migrations()).await.expect("a case that can be moved");
        let to = self.user(caseworker).await;
        self.arrange(async move |act: &mut Act<'_>| assignment::assign(act, id, to).await).await;
    }

    /// Somebody had their first service today: a participant.
    pub async fn active(&self, program: Program, name: &str, caseworker: Persona) -> CaseId {
        let case = self.selected(program, name, caseworker).await;
        self.serve(program, case, "career-planning", self.today()).await;
        case
    }

    /// Somebody who is in one program is a participant of another as well, from today on.
    pub async fn also_active(&self, of: CaseId, program: Program, caseworker: Persona) -> CaseId {
        let (participant, applied_on) = (self.case(of).await.participant_id, self.today());
        let application = Application { program: program.id, site: program.site, applied_on, came_through: None };
        let id = self
            .arrange(async move |act: &mut Act<'_>| case::commands::apply(act, participant, &application).await)
            .await;
        self.select(id, caseworker).await;
        self.serve(program, id, "career-planning", self.today()).await;
        id
    }

    /// The program exits together with the others that do.
    pub async fn exits_together(&self, program: Program) {
        let all = programs::all(self.store.read(), self.riverside().await.id).await.expect("programs");
        let found = all.into_iter().find(|found| found.id == program.id).expect("the program");
        let policy = programs::Policy { common_exit: true, ..found.policy };
        self.arrange(async move |act: &mut Act<'_>| {
            programs::change_policy(act, program.id, policy, found.version).await
        })
        .await;
    }

    /// A service was given.
    pub async fn serve(&self, program: Program, case: CaseId, code: &str, day: Day) {
        let service = ServiceDetails::on(self.kind(program, code).await, day);
        self.arrange(async move |act: &mut Act<'_>| services::commands::give(act, case, &service).await).await;
    }

    /// A kind of service of the program, by its code.
    pub async fn kind(&self, program: Program, code: &str) -> ServiceKindId {
        let kinds = programs::kinds_of(self.store.read(), program.id).await.expect("kinds of service");
        kinds.into_iter().find(|kind| kind.code == code).unwrap_or_else(|| panic!("no service {code}")).id
    }

    /// A plan was written and agreed today.
    pub async fn agree_on_a_plan(&self, case: CaseId) {
        let step = StepDetails {
            thread: None,
            what: "Enroll in the certified nurse aide course".to_owned(),
            owner: StepOwner::Participant,
            due_on: None,
        };
        let plan = PlanDetails {
            target_occupation: "Nurse aide".to_owned(),
            goals: vec!["Work days at a hospital".to_owned()],
            steps: vec![step],
            outcomes: Vec::new(),
        };
        let agreement = Agreement { participant_on: self.today(), staff_on: self.today() };
        self.arrange(async move |act: &mut Act<'_>| {
            let number = plans::commands::write(act, case, &plan, 0).await?;
            plans::commands::agree(act, case, number, agreement).await
        })
        .await;
    }

    /// Lets days pass until the next Monday.
    pub fn let_pass_to_monday(&self) {
        while self.today().0.weekday() != Weekday::Mon {
            self.let_days_pass(1);
        }
    }

    /// Does everything that is due as of a day, without the clock's moving.
    ///
    /// # Errors
    /// Where the day lies in the past.
    pub async fn worker_as_of(&self, day: &str) -> Result<Vec<Report>, RunError> {
        run_once(&self.desk(&self.settings), Some(day.parse().expect("a day"))).await
    }

    /// Somebody was tried on a day, and this came of it.
    pub async fn contact(&self, case: CaseId, day: Day, channel: Channel, outcome: ContactOutcome) {
        let contact = ContactDetails::on(day, channel, outcome);
        self.arrange(async move |act: &mut Act<'_>| contacts::commands::log(act, case, &contact).await).await;
    }

    /// A case as it stands.
    pub async fn case(&self, id: CaseId) -> case::Case {
        case::Entity::find_by_id(id).one(self.store.read()).await.expect("cases").expect("the case")
    }

    /// Every task of a case: its rule or kind, its state and its due day, in the order of the days.
    pub async fn tasks(&self, case: CaseId) -> Vec<(String, &'static str, String)> {
        use domain::shared::Coded;
        use follow_up::tasks::queries::of_case;
        use follow_up::tasks::rules::TaskState;
        let tasks = of_case(self.store.read(), case, TaskState::ALL).await.expect("tasks");
        let line = |task: follow_up::tasks::Task| {
            let name = task.rule.unwrap_or_else(|| task.kind.code().to_owned());
            (name, task.state.code(), task.due.iso())
        };
        tasks.into_iter().map(line).collect()
    }
}

fn person(name: &str) -> ParticipantDetails {
    let (given, family) = name.split_once(' ').unwrap_or((name, "Doe"));
    ParticipantDetails {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        suffix: None,
        goes_by: None,
        pronouns: None,
        born: Day::new(1995, 2, 9),
        phone: Some("210-555-0119".to_owned()),
        email: None,
        street: None,
        city: None,
        state: None,
        zip: None,
        county: None,
        language: Language::English,
        safe_channel: SafeChannel::Call,
        safe_hours: None,
    }
}
