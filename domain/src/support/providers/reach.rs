//! How somebody who helps is reached: by which numbers, in which languages, when. And what a directory says besides.

use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::shared::Fields;
use crate::shared::fields::PROSE;

/// Numbers, languages and hours of a provider, of one of its places or of one of its services.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Reach {
    /// Telephone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// Languages, as somebody wrote them: "Spanish (limited)".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Opening hours, weekday by weekday.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Hours>,
    /// Opening hours, as somebody wrote them: "9 to 5, Monday to Friday".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours_text: Vec<String>,
}

/// A telephone number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// As it is dialled or written.
    pub number: String,
    /// An extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What it is for, and what else is said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// When somebody is there on a weekday.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// The weekday, as a directory names it.
    pub weekday: String,
    /// From.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
}

/// What a directory says and no column of ours holds, under the directory's own names: nothing of it is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct More(pub BTreeMap<String, String>);

impl Reach {
    /// Reads a form's numbers, languages and hours: one number a line, languages with commas between them.
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let lines = |text: Option<String>, between: &[char]| -> Vec<String> {
            let text = text.unwrap_or_default();
            let parts = text.split(between).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let phones = lines(fields.optional_text("phones", PROSE), &['\n']);
        Self {
            phones: phones.into_iter().map(|number| Phone { number, ..Phone::default() }).collect(),
            languages: lines(fields.optional_text("languages", PROSE), &[',', '\n']),
            hours: Vec::new(),
            hours_text: lines(fields.optional_text("hours", PROSE), &['\n']),
        }
    }

    /// The hours as people read them: as somebody wrote them, else weekday by weekday.
    pub fn hours_in_words(&self) -> Vec<String> {
        let by_day = self.hours.iter().map(|hours| {
            let from = hours.opens.as_deref().unwrap_or_default();
            let until = hours.closes.as_deref().map(|closes| format!("–{closes}")).unwrap_or_default();
            format!("{} {from}{until}", hours.weekday)
        });
        if self.hours_text.is_empty() { by_day.collect() } else { self.hours_text.clone() }
    }

    /// The numbers as a form shows them.
    pub fn phones_text(&self) -> String {
        self.phones.iter().map(Phone::written).collect::<Vec<_>>().join("\n")
    }
}

impl Phone {
    /// The number with its extension.
    pub fn written(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{} x{extension}", self.number),
            None => self.number.clone(),
        }
    }
}
