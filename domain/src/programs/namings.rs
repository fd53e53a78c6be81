//! The kinds of service and the funding streams of a program: adding one, and giving it another name.

use sea_orm::ActiveValue::Set;
use sea_orm::SqlErr;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::changes::own;
use super::service_kinds::rules::ServiceClass;
use super::{ServiceKindId, kinds, streams};
use crate::access::Act;
use crate::shared::fields::LINE;
use crate::shared::{Answer, Fields, FundingStreamId, Happening, ObjectKind, ProgramId, Refusal, Stop, What};

/// The longest code: columns of imports and files name it.
const LONGEST_CODE: usize = 60;

/// A kind of service or a funding stream as somebody names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// What it is called.
    pub name: String,
}

impl Naming {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { name: fields.text("name", LINE) }
    }
}

/// Adds a kind of service. Its code is made of its name and stays when the name changes.
///
/// # Errors
/// `name-taken` where the program has one of this name.
pub async fn add_kind(act: &mut Act<'_>, program: ProgramId, name: &str, class: ServiceClass) -> Answer<ServiceKindId> {
    own(act, program).await?;
    let id = ServiceKindId::new();
    let row = kinds::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        program_id: Set(program),
        code: Set(code_of(name)?),
        name: Set(name.to_owned()),
        class: Set(class),
    };
    kinds::Entity::insert(row).exec_without_returning(act.tx()).await.map_err(taken)?;
    let happening = Happening::new(What::ServiceKindAdded, ObjectKind::ServiceKind, id);
    act.happened(happening.created(&(name, class)));
    Ok(id)
}

/// Gives a kind of service another name; its class stays, since services were recorded by it.
///
/// # Errors
/// `NotFound` where the program has no such kind.
pub async fn rename_kind(act: &mut Act<'_>, program: ProgramId, id: ServiceKindId, naming: &Naming) -> Answer<()> {
    own(act, program).await?;
    let kind = kinds::Entity::find_by_id(id).filter(kinds::Column::ProgramId.eq(program)).one(act.tx()).await?;
    let kind = kind.ok_or(Stop::NotFound)?;
    let row = kinds::ActiveModel { id: Set(id), name: Set(naming.name.clone()), ..Default::default() };
    kinds::Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::ServiceKindRenamed, ObjectKind::ServiceKind, id);
    act.happened(happening.changed(&kind.name, &naming.name));
    Ok(())
}

/// Adds a funding stream. Its code is made of its name and stays when the name changes.
///
/// # Errors
/// `name-taken` where the program has one of this name.
pub async fn add_stream(act: &mut Act<'_>, program: ProgramId, naming: &Naming) -> Answer<FundingStreamId> {
    own(act, program).await?;
    let id = FundingStreamId::new();
    let row = streams::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        program_id: Set(program),
        code: Set(code_of(&naming.name)?),
        name: Set(naming.name.clone()),
    };
    streams::Entity::insert(row).exec_without_returning(act.tx()).await.map_err(taken)?;
    act.happened(Happening::new(What::StreamAdded, ObjectKind::FundingStream, id).created(naming));
    Ok(id)
}

/// Gives a funding stream another name.
///
/// # Errors
/// `NotFound` where the program has no such stream.
pub async fn rename_stream(act: &mut Act<'_>, program: ProgramId, id: FundingStreamId, naming: &Naming) -> Answer<()> {
    own(act, program).await?;
    let stream = streams::Entity::find_by_id(id).filter(streams::Column::ProgramId.eq(program)).one(act.tx()).await?;
    let stream = stream.ok_or(Stop::NotFound)?;
    let row = streams::ActiveModel { id: Set(id), name: Set(naming.name.clone()), ..Default::default() };
    streams::Entity::update(row).exec(act.tx()).await?;
    let happening = Happening::new(What::StreamRenamed, ObjectKind::FundingStream, id);
    act.happened(happening.changed(&stream.name, &naming.name));
    Ok(())
}

/// `Tools, books and fees` becomes `tools-books-and-fees`.
fn code_of(name: &str) -> Answer<String> {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    let plain: String = letters.map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let code: String = plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(LONGEST_CODE).collect();
    if code.is_empty() { Err(Refusal::of("name", "missing").into()) } else { Ok(code) }
}

fn taken(error: DbErr) -> Stop {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of("name", "name-taken").into(),
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_a_name() {
        assert_eq!(code_of("Tools, books and fees").unwrap(), "tools-books-and-fees");
        assert_eq!(code_of("Niñez").unwrap(), "ninez");
        assert!(code_of("—").is_err());
        assert_eq!(code_of(&"a".repeat(200)).unwrap().len(), LONGEST_CODE);
    }
}
