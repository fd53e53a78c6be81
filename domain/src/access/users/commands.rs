//! Inviting people, their choosing a password, and closing accounts.

use sea_orm::ActiveValue::Set;
use sea_orm::SqlErr;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use serde::Serialize;

use super::super::links::{self, Purpose};
use super::super::sessions;
use super::super::{Act, Permission};
use super::{ActiveModel, Column, Entity, Invitation, User, roles, rules};
use crate::access::passwords;
use crate::shared::{Answer, Envelope, Happening, Instant, Language, Message, ObjectKind, Refusal, Stop, UserId, What};

/// Invites to choose a password.
#[derive(Debug, Serialize)]
pub struct InvitationMail {
    /// Whom.
    pub name: String,
    /// Who invites.
    pub inviter: String,
    /// Where the link leads, below the address that people type.
    pub path: String,
    /// How long it works.
    pub until: Instant,
}

impl Message for InvitationMail {
    const KIND: &'static str = "invitation";
}

/// Leads to a new password.
#[derive(Debug, Serialize)]
pub struct PasswordResetMail {
    /// Whom.
    pub name: String,
    /// Where the link leads, below the address that people type.
    pub path: String,
    /// How long it works.
    pub until: Instant,
}

impl Message for PasswordResetMail {
    const KIND: &'static str = "password_reset";
}

/// Invites somebody: an account without a password, a role at a place, and a mail with a link.
///
/// # Errors
/// `email-taken`, and as [`roles::give`].
pub async fn invite(act: &mut Act<'_>, invitation: &Invitation, organization: &str) -> Answer<UserId> {
    let user = open_account(act, invitation).await?;
    let token = links::issue(act, Purpose::Invitation, ObjectKind::User, user.0).await?;
    let (path, until) = way(act, Purpose::Invitation, &token);
    let mail =
        InvitationMail { name: invitation.name.clone(), inviter: inviter(act, organization).await?, path, until };
    act.post(envelope(user, &invitation.email, invitation.language, act.by.request), &mail)?;
    Ok(user)
}

/// Sends an invitation again: the links of earlier mails work no more.
///
/// # Errors
/// `NotFound` where there is no such open account, `already-in` where they chose a password.
pub async fn invite_again(act: &mut Act<'_>, id: UserId, organization: &str) -> Answer<()> {
    let tx = act.permit_anywhere(Permission::ManageUsers)?;
    let own = Entity::find_by_id(id).filter(Column::OrganizationId.eq(act.organization()));
    let user = own.filter(Column::ClosedAt.is_null()).one(tx).await?.ok_or(Stop::NotFound)?;
    if user.password.is_some() {
        return Err(Refusal::because("already-in").into());
    }
    links::withdraw(act, id.0).await?;
    let token = links::issue(act, Purpose::Invitation, ObjectKind::User, id.0).await?;
    let (path, until) = way(act, Purpose::Invitation, &token);
    let mail = InvitationMail { name: user.name.clone(), inviter: inviter(act, organization).await?, path, until };
    act.post(envelope(id, &user.email, user.language, act.by.request), &mail)?;
    act.happened(Happening::new(What::UserInvited, ObjectKind::User, id));
    Ok(())
}

/// Opens an account without inviting: set-up and demo choose the password themselves.
///
/// # Errors
/// As [`invite`].
pub async fn open_account(act: &mut Act<'_>, invitation: &Invitation) -> Answer<UserId> {
    let tx = act.permit_anywhere(Permission::ManageUsers)?;
    let id = UserId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        email: Set(invitation.email.clone()),
        name: Set(invitation.name.clone()),
        language: Set(invitation.language),
        password: Set(None),
        single_keys: Set(true),
        closed_at: Set(None),
        created_at: Set(act.by.at),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(tx).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of("email", "email-taken").into(),
        _ => Stop::from(error),
    })?;
    act.happened(Happening::new(What::UserInvited, ObjectKind::User, id).created(&invitation.name));
    let place = roles::Place { program: invitation.program, site: invitation.site };
    roles::give(act, id, invitation.role, place).await?;
    Ok(id)
}

