//! Writing down what shows the facts of a case.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, Column, Entity, Shown, rules};
use crate::access::Act;
use crate::intake::case::Case;
use crate::programs::eligibility::FactName;
use crate::shared::{Answer, Happening, ObjectKind, What};

/// Writes down what shows these facts; evidence of others stays. What stays the same keeps who saw it and when. The
/// caller has permitted the case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn record(act: &mut Act<'_>, case: &Case, facts: &[FactName], details: &Shown) -> Answer<()> {
    let codes: BTreeSet<String> = facts.iter().map(rules::code).collect();
    let of_step = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::Fact.is_in(codes));
    let there = of_step.all(act.tx()).await?;
    let before: Shown = there.iter().cloned().collect();
    if before == *details {
        return Ok(());
    }
    let stays = |fact: &String| before.0.get(fact) == details.0.get(fact);
    let gone = there.iter().filter(|row| !stays(&row.fact)).map(|row| row.id);
    Entity::delete_many().filter(Column::Id.is_in(gone)).exec(act.tx()).await?;
    let new = details.0.iter().filter(|(fact, _)| !stays(fact));
    let rows: Vec<_> = new
        .map(|(fact, evidence)| ActiveModel {
            id: Set(Uuid::now_v7()),
            organization_id: Set(case.organization_id),
            case_id: Set(case.id),
            fact: Set(fact.clone()),
            kind: Set(evidence.kind),
            what: Set(evidence.what.clone()),
            user_id: Set(act.user()),
            at: Set(act.by.at),
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(act.tx()).await?;
    }
    let happening = Happening::new(What::EvidenceRecorded, ObjectKind::Case, case.id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).changed(&before, details));
    Ok(())
}
