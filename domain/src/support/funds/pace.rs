//! What a grant has brought about so far, counted in the cases of its streams.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{QuerySelect, QueryTrait};

use crate::intake::case;
use crate::intake::determination::case_streams;
use crate::programs::grants::rules::DeliverableKind;
use crate::programs::grants::{Grant, shares};
use crate::shared::{Coded, Day, Fault};
use crate::training::{credentials, has_begun};

/// How many people stand for each thing that a grant can promise, within its days until today. The caller has scoped the
/// grant.
///
/// # Errors
/// Where the database fails.
pub async fn done(
    db: &impl ConnectionTrait,
    grant: &Grant,
    today: Day,
) -> Result<BTreeMap<DeliverableKind, i64>, Fault> {
    let mut done = BTreeMap::new();
    for kind in DeliverableKind::ALL.iter().copied() {
        done.insert(kind, count(db, grant, kind, today).await?);
    }
    Ok(done)
}

async fn count(db: &impl ConnectionTrait, grant: &Grant, kind: DeliverableKind, today: Day) -> Result<i64, Fault> {
    let counted = match kind {
        DeliverableKind::Enrolled => case::Entity::find()
            .filter(case::Column::EnteredOn.between(grant.starts_on, grant.ends_on))
            .filter(case::Column::Id.in_subquery(cases_of(grant)))
            .count(db),
        DeliverableKind::TrainingBegun => case::Entity::find()
            .filter(case::Column::Id.in_subquery(cases_of(grant)))
            .filter(has_begun(Some(grant.starts_on), grant.ends_on.min(today)))
            .count(db),
        DeliverableKind::Credentials => credentials::Entity::find()
            .select_only()
            .column(credentials::Column::CaseId)
            .distinct()
            .filter(credentials::Column::StruckAt.is_null())
            .filter(credentials::Column::Day.between(grant.starts_on, grant.ends_on))
            .filter(credentials::Column::CaseId.in_subquery(cases_of(grant)))
            .count(db),
    };
    Ok(i64::try_from(counted.await?).unwrap_or(i64::MAX))
}

/// The cases that a grant's streams were found to pay for.
fn cases_of(grant: &Grant) -> SelectStatement {
    let streams = shares::Entity::find().select_only().column(shares::Column::FundingStreamId);
    let streams = streams.filter(shares::Column::GrantId.eq(grant.id)).into_query();
    let cases = case_streams::Entity::find().select_only().column(case_streams::Column::CaseId);
    cases.filter(case_streams::Column::FundingStreamId.in_subquery(streams)).into_query()
}
