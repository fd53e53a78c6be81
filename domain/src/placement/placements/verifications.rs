//! What shows that a job is held: whose word or which document, of which day, seen by whom.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::PlacementId;
use super::rules::{EvidenceSource, evidence_level};
use crate::access::Act;
use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fault, Fields, Instant, OrganizationId, Refusal, UserId};

crate::ids! {
    /// A verification.
    VerificationId,
}

/// A verification.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verifications")]
pub struct Model {
    /// The verification.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VerificationId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Of which placement.
    pub placement_id: PlacementId,
    /// What shows it.
    pub source: EvidenceSource,
    /// The day that it speaks of.
    pub day: Day,
    /// What exactly it is.
    pub note: Option<String>,
    /// Who saw it.
    pub user_id: Option<UserId>,
    /// When it was written down.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// A verification as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerificationDetails {
    /// What shows it.
    pub source: EvidenceSource,
    /// The day that it speaks of.
    pub day: Day,
    /// What exactly it is.
    pub note: Option<String>,
}

impl VerificationDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            source: by_hand(fields, |fields| fields.choice("known_by")),
            day: fields.optional_day("day").unwrap_or(today),
            note: fields.optional_text("note", PROSE),
        };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        details
    }
}

/// Reads what shows it; the participant's word where nothing else was said.
pub(super) fn read_source(fields: &mut Fields<'_>) -> EvidenceSource {
    by_hand(fields, |fields| fields.optional_choice("known_by").unwrap_or(EvidenceSource::Participant))
}

fn by_hand(fields: &mut Fields<'_>, read: impl FnOnce(&mut Fields<'_>) -> EvidenceSource) -> EvidenceSource {
    let source = read(fields);
    if !source.is_written_by_hand() {
        fields.refuse(Refusal::of("known_by", "wage-record-by-hand"));
    }
    source
}

/// Writes down what shows a placement that the caller has permitted.
pub(in crate::placement) async fn write(
    act: &Act<'_>,
    (case, placement): (CaseId, PlacementId),
    details: &VerificationDetails,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(VerificationId::new()),
        organization_id: Set(act.organization()),
        case_id: Set(case),
        placement_id: Set(placement),
        source: Set(details.source),
        day: Set(details.day),
        note: Set(details.note.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map(drop)
}

/// What shows the placements of a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Model>, Fault> {
    /// No case has more.
    const MOST: u64 = 300;
    let all = Entity::find().filter(Column::CaseId.eq(case));
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// How well some placements are known: those that nothing shows are left out.
///
/// # Errors
/// Where the database fails.
pub async fn levels(
    db: &impl ConnectionTrait,
    placements: impl Iterator<Item = PlacementId>,
) -> Result<BTreeMap<PlacementId, EvidenceSource>, Fault> {
    let all = Entity::find().select_only().columns([Column::PlacementId, Column::Source]);
    let all: Vec<(PlacementId, EvidenceSource)> =
        all.filter(Column::PlacementId.is_in(placements)).into_tuple().all(db).await?;
    let mut levels = BTreeMap::new();
    for (placement, source) in all {
        let known = levels.remove(&placement);
        levels.extend(evidence_level(known.into_iter().chain([source])).map(|level| (placement, level)));
    }
    Ok(levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_it_is_said_and_a_wage_record_is_never_typed() {
        let today = Day::new(2026, 11, 24).unwrap();
        for (typed, code) in [("", "missing"), ("wage-record", "wage-record-by-hand"), ("rumor", "not-a-choice")] {
            let typed = [("known_by".to_owned(), typed.to_owned())];
            let wrong = Fields::read(&typed, |fields| VerificationDetails::read(fields, today)).unwrap_err();
            assert_eq!(wrong[0].code, code);
        }
        let typed = [("known_by".to_owned(), "document".to_owned()), ("day".to_owned(), "2026-11-25".to_owned())];
        let wrong = Fields::read(&typed, |fields| VerificationDetails::read(fields, today)).unwrap_err();
        assert_eq!(wrong[0].code, "in-the-future");
    }
}
