//! Screening: what an applicant scores by the program's own rubric.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::access::{Act, Permission};
use crate::intake::case::commands::permitted;
use crate::programs::{self, Criterion};
use crate::shared::{Answer, CaseId, Fields, Happening, Instant, ObjectKind, OrganizationId, Stop, UserId, What};

/// What one applicant scored on one criterion.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "screening_scores")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// The criterion, by its code in the program's rubric.
    pub criterion: String,
    /// How many points.
    pub points: i32,
    /// Who gave them.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// Points by criterion; what is not here was not scored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scores(pub BTreeMap<String, i32>);

impl Scores {
    /// Reads `points.<criterion>` for each of a rubric, each up to its most.
    pub fn read(fields: &mut Fields<'_>, rubric: &[Criterion]) -> Self {
        let scored = rubric.iter().filter_map(|criterion| {
            let field = format!("points.{}", criterion.code);
            let points = fields.optional_number(&field, 0..=criterion.most.into())?;
            Some((criterion.code.clone(), i32::try_from(points).ok()?))
        });
        Self(scored.collect())
    }

    /// The points of all criteria together.
    pub fn total(&self) -> i32 {
        self.0.values().sum()
    }
}

/// The most points that a rubric gives.
pub fn most(rubric: &[Criterion]) -> i32 {
    rubric.iter().map(|criterion| criterion.most).sum()
}

/// Writes down what an applicant scores, over what stood there before; criteria that are not the program's are left
/// out.
///
/// # Errors
/// `Forbidden`, or `NotFound` where the case is out of reach.
pub async fn score(act: &mut Act<'_>, case: CaseId, scores: &Scores) -> Answer<()> {
    let case = permitted(act, Permission::Recruit, case).await?;
    let program = programs::find_in(act.tx(), case.organization_id, case.program_id).await?.ok_or(Stop::NotFound)?;
    let before = of_case(act.tx(), case.id).await?;
    if before == *scores {
        return Ok(());
    }
    Entity::delete_many().filter(Column::CaseId.eq(case.id)).exec(act.tx()).await?;
    let ours = program.policy.rubric.iter().filter_map(|criterion| scores.0.get_key_value(&criterion.code));
    let rows: Vec<_> = ours
        .map(|(criterion, points)| ActiveModel {
            id: Set(Uuid::now_v7()),
            organization_id: Set(case.organization_id),
            case_id: Set(case.id),
            criterion: Set(criterion.clone()),
            points: Set(*points),
            user_id: Set(act.user()),
            at: Set(act.by.at),
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(act.tx()).await?;
    }
    let happening = Happening::new(What::ApplicantScreened, ObjectKind::Case, case.id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).with("total", scores.total());
    act.happened(happening.with("most", most(&program.policy.rubric)).changed(&before, scores));
    Ok(())
}

/// What an applicant scored. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &impl ConnectionTrait, case: CaseId) -> Result<Scores, DbErr> {
    let rows = Entity::find().filter(Column::CaseId.eq(case)).all(db).await?;
    Ok(Scores(rows.into_iter().map(|row| (row.criterion, row.points)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_end_where_the_rubric_says() {
        let rubric = [
            Criterion { code: "math".into(), name: "Math".into(), most: 10 },
            Criterion { code: "schedule".into(), name: "Schedule".into(), most: 5 },
        ];
        let read = |points: &str| {
            let typed = vec![("points.math".to_owned(), points.to_owned())];
            Fields::read(&typed, |fields| Scores::read(fields, &rubric))
        };
        assert_eq!(read("10").unwrap().total(), 10);
        assert_eq!(read("11").unwrap_err()[0].code, "not-in-range");
        assert_eq!(most(&rubric), 15);
    }
}
