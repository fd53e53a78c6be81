//! Services of a case, for its pages. The caller has scoped the case.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::{Column, Entity, Service, ServiceId, planned};
use crate::programs::{self, ServiceKindId, kinds};
use crate::shared::{CaseId, Day, Fault, ProgramId};

/// The most services that go on, or are planned, at a time.
const MOST: u64 = 50;

/// The kinds of service that a program offers, by name.
///
/// # Errors
/// Where the database fails.
pub async fn offered(db: &impl ConnectionTrait, program: ProgramId) -> Result<Vec<kinds::Model>, Fault> {
    Ok(programs::kinds_of(db, program).await?)
}

/// Services that go on, earliest first, with what they are called.
///
/// # Errors
/// Where the database fails.
pub async fn going_on(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<(Service, String)>, Fault> {
    let open = Entity::find().filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    let open = open.filter(Column::UntilDay.is_null()).order_by_asc(Column::FromDay).limit(MOST).all(db).await?;
    let names = names(db, open.iter().map(|service| service.service_kind_id)).await?;
    let with_name = |service: Service| {
        let name = name_of(&names, service.service_kind_id);
        (service, name)
    };
    Ok(open.into_iter().map(with_name).collect())
}

/// Services that are planned and did not fall through, soonest first, with what they are called.
///
/// # Errors
/// Where the database fails.
pub async fn planned_for(
    db: &impl ConnectionTrait,
    case: CaseId,
    today: Day,
) -> Result<Vec<(planned::Model, String)>, Fault> {
    use planned::Column as Planned;
    let ahead = planned::Entity::find().filter(Planned::CaseId.eq(case)).filter(Planned::FellThroughOn.is_null());
    let ahead = ahead.filter(Planned::PlannedFor.gte(today)).order_by_asc(Planned::PlannedFor).limit(MOST);
    let ahead = ahead.all(db).await?;
    let names = names(db, ahead.iter().map(|plan| plan.service_kind_id)).await?;
    let with_name = |plan: planned::Model| {
        let name = name_of(&names, plan.service_kind_id);
        (plan, name)
    };
    Ok(ahead.into_iter().map(with_name).collect())
}

/// One service of a case that was not struck, with what it is called.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, case: CaseId, id: ServiceId) -> Result<Option<(Service, String)>, Fault> {
    let service = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).filter(Column::StruckAt.is_null());
    let Some(service) = service.one(db).await? else { return Ok(None) };
    let names = names(db, [service.service_kind_id]).await?;
    let name = name_of(&names, service.service_kind_id);
    Ok(Some((service, name)))
}

/// One planned service of a case that did not fall through, with what it is called.
///
/// # Errors
/// Where the database fails.
pub async fn find_planned(
    db: &impl ConnectionTrait,
    case: CaseId,
    id: planned::PlannedServiceId,
) -> Result<Option<(planned::Model, String)>, Fault> {
    let plan = planned::Entity::find_by_id(id).filter(planned::Column::CaseId.eq(case));
    let Some(plan) = plan.filter(planned::Column::FellThroughOn.is_null()).one(db).await? else { return Ok(None) };
    let names = names(db, [plan.service_kind_id]).await?;
    let name = name_of(&names, plan.service_kind_id);
    Ok(Some((plan, name)))
}

type Names = BTreeMap<ServiceKindId, String>;

async fn names(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = ServiceKindId>) -> Result<Names, Fault> {
    let called = kinds::Entity::find().filter(kinds::Column::Id.is_in(ids)).all(db).await?;
    Ok(called.into_iter().map(|kind| (kind.id, kind.name)).collect())
}

fn name_of(names: &Names, kind: ServiceKindId) -> String {
    names.get(&kind).cloned().unwrap_or_default()
}
