//! National identifiers, tier 3: sealed, compared by keyed hash, shown by their last four digits. Many programs keep no
//! more than those.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::access::{Act, Permission};
use crate::setup::{Keys, Sealed};
use crate::shared::{Answer, Fault, Happening, ObjectKind, OrganizationId, ParticipantId, Refusal, What};

/// A participant's national identifier.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identifiers")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// The number; nothing where only its last four digits are known.
    pub number: Option<Sealed>,
    /// Its keyed hash.
    pub number_hash: Option<Vec<u8>>,
    /// Its last four digits.
    pub last_four: String,
}

impl ActiveModelBehavior for ActiveModel {}

const PLACE: &str = "identifiers.number";

/// Writes a social security number down, or another one over it.
///
/// # Errors
/// `not-an-ssn` where no such number is issued.
pub async fn write(act: &mut Act<'_>, participant: ParticipantId, typed: &str) -> Answer<()> {
    let tx = act.permit(Permission::EditBasics, participant).await?;
    let Some(number) = normalized(typed) else { return Err(Refusal::of("ssn", "not-an-ssn").into()) };
    let row = ActiveModel {
        participant_id: Set(participant),
        organization_id: Set(act.organization()),
        number: Set(Some(act.keys.seal_text(PLACE, participant.0, &number)?)),
        number_hash: Set(Some(hash(act.keys, &number))),
        last_four: Set(number[5..].to_owned()),
    };
    let again = OnConflict::column(Column::ParticipantId)
        .update_columns([Column::Number, Column::NumberHash, Column::LastFour])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    tell(act, participant);
    Ok(())
}

/// Writes down the last four digits, where that is all a program kept and nothing is known yet.
///
/// # Errors
/// `not-an-ssn` where they are not four digits.
pub async fn write_last_four(act: &mut Act<'_>, participant: ParticipantId, typed: &str) -> Answer<()> {
    let tx = act.permit(Permission::EditBasics, participant).await?;
    if typed.len() != 4 || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::of("ssn", "not-an-ssn").into());
    }
    if Entity::find_by_id(participant).one(tx).await?.is_some() {
        return Ok(());
    }
    let row = ActiveModel {
        participant_id: Set(participant),
        organization_id: Set(act.organization()),
        number: Set(None),
        number_hash: Set(None),
        last_four: Set(typed.to_owned()),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    tell(act, participant);
    Ok(())
}

fn tell(act: &mut Act<'_>, participant: ParticipantId) {
    let happening = Happening::new(What::IdentifierRecorded, ObjectKind::Participant, participant);
    act.happened(happening.concerning(participant, None));
}

/// The last four digits of a participant's number, where one is written down; the caller has scoped the participant.
///
/// # Errors
/// Where the database fails.
pub async fn last_four(db: &impl ConnectionTrait, participant: ParticipantId) -> Result<Option<String>, Fault> {
    Ok(Entity::find_by_id(participant).one(db).await?.map(|identifier| identifier.last_four))
}

/// Who has this number.
///
/// # Errors
/// Where the database fails.
pub async fn holders(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organization: OrganizationId,
    typed: &str,
) -> Result<Vec<ParticipantId>, DbErr> {
    let Some(number) = normalized(typed) else { return Ok(Vec::new()) };
    let same = Entity::find().filter(Column::OrganizationId.eq(organization));
    let same = same.filter(Column::NumberHash.eq(hash(keys, &number)));
    Ok(same.all(db).await?.into_iter().map(|identifier| identifier.participant_id).collect())
}

/// Nine digits that could have been issued: a social security number has no area 000 or 666, no group 00 and no serial
/// 0000 (SSA); from 900 on it is a taxpayer number (IRS), which programs keep in the same column.
pub fn normalized(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let issued = digits.len() == 9
        && digits.chars().all(|c| c.is_ascii_digit())
        && !matches!(&digits[..3], "000" | "666")
        && (digits.starts_with('9') || &digits[3..5] != "00" && &digits[5..] != "0000");
    issued.then_some(digits)
}

/// The keyed hash that a normalized number is compared by.
pub fn hash(keys: &Keys, number: &str) -> Vec<u8> {
    keys.blind_index(PLACE, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_are_issued_are_taken() {
        assert_eq!(normalized("123-45-6789").as_deref(), Some("123456789"));
        assert_eq!(normalized("900-12-3456").as_deref(), Some("900123456"));
        for never in ["000-12-3456", "666-12-3456", "123-00-6789", "123-45-0000", "12345678", "12345678a"] {
            assert_eq!(normalized(never), None, "{never}");
        }
    }
}
