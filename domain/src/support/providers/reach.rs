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

/// Between the lines of a form.
const BY_LINE: &[char] = &['\n'];
/// Between languages.
const BY_COMMA: &[char] = &[',', '\n'];

fn lines(text: &str, between: &[char]) -> Vec<String> {
    text.split(between).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

impl Reach {
    /// Reads a form's numbers, languages and hours: one number a line, languages with commas between them.
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let phones = lines(&fields.optional_text("phones", PROSE).unwrap_or_default(), BY_LINE);
        Self {
            phones: phones.into_iter().map(|number| Phone { number, ..Phone::default() }).collect(),
            languages: lines(&fields.optional_text("languages", PROSE).unwrap_or_default(), BY_COMMA),
            hours: Vec::new(),
            hours_text: lines(&fields.optional_text("hours", PROSE).unwrap_or_default(), BY_LINE),
        }
    }

    /// What somebody typed over what was known: where they left a line as it was shown, all stays that a form does not
    /// show, such as what a number is for.
    #[must_use]
    pub(super) fn over(self, known: &Self) -> Self {
        let phone =
            |typed: Phone| known.phones.iter().find(|one| one.written() == typed.number).cloned().unwrap_or(typed);
        let same_languages = self.languages == lines(&known.languages_text(), BY_COMMA);
        let same_hours = self.hours_text == lines(&known.hours_in_words().join("\n"), BY_LINE);
        Self {
            phones: self.phones.into_iter().map(phone).collect(),
            languages: if same_languages { known.languages.clone() } else { self.languages },
            hours: if same_hours { known.hours.clone() } else { self.hours },
            hours_text: if same_hours { known.hours_text.clone() } else { self.hours_text },
        }
    }

    /// The languages as a form shows them.
    pub fn languages_text(&self) -> String {
        self.languages.join(", ")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_does_not_show_stays_where_its_line_was_left() {
        let phone = |number: &str, about: Option<&str>| Phone {
            number: number.into(),
            extension: about.map(|_| "12".into()),
            about: about.map(str::to_owned),
        };
        let known = Reach {
            phones: vec![phone("210-555-0140", Some("Intake, mornings")), phone("210-555-0141", None)],
            languages: vec!["Spanish, limited".into()],
            hours: vec![Hours { weekday: "Monday".into(), opens: Some("9:00".into()), closes: Some("17:00".into()) }],
            hours_text: Vec::new(),
        };
        let typed = |phones: &str, hours: &str| {
            let pairs = [("phones", phones), ("languages", &*known.languages_text()), ("hours", hours)];
            let pairs: Vec<_> = pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
            Fields::read(&pairs, Reach::read).unwrap().over(&known)
        };
        let hours = known.hours_in_words().join("\n");
        assert_eq!(typed(&known.phones_text(), &hours), known, "nothing was changed");
        let changed = typed("210-555-0140 x12\n210-555-0199", "by appointment");
        assert_eq!(changed.phones, [known.phones[0].clone(), phone("210-555-0199", None)]);
        assert_eq!((changed.hours, changed.hours_text), (Vec::new(), vec!["by appointment".to_owned()]));
        assert_eq!(changed.languages, known.languages);
    }
}
