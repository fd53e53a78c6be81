//! An employer with an order for jobs, people who are ready for them, and jobs that they have.

use domain::access::Act;
use domain::access::users::roles::{self, Place};
use domain::employers::contacts::{self, ContactDetails};
use domain::employers::employer::{EmployerDetails, commands as employers};
use domain::employers::engagements::{self, EngagementDetails};
use domain::employers::services::{self, ServiceDetails};
use domain::employers::sites::{self, SiteDetails};

use domain::intake::documents::{self, DocumentDetails, examine};
use domain::intake::releases::{self, ReleaseDetails, ReleaseId, TextShown};
use domain::perform;
use domain::placement::candidates;
use domain::placement::job_orders::{JobOrderDetails, JobOrderId, commands as orders};
use domain::placement::job_reports::hearing::report_hire;
use domain::placement::job_reports::{HireDetails, JobReportId};
use domain::placement::job_search::{JobSearchDetails, commands as searches};
use domain::placement::placements::{self, EndDetails, PlacementDetails, PlacementId};
use domain::shared::{Answer, CaseId, Day, EmployerId, Fields, Stop};

use super::caseload::Program;
use super::people::GRACE;
use super::tandem::TestTandem;

/// An employer with one order.
#[derive(Clone, Copy, Debug)]
pub struct Shop {
    /// The employer.
    pub employer: EmployerId,
    /// Its order for CNC operators.
    pub order: JobOrderId,
}

