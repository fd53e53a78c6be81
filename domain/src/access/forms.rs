//! Forms that were sent: the same form twice acts once and leads to the same answer.

use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use sea_orm::entity::prelude::*;

use super::{By, FormKey};
use crate::shared::{Instant, OrganizationId, Stop, UserId};

/// A form that acted.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sent_forms")]
pub struct Model {
    /// The key that travelled with the form.
    #[sea_orm(primary_key, auto_increment = false)]
    pub form_key: Uuid,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Who sent it, where a person did.
    pub user_id: Option<UserId>,
    /// A hash of what was typed.
    pub fingerprint: String,
    /// What the command answered.
    pub answer: Json,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the form's command answered, where the form was sent before.
///
/// # Errors
/// `KeyReused` where the key came with other content or from somebody else.
pub async fn answer_before(db: &impl ConnectionTrait, by: &By, form: &FormKey) -> Result<Option<Json>, Stop> {
    let Some(sent) = Entity::find_by_id(form.key).one(db).await? else { return Ok(None) };
    let same = sent.organization_id == by.reader.organization
        && sent.user_id == by.reader.user()
        && sent.fingerprint == form.fingerprint;
    if same { Ok(Some(sent.answer)) } else { Err(Stop::KeyReused) }
}

/// Remembers what the form's command answered.
///
/// # Errors
/// A unique violation where the same form was answered in between.
pub async fn remember(db: &impl ConnectionTrait, by: &By, form: &FormKey, answer: Json) -> Result<(), DbErr> {
    let row = ActiveModel {
        form_key: Set(form.key),
        organization_id: Set(by.reader.organization),
        user_id: Set(by.reader.user()),
        fingerprint: Set(form.fingerprint.clone()),
        answer: Set(answer),
        at: Set(by.at),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
