//! Recording a service, planning one, and striking what was entered in error.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect};

use super::rules::{Standing, check, derive};
use super::{ActiveModel, Column, Entity, Service, ServiceDetails, ServiceEntry, ServiceId, planned};
use crate::access::{Act, Permission};
use crate::intake::case::commands::{each_once, follow, permitted, touch};
use crate::intake::case::rules::{Edge, Stage};
use crate::intake::case::{self, Case, stage_changes};
use crate::intake::striking::{self, Strikable};
use crate::programs::{self, ServiceKindId, kinds};
use crate::shared::{Answer, CaseId, Day, Happening, ObjectKind, Refusal, Stop, What};

/// Records a service. The first qualifying one makes a participant; one inside the gap undoes an exit.
///
/// # Errors
/// What [`check`] refuses, `not-a-choice` for a kind of another program, `in-the-future`.
pub async fn give(act: &mut Act<'_>, case: CaseId, details: &ServiceDetails) -> Answer<ServiceId> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    give_to(act, &case, details).await
}

/// As [`give`], to a case that the caller has permitted.
pub(crate) async fn give_to(act: &mut Act<'_>, case: &Case, details: &ServiceDetails) -> Answer<ServiceId> {
    let (kind, gap_days) = kind_of(act.tx(), case, details.kind).await?;
    if details.from > act.today() {
        return Err(Refusal::of("day", "in-the-future").with("typed", details.from).into());
    }
    let standing = standing_of(act.tx(), case, gap_days).await?;
    check(&standing, kind.class, details.from)?;
    let id = ServiceId::new();
    let until = if details.ongoing { None } else { Some(details.until.unwrap_or(details.from)) };
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        service_kind_id: Set(kind.id),
        class: Set(kind.class),
        from_day: Set(details.from),
        until_day: Set(until),
        note: Set(details.note.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::ServiceGiven, ObjectKind::Service, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.from);
    let note = details.note.as_deref().unwrap_or_default();
    act.happened(happening.with("service", &kind.name).with("note", note).created(details));
    derive_anew(act, case).await?;
    Ok(id)
}

/// Records what the form for a service says.
///
/// # Errors
/// As [`give`] and [`plan`].
pub async fn record(act: &mut Act<'_>, case: CaseId, entry: &ServiceEntry) -> Answer<()> {
    match entry {
        ServiceEntry::Given(details) => give(act, case, details).await.map(drop),
        ServiceEntry::Planned(kind, day) => plan(act, case, *kind, *day).await.map(drop),
    }
}

/// Records the same service in many cases: in all of them, or in none.
///
/// # Errors
/// As [`give`]; `NotFound` where any of the cases is out of reach; `more-than-most`.
pub async fn give_to_many(act: &mut Act<'_>, cases: &[CaseId], details: &ServiceDetails) -> Answer<Vec<ServiceId>> {
    let cases = each_once(cases)?;
    let mut given = Vec::with_capacity(cases.len());
    for case in cases {
        given.push(give(act, case, details).await?);
    }
    Ok(given)
}

/// Ends a service that went on: `until` is its last day.
///
/// # Errors
/// `in-the-future`, `out-of-order` before its first day, `NotFound` where the case has no such service going on.
pub async fn end(act: &mut Act<'_>, case: CaseId, id: ServiceId, until: Day) -> Answer<()> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    let service = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).one(act.tx()).await?;
    let going_on = |service: &Service| service.until_day.is_none() && service.struck_at.is_none();
    let service = service.filter(going_on).ok_or(Stop::NotFound)?;
    if until > act.today() {
        return Err(Refusal::of("until", "in-the-future").with("typed", until).into());
    }
    if until < service.from_day {
        return Err(Refusal::of("until", "out-of-order").with("typed", until).with("after", service.from_day).into());
    }
    Entity::update(ActiveModel { id: Set(id), until_day: Set(Some(until)), ..Default::default() })
        .exec(act.tx())
        .await?;
    let (kind, _) = kind_of(act.tx(), &case, service.service_kind_id).await?;
    let happening = Happening::new(What::ServiceEnded, ObjectKind::Service, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(until);
    act.happened(happening.with("service", &kind.name).changed(&None::<Day>, &until));
    derive_anew(act, &case).await
}

/// Plans a service: until its day the case does not exit by itself.
///
/// # Errors
/// `in-the-past`, and `not-a-choice` for a kind of another program.
pub async fn plan(act: &mut Act<'_>, case: CaseId, kind: ServiceKindId, day: Day) -> Answer<planned::PlannedServiceId> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    if day <= act.today() {
        return Err(Refusal::of("day", "in-the-past").with("typed", day).into());
    }
    plan_for(act, &case, kind, day).await
}

