//! What is needed, what came, and what was accepted. The caller has scoped the case.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::record::requests;
use super::rules::{self, DocumentState, NeededPaper, Standing};
use super::{Column, Document, DocumentId, DocumentRequestId, Entity};
use crate::intake::case::{self, Case};
use crate::programs;
use crate::setup::Keys;
use crate::shared::{CaseId, Fault, Instant, UserId};

/// The most documents that a case's page lists.
const MOST_LISTED: u64 = 500;

/// A paper, where it stands, and what came for it.
#[derive(Clone, Debug)]
pub struct PaperState {
    /// The paper.
    pub paper: NeededPaper,
    /// The names of the streams that need it; empty where every stream does.
    pub streams: Vec<String>,
    /// Where it stands.
    pub standing: Standing,
    /// What came for it, newest first.
    pub documents: Vec<Document>,
}

/// A request that stands open.
#[derive(Clone, Debug)]
pub struct OpenRequest {
    /// The request.
    pub id: DocumentRequestId,
    /// Its papers, by code.
    pub papers: Vec<String>,
    /// How the link reached them.
    pub channel: rules::Way,
    /// The secret end of the link, where staff hand it over.
    pub token: Option<String>,
    /// Who asked.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: Instant,
    /// When the link stops working.
    pub until: Instant,
}

/// Everything that the documents of a case come to.
#[derive(Clone, Debug)]
pub struct Papers {
    /// What is needed, in the order of the program.
    pub needed: Vec<PaperState>,
    /// What came beside it, newest first.
    pub others: Vec<Document>,
}

/// What a case needs and where each paper stands.
///
/// # Errors
/// Where the database fails.
pub async fn papers_of(db: &DatabaseConnection, case: &Case, now: Instant) -> Result<Papers, Fault> {
    let needed = needed_in(db, case).await?;
    let streams = programs::streams_of(db, case.program_id).await?;
    let names: BTreeMap<String, String> = streams.into_iter().map(|stream| (stream.code, stream.name)).collect();
    let asked = open_row(db, case.id).await?.filter(|request| now < request.until);
    let asked = asked.map(|request| request.papers.0).unwrap_or_default();
    let mut documents: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for document in all_of(db, case.id).await? {
        documents.entry(document.paper.clone()).or_default().push(document);
    }
    let needed = needed.into_iter().map(|paper| {
        let documents = documents.remove(&paper.code).unwrap_or_default();
        let states: Vec<DocumentState> = documents.iter().map(|document| document.state).collect();
        let standing = rules::standing(&states, asked.contains(&paper.code));
        let streams = paper.streams.iter().map(|code| names.get(code).unwrap_or(code).clone()).collect();
        PaperState { paper, streams, standing, documents }
    });
    let needed = needed.collect();
    let mut others: Vec<Document> = documents.into_values().flatten().collect();
    others.sort_by_key(|document| std::cmp::Reverse(document.id));
    Ok(Papers { needed, others })
}

/// Where each paper that a case needs stands.
///
/// # Errors
/// Where the database fails.
pub async fn state_of_papers(db: &DatabaseConnection, case: &Case, now: Instant) -> Result<Vec<PaperState>, Fault> {
    Ok(papers_of(db, case, now).await?.needed)
}

/// The codes of the papers of a case of which a document was accepted: evidence for facts, see [`rules::show`].
///
/// # Errors
/// Where the database fails.
pub async fn accepted_papers(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<String>, DbErr> {
    let accepted = Entity::find().select_only().column(Column::Paper).distinct();
    let accepted = accepted.filter(Column::CaseId.eq(case)).filter(Column::State.eq(DocumentState::Accepted));
    accepted.order_by_asc(Column::Paper).into_tuple().all(db).await
}

/// The papers that a case's program needs.
///
/// # Errors
/// Where the database fails.
pub async fn needed_in(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<NeededPaper>, DbErr> {
    let program = programs::find_in(db, case.organization_id, case.program_id).await?;
    Ok(program.map(|program| rules::needed(&program.policy)).unwrap_or_default())
}

/// The documents of a case, newest first, struck ones among them.
///
/// # Errors
/// Where the database fails.
pub async fn all_of(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Document>, DbErr> {
    let documents = Entity::find().filter(Column::CaseId.eq(case));
    documents.order_by_desc(Column::Id).limit(MOST_LISTED).all(db).await
}

/// A document of a case, and of no other.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, case: CaseId, id: DocumentId) -> Result<Option<Document>, Fault> {
    Ok(Entity::find_by_id(id).filter(Column::CaseId.eq(case)).one(db).await?)
}

/// The request of a case whose link works, with the link's secret end where staff hand it over.
///
/// # Errors
/// Where the database fails or the secret does not open.
pub async fn open_request(
    db: &DatabaseConnection,
    keys: &Keys,
    case: CaseId,
    now: Instant,
) -> Result<Option<OpenRequest>, Fault> {
    let Some(request) = open_row(db, case).await?.filter(|request| now < request.until) else { return Ok(None) };
    let token = request.link.map(|link| keys.open_text(requests::PLACE, request.id.0, &link)).transpose()?;
    Ok(Some(OpenRequest {
        id: request.id,
        papers: request.papers.0,
        channel: request.channel,
        token,
        asked_by: request.asked_by,
        asked_at: request.asked_at,
        until: request.until,
    }))
}

/// What people call a case.
pub(super) async fn case_number(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<String>, DbErr> {
    let number = case::Entity::find_by_id(case).select_only().column(case::Column::Number);
    number.into_tuple().one(db).await
}

/// The row of a case's request that is not over; its time may be.
pub(super) async fn open_row(db: &impl ConnectionTrait, case: CaseId) -> Result<Option<requests::Model>, DbErr> {
    let open = requests::Entity::find().filter(requests::Column::CaseId.eq(case));
    open.filter(requests::Column::OverAt.is_null()).one(db).await
}
