//! What is known of an application, and what was decided.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::{Known, facts, priorities};
use super::{Column, Decided, Entity, StreamPriority, case_streams};
use crate::intake::case::Case;
use crate::intake::participants::Participant;
use crate::intake::{assessments, background, barriers, demographics, documents, evidence, household, questions};
use crate::programs::eligibility::{Determination, determine};
use crate::programs::{self, streams};
use crate::shared::{CaseId, Day, Fault, FundingStreamId};

/// Everything that intake wrote down about a case. The caller has scoped it. A fixed number of questions.
///
/// # Errors
/// Where the database fails.
pub async fn known(db: &impl ConnectionTrait, case: &Case, participant: &Participant) -> Result<Known, Fault> {
    let demographics = demographics::Entity::find_by_id(participant.id).one(db).await?;
    let background = background::Entity::find_by_id(case.id).one(db).await?;
    let barriers = barriers::Entity::find().filter(barriers::Column::CaseId.eq(case.id)).all(db).await?;
    let replies = questions::Entity::find().filter(questions::Column::CaseId.eq(case.id)).all(db).await?;
    let shown = evidence::Entity::find().filter(evidence::Column::CaseId.eq(case.id)).all(db).await?;
    Ok(Known {
        person: participant.details(),
        demographics: demographics.map(|row| row.details()).unwrap_or_default(),
        education: background.map(|row| row.education),
        barriers: barriers.into_iter().collect(),
        household: household::commands::told(db, case.id).await?,
        replies: replies.into_iter().collect(),
        assessments: assessments::queries::of_case(db, case.id).await?,
        shown: shown.into_iter().collect(),
        papers: documents::queries::accepted_papers(db, case.id).await?,
    })
}

/// What a program's rules say of an application today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    /// Every rule and every stream.
    pub determination: Determination,
    /// The place in each stream's order of priority.
    pub priorities: Vec<StreamPriority>,
}

/// Applies a program's rules to what is known.
pub fn so_far(program: &programs::Model, streams: &[streams::Model], known: &Known, today: Day) -> SoFar {
    let codes: Vec<String> = streams.iter().map(|stream| stream.code.clone()).collect();
    let facts = facts(known, &program.policy);
    let policy = &program.policy;
    let determination = determine(&policy.eligibility, &codes, &facts, &policy.income_tables, today);
    SoFar { determination, priorities: priorities(policy, &facts, &codes) }
}

/// The last determination of a case. The caller has scoped it.
///
/// # Errors
/// Where the database fails.
pub async fn last(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<Decided>, Fault> {
    Ok(Entity::find().filter(Column::CaseId.eq(case)).order_by_desc(Column::Id).one(db).await?)
}

/// The funding streams that take a case. The caller has scoped it.
///
/// # Errors
/// Where the database fails.
pub async fn streams_of(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<FundingStreamId>, DbErr> {
    let streams = case_streams::Entity::find()
        .select_only()
        .column(case_streams::Column::FundingStreamId)
        .filter(case_streams::Column::CaseId.eq(case));
    streams.into_tuple().all(db).await
}

/// The best group of a case in the orders of the streams that take it; nothing where none has an order.
///
/// # Errors
/// Where the database fails.
pub async fn best_group(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<i32>, DbErr> {
    let groups = case_streams::Entity::find()
        .select_only()
        .column(case_streams::Column::PriorityGroup)
        .filter(case_streams::Column::CaseId.eq(case));
    let groups: Vec<Option<i32>> = groups.into_tuple().all(db).await?;
    Ok(groups.into_iter().flatten().min())
}