/// Plans a service for a case that the caller has permitted: a class until its last day.
///
/// # Errors
/// `not-a-choice` for a kind of another program.
pub(crate) async fn plan_for(
    act: &mut Act<'_>,
    case: &Case,
    kind: ServiceKindId,
    day: Day,
) -> Answer<planned::PlannedServiceId> {
    let (kind, _) = kind_of(act.tx(), case, kind).await?;
    let id = planned::PlannedServiceId::new();
    let row = planned::ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        service_kind_id: Set(kind.id),
        class: Set(kind.class),
        recorded_on: Set(act.today()),
        planned_for: Set(day),
        fell_through_on: Set(None),
        user_id: Set(act.user()),
        at: Set(act.by.at),
    };
    planned::Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::ServicePlanned, ObjectKind::PlannedService, id);
    let happening =
        happening.concerning(case.participant_id, Some(case.id)).with("service", &kind.name).with("day", day);
    act.happened(happening);
    Ok(id)
}

/// Notes that a planned service fell through: exit reverts to the last service.
///
/// # Errors
/// `NotFound` where there is no such plan in the case.
pub async fn fall_through(act: &mut Act<'_>, case: CaseId, id: planned::PlannedServiceId) -> Answer<()> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    if fall_through_of(act, &case, id).await? { Ok(()) } else { Err(Stop::NotFound) }
}

/// Notes that a planned service of a case that the caller has permitted fell through; false where it had already.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn fall_through_of(act: &mut Act<'_>, case: &Case, id: planned::PlannedServiceId) -> Answer<bool> {
    let fell = planned::Entity::update_many()
        .col_expr(planned::Column::FellThroughOn, Expr::value(act.today()))
        .filter(planned::Column::Id.eq(id))
        .filter(planned::Column::CaseId.eq(case.id))
        .filter(planned::Column::FellThroughOn.is_null())
        .exec(act.tx())
        .await?;
    if fell.rows_affected == 0 {
        return Ok(false);
    }
    let happening = Happening::new(What::PlannedServiceFellThrough, ObjectKind::PlannedService, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)));
    Ok(true)
}

/// Lets a service cover the days that are known from elsewhere, such as the sessions that somebody attended: begins it
/// with the first of them, moves its days, or strikes it where none is left. The caller has permitted the case.
///
/// # Errors
/// What [`check`] refuses of a first day.
pub(crate) async fn cover(
    act: &mut Act<'_>,
    case: &Case,
    kind: ServiceKindId,
    service: Option<ServiceId>,
    days: Option<(Day, Day)>,
) -> Answer<Option<ServiceId>> {
    match (service, days) {
        (None, None) => Ok(None),
        (None, Some((from, until))) => {
            let details = ServiceDetails { until: Some(until), ..ServiceDetails::on(kind, from) };
            give_to(act, case, &details).await.map(Some)
        }
        (Some(id), Some((from, until))) => {
            let before = Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
            if from < before.from_day {
                let (kind, gap_days) = kind_of(act.tx(), case, kind).await?;
                check(&standing_of(act.tx(), case, gap_days).await?, kind.class, from)?;
            }
            let row =
                ActiveModel { id: Set(id), from_day: Set(from), until_day: Set(Some(until)), ..Default::default() };
            Entity::update(row).exec(act.tx()).await?;
            derive_anew(act, case).await?;
            if before.until_day < Some(until) {
                act.happened(about(What::ServiceWentOn, case, id).on(until));
            }
            Ok(Some(id))
        }
        (Some(id), None) => {
            uncover(act, case, id).await?;
            Ok(None)
        }
    }
}

