use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{Deeds, Level, SizeBand, is_naics, level, normalized_fein};
use crate::setup::Sealed;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Day, EmployerId, Fields, Instant, Known, OrganizationId, Refusal, folded};

/// An employer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "employers")]
pub struct Model {
    /// The employer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmployerId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// What people call it.
    pub name: String,
    /// The name folded, for finding.
    pub search: String,
    /// The name on its papers, where that is another.
    pub legal_name: Option<String>,
    /// Its federal employer identification number, sealed: a sole owner's may be their own.
    pub fein: Option<Sealed>,
    /// The keyed hash of that number, by which employers are compared.
    pub fein_hash: Option<Vec<u8>>,
    /// Its last four digits.
    pub fein_last_four: Option<String>,
    /// Its industry, as a NAICS code of six digits.
    pub naics: Option<String>,
    /// How many people work there.
    pub size: Option<SizeBand>,
    /// Whether its people have a union or a council.
    pub union_presence: Known,
    /// What else there is to know.
    pub about: Option<String>,
    /// The day somebody there was last tried.
    pub tried_on: Option<Day>,
    /// The day from which silence is counted: the last word from there, or the day it was added.
    pub silent_since: Day,
    /// The last day that it met with the program or was served by it.
    pub engaged_on: Option<Day>,
    /// The last day that it opened a job order or hired through the program.
    pub partnered_on: Option<Day>,
    /// The next step that was agreed or meant.
    pub next_step: Option<String>,
    /// The day for it.
    pub next_on: Option<Day>,
    /// When it was written down.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What it is to the program on a day.
    pub fn level(&self, today: Day) -> Level {
        let deeds = Deeds { tried_on: self.tried_on, engaged_on: self.engaged_on, partnered_on: self.partnered_on };
        level(&deeds, today)
    }

    /// The names that a release may name it by.
    pub fn names(&self) -> Vec<String> {
        [Some(self.name.clone()), self.legal_name.clone()].into_iter().flatten().collect()
    }

    /// What a person may edit of it; the number aside, which is not shown again.
    pub fn details(&self) -> EmployerDetails {
        EmployerDetails {
            name: self.name.clone(),
            legal_name: self.legal_name.clone(),
            fein: None,
            naics: self.naics.clone(),
            size: self.size,
            union_presence: self.union_presence,
            about: self.about.clone(),
            is_another: false,
        }
    }
}

/// An employer as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerDetails {
    /// What people call it.
    pub name: String,
    /// The name on its papers.
    pub legal_name: Option<String>,
    /// Its identification number, nine digits. It never stands in a history.
    #[serde(skip)]
    pub fein: Option<String>,
    /// Its industry.
    pub naics: Option<String>,
    /// How many people work there.
    pub size: Option<SizeBand>,
    /// Whether its people have a union or a council.
    pub union_presence: Known,
    /// What else there is to know.
    pub about: Option<String>,
    /// Whether it is another one than the one of the same name.
    #[serde(skip)]
    pub is_another: bool,
}

impl EmployerDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: read_name(fields),
            legal_name: fields.optional_text("legal_name", LINE),
            fein: read_fein(fields),
            naics: read_naics(fields),
            size: fields.optional_choice("size"),
            union_presence: fields.optional_choice("union_presence").unwrap_or(Known::Unknown),
            about: fields.optional_text("about", PROSE),
            is_another: fields.ticked("is_another"),
        }
    }

    /// An employer of whom only the name is known: where somebody works.
    pub fn named(name: String) -> Self {
        let (legal_name, fein, naics, size, about) = Default::default();
        Self { name, legal_name, fein, naics, size, union_presence: Known::Unknown, about, is_another: false }
    }
}

/// A name that can be found again: something of it is letters or digits.
fn read_name(fields: &mut Fields<'_>) -> String {
    let name = fields.text("name", LINE);
    if folded(&name).is_empty() && !fields.is_refused("name") {
        fields.refuse(Refusal::of("name", "missing"));
    }
    name
}

/// The longest way to write nine digits.
const NUMBER: usize = 20;

fn read_fein(fields: &mut Fields<'_>) -> Option<String> {
    let typed = fields.optional_text("fein", NUMBER)?;
    let number = normalized_fein(&typed);
    if number.is_none() && !fields.is_refused("fein") {
        fields.refuse(Refusal::of("fein", "not-a-fein"));
    }
    number
}

fn read_naics(fields: &mut Fields<'_>) -> Option<String> {
    let code = fields.optional_text("naics", LINE)?;
    if !is_naics(&code) && !fields.is_refused("naics") {
        fields.refuse(Refusal::of("naics", "not-a-naics").with("typed", &code));
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &[(&str, &str)]) -> Result<EmployerDetails, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, EmployerDetails::read)
    }

    #[test]
    fn a_name_is_enough_and_what_is_not_said_is_unknown() {
        assert_eq!(read(&[("name", "Alvarez Machining")]).unwrap(), EmployerDetails::named("Alvarez Machining".into()));
    }

    #[test]
    fn each_field_answers() {
        for (name, value, code) in [
            ("name", "…", "missing"),
            ("fein", "12-345", "not-a-fein"),
            ("naics", "33271", "not-a-naics"),
            ("size", "many", "not-a-choice"),
            ("union_presence", "perhaps", "not-a-choice"),
        ] {
            let mut typed = vec![(name, value)];
            if name != "name" {
                typed.push(("name", "Alvarez Machining"));
            }
            let wrong = read(&typed).unwrap_err();
            assert_eq!((wrong[0].field.as_deref(), wrong[0].code), (Some(name), code));
        }
    }

    #[test]
    fn the_number_is_in_no_history() {
        let details = read(&[("name", "Alvarez Machining"), ("fein", "74-1234567")]).unwrap();
        assert_eq!(details.fein.as_deref(), Some("741234567"));
        assert!(!serde_json::to_string(&details).unwrap().contains("741234567"));
    }
}
