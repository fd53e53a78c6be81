//! Whose case it is: assignment, hand-over, cover. Each is a ground with a beginning and an end.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder};
use serde::{Deserialize, Serialize};

use super::commands::{each_once, permitted, touch};
use super::{ActiveModel, Case};
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::users::queries::holding;
use crate::access::{Act, Permission, Reader, Role};
use crate::shared::{Answer, CaseId, Day, Fault, Fields, Happening, ObjectKind, Refusal, UserId, What};

/// Somebody stands in for whoever a case is assigned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Who stands in.
    pub by: UserId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub last: Day,
}

impl Cover {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let cover = Self { by: fields.id("by"), from: fields.day("from"), last: fields.day("last_day") };
        if cover.from != Day::default() && cover.from < today {
            fields.refuse(Refusal::of("from", "in-the-past-from").with("typed", cover.from));
        }
        if cover.last != Day::default() && cover.last < cover.from {
            fields.refuse(Refusal::of("last_day", "out-of-order").with("typed", cover.last).with("after", cover.from));
        }
        cover
    }
}

/// Gives a case to a caseworker from today on; whoever had it before, or stood in for them, has it no longer.
///
/// # Errors
/// `not-a-caseworker` where they hold no such role; `hand-over-by-manager` where somebody has it already and the reader
/// makes first assignments only; `already-theirs`.
pub async fn assign(act: &mut Act<'_>, id: CaseId, to: UserId) -> Answer<()> {
    let case = permitted(act, Permission::AssignCase, id).await?;
    refuse_who_tends_no_cases(act, "caseworker", to).await?;
    let before = holder(act.tx(), id, act.today()).await?;
    if before == Some(to) {
        return Err(Refusal::of("caseworker", "already-theirs").into());
    }
    if before.is_some() && !hands_over(&act.by.reader) {
        return Err(Refusal::because("hand-over-by-manager").into());
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

/// Gives many cases to one caseworker: all of them, or none. Those that are theirs already stay so.
///
/// # Errors
/// As [`assign`]; `NotFound` where any of the cases is out of reach; `more-than-most`.
pub async fn assign_many(act: &mut Act<'_>, cases: &[CaseId], to: UserId) -> Answer<()> {
    let cases = each_once(cases)?;
    let theirs: BTreeSet<CaseId> = holders(act.tx(), cases.iter().copied(), act.today())
        .await?
        .into_iter()
        .filter(|(_, user)| *user == to)
        .map(|(case, _)| case)
        .collect();
    for case in cases {
        if theirs.contains(&case) {
            act.permit(Permission::AssignCase, case).await?;
        } else {
            assign(act, case, to).await?;
        }
    }
    Ok(())
}

/// Whether a reader may take a case from one caseworker and give it to another: whoever takes applications only makes
/// the first assignment.
pub fn hands_over(reader: &Reader) -> bool {
    reader.reach(Permission::AssignCase).program
}

/// Lets somebody stand in for whoever a case is assigned to, for some days.
///
/// # Errors
/// `not-a-caseworker`; `cover-own` where the case is theirs anyway; `not-assigned` where it is nobody's.
pub async fn arrange_cover(act: &mut Act<'_>, id: CaseId, cover: Cover) -> Answer<()> {
    let case = permitted(act, Permission::AssignCase, id).await?;
    refuse_who_tends_no_cases(act, "by", cover.by).await?;
    match holder(act.tx(), id, act.today()).await? {
        None => return Err(Refusal::because("not-assigned").into()),
        Some(holder) if holder == cover.by => return Err(Refusal::of("by", "cover-own").into()),
        Some(_) => {}
    }
    grounds::give(act, ground(id, cover.by, Why::Cover, cover.from, Some(cover.last.plus_days(1)))).await?;
    let happening = Happening::new(What::CoverArranged, ObjectKind::Case, id).concerning(case.participant_id, Some(id));
    let happening = happening.with("user", cover.by).with("from", cover.from).with("until", cover.last);
    act.happened(happening.created(&cover));
    Ok(())
}

/// Who stands in for the caseworker of a case, today or later, with the last day, soonest first.
///
/// # Errors
/// Where the database fails.
pub async fn covers(db: &DatabaseConnection, case: CaseId, today: Day) -> Result<Vec<Cover>, Fault> {
    let ahead = grounds::Entity::find()
        .filter(grounds::Column::RecordId.eq(case.0))
        .filter(grounds::Column::Why.eq(Why::Cover))
        .filter(grounds::Column::UntilDay.gt(today))
        .order_by_asc(grounds::Column::FromDay);
    let cover = |ground: grounds::Model| {
        let last = ground.until_day?.minus_days(1);
        (last >= ground.from_day).then_some(Cover { by: ground.user_id, from: ground.from_day, last })
    };
    Ok(ahead.all(db).await?.into_iter().filter_map(cover).collect())
}

async fn refuse_who_tends_no_cases(act: &Act<'_>, field: &'static str, user: UserId) -> Answer<()> {
    let caseworkers = holding(act.tx(), act.organization(), Role::Caseworker, act.today()).await?;
    let tends = caseworkers.iter().any(|caseworker| caseworker.id == user);
    if tends { Ok(()) } else { Err(Refusal::of(field, "not-a-caseworker").into()) }
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
