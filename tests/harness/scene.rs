//! People to be served, arranged by the domain's own commands: what a test needs before its story begins.

use domain::access::users::{queries, roles};
use domain::access::{Act, By};
use domain::follow_up::contacts;
use domain::follow_up::tasks;
use domain::intake::case::{self, Application, assignment};
use domain::intake::participants::{self, ParticipantDetails};
use domain::intake::{notes, services};
use domain::shared::{CaseId, Day, Fields, ParticipantId, ProgramId, SiteId, UserId};
use domain::{perform, programs};

use super::people::{ABDUL, DENISE, LUCIA, MARCUS, Persona};
use super::tandem::TestTandem;

/// A program with people in it, all of them with Denise.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The program.
    pub program: ProgramId,
    /// Where it is.
    pub site: SiteId,
    /// Their cases, in the order in which they came.
    pub cases: Vec<CaseId>,
    /// They themselves.
    pub participants: Vec<ParticipantId>,
}

/// A family name for each; the first of them is Rosa Maldonado.
const FAMILIES: [&str; 8] =
    ["Maldonado", "Nkurunziza", "Tupou", "Brzeziński", "Ogunbanjo", "Trần", "Cárdenas", "Whitefeather"];

impl TestTandem {
    /// Opens a program as the template of this code has it, and lets Marcus run it; the others work at its site.
    pub async fn open_program(&self, template: &str) -> (ProgramId, SiteId) {
        let file = seed_data::programs::find(template).expect("templates that can be read").expect("a template");
        let site = self.site().await;
        let place = |program| roles::Place { program: Some(program), site: Some(site) };
        let mut staff = Vec::new();
        for who in [MARCUS, DENISE, ABDUL, LUCIA] {
            staff.push((self.user(who).await, who.role));
        }
        let open = async move |act: &mut Act<'_>| {
            let program = programs::open(act, &file).await?;
            for (user, role) in staff {
                roles::give(act, user, role, place(program)).await?;
            }
            Ok(program)
        };
        (perform(&self.store, &self.operator().await, open).await.expect("a program"), site)
    }

    /// A program with so many people in it, each with something of everything: applied, assigned to Denise, with a
    /// note, a service, a task and a contact.
    pub async fn scene(&self, people: usize) -> Scene {
        let (program, site) = self.open_program("workadvance").await;
        let mut scene = Scene { program, site, cases: Vec::new(), participants: Vec::new() };
        let kinds = programs::kinds_of(self.store.read(), program).await.expect("service kinds");
        let kind = kinds.first().expect("a service kind").id.to_string();
        let denise = self.user(DENISE).await;
        for nth in 0..people {
            let (participant, case) = self.applicant(&scene, nth).await;
            self.assign(case, denise).await;
            self.live_a_day(case, &kind).await;
            scene.participants.push(participant);
            scene.cases.push(case);
        }
        scene
    }

    /// Somebody's account.
    pub async fn user(&self, who: Persona) -> UserId {
        queries::by_email(self.store.read(), who.email).await.expect("an answer").expect("an account").id
    }

    /// How somebody acts outside of a page: the roles and the reach are those of their account.
    pub async fn by(&self, who: Persona) -> By {
        let token = {
            let (user, link) = (self.user(who).await, self.operator().await.reader.organization);
            let by = By { reader: domain::access::Reader::link(link, user.0), ..self.operator().await };
            let begin = async move |act: &mut Act<'_>| domain::access::sessions::begin(act, user, None).await;
            perform(&self.store, &by, begin).await.expect("a session")
        };
        let signed = domain::access::sessions::read(&self.store, &token, self.now()).await.expect("an answer");
        let reader = signed.expect("a session that lasts").reader;
        By { reader, at: self.now(), today: self.today(), request: uuid::Uuid::now_v7(), form: None }
    }

    async fn site(&self) -> SiteId {
        let organization = self.riverside().await.id;
        let sites = domain::access::organizations::sites_of(self.store.read(), organization).await.expect("sites");
        sites.first().expect("a site").id
    }

    async fn applicant(&self, scene: &Scene, nth: usize) -> (ParticipantId, CaseId) {
        let given = if nth == 0 { "Rosa".to_owned() } else { format!("Person{}", letters(nth)) };
        let email = format!("person{nth}@mail.example");
        let details = self.details(&given, FAMILIES[nth % FAMILIES.len()], &email);
        let application = Application {
            program: scene.program,
            site: scene.site,
            applied_on: self.today(),
            came_through: Some("a friend".to_owned()),
        };
        let apply = async move |act: &mut Act<'_>| {
            let participant = participants::commands::add(act, details).await?;
            Ok((participant, case::commands::apply(act, participant, &application).await?))
        };
        perform(&self.store, &self.operator().await, apply).await.expect("an application")
    }

    fn details(&self, given: &str, family: &str, email: &str) -> ParticipantDetails {
        let typed = [
            ("given_name", given),
            ("family_name", family),
            ("born", "1994-03-11"),
            ("phone", "210-555-0142"),
            ("email", email),
        ];
        self.read(&typed, ParticipantDetails::read)
    }

    async fn assign(&self, case: CaseId, to: UserId) {
        let assign = async move |act: &mut Act<'_>| assignment::assign(act, case, to).await;
        perform(&self.store, &self.operator().await, assign).await.expect("an assignment");
    }

    async fn live_a_day(&self, case: CaseId, kind: &str) {
        let note = self.read(&[("note", "Came by, all is well.")], notes::NoteDetails::read);
        let service = self.read(&[("service", kind)], services::ServiceDetails::read);
        let due = self.today().plus_days(7).iso();
        let task = self.read(&[("title", "Ask about child care"), ("due", &due)], tasks::TaskDetails::read);
        let contact = self.read(&[("channel", "call"), ("outcome", "reached")], contacts::ContactDetails::read);
        let live = async move |act: &mut Act<'_>| {
            notes::commands::write(act, case, &note).await?;
            services::commands::give(act, case, &service).await?;
            tasks::commands::make(act, case, &task).await?;
            contacts::commands::log(act, case, &contact).await.map(drop)
        };
        perform(&self.store, &self.by(DENISE).await, live).await.expect("a day");
    }

    fn read<T>(&self, typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>, Day) -> T) -> T {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, |fields| read(fields, self.today())).expect("details that can be read")
    }
}

/// A name of letters for a number: names hold no digits.
fn letters(mut number: usize) -> String {
    let mut name = String::new();
    while number > 0 {
        name.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    name
}
