//! Noting an infraction, and striking one.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::queries::broken_of;
use super::rules::{Broken, is_told, points};
use super::{ActiveModel, Column, Entity, InfractionDetails, InfractionId};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::striking::{self, Strikable};
use crate::programs::contract::Contract;
use crate::programs::find_in;
use crate::shared::{Answer, Happening, ObjectKind, ProgramId, Refusal, Stop, What};
use crate::training::attendance::rules::Counted;
use crate::training::attendance::{self, Attendance};
use crate::training::enrollments::commands::permitted;
use crate::training::enrollments::{Enrollment, EnrollmentId};

/// Notes that somebody broke the contract.
///
/// # Errors
/// `no-contract` where the program has none; `not-a-choice` for what the contract does not name; `out-of-order` for a
/// day before they were in class.
pub async fn note(act: &mut Act<'_>, id: EnrollmentId, details: &InfractionDetails) -> Answer<InfractionId> {
    let (enrollment, case, cohort) = permitted(act, Permission::Attendance, id).await?;
    let contract = contract_of(act, cohort.program_id).await?.ok_or_else(|| Refusal::because("no-contract"))?;
    let kind = contract.infractions.iter().find(|kind| kind.name == details.name);
    let kind = kind.ok_or_else(|| Refusal::of("infraction", "not-a-choice").with("typed", &details.name))?;
    if details.day < enrollment.starts_on {
        let refusal = Refusal::of("day", "out-of-order").with("typed", details.day);
        return Err(refusal.with("after", enrollment.starts_on).into());
    }
    let marks = marks_of(act, id).await?;
    let mut broken = broken_of(act.tx(), &[id]).await?.remove(&id).unwrap_or_default();
    let before = points(&contract, act.today(), &marks, &broken);
    let new = InfractionId::new();
    let row = ActiveModel {
        id: Set(new),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        enrollment_id: Set(id),
        day: Set(details.day),
        name: Set(kind.name.clone()),
        points: Set(kind.points),
        note: Set(details.note.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::InfractionNoted, ObjectKind::Infraction, new);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.day);
    act.happened(happening.with("infraction", &kind.name).with("points", kind.points).created(details));
    broken.push(Broken { day: details.day, points: kind.points });
    tell(act, &contract, (&enrollment, &case), before, points(&contract, act.today(), &marks, &broken));
    Ok(new)
}

/// Strikes an infraction as entered in error: its points are there again.
///
/// # Errors
/// `missing` without a reason; `NotFound`.
pub async fn strike(act: &mut Act<'_>, id: EnrollmentId, infraction: InfractionId, reason: &str) -> Answer<()> {
    let (_, case, _) = permitted(act, Permission::Attendance, id).await?;
    let of_this = Entity::find_by_id(infraction).filter(Column::EnrollmentId.eq(id)).one(act.tx()).await?;
    if of_this.is_none() {
        return Err(Stop::NotFound);
    }
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, infraction, reason).await?;
    let happening = Happening::new(What::InfractionStruck, ObjectKind::Infraction, infraction);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("reason", reason));
    Ok(())
}

/// The contract of a program, where it switched one on.
pub(in crate::training) async fn contract_of(act: &Act<'_>, program: ProgramId) -> Result<Option<Contract>, DbErr> {
    let program = find_in(act.tx(), act.organization(), program).await?;
    Ok(program.and_then(|program| program.policy.contract()))
}

/// Says that somebody's points fell under the line, where they did just now.
pub(in crate::training) fn tell(
    act: &mut Act<'_>,
    contract: &Contract,
    (enrollment, case): (&Enrollment, &Case),
    before: i32,
    now: i32,
) {
    if is_told(contract, before, now) {
        let happening = Happening::new(What::PointsLow, ObjectKind::Enrollment, enrollment.id);
        act.happened(happening.concerning(case.participant_id, Some(case.id)).with("points", now));
    }
}

async fn marks_of(act: &Act<'_>, id: EnrollmentId) -> Result<Vec<Counted>, DbErr> {
    let marks = attendance::Entity::find().filter(attendance::Column::EnrollmentId.eq(id)).all(act.tx()).await?;
    Ok(marks.iter().map(Attendance::counted).collect())
}
