//! Writing a job down, changing what is known of it, showing that it is held, ending it, striking it.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, SqlErr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::rules::{EndedBecause, EvidenceSource, are_too_many, is_same_hire, may_begin};
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
use crate::placement::{candidates, partnering};
use crate::shared::{Answer, CaseId, Coded, Day, EmployerId, Happening, ObjectKind, Refusal, Stop, What};

/// What came of writing a job down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The placement.
    pub placement: PlacementId,
    /// Whether it was known already: the same hire, told once more.
    pub known: bool,
}

/// Writes a job down that began or was agreed. Of somebody who was proposed to the employer it is for that order, also
/// where nobody said so. It takes an opening of the order and ends the candidacies elsewhere. Told twice, the same hire
/// is one placement, which keeps what the second telling adds: the order, and what shows it better.
///
/// # Errors
/// What [`may_begin`] refuses; `works-there` for another job at the same employer; `two-full-time` unless it is said
/// that they hold both; `order-filled`; `not-a-choice` for an order or employer of others; `employer-known`.
pub async fn start(act: &mut Act<'_>, case: CaseId, details: &PlacementDetails) -> Answer<Started> {
    let case = permitted_case(act, Permission::Placement, case).await?;
    may_begin(case.entered_on, details.job.starts_on, act.today())?;
    let named = match details.order {
        Some(order) => Some(named_order(act, order).await?),
        None => None,
    };
    let employer = workplace(act, details, named.as_ref()).await?;
    let order = match named {
        Some(order) => Some(order),
        None => candidates::commands::order_at(act, case.id, employer.id).await?,
    };
    let unstruck = unstruck(act, case.id).await?;
    if let Some(same) = same_hire(&unstruck, employer.id, (details.job.starts_on, false)) {
        tell_more(act, &case, same, order.as_ref(), details.source).await?;
        return Ok(Started { placement: same.id, known: true });
    }
    refuse_beside(&unstruck, &employer, details)?;
    let details = &PlacementDetails { order: order.as_ref().map(|order| order.id), ..details.clone() };
    let id = insert(act, &case, &employer, details).await?;
    if let Some(order) = &order {
        fill(act, &case, order, id).await?;
    }
    partnering::derive(act, employer.id).await?;
    let happening = about(What::PlacementStarted, &case, id).on(details.job.starts_on);
    let happening = happening.with("title", &details.job.title).with("employer", &employer.name);
    act.happened(happening.created(details));
    candidates::commands::close_others(act, &case, employer.id, id).await?;
    Ok(Started { placement: id, known: false })
}

/// Changes what is known of a job. A first day that is moved moves what follows from it.
///
/// # Errors
/// What [`may_begin`] refuses; `after-its-end` for a first day after the last; `same-hire` for the first day of another
/// job there; `two-full-time` where it becomes the second, unless it is said that they hold both; `Conflict`; `NotFound`.
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
    refuse_clash(&unstruck(act, case.id).await?, &before, details)?;
    let row = ActiveModel { version: Set(version + 1), ..columns(id, details) };
    Entity::update(row).exec(act.tx()).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => another_hire(&before.title, details).into(),
        _ => Stop::from(error),
    })?;
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
    show(act, &case, &placement, details).await
}

/// Ends a job: without another one, the case looks for work again. Where it never began there was no hire.
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
    if details.because.was_none() {
        give_back(act, &case, &placement).await?;
    }
    let happening = about(What::PlacementEnded, &case, id).on(details.day).with("title", &placement.title);
    act.happened(happening.with("because", details.because.code()).created(details));
    Ok(())
}

/// Strikes a job as entered in error: its opening is free again, what it ended is open again, and what follows from it
/// is gone.
///
/// # Errors
/// `missing` without a reason; `NotFound` where the case has no such job that stands.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: PlacementId, reason: &str) -> Answer<()> {
    let (case, placement) = permitted(act, case, id).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    if !placement.ended_because.is_some_and(EndedBecause::was_none) {
        give_back(act, &case, &placement).await?;
    }
    partnering::derive(act, placement.employer_id).await?;
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

/// The placements of a case that were not struck, those that are over among them.
async fn unstruck(act: &Act<'_>, case: CaseId) -> Result<Vec<Placement>, DbErr> {
    let unstruck = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    unstruck.order_by_asc(Column::Id).all(act.tx()).await
}

