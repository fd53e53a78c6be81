//! Writing an employer down, changing what is known of it, and keeping the days that say what it is to the program.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QuerySelect, SqlErr};

use super::queries::{same_name, visible};
use super::{ActiveModel, Column, Employer, EmployerDetails, Entity, fein};
use crate::access::{Act, Permission, Record, Scope};
use crate::shared::{Answer, Day, EmployerId, Happening, ObjectKind, Refusal, Stop, What, folded};

impl Record for EmployerId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<EmployerId>().one(db).await?.is_some())
    }
}

/// Writes an employer down.
///
/// # Errors
/// `employer-known` for a name that another has, unless it is said to be another one; `fein-known` for a number that
/// another has.
pub async fn add(act: &mut Act<'_>, details: &EmployerDetails) -> Answer<EmployerId> {
    act.permit_anywhere(Permission::Employers)?;
    insert(act, details).await
}

/// As [`add`], where the caller has the permission for what the employer is added with: the place where somebody works.
///
/// # Errors
/// As [`add`].
pub(crate) async fn insert(act: &mut Act<'_>, details: &EmployerDetails) -> Answer<EmployerId> {
    let id = EmployerId::new();
    refuse_known(act, id, details).await?;
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        silent_since: Set(act.today()),
        created_at: Set(act.by.at),
        version: Set(1),
        ..columns(act, id, details)?
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map_err(number_taken)?;
    act.happened(Happening::new(What::EmployerAdded, ObjectKind::Employer, id).created(details));
    Ok(id)
}

/// Changes what is known of an employer. Without a number the one that is known stays.
///
/// # Errors
/// As [`add`]; `Conflict`.
pub async fn change(act: &mut Act<'_>, id: EmployerId, details: &EmployerDetails, version: i32) -> Answer<()> {
    let before = permitted(act, id).await?;
    if before.version != version {
        return Err(Stop::Conflict);
    }
    refuse_known(act, id, details).await?;
    let row = ActiveModel { version: Set(version + 1), ..columns(act, id, details)? };
    Entity::update(row).exec(act.tx()).await.map_err(number_taken)?;
    let happening = Happening::new(What::EmployerChanged, ObjectKind::Employer, id);
    act.happened(happening.changed(&before.details(), details));
    Ok(())
}

/// An employer that the reader may do something to, locked against others.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub(crate) async fn permitted(act: &Act<'_>, id: EmployerId) -> Answer<Employer> {
    let tx = act.permit(Permission::Employers, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

/// An employer that somebody names who may not change it: the place where somebody works.
///
/// # Errors
/// `not-a-choice` for one of another organization.
pub(crate) async fn named(act: &Act<'_>, id: EmployerId) -> Answer<Employer> {
    let own = Entity::find_by_id(id).filter(Column::OrganizationId.eq(act.organization()));
    let found = own.lock_exclusive().one(act.tx()).await?;
    Ok(found.ok_or_else(|| Refusal::of("employer", "not-a-choice").with("typed", ""))?)
}

/// Notes the last day that an employer opened a job order or hired through the program, as its jobs say.
pub(crate) async fn note_partnered(act: &Act<'_>, id: EmployerId, day: Option<Day>) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), partnered_on: Set(day), ..Default::default() };
    Entity::update(row).exec(act.tx()).await.map(drop)
}

fn columns(act: &Act<'_>, id: EmployerId, details: &EmployerDetails) -> Answer<ActiveModel> {
    let number = match &details.fein {
        Some(number) => fein::sealed(act.keys, id, number)?,
        None => Default::default(),
    };
    Ok(ActiveModel {
        id: Set(id),
        name: Set(details.name.clone()),
        search: Set(folded(&details.name)),
        legal_name: Set(details.legal_name.clone()),
        naics: Set(details.naics.clone()),
        size: Set(details.size),
        union_presence: Set(details.union_presence),
        about: Set(details.about.clone()),
        ..number
    })
}

/// Somebody wrote the same number down at the same moment: the database keeps one of each.
fn number_taken(error: DbErr) -> Stop {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of("fein", "fein-taken").into(),
        _ => error.into(),
    }
}

async fn refuse_known(act: &Act<'_>, id: EmployerId, details: &EmployerDetails) -> Answer<()> {
    if let Some(number) = &details.fein
        && let Some(other) = fein::holder(act.tx(), act.keys, act.organization(), number).await?
        && other.id != id
    {
        return Err(Refusal::of("fein", "fein-known").with("name", other.name).into());
    }
    if details.is_another {
        return Ok(());
    }
    match same_name(act.tx(), act.organization(), &details.name, id).await? {
        Some(other) => Err(Refusal::of("name", "employer-known").with("name", other.name).into()),
        None => Ok(()),
    }
}
