//! Questions about accounts.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::{Column, Entity, User, roles};
use crate::access::Role;
use crate::access::grounds::{self, Reached};
use crate::shared::{Day, Fault, OrganizationId, UserId};

/// An account with the roles it holds, for the list of users.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account.
    pub user: User,
    /// The roles held today.
    pub roles: Vec<(roles::HeldRoleId, Role)>,
}

/// The most accounts that the list of users shows at once.
const MOST: u64 = 500;

/// The open account with this address, in any organization: addresses are unique.
///
/// # Errors
/// Where the database fails.
pub async fn by_email(db: &DatabaseConnection, email: &str) -> Result<Option<User>, Fault> {
    let open = Entity::find().filter(Column::Email.eq(email.trim().to_lowercase())).filter(Column::ClosedAt.is_null());
    Ok(open.one(db).await?)
}

/// One account of an organization.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, organization: OrganizationId, id: UserId) -> Result<Option<User>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::OrganizationId.eq(organization)).one(db).await?)
}

/// The names of some accounts, closed ones included: credit stays with who did it.
///
/// # Errors
/// Where the database fails.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<BTreeMap<UserId, String>, Fault> {
    let named = Entity::find().select_only().columns([Column::Id, Column::Name]).filter(Column::Id.is_in(ids));
    Ok(named.into_tuple().all(db).await?.into_iter().collect())
}

/// The open accounts of an organization with their roles, by name.
///
/// # Errors
/// Where the database fails.
pub async fn members(db: &DatabaseConnection, organization: OrganizationId, today: Day) -> Result<Vec<Member>, Fault> {
    let open = Entity::find().filter(Column::OrganizationId.eq(organization)).filter(Column::ClosedAt.is_null());
    let users = open.order_by_asc(Column::Name).limit(MOST).all(db).await?;
    let mut held = held_by(db, users.iter().map(|user| user.id).collect(), today).await?;
    Ok(users.into_iter().map(|user| Member { roles: held.remove(&user.id).unwrap_or_default(), user }).collect())
}

/// One open account with its roles.
///
/// # Errors
/// Where the database fails.
pub async fn member(
    db: &DatabaseConnection,
    organization: OrganizationId,
    id: UserId,
    today: Day,
) -> Result<Option<Member>, Fault> {
    let user = find(db, organization, id).await?.filter(|user| user.closed_at.is_none());
    let Some(user) = user else { return Ok(None) };
    let roles = held_by(db, vec![id], today).await?.remove(&id).unwrap_or_default();
    Ok(Some(Member { user, roles }))
}

/// Where the roles of some accounts reach today: programs and sites.
///
/// # Errors
/// Where the database fails.
pub async fn places(
    db: &DatabaseConnection,
    users: impl IntoIterator<Item = UserId>,
    today: Day,
) -> Result<BTreeMap<(UserId, Role), Vec<(Reached, Uuid)>>, Fault> {
    let given = grounds::Entity::find()
        .filter(grounds::Column::UserId.is_in(users))
        .filter(grounds::Column::Reached.is_in([Reached::Program, Reached::Site]))
        .filter(grounds::live(today))
        .order_by_asc(grounds::Column::Id);
    let mut places = BTreeMap::<_, Vec<_>>::new();
    for ground in given.all(db).await? {
        places.entry((ground.user_id, ground.role)).or_default().push((ground.reached, ground.record_id));
    }
    Ok(places)
}

/// The open accounts of an organization that hold a role today: whom a case can be assigned to.
///
/// # Errors
/// Where the database fails.
pub async fn holding(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    role: Role,
    today: Day,
) -> Result<Vec<User>, Fault> {
    use sea_orm::QueryTrait;
    let holders = roles::Entity::find().select_only().column(roles::Column::UserId);
    let holders = holders.filter(roles::Column::Role.eq(role)).filter(held_on(today)).into_query();
    let open = Entity::find().filter(Column::OrganizationId.eq(organization)).filter(Column::ClosedAt.is_null());
    Ok(open.filter(Column::Id.in_subquery(holders)).order_by_asc(Column::Name).limit(MOST).all(db).await?)
}

pub(in crate::access) fn held_on(today: Day) -> sea_orm::Condition {
    let open = sea_orm::Condition::any().add(roles::Column::UntilDay.is_null()).add(roles::Column::UntilDay.gt(today));
    sea_orm::Condition::all().add(roles::Column::FromDay.lte(today)).add(open)
}

async fn held_by(
    db: &DatabaseConnection,
    users: Vec<UserId>,
    today: Day,
) -> Result<BTreeMap<UserId, Vec<(roles::HeldRoleId, Role)>>, DbErr> {
    let held = roles::Entity::find().filter(roles::Column::UserId.is_in(users)).filter(held_on(today));
    let mut by_user = BTreeMap::<_, Vec<_>>::new();
    for role in held.order_by_asc(roles::Column::Id).all(db).await? {
        by_user.entry(role.user_id).or_default().push((role.id, role.role));
    }
    Ok(by_user)
}
