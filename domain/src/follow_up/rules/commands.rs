//! The rules of a program, changed while it runs. What was planned by a rule before it changed stays as it was planned.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};

use super::rules::{Rule, problems};
use super::{ActiveModel, Column, Entity, Row, RuleId, Stored, defaults};
use crate::access::{Act, Permission};
use crate::programs::{self, changes::manages};
use crate::shared::{Answer, Fault, Happening, ObjectKind, ProgramId, Refusal, Stop, What};

/// Gives a program that opens the rules that programs start with.
pub(crate) async fn lay_down(act: &Act<'_>, program: ProgramId) -> Result<(), DbErr> {
    let rows = defaults().into_iter().map(|rule| row(act, program, rule));
    Entity::insert_many(rows).exec_without_returning(act.tx()).await.map(drop)
}

/// Adds a rule to a program.
///
/// # Errors
/// What is wrong with it among the others; `NotFound` where there is no such program.
pub async fn add(act: &mut Act<'_>, program: ProgramId, rule: &Rule) -> Answer<RuleId> {
    permitted(act, program).await?;
    let others = of_program(act.tx(), program).await?;
    refuse_what_cannot_work(others.into_iter().map(|row| row.rule.0).chain([rule.clone()]))?;
    let row = row(act, program, rule.clone());
    let id = row.id.clone().take().unwrap_or_default();
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    act.happened(Happening::new(What::RuleChanged, ObjectKind::Rule, id).created(rule));
    Ok(id)
}

/// Changes a rule; its code stays.
///
/// # Errors
/// What is wrong with it; `Conflict` where somebody else changed it since `version`.
pub async fn change(act: &mut Act<'_>, id: RuleId, rule: &Rule, version: i32) -> Answer<()> {
    let before = find(act, id).await?;
    let others = of_program(act.tx(), before.program_id).await?.into_iter().filter(|row| row.id != id);
    let rule = Rule { code: before.rule.0.code.clone(), ..rule.clone() };
    refuse_what_cannot_work(others.map(|row| row.rule.0).chain([rule.clone()]))?;
    let row = ActiveModel { rule: Set(Stored(rule.clone())), version: Set(version + 1), ..Default::default() };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if changed.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    act.happened(Happening::new(What::RuleChanged, ObjectKind::Rule, id).changed(&before.rule, &rule));
    Ok(())
}

/// Takes a rule away; what it planned stays.
///
/// # Errors
/// `NotFound` where there is no such rule.
pub async fn remove(act: &mut Act<'_>, id: RuleId) -> Answer<()> {
    let before = find(act, id).await?;
    Entity::delete_by_id(id).exec(act.tx()).await?;
    act.happened(Happening::new(What::RuleChanged, ObjectKind::Rule, id).changed(&before.rule, &()));
    Ok(())
}

/// The rules of a program, by code.
///
/// # Errors
/// Where the database fails.
pub async fn of_program(db: &impl ConnectionTrait, program: ProgramId) -> Result<Vec<Row>, Fault> {
    Ok(Entity::find().filter(Column::ProgramId.eq(program)).order_by_asc(Column::Code).all(db).await?)
}

/// One rule of a program; the caller has scoped the program.
///
/// # Errors
/// Where the database fails.
pub async fn in_program(db: &impl ConnectionTrait, program: ProgramId, id: RuleId) -> Result<Option<Row>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::ProgramId.eq(program)).one(db).await?)
}

async fn permitted(act: &Act<'_>, program: ProgramId) -> Answer<()> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    let own = programs::find_in(tx, act.organization(), program).await?;
    own.filter(|own| manages(&act.by.reader, own.id)).map(drop).ok_or(Stop::NotFound)
}

async fn find(act: &Act<'_>, id: RuleId) -> Answer<Row> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    let own = Entity::find_by_id(id).filter(Column::OrganizationId.eq(act.organization())).one(tx).await?;
    own.filter(|row| manages(&act.by.reader, row.program_id)).ok_or(Stop::NotFound)
}

fn refuse_what_cannot_work(rules: impl Iterator<Item = Rule>) -> Result<(), Vec<Refusal>> {
    let wrong = problems(&rules.collect::<Vec<_>>());
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn row(act: &Act<'_>, program: ProgramId, rule: Rule) -> ActiveModel {
    ActiveModel {
        id: Set(RuleId::new()),
        organization_id: Set(act.organization()),
        program_id: Set(program),
        code: Set(rule.code.to_string()),
        rule: Set(Stored(rule)),
        version: Set(1),
    }
}
