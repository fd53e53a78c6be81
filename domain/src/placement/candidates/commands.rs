//! Proposing somebody for a job order under their release, and moving the candidacy along its table.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, SqlErr};

use super::rules::{CandidateEdge, CandidateState, ClosedBecause, follow};
use super::{ActiveModel, Candidate, CandidateGone, CandidateId, Column, Entity, MoveDetails};
use crate::access::{Act, Permission, organizations};
use crate::employers::{contacts, employer};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted as permitted_case;
use crate::intake::releases::queries::profile_released_until;
use crate::placement::job_orders::commands::named as named_order;
use crate::placement::job_orders::{JobOrder, JobOrderId};
use crate::placement::placements::PlacementId;
use crate::shared::{Answer, CaseId, Coded, Envelope, Fault, Happening, ObjectKind, Refusal, Stop, What};

/// Proposes a case for a job order.
///
/// # Errors
/// `order-not-open`; `release-missing` where the participant released no profile to the employer, or no longer;
/// `already-proposed`; `not-a-choice` for an order of another program; `placement-without-entry` before the entry.
pub async fn propose(act: &mut Act<'_>, case: CaseId, order: JobOrderId) -> Answer<CandidateId> {
    let case = permitted_case(act, Permission::Refer, case).await?;
    let order = named_order(act, order).await?;
    if order.program_id != case.program_id {
        return Err(Refusal::of("order", "not-a-choice").with("typed", "").into());
    }
    if case.entered_on.is_none() {
        return Err(Refusal::because("placement-without-entry").into());
    }
    if !order.takes_candidates_on(act.today()) {
        return Err(Refusal::of("order", "order-not-open").with("title", &order.title).into());
    }
    refuse_unreleased(act, &case, &order).await?;
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
    let inserted = Entity::insert(row).exec_without_returning(act.tx()).await;
    match inserted.map_err(|error| (error.sql_err(), error)) {
        Ok(_) => {}
        Err((Some(SqlErr::UniqueConstraintViolation(_)), _)) => {
            return Err(Refusal::of("order", "already-proposed").with("title", &order.title).into());
        }
        Err((_, error)) => return Err(Fault::from(error).into()),
    }
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
    if details.edge == CandidateEdge::Hire {
        return Err(Refusal::because("hire-by-placement").into());
    }
    let order = named_order(act, candidate.job_order_id).await?;
    if !details.edge.needs_reason() {
        refuse_unreleased(act, &case, &order).await?;
    }
    let because = details.because.filter(|_| details.edge.needs_reason());
    let more = ActiveModel { because: Set(because), note: Set(details.note.clone()), ..Default::default() };
    change(act, (&case, &order), &candidate, details.edge, more).await
}

/// Says that somebody who got an opening of an order was hired.
/// The caller has taken the opening.
pub(in crate::placement) async fn hire(
    act: &mut Act<'_>,
    case: &Case,
    order: &JobOrder,
    placement: PlacementId,
) -> Answer<()> {
    let candidate = of_order(act, order.id, case.id).await?;
    let Some(candidate) = candidate.filter(|candidate| candidate.state.is_live()) else { return Ok(()) };
    let more = ActiveModel { placement_id: Set(Some(placement)), ..Default::default() };
    change(act, (case, order), &candidate, CandidateEdge::Hire, more).await
}

/// Takes a hire back that was entered in error: the candidacy goes on as an offer.
pub(in crate::placement) async fn unhire(act: &Act<'_>, order: JobOrderId, case: CaseId) -> Answer<()> {
    let Some(candidate) = of_order(act, order, case).await? else { return Ok(()) };
    if candidate.state == CandidateState::Hired {
        let row = ActiveModel {
            id: Set(candidate.id),
            state: Set(CandidateState::Offered),
            since: Set(act.today()),
            placement_id: Set(None),
            version: Set(candidate.version + 1),
            ..Default::default()
        };
        Entity::update(row).exec(act.tx()).await?;
    }
    Ok(())
}

/// Ends the other candidacies of somebody who was hired, and tells those employers.
pub(in crate::placement) async fn close_others(
    act: &mut Act<'_>,
    case: &Case,
    hired_for: Option<JobOrderId>,
) -> Answer<()> {
    let live = CandidateState::ALL.iter().copied().filter(|state| state.is_live());
    let mut others = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::State.is_in(live));
    if let Some(order) = hired_for {
        others = others.filter(Column::JobOrderId.ne(order));
    }
    for candidate in others.order_by_asc(Column::Id).all(act.tx()).await? {
        let order = named_order(act, candidate.job_order_id).await?;
        let more = ActiveModel { because: Set(Some(ClosedBecause::HiredElsewhere)), ..Default::default() };
        change(act, (case, &order), &candidate, CandidateEdge::Withdraw, more).await?;
        tell_employer(act, &order, &candidate).await?;
    }
    Ok(())
}

async fn tell_employer(act: &mut Act<'_>, order: &JobOrder, candidate: &Candidate) -> Answer<()> {
    let organization = organizations::find(act.tx(), act.organization()).await?;
    let organization = organization.map(|organization| organization.name).unwrap_or_default();
    for contact in contacts::to_write_to(act.tx(), [order.employer_id], act.today()).await? {
        let Some(to) = contact.email else { continue };
        let envelope = Envelope {
            to,
            language: contact.language,
            participant: None,
            object: ObjectKind::Candidate,
            id: candidate.id.0,
            occurrence: "gone".to_owned(),
        };
        let message = CandidateGone { organization: organization.clone(), title: order.title.clone() };
        act.post(envelope, &message)?;
    }
    Ok(())
}

async fn change(
    act: &mut Act<'_>,
    (case, order): (&Case, &JobOrder),
    candidate: &Candidate,
    edge: CandidateEdge,
    more: ActiveModel,
) -> Answer<()> {
    let no_way = || Refusal::because("no-such-candidate-move").with("state", candidate.state.code());
    let state = follow(candidate.state, edge).ok_or_else(no_way)?;
    let row = ActiveModel { state: Set(state), since: Set(act.today()), version: Set(candidate.version + 1), ..more };
    let same = Entity::update_many().set(row).filter(Column::Id.eq(candidate.id));
    if same.filter(Column::Version.eq(candidate.version)).exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    let happening = about(What::CandidateMoved, case, candidate.id).with("title", &order.title);
    act.happened(happening.with("state", state.code()).changed(&candidate.state, &state));
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

async fn of_order(act: &Act<'_>, order: JobOrderId, case: CaseId) -> Result<Option<Candidate>, DbErr> {
    let candidate = Entity::find().filter(Column::JobOrderId.eq(order)).filter(Column::CaseId.eq(case));
    candidate.lock_exclusive().one(act.tx()).await
}

fn about(what: What, case: &Case, id: CandidateId) -> Happening {
    Happening::new(what, ObjectKind::Candidate, id).concerning(case.participant_id, Some(case.id))
}
