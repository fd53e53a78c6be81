use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::shared::{CaseId, Coded, Day, Fields, Instant, OrganizationId, ParticipantId, Refusal, UserId};

crate::ids! {
    /// An assessment.
    AssessmentId,
}

crate::coded! {
    /// The tests that the field uses.
    pub enum Instrument("instrument") {
        /// Test of Adult Basic Education.
        Tabe = "tabe",
        /// Comprehensive Adult Student Assessment Systems.
        Casas = "casas",
        /// ACT WorkKeys.
        WorkKeys = "workkeys",
        /// TABE for English learners.
        TabeClasE = "tabe-clas-e",
        /// Basic English Skills Test.
        Best = "best",
        /// Accuplacer, a college placement test.
        Accuplacer = "accuplacer",
        /// Ramsay mechanical aptitude.
        Mechanical = "mechanical",
        /// The program's own test.
        Own = "own",
    }
}

crate::coded! {
    /// What a test measures.
    pub enum Subject("subject") {
        /// Reading.
        Reading = "reading",
        /// Mathematics.
        Math = "math",
        /// Language and writing.
        Language = "language",
        /// Listening and speaking.
        Listening = "listening",
        /// Work with drawings, documents and figures.
        Applied = "applied",
        /// The whole.
        Total = "total",
    }
}

crate::coded! {
    /// Which of two tests, for a skill gain.
    pub enum Phase("phase") {
        /// Before the training.
        Pre = "pre",
        /// After it.
        Post = "post",
        /// Neither.
        Single = "single",
    }
}

/// One assessment.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessments")]
pub struct Model {
    /// The assessment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessmentId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Of whom.
    pub participant_id: ParticipantId,
    /// By which test.
    pub instrument: Instrument,
    /// In what.
    pub subject: Subject,
    /// How many points, on the test's own scale.
    pub score: i32,
    /// The level that the score means, as the test's publisher names it.
    pub level: Option<String>,
    /// On which day.
    pub day: Day,
    /// Before or after.
    pub phase: Phase,
    /// Who wrote it down.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why it was struck.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

pub use Model as Assessment;

impl Model {
    /// The test's code, as eligibility rules name it: `casas-math`.
    pub fn test(&self) -> String {
        format!("{}-{}", self.instrument.code(), self.subject.code())
    }
}

/// An assessment as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentDetails {
    /// By which test.
    pub instrument: Instrument,
    /// In what.
    pub subject: Subject,
    /// How many points.
    pub score: i32,
    /// The level.
    pub level: Option<String>,
    /// On which day.
    pub day: Day,
    /// Before or after.
    pub phase: Phase,
}

/// No test has more points.
const MOST_POINTS: i64 = 10_000;

impl AssessmentDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            instrument: fields.choice("instrument"),
            subject: fields.choice("subject"),
            score: i32::try_from(fields.number("score", 0..=MOST_POINTS)).unwrap_or_default(),
            level: fields.optional_text("level", 60),
            day: fields.day("tested_on"),
            phase: fields.optional_choice("phase").unwrap_or(Phase::Single),
        };
        if details.day > today {
            fields.refuse(Refusal::of("tested_on", "in-the-future").with("typed", details.day));
        }
        details
    }
}
