//! A class: a curriculum that was approved, a cohort on it, people in its seats.

use domain::shared::{CaseId, Day, Fields};
use domain::training::attendance::rules::Mark;
use domain::training::attendance::{Line, Sheet, commands as attendance};
use domain::training::cohorts::queries::sessions_of;
use domain::training::cohorts::{CohortDetails, CohortId, SessionId, commands as cohorts};
use domain::training::courses::{CourseDetails, CourseId, commands as courses};
use domain::training::curricula::queries::find as find_curriculum;
use domain::training::curricula::rules::VersionEdge;
use domain::training::curricula::{CurriculumDetails, ModuleDetails, VersionId, commands as curricula};
use domain::training::enrollments::EnrollmentId;
use domain::training::enrollments::commands::enroll;

use super::caseload::Program;
use super::people::RAJESH;
use super::tandem::TestTandem;

/// A cohort that meets on Tuesdays and Thursdays, taught by Rajesh.
#[derive(Clone, Debug)]
pub struct Class {
    /// The cohort.
    pub cohort: CohortId,
    /// Its sessions, in order.
    pub sessions: Vec<SessionId>,
}

impl TestTandem {
    /// A curriculum of one module that was approved.
    pub async fn curriculum(&self, program: Program) -> VersionId {
        let version = self.curriculum_in_review(program).await;
        let approve = async move |act: &mut domain::access::Act<'_>| {
            curricula::move_version(act, version, VersionEdge::Approve, 2).await
        };
        self.arrange(approve).await;
        version
    }

    /// A curriculum of one module whose sign-off is still wanted: it can be changed.
    pub async fn curriculum_in_review(&self, program: Program) -> VersionId {
        let details = fields(&[("title", "CNC Operator Foundations"), ("occupation", "CNC tool operator")], |fields| {
            CurriculumDetails { program: program.id, ..CurriculumDetails::read(fields) }
        });
        let id =
            self.arrange(async move |act: &mut domain::access::Act<'_>| curricula::begin(act, &details).await).await;
        let organization = self.riverside().await.id;
        let found = find_curriculum(self.store.read(), organization, id).await.expect("an answer");
        let version = found.expect("the curriculum").1.remove(0).id;
        let typed =
            [("title", "Lathe"), ("kind", "occupational"), ("hours", "60"), ("competencies", "Sets up a lathe")];
        let module = fields(&typed, ModuleDetails::read);
        self.arrange(async move |act: &mut domain::access::Act<'_>| {
            curricula::add_module(act, version, &module).await?;
            curricula::move_version(act, version, VersionEdge::Submit, 1).await
        })
        .await;
        version
    }

    /// A cohort of so many seats that begins today and lasts for weeks.
    pub async fn class(&self, program: Program, seats: i32) -> Class {
        self.class_of(program, self.curriculum(program).await, seats).await
    }

    /// A cohort on this version, which need not be approved.
    pub async fn class_of(&self, program: Program, version: VersionId, seats: i32) -> Class {
        let kind = self.kind(program, "occupational-training").await;
        let (starts, ends) = (self.today().iso(), self.today().plus_days(120).iso());
        let typed = [
            ("name", "Cohort 14"),
            ("starts_on", &starts),
            ("ends_on", &ends),
            ("weekdays", "tue"),
            ("weekdays", "thu"),
            ("begins", "17:30"),
            ("minutes", "180"),
            ("seats", "1"),
            ("pending_because", "The employers sign next week."),
        ];
        let instructor = Some(self.user(RAJESH).await);
        let details = fields(&typed, |fields| {
            let read = CohortDetails::read(fields);
            CohortDetails { version, site: program.site, kind, instructor, seats, ..read }
        });
        let cohort =
            self.arrange(async move |act: &mut domain::access::Act<'_>| cohorts::open(act, &details).await).await;
        let sessions = sessions_of(self.store.read(), cohort).await.expect("sessions");
        Class { cohort, sessions: sessions.into_iter().map(|session| session.id).collect() }
    }

    /// Somebody has a seat in a class.
    ///
    /// # Panics
    /// Where none is left.
    pub async fn seat(&self, class: &Class, case: CaseId) -> EnrollmentId {
        let cohort = class.cohort;
        let wanted = self.arrange(async move |act: &mut domain::access::Act<'_>| enroll(act, case, cohort).await).await;
        assert!(wanted.seated, "a seat");
        wanted.enrollment
    }

    /// A sheet with one mark is saved for the nth session, from 0.
    pub async fn mark(&self, class: &Class, nth: usize, enrollment: EnrollmentId, mark: Mark) {
        let session = class.sessions[nth];
        let line = Line { mark, late_by: None, note: None };
        let sheet = Sheet { lines: [(enrollment, line)].into(), reason: Some("It turned up later.".into()) };
        let saved = sessions_of(self.store.read(), class.cohort).await.expect("sessions");
        let version = saved[nth].version;
        self.arrange(async move |act: &mut domain::access::Act<'_>| {
            attendance::save(act, session, &sheet, version).await
        })
        .await;
    }

    /// Somebody takes a course of a college, from so many days from now on, for four months.
    pub async fn course(&self, program: Program, case: CaseId, from: i32) -> CourseId {
        let kind = self.kind(program, "occupational-training").await;
        let (first, last) = (self.today().shift(from).iso(), self.today().shift(from + 120).iso());
        let typed = [
            ("provider", "St. Philip's College"),
            ("title", "Anatomy"),
            ("term", "Fall 2026"),
            ("starts_on", &*first),
            ("ends_on", &*last),
        ];
        let details = fields(&typed, |fields| CourseDetails { kind, ..CourseDetails::read(fields) });
        self.arrange(async move |act: &mut domain::access::Act<'_>| courses::enroll(act, case, &details).await).await
    }

    /// The day of the nth session, from 0.
    pub async fn session_day(&self, class: &Class, nth: usize) -> Day {
        sessions_of(self.store.read(), class.cohort).await.expect("sessions")[nth].day
    }
}

/// Details as a form fills them; ids that it lacks are put in by the caller.
fn fields<T>(typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
    let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let mut details = None;
    // What is missing is an id that the caller puts in.
    drop(Fields::read(&typed, |fields| details = Some(read(fields))));
    details.expect("details")
}