/// Sends a link to choose a new password, where an open account has this address. The answer is the same where none has.
///
/// # Errors
/// Where the database fails.
pub async fn ask_for_reset(act: &mut Act<'_>, user: &User) -> Answer<()> {
    act.permit_link()?;
    let token = links::issue(act, Purpose::PasswordReset, ObjectKind::User, user.id.0).await?;
    let (path, until) = way(act, Purpose::PasswordReset, &token);
    let mail = PasswordResetMail { name: user.name.clone(), path, until };
    act.post(envelope(user.id, &user.email, user.language, act.by.request), &mail)?;
    act.happened(Happening::new(What::ResetAsked, ObjectKind::User, user.id));
    Ok(())
}

/// Chooses a password by an invitation or reset link: the link is used up, every session ends.
///
/// # Errors
/// `link-over` where the link was used or its time is over; what [`rules::check`] refuses.
pub async fn choose_password(act: &mut Act<'_>, token: &str, password: &str, repeated: &str) -> Answer<UserId> {
    let tx = act.permit_link()?;
    let link = links::read(tx, token, act.by.at).await?.filter(|link| link.purpose.chooses_password());
    let link = link.ok_or_else(|| Refusal::because("link-over"))?;
    let user = Entity::find_by_id(UserId(link.object_id)).filter(Column::ClosedAt.is_null()).one(tx).await?;
    let user = user.ok_or_else(|| Refusal::because("link-over"))?;
    rules::check(password, repeated, &[&user.name, &user.email])?;
    links::use_up(act, link.id).await?;
    set_password(act, user.id, password).await?;
    sessions::end_all(tx, user.id, act.by.at).await?;
    Ok(user.id)
}

/// Sets a password that the operator hands out: demo personas, the command line's first administrator.
///
/// # Errors
/// `Forbidden` for everybody but the operator.
pub async fn hand_out_password(act: &mut Act<'_>, user: UserId, password: &str) -> Answer<()> {
    if !act.by.reader.is_of_the_house() {
        return Err(Stop::Forbidden);
    }
    set_password(act, user, password).await
}

/// Closes an account: its sessions end at once, its name stays on what it did.
///
/// # Errors
/// `NotFound` where there is no such open account, `role-own` for one's own, `role-above` for somebody whose roles reach
/// further.
pub async fn close(act: &mut Act<'_>, user: UserId) -> Answer<()> {
    let tx = act.permit_anywhere(Permission::ManageUsers)?;
    if act.user() == Some(user) {
        return Err(Refusal::because("role-own").into());
    }
    roles::refuse_account_above(act, user).await?;
    let closed = Entity::update_many()
        .col_expr(Column::ClosedAt, Expr::value(act.by.at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(user))
        .filter(Column::OrganizationId.eq(act.organization()))
        .filter(Column::ClosedAt.is_null())
        .exec(tx)
        .await?;
    if closed.rows_affected == 0 {
        return Err(Stop::NotFound);
    }
    sessions::end_all(tx, user, act.by.at).await?;
    act.happened(Happening::new(What::UserClosed, ObjectKind::User, user));
    Ok(())
}

pub(super) async fn set_password(act: &mut Act<'_>, user: UserId, password: &str) -> Answer<()> {
    let hash = passwords::hash(password).await?;
    let row = ActiveModel { id: Set(user), password: Set(Some(hash)), ..Default::default() };
    Entity::update(row).exec(act.tx()).await?;
    act.happened(Happening::new(What::PasswordChosen, ObjectKind::User, user));
    Ok(())
}

/// Where a link to choose a password leads, and how long it works.
fn way(act: &Act<'_>, purpose: Purpose, token: &str) -> (String, Instant) {
    (format!("/sign-in/password/{token}"), act.by.at + purpose.lifetime())
}

/// Who invites: the person who acts, or else the organization.
async fn inviter(act: &Act<'_>, organization: &str) -> Result<String, DbErr> {
    let Some(user) = act.user() else { return Ok(organization.to_owned()) };
    Ok(Entity::find_by_id(user).one(act.tx()).await?.map_or_else(|| organization.to_owned(), |user| user.name))
}

fn envelope(user: UserId, to: &str, language: Language, occurrence: Uuid) -> Envelope {
    let (object, id) = (ObjectKind::User, user.0);
    Envelope { to: to.to_owned(), language, participant: None, object, id, occurrence: occurrence.to_string() }
}
