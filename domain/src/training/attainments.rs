//! Attainment: what somebody can do of what their class teaches.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseConnection, FromQueryResult, QuerySelect};
use serde::{Deserialize, Serialize};

use super::cohorts::commands::permitted;
use super::cohorts::{Cohort, CohortId};
use super::curricula::{CompetencyId, ModuleId, competencies};
use super::enrollments::{self, EnrollmentId};
use crate::access::{Act, Permission};
use crate::shared::{
    Answer, CaseId, Day, Fault, Fields, Happening, Instant, ObjectKind, OrganizationId, Refusal, UserId, What,
};

crate::ids! {
    /// A competency as one person attained it.
    AttainmentId,
}

/// A competency as one person attained it, or, where the day is empty, lost it again: it was ticked by mistake.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attainments")]
pub struct Model {
    /// The attainment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttainmentId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// In which class.
    pub enrollment_id: EnrollmentId,
    /// Which competency.
    pub competency_id: CompetencyId,
    /// The day it was first seen; nothing where it was not after all.
    pub attained_on: Option<Day>,
    /// Who saw it.
    pub user_id: Option<UserId>,
    /// When that was written down.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// Somebody in a class, and what they can do.
pub type Pair = (EnrollmentId, CompetencyId);

/// What somebody ticked for a module, beside what stood there before: two who tick at once both hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// Newly attained.
    pub attained: BTreeSet<Pair>,
    /// Ticked before, by mistake.
    pub taken_back: BTreeSet<Pair>,
}

impl Ticked {
    /// Reads the form of these people: `can.<enrollment>` holds what is ticked, `was.<enrollment>` what was ticked when
    /// the page was drawn.
    pub fn read(fields: &mut Fields<'_>, enrollments: &[EnrollmentId]) -> Self {
        let mut ticked = Self::default();
        for id in enrollments {
            let mut pairs = |name: &str| -> BTreeSet<Pair> {
                fields.ids(&format!("{name}.{id}")).into_iter().map(|competency| (*id, competency)).collect()
            };
            let (can, was) = (pairs("can"), pairs("was"));
            ticked.attained.extend(can.difference(&was));
            ticked.taken_back.extend(was.difference(&can));
        }
        ticked
    }

    fn pairs(&self) -> impl Iterator<Item = (&Pair, bool)> {
        let attained = self.attained.iter().map(|pair| (pair, true));
        attained.chain(self.taken_back.iter().map(|pair| (pair, false)))
    }
}

