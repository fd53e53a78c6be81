//! What staff are told by mail: each morning what is late of their own, each week what their staff's week came to.
//! No mail names a participant: it counts, and leads to the page that does.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{Condition, QuerySelect, QueryTrait};
use serde::Serialize;

use chrono::{Datelike, Weekday};

use super::tasks::rules::TaskState;
use super::tasks::sweeps::Asked;
use super::tasks::{self, Column};
use crate::access::grounds::{self, Reached, Why, reached_by};
use crate::access::users::queries::{find, holding, names};
use crate::access::{Act, Permission, Role, User, organizations};
use crate::intake::case;
use crate::messages::outbox;
use crate::shared::{Answer, Day, Envelope, Fault, Happening, Message, ObjectKind, Stop, UserId, What};

/// What is late of somebody's own.
#[derive(Debug, Serialize)]
pub struct LateTasks {
    /// Whom it goes to.
    pub name: String,
    /// Their organization.
    pub organization: String,
    /// How many tasks are late.
    pub late: u64,
    /// How many more are due today.
    pub due_today: u64,
    /// How many late tasks of their staff they hear of since today.
    pub escalated: u64,
}

impl Message for LateTasks {
    const KIND: &'static str = "late_tasks";
}

/// What a week of a manager's own staff came to.
#[derive(Debug, Serialize)]
pub struct WeeklyDigest {
    /// Whom it goes to.
    pub name: String,
    /// Their organization.
    pub organization: String,
    /// A line for each of their staff.
    pub staff: Vec<StaffLine>,
}

impl Message for WeeklyDigest {
    const KIND: &'static str = "weekly_digest";
}

/// What the week of one of the staff came to.
#[derive(Debug, Serialize)]
pub struct StaffLine {
    /// Who.
    pub name: String,
    /// How many tasks are late today.
    pub late: u64,
    /// How many they did in the week.
    pub done: u64,
    /// How many they set aside with a reason.
    pub dismissed: u64,
    /// How many windows closed in their cases.
    pub missed: u64,
}

/// Staff of whose own something is late, and who were not told today.
///
/// # Errors
/// Where the database fails.
pub async fn to_remind(db: &impl ConnectionTrait, asked: Asked<UserId>) -> Result<Vec<UserId>, Fault> {
    let mut late = Vec::new();
    for user in untold(db, asked, &[Role::Caseworker, Role::Manager], LateTasks::KIND).await? {
        if has_late(db, user, asked.today).await? {
            late.push(user);
        }
    }
    Ok(late)
}

/// Tells somebody what is late of their own; at most once a day.
///
/// # Errors
/// Where the database fails.
pub async fn remind(act: &mut Act<'_>, user: UserId) -> Answer<bool> {
    let (user, organization) = addressee(act, user).await?;
    let (tx, today) = (act.tx(), act.today());
    let own = || own_open(user.id, today);
    let late = count(tx, own().add(Column::Due.lt(today))).await?;
    let due_today = count(tx, own().add(Column::Due.eq(today))).await?;
    let escalated = count(tx, escalated_to(user.id, today)).await?;
    let mail = LateTasks { name: user.name.clone(), organization, late, due_today, escalated };
    post(act, &user, &mail).map(|()| true)
}

/// Managers who were not told of the week that ended; on Mondays.
///
/// # Errors
/// Where the database fails.
pub async fn to_digest(db: &impl ConnectionTrait, asked: Asked<UserId>) -> Result<Vec<UserId>, Fault> {
    if asked.today.0.weekday() != Weekday::Mon {
        return Ok(Vec::new());
    }
    untold(db, asked, &[Role::Manager], WeeklyDigest::KIND).await
}

/// Tells a manager what the week of their own staff came to; nothing where they have none.
///
/// # Errors
/// Where the database fails.
pub async fn digest(act: &mut Act<'_>, user: UserId) -> Answer<bool> {
    let (user, organization) = addressee(act, user).await?;
    let mut staff = Vec::new();
    for (id, name) in names(act.tx(), staff_of(act, user.id).await?).await? {
        staff.push(week_of(act, id, name).await?);
    }
    if staff.is_empty() {
        return Ok(false);
    }
    let mail = WeeklyDigest { name: user.name.clone(), organization, staff };
    post(act, &user, &mail).map(|()| true)
}

/// Days that a week's digest looks back on.
const WEEK: u32 = 7;

