//! Whose case it is: assignment, hand-over, cover. Each is a ground with a beginning and an end.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder};

use super::commands::{permitted, touch};
use super::{ActiveModel, Case};
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::users::queries::holding;
use crate::access::{Act, Permission, Role};
use crate::shared::{Answer, CaseId, Day, Fault, Happening, ObjectKind, Refusal, UserId, What};

/// Gives a case to a caseworker from today on; whoever had it before has it no longer.
///
/// # Errors
/// `not-a-caseworker` where they hold no such role.
pub async fn assign(act: &mut Act<'_>, id: CaseId, to: UserId) -> Answer<()> {
    let case = permitted(act, Permission::AssignCase, id).await?;
    let caseworkers = holding(act.tx(), act.organization(), Role::Caseworker, act.today()).await?;
    if !caseworkers.iter().any(|user| user.id == to) {
        return Err(Refusal::of("caseworker", "not-a-caseworker").into());
    }
    let before = holder(act.tx(), id, act.today()).await?;
    if before == Some(to) {
        return Ok(());
    }
    grounds::end(act, id.0, Why::Assignment, None, act.today()).await?;
    grounds::end(act, id.0, Why::Cover, None, act.today()).await?;
    grounds::give(act, ground(id, to, Why::Assignment, act.today(), None)).await?;
    if case.handed_over_on.is_none() {
        touch(act, id, ActiveModel { handed_over_on: Set(Some(act.today())), ..Default::default() }).await?;
    }
    let what = if before.is_some() { What::CaseHandedOver } else { What::CaseAssigned };
    let happening = Happening::new(what, ObjectKind::Case, id).concerning(case.participant_id, Some(id));
    act.happened(happening.with("user", to).changed(&before, &Some(to)));
    Ok(())
}

/// Lets somebody stand in for whoever a case is assigned to, for some days.
///
/// # Errors
/// `out-of-order` where it would end before it begins.
pub async fn arrange_cover(act: &mut Act<'_>, id: CaseId, by: UserId, from: Day, until: Day) -> Answer<()> {
    let case = permitted(act, Permission::AssignCase, id).await?;
    if until <= from {
        return Err(Refusal::of("until", "out-of-order").with("typed", until).with("after", from).into());
    }
    grounds::give(act, ground(id, by, Why::Cover, from, Some(until))).await?;
    let happening = Happening::new(What::CoverArranged, ObjectKind::Case, id).concerning(case.participant_id, Some(id));
    act.happened(happening.with("user", by).with("until", until));
    Ok(())
}

/// Whose case it is on a day.
///
/// # Errors
/// Where the database fails.
pub async fn holder(db: &impl ConnectionTrait, case: CaseId, today: Day) -> Result<Option<UserId>, DbErr> {
    Ok(holders(db, [case], today).await?.into_iter().next().map(|(_, user)| user))
}

/// Whose cases these are on a day.
///
/// # Errors
/// Where the database fails.
pub async fn holders(
    db: &impl ConnectionTrait,
    cases: impl IntoIterator<Item = CaseId>,
    today: Day,
) -> Result<Vec<(CaseId, UserId)>, DbErr> {
    let held = grounds::Entity::find()
        .filter(grounds::Column::RecordId.is_in(cases.into_iter().map(|case| case.0)))
        .filter(grounds::Column::Why.eq(Why::Assignment))
        .filter(grounds::live(today));
    let held = held.order_by_asc(grounds::Column::Id).all(db).await?;
    Ok(held.into_iter().map(|ground| (CaseId(ground.record_id), ground.user_id)).collect())
}

/// How many open cases each caseworker has: whom the next one should go to.
///
/// # Errors
/// Where the database fails.
pub async fn loads(db: &DatabaseConnection, users: &[UserId], today: Day) -> Result<Vec<(UserId, u64)>, Fault> {
    use super::rules::{Stage, before_exit};
    use crate::shared::Coded;
    use sea_orm::QuerySelect;
    let open = Stage::ALL.iter().copied().filter(|stage| before_exit(*stage));
    let held = grounds::Entity::find()
        .select_only()
        .column(grounds::Column::UserId)
        .column_as(grounds::Column::Id.count(), "cases")
        .filter(grounds::Column::UserId.is_in(users.iter().copied()))
        .filter(grounds::Column::Reached.eq(Reached::Case))
        .filter(grounds::Column::Why.eq(Why::Assignment))
        .filter(grounds::live(today))
        .filter(grounds::Column::RecordId.in_subquery({
            use sea_orm::QueryTrait;
            super::Entity::find()
                .select_only()
                .column(super::Column::Id)
                .filter(super::Column::Stage.is_in(open))
                .into_query()
        }))
        .group_by(grounds::Column::UserId);
    let counted: Vec<(UserId, i64)> = held.into_tuple().all(db).await?;
    Ok(counted.into_iter().map(|(user, cases)| (user, cases.unsigned_abs())).collect())
}

fn ground(case: CaseId, user: UserId, why: Why, from: Day, until: Option<Day>) -> Ground {
    Ground { user, role: Role::Caseworker, reached: Reached::Case, record: case.0, why, from, until }
}

/// Whether the case can be worked on by its holder today: it has one.
pub fn is_held(case: &Case) -> bool {
    case.handed_over_on.is_some()
}
