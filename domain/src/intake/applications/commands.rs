//! Saving the steps of an application, whole or put aside.

use sea_orm::ActiveValue::Set;
use sea_orm::SqlErr;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};

use super::record::SavedStepId;
use super::rules::Step;
use super::{ActiveModel, BarriersStep, Column, Contact, Entity, Residence};
use crate::access::{Act, Permission};
use crate::intake::background::{self, Background};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::intake::evidence::{self, Shown};
use crate::intake::household::{self, Household};
use crate::intake::participants::identifier;
use crate::intake::questions::{self, Replies};
use crate::intake::releases::{self, ReleaseDetails, TextShown};
use crate::intake::{alternate_contacts, barriers, demographics, duplicates, participants, sensitive};
use crate::programs::eligibility::FactName;
use crate::shared::{Answer, CaseId, Coded, Fault, Happening, ObjectKind, Refusal, Stop, What};

/// Saves name and contact, and looks again whether the person is known. `version` is the participant's.
///
/// # Errors
/// `Conflict` where somebody else changed the person since `version`; `not-an-ssn`.
pub async fn save_contact(act: &mut Act<'_>, case: CaseId, details: Contact, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    let participant = case.participant_id;
    participants::commands::change(act, participant, details.details, version).await?;
    if let Some(ssn) = &details.ssn {
        identifier::write(act, participant, ssn).await?;
    }
    if let Some(other) = details.other {
        alternate_contacts::commands::add(act, participant, other).await?;
    }
    duplicates::commands::look_again(act, participant).await?;
    mark(act, &case, Step::Contact).await
}

/// Saves work and schooling.
///
/// # Errors
/// `Conflict` where somebody else saved the step since `version`.
pub async fn save_work(act: &mut Act<'_>, case: CaseId, details: Background, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    advance(act, &case, Step::Work, version).await?;
    background::commands::record(act, &case, details).await
}

/// Saves barriers, and what is sealed among them.
///
/// # Errors
/// `Conflict` where somebody else saved the step since `version`; `Forbidden` for whoever may not write plans, or
/// sensitive files where a sensitive question was answered.
pub async fn save_barriers(act: &mut Act<'_>, case: CaseId, details: BarriersStep, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::Plan, case).await?;
    advance(act, &case, Step::Barriers, version).await?;
    barriers::commands::record(act, &case, details.barriers).await?;
    sensitive::commands::record(act, case.id, &details.sensitive).await
}

/// Saves residence, age and demographics.
///
/// # Errors
/// `Conflict` where somebody else saved the step since `version`.
pub async fn save_residence(act: &mut Act<'_>, case: CaseId, details: Residence, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    advance(act, &case, Step::Residence, version).await?;
    let known = participants::Entity::find_by_id(case.participant_id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let (details, demographics, shown) = details.over(known.details());
    participants::commands::change(act, case.participant_id, details, known.version).await?;
    demographics::commands::record(act, case.participant_id, demographics).await?;
    evidence::commands::record(act, &case, &Residence::facts(), &shown).await
}

/// The facts that the step of household and income shows evidence of.
pub fn household_facts() -> Vec<FactName> {
    let assistance = FactName::Answer("public-assistance".to_owned());
    vec![FactName::HouseholdSize, FactName::YearlyIncome, assistance]
}

/// Saves household and income.
///
/// # Errors
/// `Conflict` where somebody else saved the step since `version`.
pub async fn save_household(
    act: &mut Act<'_>,
    case: CaseId,
    details: &Household,
    shown: &Shown,
    version: i32,
) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    advance(act, &case, Step::Household, version).await?;
    household::commands::record(act, &case, details).await?;
    evidence::commands::record(act, &case, &household_facts(), shown).await
}

/// Saves the answers to the program's own questions.
///
/// # Errors
/// `Conflict` where somebody else saved the step since `version`.
pub async fn save_questions(
    act: &mut Act<'_>,
    case: CaseId,
    details: Replies,
    (facts, shown): (&[FactName], &Shown),
    version: i32,
) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    advance(act, &case, Step::Priority, version).await?;
    questions::commands::record(act, &case, details).await?;
    evidence::commands::record(act, &case, facts, shown).await
}

/// Notes that a step without answers of its own was gone through: documents.
///
/// # Errors
/// `Forbidden`, or `NotFound` where the case is out of reach.
pub async fn pass(act: &mut Act<'_>, case: CaseId, step: Step) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    mark(act, &case, step).await
}