async fn week_of(act: &Act<'_>, staff: UserId, name: String) -> Result<StaffLine, DbErr> {
    let (tx, today) = (act.tx(), act.today());
    let ended = |state: TaskState| {
        let since = Column::EndedOn.gte(today.minus_days(WEEK));
        Condition::all().add(Column::State.eq(state)).add(since).add(Column::EndedOn.lt(today))
    };
    let theirs = Column::CaseId.in_subquery(reached_by(staff, Reached::Case, today));
    Ok(StaffLine {
        name,
        late: count(tx, own_open(staff, today).add(Column::Due.lt(today))).await?,
        done: count(tx, ended(TaskState::Done).add(Column::EndedBy.eq(staff))).await?,
        dismissed: count(tx, ended(TaskState::Dismissed).add(Column::EndedBy.eq(staff))).await?,
        missed: count(tx, ended(TaskState::Missed).add(theirs)).await?,
    })
}

/// Whoever has a case in a manager's programs.
async fn staff_of(act: &Act<'_>, manager: UserId) -> Result<Vec<UserId>, DbErr> {
    let programs = programs_run_by(manager, act.today());
    let cases = case::Entity::find()
        .select_only()
        .column(case::Column::Id)
        .filter(case::Column::ProgramId.in_subquery(programs))
        .into_query();
    grounds::Entity::find()
        .select_only()
        .column(grounds::Column::UserId)
        .distinct()
        .filter(grounds::Column::Why.eq(Why::Assignment))
        .filter(grounds::live(act.today()))
        .filter(grounds::Column::RecordId.in_subquery(cases))
        .into_tuple()
        .all(act.tx())
        .await
}

/// Holders of these roles, in the order of their ids, who did not get this message today.
async fn untold(
    db: &impl ConnectionTrait,
    asked: Asked<UserId>,
    roles: &[Role],
    kind: &str,
) -> Result<Vec<UserId>, Fault> {
    let mut users = Vec::new();
    for role in roles {
        users.extend(holding(db, asked.organization, *role, asked.today).await?.into_iter().map(|user| user.id));
    }
    let told = outbox::told(db, asked.organization, kind, &asked.today.iso()).await?;
    users.retain(|user| asked.after.is_none_or(|after| *user > after) && !told.contains(&user.0));
    users.sort_unstable();
    users.dedup();
    Ok(users)
}

async fn has_late(db: &impl ConnectionTrait, user: UserId, today: Day) -> Result<bool, DbErr> {
    let late = own_open(user, today).add(Column::Due.lt(today));
    let either = Condition::any().add(late).add(escalated_to(user, today));
    let one = tasks::Entity::find().select_only().column(Column::Id).filter(either).limit(1);
    Ok(one.into_tuple::<Uuid>().one(db).await?.is_some())
}

/// Open tasks that somebody has: given to them, or theirs by the case.
fn own_open(user: UserId, today: Day) -> Condition {
    let by_case = Condition::all()
        .add(Column::HolderId.is_null())
        .add(Column::FallsTo.eq(Role::Caseworker))
        .add(Column::CaseId.in_subquery(reached_by(user, Reached::Case, today)));
    let own = Condition::any().add(Column::HolderId.eq(user)).add(by_case);
    Condition::all().add(Column::State.eq(TaskState::Open)).add(own)
}

/// Open tasks of which a manager of their program hears since today.
fn escalated_to(user: UserId, today: Day) -> Condition {
    Condition::all()
        .add(Column::State.eq(TaskState::Open))
        .add(Column::EscalatesTo.eq(Role::Manager))
        .add(Column::EscalatedOn.eq(today))
        .add(Column::ProgramId.in_subquery(programs_run_by(user, today)))
}

/// The programs that somebody runs. Caseworkers reach the program that they work in as well, and run none.
fn programs_run_by(user: UserId, today: Day) -> SelectStatement {
    let mut programs = reached_by(user, Reached::Program, today);
    programs.and_where(grounds::Column::Role.eq(Role::Manager)).to_owned()
}

async fn count(db: &impl ConnectionTrait, condition: Condition) -> Result<u64, DbErr> {
    tasks::Entity::find().filter(condition).count(db).await
}

async fn addressee(act: &Act<'_>, user: UserId) -> Answer<(User, String)> {
    let tx = act.permit_anywhere(Permission::SendMessage)?;
    let user = find(tx, act.organization(), user).await?.ok_or(Stop::NotFound)?;
    let organization = organizations::find(tx, act.organization()).await?.ok_or(Stop::NotFound)?;
    Ok((user, organization.name))
}

fn post<M: Message>(act: &mut Act<'_>, user: &User, mail: &M) -> Answer<()> {
    let envelope = Envelope {
        to: user.email.clone(),
        language: user.language,
        participant: None,
        object: ObjectKind::User,
        id: user.id.0,
        occurrence: act.today().iso(),
    };
    act.post(envelope, mail)?;
    act.happened(Happening::new(What::DigestWritten, ObjectKind::User, user.id).with("kind", M::KIND));
    Ok(())
}
