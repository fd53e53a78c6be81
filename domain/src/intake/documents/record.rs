use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{CameBy, DocumentState, MediaType, RefusedFor, Way};
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Fields, Instant, OrganizationId, ParticipantId, UserId};

crate::ids! {
    /// A document.
    DocumentId,
    /// A request for papers.
    DocumentRequestId,
}

/// A document: what it is and where it stands. Its content is in a table of its own, encrypted.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    /// The document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// About whom.
    pub participant_id: ParticipantId,
    /// In which case.
    pub case_id: CaseId,
    /// Which paper it is, by the program's code.
    pub paper: String,
    /// What staff call it, where the paper's name does not say it all.
    pub title: Option<String>,
    /// Found by looking into it, never by its name.
    pub media_type: MediaType,
    /// In bytes, as kept.
    pub size: i64,
    /// The SHA-256 of what is kept, in hexadecimal.
    pub hash: String,
    /// How it came.
    pub came_by: CameBy,
    /// The request that it answers.
    pub request_id: Option<DocumentRequestId>,
    /// Who uploaded it, where staff did.
    pub received_by: Option<UserId>,
    /// When.
    pub received_at: Instant,
    /// Where it stands.
    pub state: DocumentState,
    /// Who accepted, refused or struck it.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why it was refused.
    pub refused_for: Option<RefusedFor>,
    /// In words, why it was refused or struck.
    pub reason: Option<String>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is in a document, encrypted.
pub mod contents {
    use super::{DocumentId, OrganizationId};
    use crate::setup::Sealed;
    use sea_orm::entity::prelude::*;

    /// The column, as its encryption is bound to it.
    pub(crate) const PLACE: &str = "document_contents.content";

    /// The content of one document.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "document_contents")]
    pub struct Model {
        /// Of which document.
        #[sea_orm(primary_key, auto_increment = false)]
        pub document_id: DocumentId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// The file.
        pub content: Sealed,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Papers asked of a participant by a link of their own.
pub mod requests {
    use super::{CaseId, DocumentRequestId, Instant, OrganizationId, PaperCodes, ParticipantId, UserId, Way};
    use crate::setup::Sealed;
    use sea_orm::entity::prelude::*;

    /// The column, as its encryption is bound to it.
    pub(crate) const PLACE: &str = "document_requests.link";

    /// A request.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "document_requests")]
    pub struct Model {
        /// The request.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DocumentRequestId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of whom.
        pub participant_id: ParticipantId,
        /// In which case.
        pub case_id: CaseId,
        /// Which papers, by code.
        pub papers: PaperCodes,
        /// How the link reached them.
        pub channel: Way,
        /// The secret end of the link while staff may have to read it out; gone once the request is over.
        pub link: Option<Sealed>,
        /// Who asked.
        pub asked_by: Option<UserId>,
        /// When.
        pub asked_at: Instant,
        /// When the link stops working.
        pub until: Instant,
        /// When everything had come, or it was withdrawn.
        pub over_at: Option<Instant>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Codes of papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct PaperCodes(pub Vec<String>);

/// What staff say of a document that they upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDetails {
    /// Which paper it is, by code.
    pub paper: String,
    /// What to call it.
    pub title: Option<String>,
    /// Whether they have looked at it and accept it.
    pub accepted: bool,
}

impl DocumentDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            paper: fields.text("paper", LINE),
            title: fields.optional_text("title", LINE),
            accepted: fields.ticked("accepted"),
        }
    }
}

/// Why a document is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalDetails {
    /// Which of the usual reasons.
    pub refused_for: RefusedFor,
    /// In words.
    pub reason: Option<String>,
}

impl RefusalDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { refused_for: fields.choice("refused_for"), reason: fields.optional_text("reason", LINE) }
    }
}
