//! What a form would carry, as a seed file spells it: the same reader checks both.

use std::collections::BTreeMap;

use domain::shared::Fields;
use serde::Deserialize;

use super::DemoError;

/// Fields by their names. Several values of one name are a list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Typed(BTreeMap<String, OneOrMore>);

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Typed {
    /// With a field more, or another value of one.
    pub(super) fn with(&self, name: &str, value: impl ToString) -> Self {
        let mut more = self.clone();
        more.0.insert(name.to_owned(), OneOrMore::One(value.to_string()));
        more
    }

    /// With all values of a field.
    pub(super) fn list(&self, name: &str, values: &[String]) -> Self {
        let mut more = self.clone();
        more.0.insert(name.to_owned(), OneOrMore::More(values.to_vec()));
        more
    }

    /// With all fields of another, which win.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut more = self.clone();
        more.0.extend(other.0.clone());
        more
    }

    /// The value of a field; empty where it has none.
    pub(super) fn get(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(OneOrMore::One(value)) => value,
            _ => "",
        }
    }

    /// What a form reads out of it.
    ///
    /// # Errors
    /// What the form refuses.
    pub(super) fn read<T>(&self, read: impl FnOnce(&mut Fields<'_>) -> T) -> Result<T, DemoError> {
        let mut pairs = Vec::new();
        for (name, value) in &self.0 {
            match value {
                OneOrMore::One(value) => pairs.push((name.clone(), value.clone())),
                OneOrMore::More(values) => pairs.extend(values.iter().map(|value| (name.clone(), value.clone()))),
            }
        }
        Fields::read(&pairs, read).map_err(|refusals| DemoError::Spelled(format!("{pairs:?}: {refusals:?}")))
    }
}