impl TestTandem {
    /// Grace works with employers for a program.
    pub async fn tends_employers(&self, program: Program) {
        let (grace, place) = (self.user(GRACE).await, Place { program: Some(program.id), site: None });
        self.arrange(async move |act: &mut Act<'_>| roles::give(act, grace, GRACE.role, place).await.map(|_| ())).await;
    }

    /// An employer that is known by name.
    pub async fn employer(&self, name: &str) -> EmployerId {
        let details = EmployerDetails { is_another: true, ..EmployerDetails::named(name.to_owned()) };
        self.arrange(async move |act: &mut Act<'_>| employers::add(act, &details).await).await
    }

    /// Alvarez Machining, with a site, Carmen, a visit, a service, and an order for so many.
    pub async fn shop(&self, program: Program, openings: i32) -> Shop {
        self.shop_called("Alvarez Machining", program, openings).await
    }

    /// A shop like it under a name of its own, where there are several.
    pub async fn shop_called(&self, name: &str, program: Program, openings: i32) -> Shop {
        let employer = self.employer(name).await;
        let today = self.today();
        let site = fields(&[("name", "Harbor plant"), ("city", "Port Larkin")], SiteDetails::read);
        let carmen = [("name", "Carmen Álvarez-Whitcomb"), ("email", "carmen@alvarez.example"), ("signs", "yes")];
        let carmen = fields(&carmen, |fields| ContactDetails::read(fields, today));
        let visit = fields(&[("kind", "visit"), ("outcome", "spoke")], |fields| EngagementDetails::read(fields, today));
        let posting = fields(&[("kind", "job-posting")], |fields| ServiceDetails::read(fields, today));
        let order = self.order_of(program, openings);
        let arrange = async move |act: &mut Act<'_>| {
            sites::add(act, employer, &site).await?;
            contacts::add(act, employer, &carmen).await?;
            engagements::log(act, employer, &visit).await?;
            services::give(act, employer, &posting).await?;
            orders::open(act, employer, &order).await
        };
        Shop { employer, order: self.arrange(arrange).await }
    }

    /// An order of an employer for CNC operators.
    pub async fn order(&self, program: Program, employer: EmployerId, openings: i32) -> JobOrderId {
        let order = self.order_of(program, openings);
        self.arrange(async move |act: &mut Act<'_>| orders::open(act, employer, &order).await).await
    }

    fn order_of(&self, program: Program, openings: i32) -> JobOrderDetails {
        let (today, program, openings) = (self.today(), program.id.to_string(), openings.to_string());
        let typed = [
            ("program", &*program),
            ("title", "CNC operator"),
            ("openings", &*openings),
            ("wage_from", "20.50"),
            ("hours", "40"),
            ("health", "yes"),
        ];
        fields(&typed, |fields| JobOrderDetails::read(fields, today))
    }

    /// Somebody is ready for work, and Grace looks with them.
    pub async fn ready(&self, case: CaseId) {
        let (today, grace) = (self.today(), self.user(GRACE).await.to_string());
        let typed = [("skills", "Reads a blueprint; forklift"), ("shifts", "evenings"), ("job_developer", &*grace)];
        let details = fields(&typed, |fields| JobSearchDetails::read(fields, today));
        self.arrange(async move |act: &mut Act<'_>| searches::write(act, case, &details, 0).await).await;
    }

    /// Somebody released their profile to an employer, on a signed paper of its own.
    pub async fn released_to(&self, case: CaseId, employer: &str) -> ReleaseId {
        self.release(case, employer, &["skills", "name"]).await.unwrap_or_else(|stop| panic!("{stop}"))
    }

    /// Somebody released their skills to an employer, and not who they are.
    pub async fn released_but_the_name(&self, case: CaseId, employer: &str) -> ReleaseId {
        self.release(case, employer, &["skills"]).await.unwrap_or_else(|stop| panic!("{stop}"))
    }

    /// Why a release to an employer cannot be recorded.
    pub async fn release_refused(&self, case: CaseId, employer: &str) -> &'static str {
        match self.release(case, employer, &["name"]).await {
            Err(Stop::Refused(why)) => why[0].code,
            other => panic!("{other:?}"),
        }
    }

    async fn release(&self, case: CaseId, employer: &str, categories: &[&str]) -> Answer<ReleaseId> {
        let today = self.today();
        let paper = DocumentDetails { paper: "signed-release".into(), title: None, accepted: false };
        let file =
            examine(format!("%PDF-1.7\n% {case} {employer} {categories:?}\n%%EOF\n").as_bytes()).expect("a paper");
        let upload = async move |act: &mut Act<'_>| documents::commands::upload(act, case, file, &paper).await;
        let paper = self.arrange(upload).await.to_string();
        let (until, typed) = (today.plus_days(90).iso(), ("recipient_name", employer));
        let typed = [
            typed,
            ("kind", "referral-profile"),
            ("purpose", "To be considered for a job"),
            ("proof", "paper"),
            ("document", &*paper),
            ("witness", "Denise Okafor"),
            ("until", &*until),
            ("voluntary", "yes"),
        ];
        let typed: Vec<_> = typed.into_iter().chain(categories.iter().map(|one| ("categories", *one))).collect();
        let details = fields(&typed, |fields| ReleaseDetails::read(fields, today));
        let text = TextShown { version: 1, hash: "0".repeat(64) };
        let record = async move |act: &mut Act<'_>| releases::commands::record(act, case, &details, &text).await;
        perform(&self.store, &self.operator().await, record).await
    }

    /// Somebody was proposed for an order; their release is there.
    pub async fn proposed(&self, case: CaseId, order: JobOrderId) -> candidates::CandidateId {
        self.arrange(async move |act: &mut Act<'_>| candidates::commands::propose(act, case, order).await).await
    }

    /// Somebody began a job at an employer that is no partner.
    pub async fn placed(&self, case: CaseId, employer: &str, day: Day) -> PlacementId {
        let details = self.job_at(employer, day);
        let started =
            self.arrange(async move |act: &mut Act<'_>| placements::commands::start(act, case, &details).await).await;
        started.placement
    }

    /// Somebody began a second full-time job today, and holds both.
    pub async fn placed_as_well(&self, case: CaseId, employer: &str) -> PlacementId {
        let mut details = self.job_at(employer, self.today());
        details.job.both_jobs = true;
        let start = async move |act: &mut Act<'_>| placements::commands::start(act, case, &details).await;
        self.arrange(start).await.placement
    }

    /// A job ended today.
    pub async fn end_job(&self, case: CaseId, job: PlacementId, because: &str) {
        let today = self.today();
        let typed = [("ended_on", &*today.iso()), ("ended_because", because)];
        let details = fields(&typed, |fields| EndDetails::read(fields, today));
        let version = placements::queries::find(self.store.read(), case, job).await.expect("jobs").expect("the job");
        let version = version.placement.version;
        let end = async move |act: &mut Act<'_>| placements::commands::end(act, case, job, &details, version).await;
        self.arrange(end).await;
    }

    /// An employer told by telephone that somebody was hired.
    ///
    /// # Panics
    /// Where the job is known already.
    pub async fn hired(&self, case: CaseId, employer: &str) -> JobReportId {
        let today = self.today();
        let typed = [
            ("employer", employer),
            ("title", "Packer"),
            ("pay", "21"),
            ("told_by", "employer"),
            ("told_how", "call"),
            ("said_by", "Carmen Álvarez"),
        ];
        let details = fields(&typed, |fields| HireDetails::read(fields, today));
        let report = async move |act: &mut Act<'_>| report_hire(act, case, &details).await;
        self.arrange(report).await.expect("a hire that is not known")
    }

    /// A job at an employer that is not known yet, as somebody writes it down.
    pub fn job_at(&self, employer: &str, day: Day) -> PlacementDetails {
        let day = day.iso();
        let typed = [
            ("new_employer", employer),
            ("title", "CNC operator"),
            ("starts_on", &*day),
            ("pay", "20.75"),
            ("hours", "40"),
            ("placed_through", "own-search"),
        ];
        fields(&typed, PlacementDetails::read)
    }
}

/// Details as a form fills them.
fn fields<T>(typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
    let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Fields::read(&typed, read).expect("details that can be read")
}