/// The job that a first day at an employer tells of, where it is one of these. `is_over` says whether what is told of has
/// ended.
fn same_hire(jobs: &[Placement], employer: EmployerId, (day, is_over): (Day, bool)) -> Option<&Placement> {
    let here = |job: &&Placement| job.employer_id == employer;
    jobs.iter().filter(here).find(|job| is_same_hire(day, job.starts_on, is_over || job.ended_on.is_some()))
}

/// Adds what a hire that is told once more says beyond what is known: its order, and what shows it better.
async fn tell_more(
    act: &mut Act<'_>,
    case: &Case,
    known: &Placement,
    order: Option<&JobOrder>,
    source: EvidenceSource,
) -> Answer<()> {
    if let Some(order) = order.filter(|_| known.job_order_id.is_none() && known.stands()) {
        let row = ActiveModel {
            id: Set(known.id),
            job_order_id: Set(Some(order.id)),
            version: Set(known.version + 1),
            ..Default::default()
        };
        Entity::update(row).exec(act.tx()).await?;
        fill(act, case, order, known.id).await?;
        let happening = about(What::PlacementChanged, case, known.id).with("title", &known.title);
        act.happened(happening.changed(&json!({ "order": null }), &json!({ "order": order.title })));
    }
    let level = verifications::levels(act.tx(), std::iter::once(known.id)).await?.remove(&known.id);
    if level >= Some(source) {
        return Ok(());
    }
    let day = known.starts_on.min(act.today());
    show(act, case, known, &VerificationDetails { source, day, note: None }).await
}

async fn show(act: &mut Act<'_>, case: &Case, placement: &Placement, details: &VerificationDetails) -> Answer<()> {
    verifications::write(act, (case.id, placement.id), details).await?;
    let happening = about(What::PlacementVerified, case, placement.id).on(details.day);
    let happening = happening.with("source", details.source.code()).with("title", &placement.title);
    act.happened(happening.created(details));
    Ok(())
}

/// Refuses what a change would make of a job beside the others: a hire that is written down already, or a second job full
/// time, unless they hold both or did so before.
fn refuse_clash(unstruck: &[Placement], before: &Placement, details: &ChangeDetails) -> Answer<()> {
    let others: Vec<Placement> = unstruck.iter().filter(|job| job.id != before.id).cloned().collect();
    if let Some(same) = same_hire(&others, before.employer_id, (details.starts_on, before.ended_on.is_some())) {
        return Err(another_hire(&same.title, details).into());
    }
    let is_new = |job: &&Placement| are_too_many(job.hours, details.hours) && !are_too_many(job.hours, before.hours);
    let held = others.iter().filter(|job| before.stands() && job.stands());
    match held.filter(|_| !details.both_jobs).find(is_new) {
        Some(other) => Err(Refusal::of("both_jobs", "two-full-time").with("title", &other.title).into()),
        None => Ok(()),
    }
}

fn another_hire(title: &str, details: &ChangeDetails) -> Refusal {
    Refusal::of("starts_on", "same-hire").with("typed", details.starts_on).with("title", title)
}

/// Gives back what a job took that was none: its opening, and the candidacies that it moved.
async fn give_back(act: &mut Act<'_>, case: &Case, placement: &Placement) -> Answer<()> {
    if let Some(order) = placement.job_order_id {
        free_opening(act, order).await?;
    }
    candidates::commands::restore(act, case, placement.id).await
}

/// Refuses a second job at the same employer, and a second one full time, unless they hold both.
fn refuse_beside(unstruck: &[Placement], employer: &Employer, details: &PlacementDetails) -> Answer<()> {
    let held = || unstruck.iter().filter(|placement| placement.stands());
    if held().any(|placement| placement.employer_id == employer.id) {
        return Err(works_there(employer).into());
    }
    let other = held().find(|placement| are_too_many(placement.hours, details.job.hours));
    match other.filter(|_| !details.job.both_jobs) {
        Some(other) => Err(Refusal::of("both_jobs", "two-full-time").with("title", &other.title).into()),
        None => Ok(()),
    }
}

fn works_there(employer: &Employer) -> Refusal {
    Refusal::of("employer", "works-there").with("name", &employer.name)
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
    Entity::insert(row).exec_without_returning(act.tx()).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => works_there(employer).into(),
        _ => Stop::from(error),
    })?;
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
