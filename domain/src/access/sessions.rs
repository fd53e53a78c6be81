//! Sessions: a secret in a cookie, its hash in the database, an idle and an absolute limit.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, QueryOrder, QuerySelect};

use super::links::{hash, new_token};
use super::users::{self, User};
use super::{Act, Actor, Reader, Role, grounds, organizations};
use crate::setup::Store;
use crate::shared::{
    Answer, Day, Fault, Happening, Instant, ObjectKind, OrganizationId, ProgramId, SessionId, SiteId, UserId, What,
};

/// How long a session may be idle.
const IDLE: TimeDelta = TimeDelta::minutes(15);
/// As above for administrators.
const IDLE_ADMINISTRATOR: TimeDelta = TimeDelta::minutes(10);
/// How long a staff session lasts at most.
const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// As above for administrators, employers and boards.
const ABSOLUTE_SHORT: TimeDelta = TimeDelta::hours(8);
/// A sign of life is written down no more often than this: a page view costs no write.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The most sessions that the account's page shows.
const MOST_SHOWN: u64 = 50;

/// A session.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// The session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Who.
    pub user_id: UserId,
    /// The SHA-256 of the cookie's secret.
    pub token_hash: Vec<u8>,
    /// When they signed in.
    pub created_at: Instant,
    /// When they last did something, to the minute.
    pub seen_at: Instant,
    /// When they last proved who they are.
    pub proved_at: Instant,
    /// The network address they came from.
    pub address: Option<String>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Somebody signed in: who they are and what they reach.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account.
    pub user: User,
    /// Their organization.
    pub organization: organizations::Model,
    /// The session.
    pub session: Model,
    /// What they reach.
    pub reader: Reader,
    /// The civil day where they are.
    pub today: Day,
}

/// Begins a session and answers the cookie's secret.
///
/// # Errors
/// Where the database fails.
pub async fn begin(act: &mut Act<'_>, user: UserId, address: Option<String>) -> Answer<String> {
    let tx = act.permit_link()?;
    let (id, token) = (SessionId::new(), new_token()?);
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        user_id: Set(user),
        token_hash: Set(hash(&token)),
        created_at: Set(act.by.at),
        seen_at: Set(act.by.at),
        proved_at: Set(act.by.at),
        address: Set(address),
        ended_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    act.happened(Happening::new(What::SignedIn, ObjectKind::User, user));
    Ok(token)
}

/// Whether `user` began a session at a network address since then.
///
/// # Errors
/// Where the database fails.
pub async fn began_at(db: &DatabaseConnection, user: UserId, address: &str, since: Instant) -> Result<bool, Fault> {
    let began = Entity::find().filter(Column::UserId.eq(user)).filter(Column::Address.eq(address));
    let one = began.filter(Column::CreatedAt.gt(since)).select_only().column(Column::Id).into_tuple::<SessionId>();
    Ok(one.one(db).await?.is_some())
}

/// Ends the reader's own session.
///
/// # Errors
/// Where the database fails.
pub async fn sign_out(act: &mut Act<'_>) -> Answer<()> {
    let tx = act.permit_anywhere(super::Permission::OwnDesk)?;
    if let Actor::User { id, session: Some(session), .. } = act.by.reader.actor {
        Entity::update_many()
            .col_expr(Column::EndedAt, Expr::value(act.by.at))
            .filter(Column::Id.eq(session))
            .filter(Column::EndedAt.is_null())
            .exec(tx)
            .await?;
        act.happened(Happening::new(What::SignedOut, ObjectKind::User, id));
    }
    Ok(())
}

/// Ends every session of the reader, their own among them.
///
/// # Errors
/// Where the database fails.
pub async fn sign_out_everywhere(act: &mut Act<'_>) -> Answer<()> {
    let tx = act.permit_anywhere(super::Permission::OwnDesk)?;
    let Some(user) = act.user() else { return Ok(()) };
    end_all(tx, user, act.by.at).await?;
    act.happened(Happening::new(What::SignedOut, ObjectKind::User, user));
    Ok(())
}

/// The sessions of an account that can still be used, the one last used first.
///
/// # Errors
/// Where the database fails.
pub async fn open_ones(db: &DatabaseConnection, reader: &Reader, now: Instant) -> Result<Vec<Model>, Fault> {
    let Some(user) = reader.user() else { return Ok(Vec::new()) };
    let open = Entity::find().filter(Column::UserId.eq(user)).filter(Column::EndedAt.is_null());
    let open = open.filter(Column::SeenAt.gt(now - IDLE - NOTED_EVERY)).order_by_desc(Column::SeenAt);
    let all = open.limit(MOST_SHOWN).all(db).await?;
    Ok(all.into_iter().filter(|session| !is_over(session, reader, now)).collect())
}

