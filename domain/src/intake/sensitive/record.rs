use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::Reply;
use crate::setup::Sealed;
use crate::shared::{CaseId, Fields, Instant, OrganizationId, ParticipantId, Refusal, UserId};

crate::ids! {
    /// A sensitive file.
    SensitiveFileId,
}

crate::coded! {
    /// What a sensitive file is about.
    pub enum Category("sensitive-category") {
        /// Disability (PIRL 202 and 203).
        Disability = "disability",
        /// A criminal record (PIRL 801).
        Record = "criminal-record",
    }
}

impl Category {
    /// The place that its key is made for.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Disability => "sensitive_files.disability",
            Self::Record => "sensitive_files.criminal-record",
        }
    }
}

crate::coded! {
    /// The category of a disability (PIRL 203).
    pub enum DisabilityKind("disability-kind") {
        /// Physical: a chronic condition.
        Chronic = "chronic",
        /// Physical: mobility.
        Mobility = "mobility",
        /// Mental or psychiatric.
        Mental = "mental",
        /// Vision.
        Vision = "vision",
        /// Hearing.
        Hearing = "hearing",
        /// Learning.
        Learning = "learning",
        /// Cognitive or intellectual.
        Cognitive = "cognitive",
        /// They did not say.
        NotSaid = "not-said",
    }
}

/// One sensitive file of one case.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sensitive_files")]
pub struct Model {
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SensitiveFileId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// About whom.
    pub participant_id: ParticipantId,
    /// About what.
    pub category: Category,
    /// What it says.
    pub body: Sealed,
    /// When it was written.
    pub at: Instant,
    /// Who wrote it.
    pub user_id: Option<UserId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was answered to the sensitive questions of intake; nothing where a question was left out.
///
/// It is no `XDetails`: it is neither compared in a history nor shown again.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SensitiveAnswers {
    /// Whether there is a disability.
    pub disability: Option<Reply>,
    /// Of which category.
    pub disability_kind: Option<DisabilityKind>,
    /// Whether there is a criminal record.
    pub record: Option<Reply>,
}

impl std::fmt::Debug for SensitiveAnswers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SensitiveAnswers(…)")
    }
}

/// What the file of a disability says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Disability {
    pub reply: Reply,
    pub kind: Option<DisabilityKind>,
}

impl SensitiveAnswers {
    /// The names of its fields: what is typed in them is kept nowhere but in the files.
    pub const FIELDS: [&str; 3] = ["disability", "disability_kind", "criminal_record"];

    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let answers = Self {
            disability: fields.optional_choice("disability"),
            disability_kind: fields.optional_choice("disability_kind"),
            record: fields.optional_choice("criminal_record"),
        };
        if answers.disability_kind.is_some() && answers.disability != Some(Reply::Yes) {
            fields.refuse(Refusal::of("disability_kind", "only-with-yes"));
        }
        answers
    }

    /// Whether every question was left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is to be sealed, by category.
    pub(super) fn bodies(&self) -> Result<Vec<(Category, String)>, serde_json::Error> {
        let disability = self.disability.map(|reply| Disability { reply, kind: self.disability_kind });
        let disability = disability.map(|body| Ok((Category::Disability, serde_json::to_string(&body)?)));
        let record = self.record.map(|reply| Ok((Category::Record, serde_json::to_string(&reply)?)));
        disability.into_iter().chain(record).collect()
    }
}
