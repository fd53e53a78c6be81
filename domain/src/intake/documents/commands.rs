//! Receiving, opening, accepting, refusing and striking documents.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, PaginatorTrait, SqlErr};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::content::Examined;
use super::record::contents;
use super::rules::{self, CameBy, DocumentState, MediaType, OTHER, SIGNED_RELEASE};
use super::{
    ActiveModel, Column, Document, DocumentDetails, DocumentId, DocumentRequestId, Entity, RefusalDetails, queries,
};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::intake::releases;
use crate::shared::{Answer, CaseId, Day, Fault, Happening, ObjectKind, Refusal, Stop, What};

/// A document that was opened.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// The name that a browser saves it under.
    pub name: String,
    /// What it is.
    pub media_type: MediaType,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Receives a document that staff upload, and accepts it where they say so.
///
/// # Errors
/// `not-a-choice` for a paper that the program does not know, `same-document` where the very file is there already.
pub async fn upload(act: &mut Act<'_>, case: CaseId, file: Examined, details: &DocumentDetails) -> Answer<DocumentId> {
    let case = permitted(act, Permission::Documents, case).await?;
    let paper = paper_name(act, &case, &details.paper).await?;
    if details.paper == OTHER && details.title.is_none() {
        return Err(Refusal::of("title", "missing").into());
    }
    if details.accepted {
        permitted(act, Permission::AcceptDocument, case.id).await?;
    }
    let state = if details.accepted { DocumentState::Accepted } else { DocumentState::Received };
    let kept =
        Kept { paper: &details.paper, title: details.title.clone(), state, came_by: CameBy::Staff, request: None };
    let id = keep(act, &case, file, kept).await?;
    let name = details.title.clone().unwrap_or(paper);
    tell(act, What::DocumentReceived, &case, id, &name, |told| told);
    if details.accepted {
        tell(act, What::DocumentAccepted, &case, id, &name, |told| told);
    }
    Ok(id)
}

/// Opens a document: who opened it stands in the audit trail before it leaves.
///
/// # Errors
/// `NotFound` where the case has no such document, or it was struck.
pub async fn open(act: &mut Act<'_>, case: CaseId, id: DocumentId) -> Answer<Opened> {
    let tx = act.permit_reading(Permission::Documents, case).await?;
    let document = of_case(tx, case, id).await?;
    if document.state == DocumentState::Struck {
        return Err(Stop::NotFound);
    }
    let number = queries::case_number(tx, case).await?.ok_or(Stop::NotFound)?;
    let content = contents::Entity::find_by_id(id).one(tx).await?.ok_or(Fault::Unreadable(contents::PLACE))?;
    let bytes = act.keys.open(contents::PLACE, id.0, &content.content)?;
    if hash_of(&bytes) != document.hash {
        return Err(Fault::Unreadable(contents::PLACE).into());
    }
    let happening = Happening::new(What::DocumentOpened, ObjectKind::Document, id);
    act.happened(happening.concerning(document.participant_id, Some(case)));
    let name = rules::file_name(&number, Day(document.received_at.date_naive()), id.0, document.media_type);
    Ok(Opened { name, media_type: document.media_type, bytes })
}

/// Accepts a document as evidence.
///
/// # Errors
/// `Conflict` where somebody decided of it since `version`.
pub async fn accept(act: &mut Act<'_>, case: CaseId, id: DocumentId, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::AcceptDocument, case).await?;
    let document = of_case(act.tx(), case.id, id).await?;
    let columns = ActiveModel { refused_for: Set(None), reason: Set(None), ..Default::default() };
    decide(act, &document, version, DocumentState::Accepted, columns).await?;
    let name = name_of(act, &case, &document).await?;
    tell(act, What::DocumentAccepted, &case, id, &name, |told| told);
    Ok(())
}

/// Refuses a document as evidence, and says why.
///
/// # Errors
/// `Conflict` where somebody decided of it since `version`.
pub async fn refuse(
    act: &mut Act<'_>,
    case: CaseId,
    id: DocumentId,
    details: &RefusalDetails,
    version: i32,
) -> Answer<()> {
    let case = permitted(act, Permission::AcceptDocument, case).await?;
    let document = of_case(act.tx(), case.id, id).await?;
    let columns = ActiveModel {
        refused_for: Set(Some(details.refused_for)),
        reason: Set(details.reason.clone()),
        ..Default::default()
    };
    decide(act, &document, version, DocumentState::Refused, columns).await?;
    let name = name_of(act, &case, &document).await?;
    let reason = details.reason.clone().unwrap_or_default();
    tell(act, What::DocumentRefused, &case, id, &name, |told| told.with("note", reason));
    Ok(())
}

/// Strikes a document that was entered in error: it stays listed with who and why, and is not opened any more.
///
/// # Errors
/// `missing` without a reason, `Conflict` where somebody decided of it since `version`.
pub async fn strike(act: &mut Act<'_>, case: CaseId, id: DocumentId, reason: &str, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::AcceptDocument, case).await?;
    if reason.trim().is_empty() {
        return Err(Refusal::of("reason", "missing").into());
    }
    let document = of_case(act.tx(), case.id, id).await?;
    let columns = ActiveModel { reason: Set(Some(reason.to_owned())), ..Default::default() };
    decide(act, &document, version, DocumentState::Struck, columns).await?;
    let name = name_of(act, &case, &document).await?;
    tell(act, What::DocumentStruck, &case, id, &name, |told| told.with("reason", reason));
    Ok(())
}