/// Goes through the step of releases; the privacy notice belongs to it. Where it was read now (`read`), that is written
/// down.
///
/// # Errors
/// `notice-unread` where it was not read now and nobody wrote down before that it was; what [`record`] refuses.
///
/// [`record`]: releases::commands::record
pub async fn pass_releases(act: &mut Act<'_>, id: CaseId, read: Option<&(ReleaseDetails, TextShown)>) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, id).await?;
    let known = releases::queries::notice_read_on(act.tx(), case.participant_id).await?;
    match (known, read) {
        (None, None) => return Err(Refusal::of("notice", "notice-unread").into()),
        (None, Some((details, text))) => drop(releases::commands::record(act, id, details, text).await?),
        (Some(_), _) => {}
    }
    mark(act, &case, Step::Releases).await
}

/// Puts a step aside as it was typed, to be mended later. Whatever is sealed elsewhere has been taken out by the
/// caller.
///
/// # Errors
/// `Conflict` where somebody else saved the step since `version`.
pub async fn put_aside(
    act: &mut Act<'_>,
    case: CaseId,
    step: Step,
    (draft, to_fix): (&[(String, String)], u32),
    version: Option<i32>,
) -> Answer<()> {
    let case = permitted(act, Permission::EditBasics, case).await?;
    match version {
        Some(version) => advance(act, &case, step, version).await?,
        None => mark(act, &case, step).await?,
    }
    let row = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::Step.eq(step));
    let row = row.one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let draft = serde_json::to_string(draft).map_err(|_| Fault::Broken("a draft is not writable as JSON"))?;
    let aside = ActiveModel {
        id: Set(row.id),
        complete: Set(false),
        draft: Set(Some(act.keys.seal_text(DRAFT, row.id.0, &draft)?)),
        to_fix: Set(i32::try_from(to_fix).unwrap_or(i32::MAX)),
        ..Default::default()
    };
    Entity::update(aside).exec(act.tx()).await?;
    let happening = Happening::new(What::StepPutAside, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("step", step.code()));
    Ok(())
}

/// The place that the key of drafts is made for.
pub(super) const DRAFT: &str = "application_steps.draft";

/// Notes that a step was saved whole, where nobody else saved it since `version`; 0 is a step never saved.
pub(crate) async fn advance(act: &Act<'_>, case: &Case, step: Step, version: i32) -> Answer<()> {
    if version == 0 {
        let inserted = Entity::insert(row(act, case, step)).exec_without_returning(act.tx()).await;
        return match inserted.map_err(|error| (error.sql_err(), error)) {
            Ok(_) => Ok(()),
            Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => Err(Stop::Conflict),
            Err((_, error)) => Err(error.into()),
        };
    }
    let columns = ActiveModel { version: Set(version + 1), ..whole(act) };
    let saved = Entity::update_many()
        .set(columns)
        .filter(Column::CaseId.eq(case.id))
        .filter(Column::Step.eq(step))
        .filter(Column::Version.eq(version));
    if saved.exec(act.tx()).await?.rows_affected == 0 { Err(Stop::Conflict) } else { Ok(()) }
}

/// Notes that a step was saved whole, whoever saved it before: another version guards what it says.
pub(crate) async fn mark(act: &Act<'_>, case: &Case, step: Step) -> Answer<()> {
    let written = [Column::Complete, Column::Draft, Column::ToFix, Column::SavedAt, Column::UserId];
    let again = OnConflict::columns([Column::CaseId, Column::Step])
        .update_columns(written)
        .value(Column::Version, Expr::col((Entity, Column::Version)).add(1))
        .to_owned();
    Entity::insert(row(act, case, step)).on_conflict(again).exec_without_returning(act.tx()).await?;
    Ok(())
}

fn row(act: &Act<'_>, case: &Case, step: Step) -> ActiveModel {
    ActiveModel {
        id: Set(SavedStepId::new()),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        step: Set(step),
        version: Set(1),
        ..whole(act)
    }
}

fn whole(act: &Act<'_>) -> ActiveModel {
    ActiveModel {
        complete: Set(true),
        draft: Set(None),
        to_fix: Set(0),
        saved_at: Set(act.by.at),
        user_id: Set(act.user()),
        ..Default::default()
    }
}
