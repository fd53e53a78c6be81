//! Writing an assessment down, and striking one that was entered in error.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, AssessmentDetails, AssessmentId, Column, Entity};
use crate::access::{Act, Permission};
use crate::intake::case::commands::permitted;
use crate::intake::striking::{self, Strikable};
use crate::shared::{Answer, CaseId, Coded, Happening, ObjectKind, Refusal, What};

/// Writes an assessment down.
///
/// # Errors
/// `Forbidden`, or `NotFound` where the case is out of reach; `in-the-future`.
pub async fn record(act: &mut Act<'_>, case: CaseId, details: &AssessmentDetails) -> Answer<AssessmentId> {
    let case = permitted(act, Permission::Plan, case).await?;
    if details.day > act.today() {
        return Err(Refusal::of("tested_on", "in-the-future").with("typed", details.day).into());
    }
    let id = AssessmentId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        participant_id: Set(case.participant_id),
        instrument: Set(details.instrument),
        subject: Set(details.subject),
        score: Set(details.score),
        level: Set(details.level.clone()),
        day: Set(details.day),
        phase: Set(details.phase),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::AssessmentRecorded, ObjectKind::Assessment, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.day);
    let happening = happening.with("instrument", details.instrument.code()).with("subject", details.subject.code());
    act.happened(happening.with("score", details.score).created(details));
    Ok(id)
}

/// Strikes an assessment; it stays visible, struck, with who and why.
///
/// # Errors
/// `missing` without a reason, `NotFound` where the case has no such assessment.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: AssessmentId, reason: &str) -> Answer<()> {
    let case = permitted(act, Permission::Plan, case).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    let happening = Happening::new(What::AssessmentStruck, ObjectKind::Assessment, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("reason", reason));
    Ok(())
}