/// Ends every other session of the reader: a new password leaves only this one.
pub(super) async fn end_others(act: &Act<'_>) -> Result<(), DbErr> {
    let Actor::User { id, session: Some(own), .. } = act.by.reader.actor else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(act.by.at))
        .filter(Column::UserId.eq(id))
        .filter(Column::Id.ne(own))
        .filter(Column::EndedAt.is_null())
        .exec(act.tx())
        .await?;
    Ok(())
}

/// Ends every session of an account.
///
/// # Errors
/// Where the database fails.
pub(super) async fn end_all(tx: &DatabaseTransaction, user: UserId, now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Who holds the session with this secret, while it lasts.
///
/// # Errors
/// Where the database fails.
pub async fn read(store: &Store, token: &str, now: Instant) -> Result<Option<SignedIn>, Fault> {
    let db = store.read();
    let session = Entity::find().filter(Column::TokenHash.eq(hash(token))).filter(Column::EndedAt.is_null());
    let Some(session) = session.one(db).await? else { return Ok(None) };
    let Some(organization) = organizations::find(db, session.organization_id).await? else { return Ok(None) };
    let user = users::queries::find(db, session.organization_id, session.user_id).await?;
    let Some(user) = user.filter(|user| user.closed_at.is_none()) else { return Ok(None) };
    let today = organization.day_of(now);
    let actor = Actor::User { id: session.user_id, session: Some(session.id), proved_at: session.proved_at };
    let reader = reader_of(db, &organization, session.user_id, actor, today).await?;
    if is_over(&session, &reader, now) {
        return Ok(None);
    }
    note_sign_of_life(store, &session, now).await?;
    Ok(Some(SignedIn { user, organization, session, reader, today }))
}

fn is_over(session: &Model, reader: &Reader, now: Instant) -> bool {
    let administers = reader.roles.contains(&Role::Administrator);
    let outside = !reader.roles.is_empty() && reader.roles.iter().all(|role| role.is_outside());
    let idle = if administers { IDLE_ADMINISTRATOR } else { IDLE };
    let absolute = if administers || outside { ABSOLUTE_SHORT } else { ABSOLUTE };
    now - session.seen_at >= idle + NOTED_EVERY || now - session.created_at >= absolute
}

async fn note_sign_of_life(store: &Store, session: &Model, now: Instant) -> Result<(), DbErr> {
    if now - session.seen_at < NOTED_EVERY {
        return Ok(());
    }
    let update = Entity::update_many().col_expr(Column::SeenAt, Expr::value(now)).filter(Column::Id.eq(session.id));
    update.exec(store.writer()).await.map(drop)
}

/// Somebody as a reader without a session: what a demo shows of their day before anybody has signed in. The caller has
/// seen that the organization is a demo.
///
/// # Errors
/// Where the database fails.
pub async fn in_place_of(
    db: &DatabaseConnection,
    organization: &organizations::Model,
    user: UserId,
    now: Instant,
) -> Result<Reader, Fault> {
    let actor = Actor::User { id: user, session: None, proved_at: now };
    Ok(reader_of(db, organization, user, actor, organization.day_of(now)).await?)
}

async fn reader_of(
    db: &DatabaseConnection,
    organization: &organizations::Model,
    user: UserId,
    actor: Actor,
    today: Day,
) -> Result<Reader, DbErr> {
    let held = users::roles::Entity::find().filter(users::roles::Column::UserId.eq(user));
    let held = held.filter(users::queries::held_on(today)).all(db).await?;
    let places = places_of(db, user, today).await?;
    let of = |wanted| places.iter().filter(move |(reached, _)| *reached == wanted).map(|(_, id)| *id);
    Ok(Reader {
        organization: organization.id,
        actor,
        roles: held.into_iter().map(|held| held.role).collect(),
        programs: of(grounds::Reached::Program).map(ProgramId).collect(),
        sites: of(grounds::Reached::Site).map(SiteId).collect(),
        shares_caseload: organization.shares_caseload,
    })
}

/// The sites and programs that somebody's roles reach: few, so they travel with the reader.
async fn places_of(
    db: &impl ConnectionTrait,
    user: UserId,
    today: Day,
) -> Result<Vec<(grounds::Reached, Uuid)>, DbErr> {
    let places = grounds::Entity::find()
        .filter(grounds::Column::UserId.eq(user))
        .filter(grounds::Column::Reached.is_in([grounds::Reached::Program, grounds::Reached::Site]))
        .filter(grounds::live(today));
    Ok(places.all(db).await?.into_iter().map(|ground| (ground.reached, ground.record_id)).collect())
}
