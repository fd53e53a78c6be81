//! Candidates on a page: those of a job order whom the reader reaches, and the candidacies of a case.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::{Candidate, CandidateId, Column, Entity};
use crate::access::Scope;
use crate::employers::employer;
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::placement::job_orders::{self, JobOrder, JobOrderId};
use crate::shared::{CaseId, Fault};

/// The most candidates of an order or candidacies of a case.
const MOST: u64 = 100;

/// A candidate with whose case it is.
pub type Proposed = (Candidate, Case, Participant);

/// The candidates of a job order whom the reader reaches, those who were proposed first in front, and how many others
/// there are. The caller has scoped the order.
///
/// # Errors
/// Where the database fails.
pub async fn of_order(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    order: JobOrderId,
) -> Result<(Vec<Proposed>, u64), Fault> {
    let everybody = Entity::find().filter(Column::JobOrderId.eq(order));
    let reached = case::Entity::find().select_only().column(case::Column::Id).filter(case::queries::visible(scope));
    let reached = everybody.clone().filter(Column::CaseId.in_subquery(reached.into_query()));
    let hidden = everybody.count(db).await?.saturating_sub(reached.clone().count(db).await?);
    let all = reached.order_by_asc(Column::Id).limit(MOST).all(db).await?;
    let cases = case::Entity::find().filter(case::queries::visible(scope));
    let cases = cases.filter(case::Column::Id.is_in(all.iter().map(|candidate| candidate.case_id))).all(db).await?;
    let whose = cases.iter().map(|case| case.participant_id);
    let people = participants::queries::by_ids(db, scope.reader.organization, whose).await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let cases: BTreeMap<CaseId, Case> = cases.into_iter().map(|case| (case.id, case)).collect();
    let with = |candidate: Candidate| {
        let case = cases.get(&candidate.case_id)?.clone();
        let who = people.get(&case.participant_id)?.clone();
        Some((candidate, case, who))
    };
    Ok((all.into_iter().filter_map(with).collect(), hidden))
}

/// A candidacy of a case with its order and the employer's name.
#[derive(Clone, Debug)]
pub struct Candidacy {
    /// The candidacy.
    pub candidate: Candidate,
    /// The order.
    pub order: JobOrder,
    /// The employer's name.
    pub employer: String,
}

/// The candidacies of a case, the latest first. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn of_case(db: &DatabaseConnection, case: CaseId) -> Result<Vec<Candidacy>, Fault> {
    let all = Entity::find().filter(Column::CaseId.eq(case)).order_by_desc(Column::Id).limit(MOST);
    with_orders(db, all.all(db).await?).await
}

/// One candidacy of a case. The caller has scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: CandidateId) -> Result<Option<Candidacy>, Fault> {
    let found = Entity::find_by_id(id).filter(Column::CaseId.eq(case)).all(db).await?;
    Ok(with_orders(db, found).await?.pop())
}

async fn with_orders(db: &DatabaseConnection, candidates: Vec<Candidate>) -> Result<Vec<Candidacy>, Fault> {
    let ids = candidates.iter().map(|candidate| candidate.job_order_id);
    let orders = job_orders::queries::by_ids(db, ids).await?;
    let names = employer::queries::names(db, orders.values().map(|order| order.employer_id)).await?;
    let with = |candidate: Candidate| {
        let order = orders.get(&candidate.job_order_id)?.clone();
        let employer = names.get(&order.employer_id)?.clone();
        Some(Candidacy { candidate, order, employer })
    };
    Ok(candidates.into_iter().filter_map(with).collect())
}

/// What became of these cases for one order, by their latest candidacy for it.
///
/// # Errors
/// Where the database fails.
pub(in crate::placement) async fn for_order(
    db: &DatabaseConnection,
    order: JobOrderId,
    cases: impl Iterator<Item = CaseId>,
) -> Result<BTreeMap<CaseId, Candidate>, DbErr> {
    let all = Entity::find().filter(Column::JobOrderId.eq(order)).filter(Column::CaseId.is_in(cases));
    let all = all.order_by_asc(Column::Id).all(db).await?;
    Ok(all.into_iter().map(|candidate| (candidate.case_id, candidate)).collect())
}
