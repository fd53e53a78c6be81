use sea_orm::entity::prelude::*;

use super::rules::{Saved, Step};
use crate::intake::alternate_contacts::{AlternateContactDetails, MayBeTold};
use crate::intake::barriers::Barriers;
use crate::intake::demographics::Demographics;
use crate::intake::evidence::Shown;
use crate::intake::participants::ParticipantDetails;
use crate::intake::sensitive::SensitiveAnswers;
use crate::programs::eligibility::FactName;
use crate::setup::Sealed;
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId, is_phone};

crate::ids! {
    /// A step of an application, as it was saved.
    SavedStepId,
}

/// A step of an application, as it was saved. What it says stands in the tables of its facts.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_steps")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SavedStepId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Which step.
    pub step: Step,
    /// Whether it was saved whole.
    pub complete: bool,
    /// What was typed when it was put aside, sealed: it may hold anything.
    pub draft: Option<Sealed>,
    /// How many answers of it are to mend.
    pub to_fix: i32,
    /// When it was saved.
    pub saved_at: Instant,
    /// Who saved it.
    pub user_id: Option<UserId>,
    /// Grows with each save.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// How it was saved.
    pub fn saved(&self) -> Saved {
        Saved { step: self.step, complete: self.complete, to_fix: u32::try_from(self.to_fix).unwrap_or_default() }
    }
}

/// What the first step asks: who they are and how they are reached. Where they live is asked by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Given names.
    pub details: ParticipantDetails,
    /// Another social security number, where one was typed.
    pub ssn: Option<String>,
    /// One more person to ask for them; those named before stay.
    pub other: Option<AlternateContactDetails>,
}

impl Contact {
    /// Reads the form as of `today`; what it does not ask stays as in `known`.
    pub fn read(fields: &mut Fields<'_>, today: Day, known: &ParticipantDetails) -> Self {
        let typed = ParticipantDetails::read(fields, today);
        let details = ParticipantDetails {
            street: known.street.clone(),
            city: known.city.clone(),
            state: known.state.clone(),
            zip: known.zip.clone(),
            county: known.county.clone(),
            ..typed
        };
        Self { details, ssn: fields.optional_text("ssn", 20), other: read_other(fields) }
    }
}

/// One more person to ask for somebody; nothing where the row was left blank.
fn read_other(fields: &mut Fields<'_>) -> Option<AlternateContactDetails> {
    let name = fields.optional_text("other_name", LINE);
    let relation = fields.optional_text("other_relation", 60);
    let phone = fields.optional_text("other_phone", 40);
    let may_be_told = fields.optional_choice("other_may_be_told");
    let Some(name) = name else {
        if relation.is_some() || phone.is_some() {
            fields.refuse(Refusal::of("other_name", "missing"));
        }
        return None;
    };
    match phone.as_deref() {
        None => fields.refuse(Refusal::of("other_phone", "missing")),
        Some(typed) if !is_phone(typed) => {
            fields.refuse(Refusal::of("other_phone", "not-a-phone").with("typed", typed))
        }
        Some(_) => {}
    }
    Some(AlternateContactDetails {
        name,
        relation: relation.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
        may_be_told: may_be_told.unwrap_or(MayBeTold::CallBack),
        note: None,
    })
}

/// What the step of barriers asks, the sealed questions among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarriersStep {
    /// Barriers.
    pub barriers: Barriers,
    /// What is sealed.
    pub sensitive: SensitiveAnswers,
}

impl BarriersStep {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { barriers: Barriers::read(fields), sensitive: SensitiveAnswers::read(fields) }
    }
}

/// What the step of residence and age asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residence {
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
    /// The day of birth.
    pub born: Option<Day>,
    /// Sex, ethnicity and race, veteran.
    pub demographics: Demographics,
    /// What shows it.
    pub shown: Shown,
}

impl Residence {
    /// The facts that this step shows evidence of.
    pub fn facts() -> Vec<FactName> {
        vec![FactName::Born, FactName::Residence, FactName::Answer("veteran".to_owned())]
    }

    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let residence = Self {
            street: fields.optional_text("street", LINE),
            city: fields.optional_text("city", LINE),
            state: fields.optional_text("state", 2),
            zip: fields.optional_text("zip", 10),
            county: fields.optional_text("county", LINE),
            born: fields.optional_day("born"),
            demographics: Demographics::read(fields),
            shown: Shown::read(fields, &Self::facts()),
        };
        crate::intake::participants::refuse_impossible_birth(fields, residence.born, today);
        residence
    }

    /// The participant with these answers in the places of the old ones.
    pub(super) fn over(self, known: ParticipantDetails) -> (ParticipantDetails, Demographics, Shown) {
        let details = ParticipantDetails {
            street: self.street,
            city: self.city,
            state: self.state.map(|state| state.to_uppercase()),
            zip: self.zip,
            county: self.county,
            born: self.born,
            ..known
        };
        (details, self.demographics, self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(typed: &[(&str, &str)]) -> Result<Option<AlternateContactDetails>, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, read_other)
    }

    #[test]
    fn whoever_is_named_can_be_reached_and_whoever_is_reached_has_a_name() {
        assert_eq!(other(&[]).unwrap(), None);
        let found = other(&[("other_name", "Ana"), ("other_phone", "210-555-0101")]).unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.may_be_told), ("Ana", MayBeTold::CallBack));
        let code = |typed: &[(&str, &str)]| other(typed).unwrap_err()[0].code;
        assert_eq!(code(&[("other_name", "Ana")]), "missing");
        assert_eq!(code(&[("other_phone", "210-555-0101")]), "missing");
        assert_eq!(code(&[("other_name", "Ana"), ("other_phone", "12")]), "not-a-phone");
    }
}
