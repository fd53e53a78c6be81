//! Proposing somebody for a job order under their release, and moving the candidacy along its table.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, SqlErr};

use super::rules::{CandidateEdge, CandidateState, ClosedBecause, follow};
use super::{ActiveModel, Candidate, CandidateGone, CandidateId, CandidateStanding, Column, Entity, MoveDetails};
use crate::access::{Act, Permission, organizations};
use crate::employers::{contacts, employer};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::intake::case::rules::Stage;
use crate::intake::releases::queries::profile_released_until;
use crate::placement::job_orders::commands::named as named_order;
use crate::placement::job_orders::{self, JobOrder, JobOrderId};
use crate::placement::placements::{self, PlacementId};
use crate::shared::{Answer, CaseId, Coded, EmployerId, Envelope, Happening, ObjectKind, Refusal, Stop, What};

/// Proposes a case for a job order.
///
/// # Errors
/// `order-not-open`; `release-missing` where the participant released no profile to the employer, or no longer;
/// `already-proposed`; `not-a-choice` for an order of another program; `placement-without-entry` before the entry;
/// `not-looking` after the exit; `has-a-job` while they have one.
pub async fn propose(act: &mut Act<'_>, case: CaseId, order: JobOrderId) -> Answer<CandidateId> {
    let case = permitted_case(act, Permission::Refer, case).await?;
    let order = named_order(act, order).await?;
    if order.program_id != case.program_id {
        return Err(Refusal::of("order", "not-a-choice").with("typed", "").into());
    }
    if !order.takes_candidates_on(act.today()) {
        return Err(Refusal::of("order", "order-not-open").with("title", &order.title).into());
    }
    refuse_unreleased(act, &case, &order).await?;
    refuse_not_looking(act, &case).await?;
    let id = CandidateId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        job_order_id: Set(order.id),
        case_id: Set(case.id),
        state: Set(CandidateState::Proposed),
        since: Set(act.today()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Refusal::of("order", "already-proposed").with("title", &order.title).into()
        }
        _ => Stop::from(error),
    })?;
    act.happened(
        about(What::CandidateProposed, &case, id).with("title", &order.title).created(&CandidateState::Proposed),
    );
    Ok(id)
}

/// Moves a candidacy along its table; a hire is told by writing the job down.
///
/// # Errors
/// `hire-by-placement`; `no-such-candidate-move`; `release-missing` for going on without a live release; `Conflict`.
pub async fn move_along(
    act: &mut Act<'_>,
    case: CaseId,
    id: CandidateId,
    details: &MoveDetails,
    version: i32,
) -> Answer<()> {
    let case = permitted_case(act, Permission::Placement, case).await?;
    let candidate = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).lock_exclusive();
    let candidate = candidate.one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if candidate.version != version {
        return Err(Stop::Conflict);
    }
    if details.edge.follows_a_job() {
        return Err(Refusal::because("hire-by-placement").into());
    }
    let order = named_order(act, candidate.job_order_id).await?;
    if !details.edge.needs_reason() {
        refuse_unreleased(act, &case, &order).await?;
    }
    let because = details.because.filter(|_| details.edge.needs_reason());
    let said = Said { because, note: details.note.as_deref(), placement: None };
    change(act, (&case, &order), &candidate, details.edge, said).await
}

/// The order of an employer for which something may still come of a case's candidacy, the furthest along.
/// Nothing where none of them wants anybody any more.
pub(in crate::placement) async fn order_at(
    act: &Act<'_>,
    case: CaseId,
    employer: EmployerId,
) -> Answer<Option<JobOrder>> {
    let mut live = live_of(act, case, Column::JobOrderId.in_subquery(job_orders::queries::ids_of(employer))).await?;
    live.sort_by_key(|candidate| (std::cmp::Reverse(candidate.state), candidate.id));
    for candidate in live {
        let order = named_order(act, candidate.job_order_id).await?;
        if order.left() > 0 {
            return Ok(Some(order));
        }
    }
    Ok(None)
}

/// Says that somebody who got an opening of an order was hired, where they were proposed for it.
/// The caller has taken the opening.
pub(in crate::placement) async fn hire(
    act: &mut Act<'_>,
    case: &Case,
    order: &JobOrder,
    placement: PlacementId,
) -> Answer<()> {
    for candidate in live_of(act, case.id, Column::JobOrderId.eq(order.id)).await? {
        let said = Said { placement: Some(placement), ..Said::default() };
        change(act, (case, order), &candidate, CandidateEdge::Hire, said).await?;
    }
    Ok(())
}

/// Takes back what a job did that was none: the hire is an offer again, and what it ended elsewhere is open again,
/// unless they were proposed there anew.
pub(in crate::placement) async fn restore(act: &mut Act<'_>, case: &Case, placement: PlacementId) -> Answer<()> {
    let all = Entity::find().filter(Column::CaseId.eq(case.id)).order_by_asc(Column::Id).lock_exclusive();
    let all = all.all(act.tx()).await?;
    let orders = orders_of(act, &all).await?;
    for candidate in all.iter().filter(|candidate| candidate.placement_id == Some(placement)) {
        let Some(order) = orders.get(&candidate.job_order_id) else { continue };
        let anew = |other: &&Candidate| other.job_order_id == order.id && other.id != candidate.id;
        if candidate.state == CandidateState::Hired {
            change(act, (case, order), candidate, CandidateEdge::Unhire, Said::default()).await?;
        } else if !all.iter().filter(anew).any(|other| other.state.stands()) {
            change(act, (case, order), candidate, CandidateEdge::Reopen, Said::default()).await?;
        }
    }
    Ok(())
}

