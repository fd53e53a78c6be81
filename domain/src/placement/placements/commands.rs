//! Writing a job down, changing what is known of it, showing that it is held, ending it, striking it.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::rules::{are_too_many, is_same_hire, may_begin};
use super::verifications::{self, VerificationDetails};
use super::{
    ActiveModel, ChangeDetails, Column, EndDetails, Entity, Placement, PlacementDetails, PlacementId, Workplace,
};
use crate::access::{Act, Permission};
use crate::employers::employer::{self, Employer, EmployerDetails};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::intake::striking::{self, Strikable};
use crate::placement::job_orders::JobOrder;
use crate::placement::job_orders::commands::{free_opening, named as named_order, take_opening};
use crate::placement::{candidates, job_search, partnering};
use crate::shared::{Answer, CaseId, Coded, Happening, ObjectKind, Refusal, Stop, What};

/// What came of writing a job down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The placement.
    pub placement: PlacementId,
    /// Whether it was known already: the same hire, told once more.
    pub known: bool,
}

/// Writes a job down that began or was agreed. Told twice, the same hire is one placement. For a job order it takes an
/// opening and ends the other candidacies.
///
/// # Errors
/// What [`may_begin`] refuses; `works-there` for another job at the same employer; `two-full-time` unless it is said
/// that they hold both; `order-filled`; `not-a-choice` for an order or employer of others; `employer-known`.
pub async fn start(act: &mut Act<'_>, case: CaseId, details: &PlacementDetails) -> Answer<Started> {
    let case = permitted_case(act, Permission::Placement, case).await?;
    may_begin(case.entered_on, details.job.starts_on, act.today())?;
    let order = match details.order {
        Some(order) => Some(named_order(act, order).await?),
        None => None,
    };
    let employer = workplace(act, details, order.as_ref()).await?;
    let standing = standing_of(act, case.id).await?;
    let here = |placement: &&Placement| placement.employer_id == employer.id;
    if let Some(same) = standing.iter().filter(here).find(|other| is_same_hire(other.starts_on, details.job.starts_on))
    {
        return Ok(Started { placement: same.id, known: true });
    }
    refuse_beside(&standing, &employer, details)?;
    let id = insert(act, &case, &employer, details).await?;
    if let Some(order) = &order {
        fill(act, &case, order, id).await?;
    }
    partnering::derive(act, employer.id).await?;
    job_search::commands::close(act, case.id, details.job.starts_on).await?;
    let happening = about(What::PlacementStarted, &case, id).on(details.job.starts_on);
    let happening = happening.with("title", &details.job.title).with("employer", &employer.name);
    act.happened(happening.created(details));
    candidates::commands::close_others(act, &case, details.order).await?;
    Ok(Started { placement: id, known: false })
}

/// Changes what is known of a job. A first day that is moved moves what follows from it.
///
/// # Errors
/// What [`may_begin`] refuses; `out-of-order` for a first day after the last; `Conflict`; `NotFound`.
pub async fn change(
    act: &mut Act<'_>,
    case: CaseId,
    id: PlacementId,
    details: &ChangeDetails,
    version: i32,
) -> Answer<()> {
    let (case, before) = permitted(act, case, id).await?;
    if before.version != version {
        return Err(Stop::Conflict);
    }
    may_begin(case.entered_on, details.starts_on, act.today())?;
    if let Some(ended) = before.ended_on.filter(|ended| *ended < details.starts_on) {
        let refusal = Refusal::of("starts_on", "after-its-end").with("typed", details.starts_on);
        return Err(refusal.with("ended", ended).into());
    }
    Entity::update(ActiveModel { version: Set(version + 1), ..columns(id, details) }).exec(act.tx()).await?;
    partnering::derive(act, before.employer_id).await?;
    let moved = before.starts_on != details.starts_on && before.ended_on.is_none();
    let what = if moved { What::PlacementPostponed } else { What::PlacementChanged };
    let happening = about(what, &case, id).with("title", &details.title);
    let happening = if moved { happening.on(details.starts_on) } else { happening };
    act.happened(happening.changed(&before.details(), details));
    Ok(())
}

/// Writes down what shows that a job is held.
///
/// # Errors
/// `out-of-order` for a day before the job began; `after-its-end` for one after it ended; `NotFound`.
pub async fn verify(act: &mut Act<'_>, case: CaseId, id: PlacementId, details: &VerificationDetails) -> Answer<()> {
    let (case, placement) = permitted(act, case, id).await?;
    if details.day < placement.starts_on {
        let refusal = Refusal::of("day", "out-of-order").with("typed", details.day);
        return Err(refusal.with("after", placement.starts_on).into());
    }
    if let Some(ended) = placement.ended_on.filter(|ended| *ended < details.day) {
        return Err(Refusal::of("day", "after-its-end").with("typed", details.day).with("ended", ended).into());
    }
    verifications::write(act, (case.id, id), details).await?;
    let happening = about(What::PlacementVerified, &case, id).on(details.day).with("source", details.source.code());
    act.happened(happening.with("title", &placement.title).created(details));
    Ok(())
}