/// Writes down who of a cohort can do what a module teaches; what was ticked before keeps its day.
///
/// # Errors
/// `not-in-class` for somebody without a seat in the cohort, `not-a-choice` for what the module does not teach.
pub async fn save(act: &mut Act<'_>, id: CohortId, module: ModuleId, ticked: &Ticked) -> Answer<()> {
    let cohort = permitted(act, Permission::Attendance, id).await?;
    let taught = taught_in(act, &cohort, module).await?;
    let seated = enrollments::Entity::find().filter(enrollments::Column::CohortId.eq(id)).all(act.tx()).await?;
    let seated: BTreeMap<_, _> = (seated.into_iter())
        .filter(|enrollment| enrollment.state.takes_seat())
        .map(|enrollment| (enrollment.id, enrollment.case_id))
        .collect();
    let stand = marks_in(act.tx(), seated.keys().copied(), &taught).await?;
    let stand: BTreeSet<_> = stand.into_iter().map(|mark| (mark.enrollment_id, mark.competency_id)).collect();
    let mut rows = Vec::new();
    for (pair, can) in ticked.pairs() {
        let (enrollment, competency) = *pair;
        let case = seated.get(&enrollment);
        let case = *case.ok_or_else(|| Refusal::of(format!("can.{enrollment}"), "not-in-class"))?;
        if !taught.contains(&competency) {
            return Err(Refusal::of(format!("can.{enrollment}"), "not-a-choice").with("typed", "").into());
        }
        if stand.contains(pair) != can {
            rows.push(ActiveModel {
                id: Set(AttainmentId::new()),
                organization_id: Set(cohort.organization_id),
                case_id: Set(case),
                enrollment_id: Set(enrollment),
                competency_id: Set(competency),
                attained_on: Set(can.then(|| act.today())),
                user_id: Set(act.user()),
                at: Set(act.by.at),
            });
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let again = OnConflict::columns([Column::EnrollmentId, Column::CompetencyId])
        .update_columns([Column::AttainedOn, Column::UserId, Column::At])
        .to_owned();
    Entity::insert_many(rows).on_conflict(again).exec_without_returning(act.tx()).await?;
    act.happened(Happening::new(What::CompetenciesAttained, ObjectKind::Cohort, id).created(ticked));
    Ok(())
}

/// What a module of the version that a cohort is taught teaches.
async fn taught_in(act: &Act<'_>, cohort: &Cohort, module: ModuleId) -> Result<BTreeSet<CompetencyId>, DbErr> {
    let lines = competencies::Entity::find()
        .filter(competencies::Column::ModuleId.eq(module))
        .filter(competencies::Column::CurriculumVersionId.eq(cohort.curriculum_version_id));
    Ok(lines.all(act.tx()).await?.into_iter().map(|line| line.id).collect())
}

/// What somebody can do: how many competencies of the version that their class teaches, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Can {
    /// How many they attained.
    pub attained: i64,
    /// How many there are.
    pub of: i64,
}

/// What these people can do of what their classes teach; whoever is in a class that teaches nothing yet is left out.
///
/// # Errors
/// Where the database fails.
pub async fn of_enrollments(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = EnrollmentId>,
) -> Result<BTreeMap<EnrollmentId, Can>, Fault> {
    #[derive(FromQueryResult)]
    struct Count {
        id: Uuid,
        many: i64,
    }
    let ids: Vec<_> = ids.collect();
    let attained = Entity::find()
        .select_only()
        .column_as(Column::EnrollmentId, "id")
        .column_as(Column::Id.count(), "many")
        .filter(Column::EnrollmentId.is_in(ids.iter().copied()))
        .filter(Column::AttainedOn.is_not_null())
        .group_by(Column::EnrollmentId);
    let attained = attained.into_model::<Count>().all(db).await?;
    let versions = enrollments::queries::versions_of(db, &ids).await?;
    let taught = competencies::Entity::find()
        .select_only()
        .column_as(competencies::Column::CurriculumVersionId, "id")
        .column_as(competencies::Column::Id.count(), "many")
        .filter(competencies::Column::CurriculumVersionId.is_in(versions.values().copied()))
        .group_by(competencies::Column::CurriculumVersionId);
    let taught = taught.into_model::<Count>().all(db).await?;
    let many = |counts: &[Count], id: Uuid| counts.iter().find(|count| count.id == id).map_or(0, |count| count.many);
    let can = versions
        .into_iter()
        .map(|(id, version)| (id, Can { attained: many(&attained, id.0), of: many(&taught, version.0) }));
    Ok(can.filter(|(_, can)| can.of > 0).collect())
}

/// Who of these can do what of these: the pairs that stand.
///
/// # Errors
/// Where the database fails.
pub async fn in_module(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = EnrollmentId>,
    competencies: impl Iterator<Item = CompetencyId>,
) -> Result<BTreeSet<Pair>, Fault> {
    let marks = marks_in(db, ids, &competencies.collect()).await?;
    Ok(marks.into_iter().map(|mark| (mark.enrollment_id, mark.competency_id)).collect())
}

/// Whether anybody attained one of these: they stay as they were taught.
pub(super) async fn any_attained(
    db: &impl ConnectionTrait,
    competencies: impl Iterator<Item = CompetencyId>,
) -> Result<bool, DbErr> {
    let any = Entity::find().filter(Column::CompetencyId.is_in(competencies)).limit(1);
    Ok(any.one(db).await?.is_some())
}

async fn marks_in(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = EnrollmentId>,
    competencies: &BTreeSet<CompetencyId>,
) -> Result<Vec<Model>, DbErr> {
    let marks = Entity::find()
        .filter(Column::EnrollmentId.is_in(ids))
        .filter(Column::CompetencyId.is_in(competencies.iter().copied()))
        .filter(Column::AttainedOn.is_not_null());
    marks.all(db).await
}