/// Ends the candidacies at other employers of somebody who was hired, and tells those employers.
pub(in crate::placement) async fn close_others(
    act: &mut Act<'_>,
    case: &Case,
    hired_at: EmployerId,
    placement: PlacementId,
) -> Answer<()> {
    let own = job_orders::queries::ids_of(hired_at);
    let others = live_of(act, case.id, Column::JobOrderId.not_in_subquery(own)).await?;
    let orders = orders_of(act, &others).await?;
    for candidate in &others {
        let Some(order) = orders.get(&candidate.job_order_id) else { continue };
        let said = Said { because: Some(ClosedBecause::HiredElsewhere), placement: Some(placement), ..Said::default() };
        change(act, (case, order), candidate, CandidateEdge::Withdraw, said).await?;
    }
    tell_employers(act, &others, &orders).await
}

async fn tell_employers(act: &mut Act<'_>, gone: &[Candidate], orders: &BTreeMap<JobOrderId, JobOrder>) -> Answer<()> {
    let employers: BTreeSet<_> = orders.values().map(|order| order.employer_id).collect();
    let contacts = contacts::to_write_to(act.tx(), employers, act.today()).await?;
    let organization = organizations::find(act.tx(), act.organization()).await?;
    let organization = organization.map(|organization| organization.name).unwrap_or_default();
    for (candidate, order) in
        gone.iter().filter_map(|candidate| Some((candidate, orders.get(&candidate.job_order_id)?)))
    {
        for contact in contacts.iter().filter(|contact| contact.employer_id == order.employer_id) {
            let Some(to) = contact.email.clone() else { continue };
            let envelope = Envelope {
                to,
                language: contact.language,
                participant: None,
                object: ObjectKind::Candidate,
                id: candidate.id.0,
                occurrence: format!("gone/{}", candidate.version),
            };
            act.post(envelope, &CandidateGone { organization: organization.clone(), title: order.title.clone() })?;
        }
    }
    Ok(())
}

/// What is said of a move, the state aside.
#[derive(Clone, Copy, Debug, Default)]
struct Said<'a> {
    because: Option<ClosedBecause>,
    note: Option<&'a str>,
    /// The placement by which it moves.
    placement: Option<PlacementId>,
}

/// Moves a candidacy. What was said before stays until something else is said; every word stands in the history.
async fn change(
    act: &mut Act<'_>,
    (case, order): (&Case, &JobOrder),
    candidate: &Candidate,
    edge: CandidateEdge,
    said: Said<'_>,
) -> Answer<()> {
    let no_way = || Refusal::because("no-such-candidate-move").with("state", candidate.state.code());
    let state = follow(candidate.state, edge).ok_or_else(no_way)?;
    let before = candidate.standing();
    let note = said.note.map(str::to_owned).or_else(|| before.note.clone());
    let after = CandidateStanding { state, because: said.because, note };
    let row = ActiveModel {
        state: Set(state),
        since: Set(act.today()),
        because: Set(after.because),
        note: Set(after.note.clone()),
        placement_id: Set(said.placement),
        version: Set(candidate.version + 1),
        ..Default::default()
    };
    let same = Entity::update_many().set(row).filter(Column::Id.eq(candidate.id));
    if same.filter(Column::Version.eq(candidate.version)).exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    let happening = about(What::CandidateMoved, case, candidate.id).with("title", &order.title);
    let happening = happening.with("state", state.code()).with("note", said.note.unwrap_or_default());
    let happening = match said.because {
        Some(because) => happening.with("because", because.code()),
        None => happening,
    };
    act.happened(happening.changed(&before, &after));
    Ok(())
}

/// An employer sees a candidate only under a live release, so nobody is proposed, and nothing goes on, without one.
async fn refuse_unreleased(act: &Act<'_>, case: &Case, order: &JobOrder) -> Answer<()> {
    let employer = employer::commands::named(act, order.employer_id).await?;
    let names = employer.names();
    let released =
        profile_released_until(act.tx(), act.keys, [case.participant_id], (employer.id, &names), act.today());
    if released.await?.contains_key(&case.participant_id) {
        return Ok(());
    }
    Err(Refusal::of("order", "release-missing").with("employer", employer.name).into())
}

/// Proposed is who takes part in the program and has no job.
async fn refuse_not_looking(act: &Act<'_>, case: &Case) -> Answer<()> {
    if case.entered_on.is_none() {
        return Err(Refusal::because("placement-without-entry").into());
    }
    if case.stage != Stage::Active {
        return Err(Refusal::because("not-looking").into());
    }
    match placements::queries::standing(act.tx(), case.id).await?.pop() {
        Some(job) => Err(Refusal::because("has-a-job").with("title", job.title).into()),
        None => Ok(()),
    }
}

/// The candidacies of a case of which something may still come, in the order in which they were proposed, locked.
async fn live_of(act: &Act<'_>, case: CaseId, which: Expr) -> Result<Vec<Candidate>, DbErr> {
    let live = CandidateState::ALL.iter().copied().filter(|state| state.is_live());
    let live = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::State.is_in(live)).filter(which);
    live.order_by_asc(Column::Id).lock_exclusive().all(act.tx()).await
}

async fn orders_of(act: &Act<'_>, candidates: &[Candidate]) -> Result<BTreeMap<JobOrderId, JobOrder>, DbErr> {
    let ids = candidates.iter().map(|candidate| candidate.job_order_id);
    job_orders::queries::by_ids(act.tx(), ids).await
}

fn about(what: What, case: &Case, id: CandidateId) -> Happening {
    Happening::new(what, ObjectKind::Candidate, id).concerning(case.participant_id, Some(case.id))
}
