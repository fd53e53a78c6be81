//! One's own account: name, language, keys, password.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::commands::set_password;
use super::{AccountDetails, ActiveModel, Column, Entity, User, rules};
use crate::access::{Act, Permission, passwords, sessions};
use crate::shared::{Answer, Happening, ObjectKind, Refusal, Stop, What};

/// Changes what people may change of their own account.
///
/// # Errors
/// `Conflict` where it was changed since `version`, in another window for instance.
pub async fn change(act: &mut Act<'_>, details: &AccountDetails, version: i32) -> Answer<()> {
    let own = own(act).await?;
    let before = own.details();
    if before == *details {
        return Ok(());
    }
    let row = ActiveModel {
        name: Set(details.name.clone()),
        language: Set(details.language),
        single_keys: Set(details.single_keys),
        version: Set(version + 1),
        ..Default::default()
    };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(own.id)).filter(Column::Version.eq(version));
    if changed.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    act.happened(Happening::new(What::UserChanged, ObjectKind::User, own.id).changed(&before, details));
    Ok(())
}

/// Chooses another password; every other session ends.
///
/// # Errors
/// `password-present-wrong` where the present one is not what was typed; what [`rules::check`] refuses.
pub async fn choose_password(act: &mut Act<'_>, present: &str, password: &str, repeated: &str) -> Answer<()> {
    let own = own(act).await?;
    if !passwords::verify(present, own.password.as_deref()).await? {
        return Err(Refusal::of("present_password", "password-present-wrong").into());
    }
    rules::check(password, repeated, &[&own.name, &own.email])?;
    set_password(act, own.id, password).await?;
    sessions::end_others(act).await?;
    Ok(())
}

async fn own(act: &Act<'_>) -> Answer<User> {
    let tx = act.permit_anywhere(Permission::OwnDesk)?;
    let id = act.user().ok_or(Stop::Forbidden)?;
    let own = Entity::find_by_id(id).filter(Column::ClosedAt.is_null()).one(tx).await?;
    own.ok_or(Stop::NotFound)
}
