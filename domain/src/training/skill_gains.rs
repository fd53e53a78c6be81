//! Measurable skill gains: documented progress of one of the five recognized types.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::enrollments::EnrollmentId;
use crate::access::{Act, Permission};
use crate::intake::case::commands::permitted;
use crate::intake::striking::{self, Strikable};
use crate::shared::fields::PROSE;
use crate::shared::{
    Answer, CaseId, Coded, Day, Fault, Fields, Happening, Instant, ObjectKind, OrganizationId, Refusal, UserId, What,
};

crate::ids! {
    /// A skill gain.
    SkillGainId,
}

crate::coded! {
    /// Of which type it is, as the federal record distinguishes them (PIRL elements 1806 to 1810; the second is
    /// derived from a credential that is a secondary diploma).
    pub enum GainKind("gain-kind") {
        /// An educational functioning level: by a test before and after, by credits, or by entering post-secondary.
        FunctioningLevel = "functioning-level",
        /// A secondary school diploma or its equivalent.
        SecondaryDiploma = "secondary-diploma",
        /// A transcript or report card with enough hours, at the state's standard.
        Transcript = "transcript",
        /// Satisfactory progress on a milestone that was set in advance: on-the-job training, an apprenticeship's year.
        TrainingMilestone = "training-milestone",
        /// A required exam was passed, or a benchmark of the trade.
        SkillsProgression = "skills-progression",
    }
}

/// A skill gain.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_gains")]
pub struct Model {
    /// The gain.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SkillGainId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// The class that led to it.
    pub enrollment_id: Option<EnrollmentId>,
    /// Its type.
    pub kind: GainKind,
    /// The day it was achieved.
    pub day: Day,
    /// A word about it.
    pub note: Option<String>,
    /// Who wrote it down.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A skill gain as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillGainDetails {
    /// Its type.
    pub kind: GainKind,
    /// The day it was achieved.
    pub day: Day,
    /// The class that led to it.
    pub enrollment: Option<EnrollmentId>,
    /// A word about it.
    pub note: Option<String>,
}

impl SkillGainDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            kind: fields.choice("kind"),
            day: fields.day("day"),
            enrollment: fields.optional_id("enrollment"),
            note: fields.optional_text("note", PROSE),
        };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        details
    }
}

/// Writes a skill gain down.
///
/// # Errors
/// `before-entry` for one before the program began; `not-a-choice` for a class of another case.
pub async fn record(act: &mut Act<'_>, case: CaseId, details: &SkillGainDetails) -> Answer<SkillGainId> {
    let case = permitted(act, Permission::Attendance, case).await?;
    super::refuse_before_entry(&case, details.day)?;
    super::refuse_foreign_class(act, &case, details.enrollment).await?;
    let id = SkillGainId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        enrollment_id: Set(details.enrollment),
        kind: Set(details.kind),
        day: Set(details.day),
        note: Set(details.note.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::SkillGained, ObjectKind::SkillGain, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.day);
    act.happened(happening.with("kind", details.kind.code()).created(details));
    Ok(id)
}

/// Strikes a skill gain as entered in error.
///
/// # Errors
/// `missing` without a reason, `NotFound` where the case has no such gain.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: SkillGainId, reason: &str) -> Answer<()> {
    let case = permitted(act, Permission::Attendance, case).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    let happening = Happening::new(What::SkillGainStruck, ObjectKind::SkillGain, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("reason", reason));
    Ok(())
}

/// The skill gains of a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Model>, Fault> {
    /// Nobody earns more.
    const MOST: u64 = 100;
    let all = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}
