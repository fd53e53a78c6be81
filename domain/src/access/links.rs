//! Links sent by mail: a secret in the address, its hash in the database, good for one purpose and a time.
//!
//! Opening a link shows a page and changes nothing, since mail scanners open links; the page's button acts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sha2::{Digest, Sha256};

use super::Act;
use crate::shared::{Answer, Fault, Instant, ObjectKind, OrganizationId, Refusal};

crate::ids! {
    /// A link.
    LinkId,
}

crate::coded! {
    /// What a link is for.
    pub enum Purpose("link-purpose") {
        /// To choose the first password.
        Invitation = "invitation",
        /// To choose another password.
        PasswordReset = "password-reset",
        /// To send a document that was asked for.
        Document = "document",
        /// To answer a follow-up.
        FollowUp = "follow-up",
        /// To complete one's own application.
        Application = "application",
        /// To answer a referral.
        Referral = "referral",
    }
}

impl Purpose {
    /// Whether it leads to a password.
    pub fn chooses_password(self) -> bool {
        matches!(self, Self::Invitation | Self::PasswordReset)
    }

    /// How long it works, unless the thing it is about ends sooner.
    pub fn lifetime(self) -> TimeDelta {
        match self {
            Self::PasswordReset => TimeDelta::minutes(60),
            Self::Invitation => TimeDelta::days(7),
            Self::Document | Self::Application => TimeDelta::days(14),
            // The longest window is a quarter's: it closes when the quarter's report is due, half a year after its end.
            Self::FollowUp => TimeDelta::days(280),
            Self::Referral => TimeDelta::days(60),
        }
    }
}

/// A link.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "links")]
pub struct Model {
    /// The link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// What for.
    pub purpose: Purpose,
    /// The SHA-256 of the secret.
    pub token_hash: Vec<u8>,
    /// The kind of row it is about.
    pub object: ObjectKind,
    /// That row.
    pub object_id: Uuid,
    /// When it was made.
    pub created_at: Instant,
    /// When it stops working.
    pub until: Instant,
    /// When it was used up or withdrawn.
    pub used_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Makes a link and answers the secret end of its address.
///
/// # Errors
/// Where the database fails or there are no random bytes.
pub async fn issue(act: &Act<'_>, purpose: Purpose, object: ObjectKind, object_id: Uuid) -> Answer<String> {
    let token = new_token()?;
    let row = ActiveModel {
        id: Set(LinkId::new()),
        organization_id: Set(act.organization()),
        purpose: Set(purpose),
        token_hash: Set(hash(&token)),
        object: Set(object),
        object_id: Set(object_id),
        created_at: Set(act.by.at),
        until: Set(act.by.at + purpose.lifetime()),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(token)
}

/// The link with this secret, while it works.
///
/// # Errors
/// Where the database fails.
pub async fn read(db: &impl ConnectionTrait, token: &str, now: Instant) -> Result<Option<Model>, DbErr> {
    let link = Entity::find().filter(Column::TokenHash.eq(hash(token))).one(db).await?;
    Ok(link.filter(|link| link.used_at.is_none() && now < link.until))
}

/// As [`read`], for a page that shows what the link is for.
///
/// # Errors
/// Where the database fails.
pub async fn working(db: &sea_orm::DatabaseConnection, token: &str, now: Instant) -> Result<Option<Model>, Fault> {
    Ok(read(db, token, now).await?)
}

/// The link with this secret, also where it works no more: for a page that says so politely.
///
/// # Errors
/// Where the database fails.
pub async fn known(db: &sea_orm::DatabaseConnection, token: &str) -> Result<Option<Model>, Fault> {
    Ok(Entity::find().filter(Column::TokenHash.eq(hash(token))).one(db).await?)
}

/// Uses a link up: of two at once exactly one succeeds.
///
/// # Errors
/// `link-over` where it was used in between.
pub async fn use_up(act: &Act<'_>, id: LinkId) -> Answer<()> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(act.by.at))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .exec(act.tx())
        .await?;
    if used.rows_affected == 1 { Ok(()) } else { Err(Refusal::because("link-over").into()) }
}

/// Withdraws every working link about a row.
///
/// # Errors
/// Where the database fails.
pub async fn withdraw(act: &Act<'_>, object_id: Uuid) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(act.by.at))
        .filter(Column::ObjectId.eq(object_id))
        .filter(Column::UsedAt.is_null())
        .exec(act.tx())
        .await?;
    Ok(())
}

/// 256 random bits, as an address can carry them.
///
/// # Errors
/// Where the operating system has no random bytes.
pub fn new_token() -> Result<String, Fault> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Broken("no random bytes"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// What the database keeps of a secret.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
