//! A program with so many people in it, each with something of everything: for what is asked of every page.

use domain::access::{Act, By, Reader, sessions};
use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use domain::follow_up::tasks;
use domain::intake::notes;
use domain::perform;
use domain::shared::{CaseId, Day, Fields, ParticipantId};
use domain::support::needs::rules::NeedKind;
use domain::support::referrals::rules::ReferralWay;
use domain::training::attendance::rules::Mark;

use super::caseload::Program;
use super::people::{DENISE, Persona};
use super::tandem::TestTandem;

/// A program with people in it, all of them with Denise.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The program.
    pub program: Program,
    /// Their cases, in the order in which they came.
    pub cases: Vec<CaseId>,
    /// They themselves.
    pub participants: Vec<ParticipantId>,
}

impl TestTandem {
    /// So many people, at most sixty: each was selected, has a plan, sits in class, takes a course elsewhere, has needs, has
    /// or had a job, was proposed for another, and had a service, a note, a task and a call; the first of them had as many of those
    /// as there are people.
    pub async fn scene(&self, people: usize) -> Scene {
        let denise = self.by(DENISE).await;
        let mut scene = Scene { program: self.open_program().await, cases: Vec::new(), participants: Vec::new() };
        for nth in 0..people {
            let case = self.active(scene.program, &format!("Rosa Maldonado-{nth}"), DENISE).await;
            self.agree_on_a_plan(case).await;
            self.live_a_day(&denise, case).await;
            self.live_a_day(&denise, scene.cases.first().copied().unwrap_or(case)).await;
            self.course(scene.program, case, 0).await;
            scene.participants.push(self.case(case).await.participant_id);
            scene.cases.push(case);
        }
        self.go_to_class(&scene).await;
        self.get_money(&scene).await;
        self.get_help(&scene).await;
        self.look_for_work(&scene).await;
        scene
    }

    /// All of them sit in one class, and were there on its first day.
    async fn go_to_class(&self, scene: &Scene) {
        let class = self.class(scene.program, 60).await;
        for case in &scene.cases {
            let enrollment = self.seat(&class, *case).await;
            self.mark(&class, 0, enrollment, Mark::Present).await;
        }
    }

    /// For each of them money waits for a decision, other money was paid, and a bus pass was handed out.
    async fn get_money(&self, scene: &Scene) {
        let fund = self.fund(scene.program, 100_000).await;
        let passes = self.bus_passes(fund, 60).await;
        for case in &scene.cases {
            let need = self.needs_a_ride(*case).await;
            let paid = self.promise(fund, *case, need, 2_500).await;
            self.pay(paid).await;
            let need = self.needs_a_ride(*case).await;
            self.draw(passes, *case, need).await;
            let need = self.needs_a_ride(*case).await;
            let wish = self.wish(fund, *case, need, 4_000).await;
            self.ask(&self.operator().await, *case, &wish).await.expect("a request");
        }
    }

    /// Each has a need and was given a provider's address; the first of them has every need that there are people.
    async fn get_help(&self, scene: &Scene) {
        let help = self.little_oaks().await;
        self.read_directory("scene", &["Pantry"]).await;
        for (case, _) in scene.cases.iter().zip(1..) {
            let need = self.need(*case, NeedKind::ChildCare).await;
            self.refer(*case, need, help, ReferralWay::Given).await;
            self.need(*case, NeedKind::Other).await;
            self.need(scene.cases[0], NeedKind::Other).await;
        }
    }

    /// All of them are ready for work and proposed for an order, of which there are as many as people. Every other one,
    /// the first among them, had a job before; the others have found one elsewhere since.
    async fn look_for_work(&self, scene: &Scene) {
        let shop = format!("Alvarez Machining {}", scene.cases.len());
        let (name, shop) = (&*shop, self.shop_called(&shop, scene.program, 60).await);
        for (nth, case) in scene.cases.iter().enumerate() {
            self.order(scene.program, shop.employer, 5).await;
            let (employer, had_one) = (format!("Harbor Foods {nth} of {}", scene.cases.len()), nth % 2 == 0);
            if had_one {
                let job = self.placed(*case, &employer, self.today()).await;
                self.end_job(*case, job, "laid-off").await;
            }
            self.ready(*case).await;
            self.released_to(*case, name).await;
            self.proposed(*case, shop.order).await;
            if !had_one {
                self.placed(*case, &employer, self.today()).await;
            }
            self.hired(*case, "Larkin Steel").await;
            self.hired(scene.cases[0], &format!("Larkin Steel {nth}")).await;
        }
    }

    /// How somebody acts outside of a page: with the roles and the reach of their account.
    pub async fn by(&self, who: Persona) -> By {
        let (user, operator) = (self.user(who).await, self.operator().await);
        let door = By { reader: Reader::link(operator.reader.organization, user.0), ..operator };
        let begin = async move |act: &mut Act<'_>| sessions::begin(act, user, None).await;
        let token = perform(&self.store, &door, begin).await.expect("a session");
        let signed = sessions::read(&self.store, &token, self.now()).await.expect("an answer");
        By { reader: signed.expect("a session that lasts").reader, ..door }
    }

    async fn live_a_day(&self, caseworker: &By, case: CaseId) {
        self.contact(case, self.today(), Channel::Call, ContactOutcome::Reached).await;
        let note = self.read(&[("note", "Came by, all is well.")], notes::NoteDetails::read);
        let due = self.today().plus_days(7).iso();
        let task = self.read(&[("to_do", "Ask about child care"), ("due", &due)], tasks::TaskDetails::read);
        let live = async move |act: &mut Act<'_>| {
            notes::commands::write(act, case, &note).await?;
            tasks::commands::make(act, case, &task).await.map(drop)
        };
        perform(&self.store, caseworker, live).await.expect("a day");
    }

    fn read<T>(&self, typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>, Day) -> T) -> T {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, |fields| read(fields, self.today())).expect("details that can be read")
    }
}
