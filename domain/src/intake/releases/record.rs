use sea_orm::ActiveValue::Set;
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::kinds::ReleaseKind;
use super::lists::{Category, Ending, Proof, RecipientKind, Signer};
use super::proposal::Proposal;
use super::rules::{Recipient, Standing};
use crate::intake::documents::DocumentId;
use crate::intake::participants::rules::folded;
use crate::setup::{Keys, Sealed};
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Day, Fault, Fields, Instant, Language, OrganizationId, ParticipantId, UserId};

crate::ids! {
    /// A release.
    ReleaseId,
}

/// A release. Once recorded it is not edited: it is narrowed by another, revoked, or ends with its last day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "releases")]
pub struct Model {
    /// The release.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Whose information.
    pub participant_id: ParticipantId,
    /// In which case it was recorded.
    pub case_id: CaseId,
    /// Of which kind.
    pub kind: ReleaseKind,
    /// The version of the text that was signed.
    pub text_version: i32,
    /// The SHA-256 of that text, in hexadecimal.
    pub text_hash: String,
    /// The language it was signed in.
    pub language: Language,
    /// Who receives: of which kind.
    pub recipient_kind: RecipientKind,
    /// Which, where they are known to Tandem.
    pub recipient_id: Option<Uuid>,
    /// By name.
    pub recipient_name: Sealed,
    /// The keyed hash of their folded name.
    pub recipient_hash: Vec<u8>,
    /// The position, records or use that it is for.
    pub concerning: Option<Sealed>,
    /// What it covers, and nothing else.
    pub categories: Categories,
    /// What for.
    pub purpose: Sealed,
    /// When it was signed.
    pub signed_on: Day,
    /// By whom.
    pub signer: Signer,
    /// Their name.
    pub signer_name: String,
    /// What shows it.
    pub evidence: Proof,
    /// The scanned paper.
    pub document_id: Option<DocumentId>,
    /// Who saw the signature.
    pub witness: Option<String>,
    /// Who recorded it.
    pub recorded_by: Option<UserId>,
    /// When.
    pub recorded_at: Instant,
    /// The first day.
    pub from_day: Day,
    /// The last day; open where there is none.
    pub until_day: Option<Day>,
    /// Who gave it, whatever record it stands in since.
    pub given_by: ParticipantId,
    /// The manager who looked at it, where its kind needs that.
    pub looked_at_by: Option<UserId>,
    /// When.
    pub looked_at: Option<Instant>,
    /// The wider one whose place it took.
    pub narrows: Option<ReleaseId>,
    /// Who asked for the narrowing.
    pub told_by: Option<Signer>,
    /// When they said so.
    pub told_on: Option<Day>,
    /// When it ended before its last day.
    pub ended_at: Option<Instant>,
    /// Who wrote that down.
    pub ended_by: Option<UserId>,
    /// Why it ended.
    pub ending: Option<Ending>,
    /// Who asked for it to end.
    pub ending_told_by: Option<Signer>,
    /// When they said so.
    pub ending_told_on: Option<Day>,
    /// The narrower one that took its place.
    pub replaced_by: Option<ReleaseId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What of a release is sealed: it may tell by itself what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The recipient's name.
    pub recipient: String,
    /// The position, records or use that it is for.
    pub concerning: Option<String>,
    /// What for.
    pub purpose: String,
}

const RECIPIENT: &str = "releases.recipient_name";
const CONCERNING: &str = "releases.concerning";
const PURPOSE: &str = "releases.purpose";

impl Words {
    /// What a release says.
    ///
    /// # Errors
    /// Where the key is another one or the row was damaged.
    pub fn of(keys: &Keys, release: &Model) -> Result<Self, Fault> {
        let open = |place, sealed| keys.open_text(place, release.id.0, sealed);
        Ok(Self {
            recipient: open(RECIPIENT, &release.recipient_name)?,
            concerning: release.concerning.as_ref().map(|sealed| open(CONCERNING, sealed)).transpose()?,
            purpose: open(PURPOSE, &release.purpose)?,
        })
    }

    /// The columns that hold them.
    pub(super) fn sealed(&self, keys: &Keys, id: ReleaseId) -> Result<ActiveModel, Fault> {
        let seal = |place, plain: &str| keys.seal_text(place, id.0, plain);
        Ok(ActiveModel {
            recipient_name: Set(seal(RECIPIENT, &self.recipient)?),
            recipient_hash: Set(name_hash(keys, &self.recipient)),
            concerning: Set(self.concerning.as_deref().map(|plain| seal(CONCERNING, plain)).transpose()?),
            purpose: Set(seal(PURPOSE, &self.purpose)?),
            ..Default::default()
        })
    }
}

/// The keyed hash by which recipients without an id of their own are compared.
pub fn name_hash(keys: &Keys, name: &str) -> Vec<u8> {
    keys.blind_index(RECIPIENT, &folded(name))
}

/// The categories of a release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Categories(pub Vec<Category>);

impl Model {
    /// To whom.
    pub fn recipient(&self) -> Recipient {
        Recipient { kind: self.recipient_kind, id: self.recipient_id, name_hash: self.recipient_hash.clone() }
    }

    /// As the question of what it covers sees it.
    pub fn standing(&self) -> Standing {
        Standing {
            kind: self.kind,
            recipient: self.recipient(),
            categories: self.categories.0.clone(),
            from: self.from_day,
            until: self.until_day,
            ended: self.ended_at.is_some(),
            waits: self.kind.rule().second_look && self.looked_at.is_none(),
            given_by: self.given_by,
        }
    }
}

