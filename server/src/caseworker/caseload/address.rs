//! The address of a caseload: filters, order and page live in it, so that it can be shared, kept and gone back to.

use domain::access::{Reader, Role};
use domain::follow_up::caseload::{After, DueWhen, Flag, Narrowed, Sort, Whose};
use domain::intake::case::rules::Stage;
use domain::shared::Coded;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::stage_named;
use crate::caseworker::duty::said;

/// The most letters that are looked for.
const MOST_LETTERS: usize = 100;

/// What an address asks for. What is no known value is nothing asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) q: String,
    pub(super) whose: String,
    pub(super) stage: String,
    pub(super) program: String,
    pub(super) due: String,
    pub(super) flag: String,
    pub(super) sort: String,
    /// Where the page before ended: the value it was sorted by, then the case.
    pub(super) key: String,
    pub(super) case: String,
}

impl Asked {
    /// Reads a query.
    pub(super) fn of(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            if let Some(place) = asked.place(name) {
                *place = value.to_owned();
            }
        }
        asked
    }

    /// Every open case that the reader sees.
    pub(super) fn everything() -> Self {
        Self { whose: "everybody".to_owned(), ..Self::default() }
    }

    fn place(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "q" => &mut self.q,
            "whose" => &mut self.whose,
            "stage" => &mut self.stage,
            "program" => &mut self.program,
            "due" => &mut self.due,
            "flag" => &mut self.flag,
            "sort" => &mut self.sort,
            "key" => &mut self.key,
            "case" => &mut self.case,
            _ => return None,
        })
    }

    /// What it narrows to. Whoever tends no cases asks for everybody's.
    pub(super) fn narrowed(&self, reader: &Reader) -> Narrowed {
        let own = if reader.roles.contains(&Role::Caseworker) { Whose::Mine } else { Whose::Everybodys };
        let q: String = self.q.trim().chars().take(MOST_LETTERS).collect();
        Narrowed {
            whose: match &*self.whose {
                "everybody" => Whose::Everybodys,
                "nobody" => Whose::Nobodys,
                user => user.parse().map_or(own, Whose::Of),
            },
            stage: stage_named(&self.stage),
            program: self.program.parse().ok(),
            due: DueWhen::from_code(&self.due),
            flag: Flag::from_code(&self.flag),
            q: Some(q).filter(|q| !q.is_empty()),
        }
    }

    /// In which order.
    pub(super) fn sorted(&self) -> Sort {
        Sort::from_code(&self.sort).unwrap_or(Sort::Due)
    }

    /// Behind which row the page begins.
    pub(super) fn behind(&self) -> Option<After> {
        let case = self.case.parse().ok()?;
        Some(After { key: self.key.clone(), case })
    }

    /// The page behind a row.
    pub(super) fn after(&self, after: &After) -> Self {
        Self { key: after.key.clone(), case: after.case.to_string(), ..self.clone() }
    }

    /// The first page.
    pub(super) fn at_the_beginning(&self) -> Self {
        Self { key: String::new(), case: String::new(), ..self.clone() }
    }

    /// The same in another order.
    pub(super) fn sorted_by(&self, sort: Sort) -> Self {
        Self { sort: sort.code().to_owned(), ..self.at_the_beginning() }
    }

    /// Its address.
    pub(super) fn address(&self) -> String {
        self.address_of("/caseload")
    }

    /// The same question asked of another page.
    pub(super) fn address_of(&self, path: &str) -> String {
        let held = self.held().map(|(name, value)| format!("{name}={}", percent(value)));
        let query = held.collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    fn held(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let all = [
            ("q", &self.q),
            ("whose", &self.whose),
            ("stage", &self.stage),
            ("program", &self.program),
            ("due", &self.due),
            ("flag", &self.flag),
            ("sort", &self.sort),
            ("key", &self.key),
            ("case", &self.case),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty())
    }

    /// The filters that hold, each a link without it.
    pub(super) fn chips(&self, people: &[(String, String)]) -> Vec<Value> {
        let filters = self.held().filter(|(name, _)| !matches!(*name, "sort" | "key" | "case"));
        filters.map(|(name, value)| self.chip(name, value, people)).collect()
    }

    fn chip(&self, name: &str, value: &str, people: &[(String, String)]) -> Value {
        let label = match name {
            "q" => json!(format!("“{value}”")),
            "whose" => match people.iter().find(|(id, _)| id == value) {
                Some((_, name)) => json!(name),
                None => said(&format!("whose-{}", if value == "nobody" { "nobody" } else { "everybody" }), &[]),
            },
            "stage" => match Stage::from_code(value) {
                Some(stage) => said(&format!("stage-{}", stage.code()), &[]),
                None => said(if value == "any" { "stage-any" } else { "stage-any-open" }, &[]),
            },
            "due" if DueWhen::from_code(value).is_some() => said(&format!("due-when-{value}"), &[]),
            "flag" if Flag::from_code(value).is_some() => said(&format!("flag-{value}"), &[]),
            _ => said("filter-program", &[]),
        };
        let mut without = self.at_the_beginning();
        if let Some(place) = without.place(name) {
            place.clear();
        }
        json!({ "label": label, "without": without.address() })
    }
}

/// A value as a query carries it.
pub(in crate::caseworker) fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_being_read_and_written() {
        let asked =
            Asked { q: "Nguyễn & Söhne".into(), stage: "active".into(), sort: "name".into(), ..Asked::default() };
        assert_eq!(asked.address(), "/caseload?q=Nguy%E1%BB%85n%20%26%20S%C3%B6hne&stage=active&sort=name");
        assert_eq!(Asked::default().address(), "/caseload");
        assert_eq!(Asked::of("whose=nobody&x=1").address(), "/caseload?whose=nobody");
    }

    #[test]
    fn a_chip_takes_its_own_filter_away_and_goes_to_the_first_page() {
        let asked = Asked { due: "now".into(), flag: "exit-risk".into(), case: "c".into(), ..Asked::default() };
        let chips = asked.chips(&[]);
        assert_eq!(chips[0]["without"], "/caseload?flag=exit-risk");
        assert_eq!(chips[1]["without"], "/caseload?due=now");
    }
}