/// Ends a job: the case looks for one again.
///
/// # Errors
/// `out-of-order` for a last day before the first; `Conflict`; `NotFound` where it has ended already.
pub async fn end(act: &mut Act<'_>, case: CaseId, id: PlacementId, details: &EndDetails, version: i32) -> Answer<()> {
    let (case, placement) = permitted(act, case, id).await?;
    if placement.ended_on.is_some() {
        return Err(Stop::NotFound);
    }
    if placement.version != version {
        return Err(Stop::Conflict);
    }
    if details.day < placement.starts_on {
        let refusal = Refusal::of("ended_on", "out-of-order").with("typed", details.day);
        return Err(refusal.with("after", placement.starts_on).into());
    }
    let row = ActiveModel {
        id: Set(id),
        ended_on: Set(Some(details.day)),
        ended_because: Set(Some(details.because)),
        ended_note: Set(details.note.clone()),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    job_search::commands::reopen(act, case.id).await?;
    let happening = about(What::PlacementEnded, &case, id).on(details.day).with("title", &placement.title);
    act.happened(happening.with("because", details.because.code()).created(details));
    Ok(())
}

/// Strikes a job as entered in error: its opening is free again, and what follows from it is gone.
///
/// # Errors
/// `missing` without a reason; `NotFound` where the case has no such job that stands.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: PlacementId, reason: &str) -> Answer<()> {
    let (case, placement) = permitted(act, case, id).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    if let Some(order) = placement.job_order_id {
        free_opening(act, order).await?;
        candidates::commands::unhire(act, order, case.id).await?;
    }
    partnering::derive(act, placement.employer_id).await?;
    job_search::commands::reopen(act, case.id).await?;
    let happening = about(What::PlacementStruck, &case, id).with("title", &placement.title);
    act.happened(happening.with("reason", reason));
    Ok(())
}

/// A placement of a case that stands and that the reader may change, both locked against others.
async fn permitted(act: &Act<'_>, case: CaseId, id: PlacementId) -> Answer<(Case, Placement)> {
    let case = permitted_case(act, Permission::Placement, case).await?;
    let placement = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).filter(Column::StruckAt.is_null());
    let placement = placement.lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    Ok((case, placement))
}

/// Where somebody works: the order's employer, one that is known, or one that is added with the job.
async fn workplace(act: &mut Act<'_>, details: &PlacementDetails, order: Option<&JobOrder>) -> Answer<Employer> {
    let id = match (&details.workplace, order) {
        (Workplace::Known(id), Some(order)) if *id != order.employer_id => {
            return Err(Refusal::of("order", "not-a-choice").with("typed", "").into());
        }
        (Workplace::New(_), Some(_)) => return Err(Refusal::of("new_employer", "one-employer").into()),
        (_, Some(order)) => order.employer_id,
        (Workplace::Known(id), None) => *id,
        (Workplace::New(name), None) => {
            let added = employer::commands::insert(act, &EmployerDetails::named(name.clone())).await;
            added.map_err(about_new_employer)?
        }
        (Workplace::OfOrder, None) => return Err(Refusal::of("employer", "missing").into()),
    };
    employer::commands::named(act, id).await
}

/// What an employer is refused for stands beside the field that it was typed into.
fn about_new_employer(stop: Stop) -> Stop {
    let Stop::Refused(refusals) = stop else { return stop };
    Stop::Refused(
        refusals.into_iter().map(|refusal| Refusal { field: Some("new_employer".into()), ..refusal }).collect(),
    )
}

/// The placements of a case that were not struck.
async fn standing_of(act: &Act<'_>, case: CaseId) -> Result<Vec<Placement>, DbErr> {
    let standing = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    standing.order_by_asc(Column::Id).all(act.tx()).await
}

/// Refuses a second job at the same employer, and a second one full time, unless they hold both.
fn refuse_beside(standing: &[Placement], employer: &Employer, details: &PlacementDetails) -> Answer<()> {
    let held = || standing.iter().filter(|placement| placement.ended_on.is_none());
    if held().any(|placement| placement.employer_id == employer.id) {
        return Err(Refusal::of("employer", "works-there").with("name", &employer.name).into());
    }
    let other = held().find(|placement| are_too_many(placement.hours, details.job.hours));
    match other.filter(|_| !details.both_jobs) {
        Some(other) => Err(Refusal::of("both_jobs", "two-full-time").with("title", &other.title).into()),
        None => Ok(()),
    }
}

async fn insert(act: &Act<'_>, case: &Case, employer: &Employer, details: &PlacementDetails) -> Answer<PlacementId> {
    let id = PlacementId::new();
    let row = ActiveModel {
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        employer_id: Set(employer.id),
        job_order_id: Set(details.order),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        version: Set(1),
        ..columns(id, &details.job)
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let day = details.job.starts_on.min(act.today());
    let shown = VerificationDetails { source: details.source, day, note: None };
    verifications::write(act, (case.id, id), &shown).await?;
    Ok(id)
}

/// Takes an opening of the order, and says that the candidate was hired, where they were one.
async fn fill(act: &mut Act<'_>, case: &Case, order: &JobOrder, placement: PlacementId) -> Answer<()> {
    if order.program_id != case.program_id {
        return Err(Refusal::of("order", "not-a-choice").with("typed", "").into());
    }
    if !take_opening(act, order.id).await? {
        return Err(Refusal::of("order", "order-filled").with("title", &order.title).into());
    }
    candidates::commands::hire(act, case, order, placement).await
}

fn columns(id: PlacementId, details: &ChangeDetails) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        title: Set(details.title.clone()),
        soc: Set(details.soc.clone()),
        starts_on: Set(details.starts_on),
        pay: Set(details.pay.map(|pay| pay.amount)),
        pay_period: Set(details.pay.map(|pay| pay.period)),
        hours: Set(details.hours),
        quality: Set(details.quality.clone()),
        training_related: Set(details.training_related),
        came_through: Set(details.came_through),
        ..Default::default()
    }
}

fn about(what: What, case: &Case, id: PlacementId) -> Happening {
    Happening::new(what, ObjectKind::Placement, id).concerning(case.participant_id, Some(case.id))
}
