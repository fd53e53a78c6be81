//! Applications that are open, and how their steps stand.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::commands::DRAFT;
use super::rules::{Saved, Step, reached, standings};
use super::{Column, Entity, SavedStep};
use crate::access::Scope;
use crate::intake::case::rules::Stage;
use crate::intake::case::{self, stage_changes};
use crate::intake::{duplicates, participants};
use crate::setup::Keys;
use crate::shared::{CaseId, Day, Fault, Instant, ParticipantId, ProgramId, UserId};

/// An application that is not determined yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenApplication {
    /// Its case.
    pub case: CaseId,
    /// The case's number.
    pub number: String,
    /// Who applies.
    pub participant: ParticipantId,
    /// Their name.
    pub name: String,
    /// To which program.
    pub program: ProgramId,
    /// When they applied.
    pub applied_on: Day,
    /// Who began it, where a person did.
    pub begun_by: Option<UserId>,
    /// The step to go on with: "step x of 9".
    pub step: Step,
    /// When a step was saved last.
    pub saved_at: Option<Instant>,
    /// Whether they may be somebody known.
    pub may_be_known: bool,
}

/// The open applications within a scope, the latest first, before `before`. A fixed number of questions.
///
/// # Errors
/// Where the database fails.
pub async fn open_applications(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    before: Option<CaseId>,
    most: u64,
) -> Result<Vec<OpenApplication>, Fault> {
    let mut open =
        case::Entity::find().filter(case::queries::visible(scope)).filter(case::Column::Stage.eq(Stage::Applied));
    if let Some(before) = before {
        open = open.filter(case::Column::Id.lt(before));
    }
    let cases = open.order_by_desc(case::Column::Id).limit(most).all(db).await?;
    let people = participants_of(db, scope, &cases).await?;
    let mut steps = saved_steps(db, &cases).await?;
    let begun = begun_by(db, &cases).await?;
    let flagged = duplicates::queries::unsettled(db, cases.iter().map(|case| case.participant_id)).await?;
    let told = |case: case::Case| {
        let steps = steps.remove(&case.id).unwrap_or_default();
        let saved: Vec<Saved> = steps.iter().map(SavedStep::saved).collect();
        OpenApplication {
            name: people.get(&case.participant_id).cloned().unwrap_or_default(),
            begun_by: begun.get(&case.id).copied(),
            step: reached(&standings(&saved, false, None)),
            saved_at: steps.iter().map(|step| step.saved_at).max(),
            may_be_known: flagged.iter().any(|flag| flag.participant_id == case.participant_id),
            case: case.id,
            number: case.number,
            participant: case.participant_id,
            program: case.program_id,
            applied_on: case.applied_on,
        }
    };
    Ok(cases.into_iter().map(told).collect())
}

/// How many applications within a scope are open.
///
/// # Errors
/// Where the database fails.
pub async fn count_open(db: &DatabaseConnection, scope: &Scope<'_>) -> Result<u64, Fault> {
    let open = case::Entity::find().filter(case::queries::visible(scope));
    Ok(open.filter(case::Column::Stage.eq(Stage::Applied)).count(db).await?)
}

/// The steps of a case that were saved. The caller has scoped it.
///
/// # Errors
/// Where the database fails.
pub async fn steps_of(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<SavedStep>, Fault> {
    Ok(Entity::find().filter(Column::CaseId.eq(case)).all(db).await?)
}

/// What was typed into a step that was put aside.
///
/// # Errors
/// Where it cannot be read: another key, or damage.
pub fn draft_of(keys: &Keys, step: &SavedStep) -> Result<Option<Vec<(String, String)>>, Fault> {
    let Some(sealed) = &step.draft else { return Ok(None) };
    let text = keys.open_text(DRAFT, step.id.0, sealed)?;
    serde_json::from_str(&text).map(Some).map_err(|_| Fault::Unreadable(DRAFT))
}

async fn participants_of(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    cases: &[case::Case],
) -> Result<BTreeMap<ParticipantId, String>, DbErr> {
    let ids = cases.iter().map(|case| case.participant_id);
    let people = participants::queries::by_ids(db, scope.reader.organization, ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name())).collect())
}

async fn saved_steps(db: &DatabaseConnection, cases: &[case::Case]) -> Result<BTreeMap<CaseId, Vec<SavedStep>>, DbErr> {
    let steps = Entity::find().filter(Column::CaseId.is_in(cases.iter().map(|case| case.id))).all(db).await?;
    let mut by_case = BTreeMap::<_, Vec<_>>::new();
    for step in steps {
        by_case.entry(step.case_id).or_default().push(step);
    }
    Ok(by_case)
}

async fn begun_by(db: &DatabaseConnection, cases: &[case::Case]) -> Result<BTreeMap<CaseId, UserId>, DbErr> {
    let beginnings: Vec<(CaseId, Option<UserId>)> = stage_changes::Entity::find()
        .select_only()
        .columns([stage_changes::Column::CaseId, stage_changes::Column::UserId])
        .filter(stage_changes::Column::CaseId.is_in(cases.iter().map(|case| case.id)))
        .filter(stage_changes::Column::Edge.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(beginnings.into_iter().filter_map(|(case, user)| Some((case, user?))).collect())
}

/// Who began an application, and when. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn beginning(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<(Option<UserId>, Instant)>, Fault> {
    let beginning = stage_changes::Entity::find()
        .select_only()
        .columns([stage_changes::Column::UserId, stage_changes::Column::At])
        .filter(stage_changes::Column::CaseId.eq(case))
        .filter(stage_changes::Column::Edge.is_null());
    Ok(beginning.into_tuple().one(db).await?)
}