/// The text that was signed, as the face showed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextShown {
    /// Its version.
    pub version: i32,
    /// Its SHA-256 in hexadecimal.
    pub hash: String,
}

impl TextShown {
    /// This version of the text, with its fingerprint.
    pub fn of(version: i32, text: &str) -> Self {
        let hash = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { version, hash }
    }
}

/// A release as somebody records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseDetails {
    /// Of which kind.
    pub kind: ReleaseKind,
    /// To what kind of recipient.
    pub recipient_kind: RecipientKind,
    /// Their name.
    pub recipient_name: String,
    /// The position, records or use that it is for.
    pub concerning: Option<String>,
    /// The categories.
    pub categories: Vec<Category>,
    /// What for.
    pub purpose: String,
    /// The language it was signed in.
    pub language: Language,
    /// When it was signed.
    pub signed_on: Day,
    /// By whom.
    pub signer: Signer,
    /// Their name, where it is not the participant.
    pub signer_name: Option<String>,
    /// What shows it.
    pub proof: Proof,
    /// The scanned paper.
    pub document: Option<DocumentId>,
    /// Who saw the signature.
    pub witness: Option<String>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// The day of the event that ends it.
    pub event_on: Option<Day>,
    /// Whether the person asked for a longer life.
    pub asked_longer: bool,
    /// Whether they were told that they may say no and are served all the same.
    pub voluntary: bool,
    /// Whether it began with them.
    pub begun_by_participant: bool,
    /// Whether the signer is nobody from whom harm comes.
    pub signer_is_safe: bool,
}

impl ReleaseDetails {
    /// The privacy notice, read to the participant in this language today: their word is enough.
    pub fn notice(language: Language, today: Day) -> Self {
        let kind = ReleaseKind::PrivacyNotice;
        Self {
            kind,
            recipient_kind: RecipientKind::OwnAgency,
            recipient_name: String::new(),
            concerning: None,
            categories: kind.rule().categories.to_vec(),
            purpose: String::new(),
            language,
            signed_on: today,
            signer: Signer::Participant,
            signer_name: None,
            proof: Proof::Word,
            document: None,
            witness: None,
            from: today,
            until: None,
            event_on: None,
            asked_longer: false,
            voluntary: true,
            begun_by_participant: false,
            signer_is_safe: false,
        }
    }

    /// Reads the form as of `today`. Nothing is released that was not ticked.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let kind: ReleaseKind = fields.choice("kind");
        let signed_on = fields.optional_day("signed_on").unwrap_or(today);
        Self {
            kind,
            recipient_kind: fields.optional_choice("recipient_kind").unwrap_or(kind.rule().recipients[0]),
            recipient_name: fields.optional_text("recipient_name", LINE).unwrap_or_default(),
            concerning: fields.optional_text("concerning", LINE),
            categories: fields.choices("categories"),
            purpose: fields.text("purpose", LINE),
            language: fields.optional_choice("language").unwrap_or(Language::English),
            signed_on,
            signer: fields.optional_choice("signer").unwrap_or(Signer::Participant),
            signer_name: fields.optional_text("signer_name", LINE),
            proof: fields.choice("proof"),
            document: fields.optional_id("document"),
            witness: fields.optional_text("witness", LINE),
            from: fields.optional_day("from").unwrap_or(today),
            until: fields.optional_day("until"),
            event_on: fields.optional_day("event_on"),
            asked_longer: fields.ticked("asked_longer"),
            voluntary: fields.ticked("voluntary"),
            begun_by_participant: fields.ticked("begun_by_participant"),
            signer_is_safe: fields.ticked("signer_is_safe"),
        }
    }

    /// As the rules look at it.
    pub fn proposal(&self) -> Proposal<'_> {
        Proposal {
            kind: self.kind,
            recipient_kind: self.recipient_kind,
            recipient_name: &self.recipient_name,
            concerning: self.concerning.as_deref(),
            categories: &self.categories,
            signed_on: self.signed_on,
            signer: self.signer,
            signer_name: self.signer_name.as_deref(),
            proof: self.proof,
            has_paper: self.document.is_some(),
            witness: self.witness.as_deref(),
            from: self.from,
            until: self.until,
            event_on: self.event_on,
            asked_longer: self.asked_longer,
            voluntary: self.voluntary,
            begun_by_participant: self.begun_by_participant,
            signer_is_safe: self.signer_is_safe,
        }
    }
}

/// What is left of a release, and who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NarrowingDetails {
    /// The categories that stay.
    pub categories: Vec<Category>,
    /// The last day.
    pub until: Option<Day>,
    /// Who asked for it; a word is enough.
    pub told_by: Signer,
    /// When they said so.
    pub told_on: Day,
}

impl NarrowingDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        Self {
            categories: fields.choices("categories"),
            until: fields.optional_day("until"),
            told_by: fields.optional_choice("told_by").unwrap_or(Signer::Participant),
            told_on: fields.optional_day("told_on").unwrap_or(today),
        }
    }
}

/// Who revokes a release, and when they said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationDetails {
    /// Who; a word is enough.
    pub told_by: Signer,
    /// When they said so.
    pub told_on: Day,
}

impl RevocationDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        Self {
            told_by: fields.optional_choice("told_by").unwrap_or(Signer::Participant),
            told_on: fields.optional_day("told_on").unwrap_or(today),
        }
    }
}
