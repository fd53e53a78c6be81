//! Grants on a page, with what they promise, how they were revised, and the streams that they come as.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};

use super::{Column, Entity, Grant, GrantId, deliverables, revisions, shares};
use crate::access::Scope;
use crate::programs::streams;
use crate::shared::{Fault, FundingStreamId, OrganizationId};

/// The most grants, streams and revisions that a page lists.
const MOST: u64 = 100;
/// No organization has more shares of grants in all its programs.
const MOST_SHARES: u64 = 500;

/// The grants that a reader runs: those that come as a stream of their programs, and those that come as none yet.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let (reader, reach) = (scope.reader, scope.reach);
    let own = Condition::all().add(Column::OrganizationId.eq(reader.organization));
    if reader.is_of_the_house() {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(Column::Id.is_null());
    if reach.program {
        let shared = shares::Entity::find().select_only().column(shares::Column::GrantId);
        let own = shares::Column::ProgramId.is_in(reader.programs.iter().copied());
        let reached = shared.clone().filter(own);
        ways = ways.add(Column::Id.in_subquery(reached.into_query()));
        let shared = shared.filter(shares::Column::OrganizationId.eq(reader.organization));
        ways = ways.add(Column::Id.not_in_subquery(shared.into_query()));
    }
    own.add(ways)
}

/// What a grant promises, in the order of the list. The caller has scoped the grant.
///
/// # Errors
/// Where the database fails.
pub async fn deliverables_of(db: &impl ConnectionTrait, id: GrantId) -> Result<Vec<deliverables::Model>, Fault> {
    let all = deliverables::Entity::find().filter(deliverables::Column::GrantId.eq(id));
    let mut all = all.limit(MOST).all(db).await?;
    all.sort_by_key(|promise| promise.kind);
    Ok(all)
}

/// How a grant was revised, the latest first. The caller has scoped the grant.
///
/// # Errors
/// Where the database fails.
pub async fn revisions_of(db: &impl ConnectionTrait, id: GrantId) -> Result<Vec<revisions::Model>, Fault> {
    let all = revisions::Entity::find().filter(revisions::Column::GrantId.eq(id));
    Ok(all.order_by_desc(revisions::Column::Id).limit(MOST).all(db).await?)
}

/// The streams that grants of an organization come as, by name, each with its grant.
///
/// # Errors
/// Where the database fails.
pub async fn shared_streams(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<Vec<(streams::Model, GrantId)>, Fault> {
    let all = shares::Entity::find().filter(shares::Column::OrganizationId.eq(organization));
    let all = all.order_by_asc(shares::Column::Id).limit(MOST_SHARES).all(db).await?;
    let by_stream: BTreeMap<FundingStreamId, GrantId> =
        all.into_iter().map(|share| (share.funding_stream_id, share.grant_id)).collect();
    let streams = streams::Entity::find().filter(streams::Column::Id.is_in(by_stream.keys().copied()));
    let streams = streams.order_by_asc(streams::Column::Name).all(db).await?;
    let with = |stream: streams::Model| by_stream.get(&stream.id).map(|grant| (stream, *grant));
    Ok(streams.into_iter().filter_map(with).collect())
}

/// Streams of an organization that are the share of no grant yet, by name.
///
/// # Errors
/// Where the database fails.
pub async fn free_streams(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
) -> Result<Vec<streams::Model>, Fault> {
    let taken = shares::Entity::find().select_only().column(shares::Column::FundingStreamId);
    let taken = taken.filter(shares::Column::OrganizationId.eq(organization));
    let free = streams::Entity::find().filter(streams::Column::OrganizationId.eq(organization));
    let free = free.filter(streams::Column::Id.not_in_subquery(taken.into_query()));
    Ok(free.order_by_asc(streams::Column::Name).limit(MOST).all(db).await?)
}

/// The grant that a stream is a share of.
///
/// # Errors
/// Where the database fails.
pub async fn grant_of(db: &impl ConnectionTrait, stream: FundingStreamId) -> Result<Option<Grant>, Fault> {
    let share = shares::Entity::find().filter(shares::Column::FundingStreamId.eq(stream)).one(db).await?;
    let Some(share) = share else { return Ok(None) };
    Ok(Entity::find_by_id(share.grant_id).one(db).await?)
}
