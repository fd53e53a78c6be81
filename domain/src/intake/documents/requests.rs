//! Asking a participant for papers by a link of their own, and what they send by it.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, PaginatorTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use super::commands::{Kept, keep, paper_name, tell};
use super::content::Examined;
use super::queries::{self, PaperState};
use super::record::requests::{self, ActiveModel, Column, Entity, Model};
use super::rules::{CameBy, DocumentState, MOST_BY_LINK, Way};
use super::{DocumentId, DocumentRequestId, PaperCodes};
use crate::access::links::{self, Purpose};
use crate::access::organizations;
use crate::access::{Act, Permission};
use crate::intake::case;
use crate::intake::case::commands::permitted;
use crate::intake::participants::{self, Participant, SafeChannel};
use crate::messages::outbox;
use crate::shared::fields::LINE;
use crate::shared::{
    Answer, CaseId, Day, Envelope, Fault, Fields, Happening, Instant, Message, ObjectKind, Refusal, Stop, What,
};

/// Which papers to ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestDetails {
    /// Their codes.
    pub papers: Vec<String>,
}

impl RequestDetails {
    /// Reads the form: one paper or several.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let papers = fields.texts("papers", LINE);
        if papers.is_empty() {
            fields.refuse(Refusal::of("papers", "missing"));
        }
        Self { papers }
    }
}

/// Leads to the page where papers are sent. It names nobody, no paper and no program: mail is read by others.
#[derive(Debug, Serialize)]
pub struct DocumentRequestMail {
    /// Where the link leads, below the address that people type.
    pub path: String,
    /// How long it works.
    pub until: Instant,
}

impl Message for DocumentRequestMail {
    const KIND: &'static str = "document_request";
}

/// How a link reaches this participant safely.
pub fn way_to(participant: &Participant) -> Way {
    match (participant.safe_channel, &participant.email) {
        (SafeChannel::Email, Some(_)) => Way::Email,
        _ => Way::HandedOver,
    }
}

/// Asks for papers: a link that leads to them and nowhere else, mailed where mail is safe, else handed over by staff.
/// An earlier request of the case is over with it.
///
/// # Errors
/// `missing` without a paper, `not-a-choice` for a paper that the program does not know.
pub async fn ask(act: &mut Act<'_>, case: CaseId, details: &RequestDetails) -> Answer<DocumentRequestId> {
    let case = permitted(act, Permission::Documents, case).await?;
    let mut names = Vec::new();
    for paper in &details.papers {
        names.push(paper_name(act, &case, paper).await?);
    }
    if let Some(before) = queries::open_row(act.tx(), case.id).await? {
        end(act, &before).await?;
    }
    let participant = participants::Entity::find_by_id(case.participant_id).one(act.tx()).await?;
    let participant = participant.ok_or(Stop::NotFound)?;
    let (id, channel) = (DocumentRequestId::new(), way_to(&participant));
    let token = links::issue(act, Purpose::Document, ObjectKind::DocumentRequest, id.0).await?;
    let handed_over = (channel == Way::HandedOver).then(|| act.keys.seal_text(requests::PLACE, id.0, &token));
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        papers: Set(PaperCodes(details.papers.clone())),
        channel: Set(channel),
        link: Set(handed_over.transpose()?),
        asked_by: Set(act.user()),
        asked_at: Set(act.by.at),
        until: Set(act.by.at + Purpose::Document.lifetime()),
        over_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    mail(act, &participant, id, &token)?;
    let happening = Happening::new(What::DocumentAsked, ObjectKind::DocumentRequest, id);
    let happening = happening.concerning(case.participant_id, Some(case.id));
    act.happened(happening.with("papers", names.join(", ")).created(details));
    Ok(id)
}

/// Withdraws a request: its link is over at once, its mail does not leave.
///
/// # Errors
/// `NotFound` where the case has no such request open.
pub async fn withdraw(act: &mut Act<'_>, case: CaseId, id: DocumentRequestId) -> Answer<()> {
    let case = permitted(act, Permission::Documents, case).await?;
    let request = queries::open_row(act.tx(), case.id).await?.filter(|request| request.id == id);
    end(act, &request.ok_or(Stop::NotFound)?).await?;
    let happening = Happening::new(What::DocumentRequestWithdrawn, ObjectKind::DocumentRequest, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)));
    Ok(())
}