/// Strikes a service without a reason of somebody's own: what it was derived from says why. The caller has permitted the
/// case, which the service is of.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn uncover(act: &mut Act<'_>, case: &Case, id: ServiceId) -> Answer<()> {
    let row =
        ActiveModel { id: Set(id), struck_at: Set(Some(act.by.at)), struck_reason: Set(None), ..Default::default() };
    Entity::update(row).exec(act.tx()).await?;
    act.happened(about(What::ServiceStruck, case, id));
    derive_anew(act, case).await
}

fn about(what: What, case: &Case, id: ServiceId) -> Happening {
    Happening::new(what, ObjectKind::Service, id).concerning(case.participant_id, Some(case.id))
}

/// Strikes a service as entered in error; what was derived from it is derived anew.
///
/// # Errors
/// `missing` without a reason, `NotFound` where the case has no such service.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: ServiceId, reason: &str) -> Answer<()> {
    let case = permitted(act, Permission::WriteNote, case).await?;
    let columns =
        Strikable { id: Column::Id, case: Column::CaseId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, case.id, id, reason).await?;
    let happening = Happening::new(What::ServiceStruck, ObjectKind::Service, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("reason", reason));
    derive_anew(act, &case).await
}

/// Derives entry, last service and stage from the services that stand.
async fn derive_anew(act: &mut Act<'_>, case: &Case) -> Answer<()> {
    let standing = services_of(act.tx(), case.id).await?;
    let standing: Vec<_> =
        standing.iter().map(|service| (service.class, service.from_day, service.until_day)).collect();
    let derived = derive(&standing, act.today());
    let columns = case::ActiveModel {
        entered_on: Set(derived.entered_on),
        last_service_on: Set(derived.last_service_on),
        ..Default::default()
    };
    match (case.stage, derived.entered_on) {
        (Stage::Selected, Some(entered)) => follow(act, case, Edge::Begin, entered, None, columns).await.map(drop),
        (Stage::Active, None) => follow(act, case, Edge::UndoBegin, act.today(), None, columns).await.map(drop),
        (Stage::Exited, Some(_)) if derived.last_service_on > case.last_service_on => {
            let columns = case::ActiveModel { exited_on: Set(None), ..columns };
            follow(act, case, Edge::Reopen, act.today(), None, columns).await.map(drop)
        }
        _ => touch(act, case.id, columns).await,
    }
}

/// The services of a case that stand, in the order of their days.
///
/// # Errors
/// Where the database fails.
pub async fn services_of(tx: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Service>, DbErr> {
    let services = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    services.order_by_asc(Column::FromDay).order_by_asc(Column::Id).all(tx).await
}

async fn kind_of(tx: &DatabaseTransaction, case: &Case, kind: ServiceKindId) -> Answer<(kinds::Model, u32)> {
    let program = programs::find_in(tx, case.organization_id, case.program_id).await?.ok_or(Stop::NotFound)?;
    let kind = kinds::Entity::find_by_id(kind).filter(kinds::Column::ProgramId.eq(case.program_id)).one(tx).await?;
    let kind = kind.ok_or_else(|| Refusal::of("service", "not-a-choice").with("typed", ""))?;
    Ok((kind, program.policy.gap_days()))
}

async fn standing_of(tx: &DatabaseTransaction, case: &Case, gap_days: u32) -> Result<Standing, DbErr> {
    let eligible = stage_changes::Entity::find()
        .select_only()
        .column(stage_changes::Column::Day)
        .filter(stage_changes::Column::CaseId.eq(case.id))
        .filter(stage_changes::Column::Edge.eq(Edge::FoundEligible))
        .into_tuple::<Day>()
        .one(tx)
        .await?;
    Ok(Standing {
        stage: case.stage,
        embargo_ends: case.embargo_ends,
        eligible_on: eligible,
        last_service_on: case.last_service_on,
        gap_days,
    })
}