/// What a document is kept as.
pub(super) struct Kept<'a> {
    pub paper: &'a str,
    pub title: Option<String>,
    pub state: DocumentState,
    pub came_by: CameBy,
    pub request: Option<DocumentRequestId>,
}

/// Keeps a file, encrypted, with its row.
pub(super) async fn keep(act: &mut Act<'_>, case: &Case, file: Examined, kept: Kept<'_>) -> Answer<DocumentId> {
    let id = DocumentId::new();
    let accepted = kept.state == DocumentState::Accepted;
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        paper: Set(kept.paper.to_owned()),
        title: Set(kept.title),
        media_type: Set(file.media_type),
        size: Set(i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)),
        hash: Set(hash_of(&file.bytes)),
        came_by: Set(kept.came_by),
        request_id: Set(kept.request),
        received_by: Set(act.user()),
        received_at: Set(act.by.at),
        state: Set(kept.state),
        decided_by: Set(act.user().filter(|_| accepted)),
        decided_at: Set(accepted.then_some(act.by.at)),
        refused_for: Set(None),
        reason: Set(None),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map_err(same_file)?;
    let content = contents::ActiveModel {
        document_id: Set(id),
        organization_id: Set(case.organization_id),
        content: Set(act.keys.seal(contents::PLACE, id.0, &file.bytes)?),
    };
    contents::Entity::insert(content).exec_without_returning(act.tx()).await?;
    Ok(id)
}

/// What a paper of the case's program is called in the record; refused where the program has no such paper.
pub(super) async fn paper_name(act: &Act<'_>, case: &Case, paper: &str) -> Answer<String> {
    if [OTHER, SIGNED_RELEASE].contains(&paper) {
        return Ok(rules::words_of(paper));
    }
    let needed = queries::needed_in(act.tx(), case).await?;
    let known = needed.iter().find(|needed| needed.code == paper);
    let known = known.ok_or_else(|| Refusal::of("paper", "not-a-choice").with("typed", ""))?;
    Ok(rules::record_name(known))
}

/// Says what happened to a document.
pub(super) fn tell(
    act: &mut Act<'_>,
    what: What,
    case: &Case,
    id: DocumentId,
    paper: &str,
    more: impl FnOnce(Happening) -> Happening,
) {
    let happening = Happening::new(what, ObjectKind::Document, id).concerning(case.participant_id, Some(case.id));
    act.happened(more(happening.with("paper", paper)));
}

async fn name_of(act: &Act<'_>, case: &Case, document: &Document) -> Answer<String> {
    if let Some(title) = &document.title {
        return Ok(title.clone());
    }
    // A paper that the program has dropped since keeps its code as its name.
    Ok(paper_name(act, case, &document.paper).await.unwrap_or_else(|_| document.paper.clone()))
}

/// A document of this case, and of no other.
async fn of_case(tx: &DatabaseTransaction, case: CaseId, id: DocumentId) -> Answer<Document> {
    Entity::find_by_id(id).filter(Column::CaseId.eq(case)).one(tx).await?.ok_or(Stop::NotFound)
}

/// Decides of a document along the table of its states.
async fn decide(
    act: &Act<'_>,
    document: &Document,
    version: i32,
    state: DocumentState,
    columns: ActiveModel,
) -> Answer<()> {
    if document.version != version || !rules::may_become(document.state, state) {
        return Err(Stop::Conflict);
    }
    if state != DocumentState::Accepted && proves_a_release(act, document.id).await? {
        return Err(Refusal::because("document-proves-release").into());
    }
    let row = ActiveModel {
        state: Set(state),
        decided_by: Set(act.user()),
        decided_at: Set(Some(act.by.at)),
        version: Set(version + 1),
        ..columns
    };
    let decided = Entity::update_many().set(row).filter(Column::Id.eq(document.id)).filter(Column::Version.eq(version));
    let decided = decided.exec(act.tx()).await.map_err(same_file)?;
    if decided.rows_affected == 1 { Ok(()) } else { Err(Stop::Conflict) }
}

/// Whether a release that stands was signed on this paper: it is revoked first.
async fn proves_a_release(act: &Act<'_>, id: DocumentId) -> Result<bool, DbErr> {
    let standing = releases::Entity::find().filter(releases::Column::DocumentId.eq(id));
    Ok(standing.filter(releases::Column::EndedAt.is_null()).count(act.tx()).await? > 0)
}

fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Of the same file twice the schema lets one stand.
fn same_file(error: DbErr) -> Stop {
    match error.sql_err() {
        // SQLite names the columns, PostgreSQL the index.
        Some(SqlErr::UniqueConstraintViolation(about)) if about.contains("same_file") || about.contains("hash") => {
            Refusal::of("file", "same-document").into()
        }
        _ => Stop::Fault(Fault::Database(error)),
    }
}