/// Receives a document from whoever follows the link of a request. When every paper has come, the link goes on working
/// until its time is over: a paper may have a second page.
///
/// # Errors
/// `link-over`; `not-a-choice` for a paper that was not asked for; `enough-files`; `same-document`.
pub async fn send(act: &mut Act<'_>, token: &str, paper: &str, file: Examined) -> Answer<DocumentId> {
    let tx = act.permit_link()?;
    let over = || Refusal::because("link-over");
    let link = links::read(tx, token, act.by.at).await?.filter(|link| link.purpose == Purpose::Document);
    let id = DocumentRequestId(link.ok_or_else(over)?.object_id);
    let request = Entity::find_by_id(id).filter(Column::OverAt.is_null()).lock_exclusive().one(tx).await?;
    let request = request.ok_or_else(over)?;
    if !request.papers.0.iter().any(|asked| asked == paper) {
        return Err(Refusal::of("paper", "not-a-choice").with("typed", "").into());
    }
    let sent = super::Entity::find().filter(super::Column::RequestId.eq(id)).count(tx).await?;
    if sent >= MOST_BY_LINK {
        return Err(Refusal::of("file", "enough-files").with("most", MOST_BY_LINK).into());
    }
    let case = case::Entity::find_by_id(request.case_id).one(tx).await?.ok_or(Stop::NotFound)?;
    let name = paper_name(act, &case, paper).await?;
    let kept = Kept { paper, title: None, state: DocumentState::Received, came_by: CameBy::Link, request: Some(id) };
    let document = keep(act, &case, file, kept).await?;
    tell(act, What::DocumentReceived, &case, document, &name, |told| told);
    Ok(document)
}

/// What a link asks for, for the page that it leads to.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The link.
    pub link: links::LinkId,
    /// Who asks.
    pub organization: organizations::Model,
    /// Of whom.
    pub participant: Participant,
    /// The papers that were asked for.
    pub papers: Vec<PaperState>,
    /// When the link stops working.
    pub until: Instant,
    /// The civil day where the organization is.
    pub today: Day,
}

/// What a link asks for, while it works. Looking changes nothing: mail scanners look, too.
///
/// # Errors
/// Where the database fails.
pub async fn asked_by(db: &DatabaseConnection, token: &str, now: Instant) -> Result<Option<Asked>, Fault> {
    let link = links::working(db, token, now).await?.filter(|link| link.purpose == Purpose::Document);
    let Some(link) = link else { return Ok(None) };
    let request =
        Entity::find_by_id(DocumentRequestId(link.object_id)).filter(Column::OverAt.is_null()).one(db).await?;
    let Some(request) = request else { return Ok(None) };
    let case = case::Entity::find_by_id(request.case_id).one(db).await?;
    let participant = participants::Entity::find_by_id(request.participant_id).one(db).await?;
    let organization = organizations::find(db, request.organization_id).await?;
    let (Some(case), Some(participant), Some(organization)) = (case, participant, organization) else {
        return Ok(None);
    };
    let mut papers = queries::state_of_papers(db, &case, now).await?;
    papers.retain(|state| request.papers.0.contains(&state.paper.code));
    let today = organization.day_of(now);
    Ok(Some(Asked { link: link.id, organization, participant, papers, until: link.until, today }))
}

fn mail(act: &mut Act<'_>, participant: &Participant, id: DocumentRequestId, token: &str) -> Answer<()> {
    let Some(to) = participant.email.clone().filter(|_| way_to(participant) == Way::Email) else { return Ok(()) };
    let envelope = Envelope {
        to,
        language: participant.language,
        participant: Some(participant.id),
        object: ObjectKind::DocumentRequest,
        id: id.0,
        occurrence: String::new(),
    };
    let until = act.by.at + Purpose::Document.lifetime();
    act.post(envelope, &DocumentRequestMail { path: format!("/d/{token}"), until })
}

async fn end(act: &Act<'_>, request: &Model) -> Answer<()> {
    links::withdraw(act, request.id.0).await?;
    outbox::drop_waiting(act, request.id.0).await?;
    let row = ActiveModel { id: Set(request.id), over_at: Set(Some(act.by.at)), link: Set(None), ..Default::default() };
    Entity::update(row).exec(act.tx()).await?;
    Ok(())
}
