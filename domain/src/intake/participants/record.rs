use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules;
use crate::shared::fields::LINE;
use crate::shared::{Day, Fields, Instant, Language, OrganizationId, ParticipantId, Refusal, is_phone};

crate::coded! {
    /// How somebody can be reached without putting them at risk.
    pub enum SafeChannel("safe-channel") {
        /// By telephone.
        Call = "call",
        /// By text message.
        Text = "text",
        /// By e-mail.
        Email = "email",
        /// By letter.
        Letter = "letter",
        /// In person only: nothing is sent.
        InPerson = "in-person",
    }
}

/// A job-seeker, from the first contact on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participants")]
pub struct Model {
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipantId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Given names.
    pub given_name: String,
    /// Family names.
    pub family_name: String,
    /// `Jr.`, `Sr.`, `III`.
    pub suffix: Option<String>,
    /// What they like to be called.
    pub goes_by: Option<String>,
    /// `she`, `he`, `they`.
    pub pronouns: Option<String>,
    /// The day of birth.
    pub born: Option<Day>,
    /// Telephone, as written.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// City or town.
    pub city: Option<String>,
    /// Postal code of the state.
    pub state: Option<String>,
    /// ZIP code.
    pub zip: Option<String>,
    /// County, as eligibility rules name it.
    pub county: Option<String>,
    /// The language they read.
    pub language: Language,
    /// How they can be reached safely.
    pub safe_channel: SafeChannel,
    /// When they can be reached, in their words.
    pub safe_hours: Option<String>,
    /// Names and number folded for finding: lower case, no accents; made from the above.
    pub search: String,
    /// The digits of the telephone, for finding.
    pub phone_digits: Option<String>,
    /// Whoever this record was merged into.
    pub merged_into: Option<ParticipantId>,
    /// When they were first written down.
    pub created_at: Instant,
    /// When they were last changed.
    pub changed_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a person may edit of a participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantDetails {
    /// Given names.
    pub given_name: String,
    /// Family names.
    pub family_name: String,
    /// `Jr.`, `Sr.`, `III`.
    pub suffix: Option<String>,
    /// What they like to be called.
    pub goes_by: Option<String>,
    /// `she`, `he`, `they`.
    pub pronouns: Option<String>,
    /// The day of birth.
    pub born: Option<Day>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// City or town.
    pub city: Option<String>,
    /// Postal code of the state.
    pub state: Option<String>,
    /// ZIP code.
    pub zip: Option<String>,
    /// County.
    pub county: Option<String>,
    /// The language they read.
    pub language: Language,
    /// How they can be reached safely.
    pub safe_channel: SafeChannel,
    /// When they can be reached.
    pub safe_hours: Option<String>,
}

impl ParticipantDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            given_name: fields.text("given_name", LINE),
            family_name: fields.text("family_name", LINE),
            suffix: fields.optional_text("suffix", 10),
            goes_by: fields.optional_text("goes_by", LINE),
            pronouns: fields.optional_text("pronouns", 40),
            born: fields.optional_day("born"),
            phone: fields.optional_text("phone", 40),
            email: fields.optional_email("email"),
            street: fields.optional_text("street", LINE),
            city: fields.optional_text("city", LINE),
            state: fields.optional_text("state", 2),
            zip: fields.optional_text("zip", 10),
            county: fields.optional_text("county", LINE),
            language: fields.optional_choice("language").unwrap_or(Language::English),
            safe_channel: fields.optional_choice("safe_channel").unwrap_or(SafeChannel::Call),
            safe_hours: fields.optional_text("safe_hours", LINE),
        };
        refuse_impossible_birth(fields, details.born, today);
        if details.phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
            let typed = details.phone.clone().unwrap_or_default();
            fields.refuse(Refusal::of("phone", "not-a-phone").with("typed", typed));
        }
        details
    }

    /// The columns that hold the details.
    pub(super) fn into_columns(self) -> ActiveModel {
        ActiveModel {
            search: Set(rules::search_key(&self)),
            phone_digits: Set(self.phone.as_deref().map(rules::digits).filter(|digits| !digits.is_empty())),
            given_name: Set(self.given_name),
            family_name: Set(self.family_name),
            suffix: Set(self.suffix),
            goes_by: Set(self.goes_by),
            pronouns: Set(self.pronouns),
            born: Set(self.born),
            phone: Set(self.phone),
            email: Set(self.email),
            street: Set(self.street),
            city: Set(self.city),
            state: Set(self.state),
            zip: Set(self.zip),
            county: Set(self.county),
            language: Set(self.language),
            safe_channel: Set(self.safe_channel),
            safe_hours: Set(self.safe_hours),
            ..Default::default()
        }
    }
}

/// Refuses a day on which nobody can have been born who is served as of `today`.
pub fn refuse_impossible_birth(fields: &mut Fields<'_>, born: Option<Day>, today: Day) {
    if let Some(born) = born.filter(|born| !rules::is_possible_birth(*born, today)) {
        fields.refuse(Refusal::of("born", "impossible-birth").with("typed", born));
    }
}

impl Model {
    /// The whole name as people say it.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.given_name, self.family_name);
        match &self.suffix {
            Some(suffix) => format!("{name} {suffix}"),
            None => name,
        }
    }

    /// What a person may edit, as saved.
    pub fn details(&self) -> ParticipantDetails {
        ParticipantDetails {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            suffix: self.suffix.clone(),
            goes_by: self.goes_by.clone(),
            pronouns: self.pronouns.clone(),
            born: self.born,
            phone: self.phone.clone(),
            email: self.email.clone(),
            street: self.street.clone(),
            city: self.city.clone(),
            state: self.state.clone(),
            zip: self.zip.clone(),
            county: self.county.clone(),
            language: self.language,
            safe_channel: self.safe_channel,
            safe_hours: self.safe_hours.clone(),
        }
    }
}
