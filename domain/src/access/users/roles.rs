//! The roles that people hold, and the grounds that come with them.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::Serialize;

use super::super::grounds::{self, Ground, Reached, Why};
use super::super::organizations::sites;
use super::super::{Act, Permission, Role};
use crate::shared::{
    Answer, Day, Happening, ObjectKind, OrganizationId, ProgramId, Refusal, SiteId, Stop, UserId, What,
};

crate::ids! {
    /// A role that somebody holds.
    HeldRoleId,
}

/// A role that somebody holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HeldRoleId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// Who.
    pub user_id: UserId,
    /// Which.
    pub role: Role,
    /// The first day.
    pub from_day: Day,
    /// The first day it is no longer held.
    pub until_day: Option<Day>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where a role reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// A program.
    pub program: Option<ProgramId>,
    /// A site.
    pub site: Option<SiteId>,
}

/// Gives somebody a role at a place, from today on; a role that they hold already reaches this place too.
///
/// # Errors
/// `role-own` where somebody would give one to themselves, `role-above` where it reaches further than the giver's,
/// `role-elsewhere` in a program that the giver does not run, `NotFound` for an account and `not-a-choice` for a site of another organization.
pub async fn give(act: &mut Act<'_>, user: UserId, role: Role, place: Place) -> Answer<HeldRoleId> {
    let tx = act.permit_anywhere(Permission::ManageUsers)?;
    refuse_own_and_above(act, user, role)?;
    refuse_elsewhere(act, place)?;
    refuse_strangers(act, user, place.site).await?;
    let held = Entity::find().filter(Column::OrganizationId.eq(act.organization())).filter(Column::UserId.eq(user));
    let held = held.filter(Column::Role.eq(role)).filter(Column::UntilDay.is_null()).one(tx).await?;
    let id = match held {
        Some(held) => held.id,
        None => begin(act, user, role).await?,
    };
    let program = place.program.map(|id| (Reached::Program, id.0, Why::Program));
    let site = place.site.map(|id| (Reached::Site, id.0, Why::Site));
    for (reached, record, why) in program.into_iter().chain(site) {
        if !is_given(act, user, role, record).await? {
            let ground = Ground { user, role, reached, record, why, from: act.today(), until: None };
            grounds::give(act, ground).await?;
        }
    }
    act.happened(Happening::new(What::RoleGiven, ObjectKind::User, user).created(&(role, place)));
    Ok(id)
}

async fn begin(act: &Act<'_>, user: UserId, role: Role) -> Answer<HeldRoleId> {
    let id = HeldRoleId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        user_id: Set(user),
        role: Set(role),
        from_day: Set(act.today()),
        until_day: Set(None),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(id)
}

async fn is_given(act: &Act<'_>, user: UserId, role: Role, record: Uuid) -> Result<bool, DbErr> {
    let given = grounds::Entity::find()
        .filter(grounds::Column::UserId.eq(user))
        .filter(grounds::Column::Role.eq(role))
        .filter(grounds::Column::RecordId.eq(record))
        .filter(grounds::Column::UntilDay.is_null());
    Ok(given.one(act.tx()).await?.is_some())
}

/// A manager gives roles in the programs that they run.
fn refuse_elsewhere(act: &Act<'_>, place: Place) -> Answer<()> {
    let (reader, reach) = (&act.by.reader, act.by.reader.reach(Permission::ManageUsers));
    let elsewhere = place.program.is_some_and(|program| !reader.programs.contains(&program));
    if elsewhere && !reach.organization { Err(Refusal::of("program", "role-elsewhere").into()) } else { Ok(()) }
}

/// An account or site of another organization looks as if it were not there.
async fn refuse_strangers(act: &Act<'_>, user: UserId, site: Option<SiteId>) -> Answer<()> {
    use super::{Column, Entity};
    let (tx, own) = (act.tx(), act.organization());
    let user = Entity::find_by_id(user).filter(Column::OrganizationId.eq(own)).filter(Column::ClosedAt.is_null());
    user.one(tx).await?.ok_or(Stop::NotFound)?;
    let Some(site) = site else { return Ok(()) };
    let site = sites::Entity::find_by_id(site).filter(sites::Column::OrganizationId.eq(own)).one(tx).await?;
    if site.is_some() { Ok(()) } else { Err(Refusal::of("site", "not-a-choice").into()) }
}

/// Takes a role away, with the grounds that came with it.
///
/// # Errors
/// `NotFound` where nobody holds it; as [`give`].
pub async fn end(act: &mut Act<'_>, id: HeldRoleId) -> Answer<UserId> {
    let tx = act.permit_anywhere(Permission::ManageUsers)?;
    let held = Entity::find_by_id(id).filter(Column::OrganizationId.eq(act.organization())).one(tx).await?;
    let held = held.filter(|held| held.until_day.is_none()).ok_or(Stop::NotFound)?;
    refuse_own_and_above(act, held.user_id, held.role)?;
    let row = ActiveModel { id: Set(id), until_day: Set(Some(act.today())), ..Default::default() };
    Entity::update(row).exec(tx).await?;
    grounds::Entity::update_many()
        .col_expr(grounds::Column::UntilDay, Expr::value(act.today()))
        .filter(grounds::Column::UserId.eq(held.user_id))
        .filter(grounds::Column::Role.eq(held.role))
        .filter(grounds::Column::UntilDay.is_null())
        .exec(tx)
        .await?;
    act.happened(Happening::new(What::RoleEnded, ObjectKind::User, held.user_id).changed(&held.role, &()));
    Ok(held.user_id)
}

fn refuse_own_and_above(act: &Act<'_>, user: UserId, role: Role) -> Answer<()> {
    if act.user() == Some(user) {
        return Err(Refusal::because("role-own").into());
    }
    if is_above(act, role) { Err(Refusal::of("role", "role-above").into()) } else { Ok(()) }
}

/// Whether only an administrator, or whoever has the machine in their hands, may give or take this role.
fn is_above(act: &Act<'_>, role: Role) -> bool {
    let above = matches!(role, Role::Administrator | Role::Manager | Role::Auditor);
    above && !act.by.reader.is_of_the_house() && !act.by.reader.roles.contains(&Role::Administrator)
}

/// Refuses to touch the account of somebody whose roles reach further than the actor's.
pub(super) async fn refuse_account_above(act: &Act<'_>, user: UserId) -> Answer<()> {
    let held = Entity::find().filter(Column::UserId.eq(user)).filter(Column::UntilDay.is_null()).all(act.tx()).await?;
    let above = held.iter().any(|held| is_above(act, held.role));
    if above { Err(Refusal::because("role-above").into()) } else { Ok(()) }
}
