//! Forms: what was typed, taken apart once, and the view that gives it back beside what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use domain::access::FormKey;
use domain::shared::{Fields, Refusal, Stop};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Oops;

/// The most fields that any form sends.
const MOST_FIELDS: usize = 2_000;

/// A form as it was sent.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Names and values, in order, the form's own (`_key`, `_version`) among them.
    pub pairs: Vec<(String, String)>,
    /// Files, by the name of their field.
    pub files: Vec<SentFile>,
}

/// A file that was sent with a form.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The name of its field.
    pub field: String,
    /// The name it had; made by the sender, never used as a path.
    pub name: String,
    /// What is in it.
    pub bytes: axum::body::Bytes,
}

impl Typed {
    /// Reads details out of what was typed.
    ///
    /// # Errors
    /// Every wrong field; `choose-one` for each that was offered in two versions and left open.
    pub fn read<T>(&self, read: impl FnOnce(&mut Fields<'_>) -> T) -> Result<T, Stop> {
        let open: Vec<Refusal> = self.left_open().map(|field| Refusal::of(field.to_owned(), "choose-one")).collect();
        if !open.is_empty() {
            return Err(open.into());
        }
        Ok(Fields::read(&self.pairs, read)?)
    }

    /// Whether the form offered two versions of something, because two people had saved it.
    pub fn is_of_a_conflict(&self) -> bool {
        self.get("_choose").is_some()
    }

    /// Fields that the form offered in two versions.
    fn offered(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(|(name, _)| name == "_choose").map(|(_, field)| field.as_str())
    }

    /// Fields that were offered in two versions, of which none was chosen.
    fn left_open(&self) -> impl Iterator<Item = &str> {
        self.offered().filter(|field| self.get(field).is_none())
    }

    /// A value by its name, as typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The idempotency key with a hash of everything else that was sent, passwords aside: the hash is kept, and a fast
    /// hash of a password could be tried out.
    pub fn key(&self) -> Option<FormKey> {
        let key = Uuid::parse_str(self.get("_key")?).ok()?;
        let mut hash = Sha256::new();
        for (name, value) in self.pairs.iter().filter(|(name, _)| name != "_key" && !name.contains("password")) {
            hash.update(format!("{}:{name}={}:{value};", name.len(), value.len()));
        }
        for file in &self.files {
            hash.update(format!("{}:{}:", file.field, file.bytes.len()));
            hash.update(&file.bytes);
        }
        let fingerprint = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Some(FormKey { key, fingerprint })
    }

    /// The version of the record that the form was drawn from.
    ///
    /// # Errors
    /// Where it is missing or no number: a form without it could overwrite what it never saw.
    pub fn version(&self) -> Result<i32, Stop> {
        let version = self.get("_version").and_then(|version| version.parse().ok());
        version.ok_or_else(|| Refusal::because("form-without-version").into())
    }

    /// The form again, with what was typed and why it was refused.
    ///
    /// # Errors
    /// What is no refusal: it ends in an error page.
    pub fn refused(&self, action: impl Into<String>, stop: Stop) -> Result<Form, Oops> {
        let refusals = match stop {
            Stop::Refused(refusals) => refusals,
            Stop::Conflict => vec![Refusal::because("changed-in-between")],
            Stop::TooOften(wait) => vec![Refusal::because("too-often").with("minutes", (wait.num_seconds() + 59) / 60)],
            other => return Err(other.into()),
        };
        let mut form = Form::new(action);
        form.version = self.get("_version").and_then(|version| version.parse().ok());
        for (name, value) in self.pairs.iter().filter(|(name, _)| !name.starts_with('_')) {
            form.add(name, value);
        }
        for field in self.left_open() {
            form.add(field, self.get(&format!("_yours.{field}")).unwrap_or_default());
        }
        for refusal in refusals {
            match &refusal.field {
                Some(field) => form.wrong.entry(field.to_string()).or_default().push(refusal),
                None => form.general.push(refusal),
            }
        }
        Ok(form)
    }
}

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Oops;

    async fn from_request(request: Request, state: &S) -> Result<Self, Oops> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let typed = if kind.starts_with("multipart/form-data") {
            of_multipart(Multipart::from_request(request, state).await.map_err(|_| Oops::Malformed)?).await?
        } else {
            let pairs = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
            Self { pairs: pairs.map_err(|rejection| refusal_of(rejection.status()))?.0, files: Vec::new() }
        };
        if typed.pairs.len() > MOST_FIELDS { Err(Oops::TooLarge) } else { Ok(typed) }
    }
}

async fn of_multipart(mut parts: Multipart) -> Result<Typed, Oops> {
    let mut typed = Typed::default();
    while let Some(part) = parts.next_field().await.map_err(|error| refusal_of(error.status()))? {
        let field = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| refusal_of(error.status()))?;
        match file {
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => typed.files.push(SentFile { field, name, bytes }),
            None => typed.pairs.push((field, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if typed.pairs.len() > MOST_FIELDS {
            return Err(Oops::TooLarge);
        }
    }
    Ok(typed)
}

fn refusal_of(status: axum::http::StatusCode) -> Oops {
    if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE { Oops::TooLarge } else { Oops::Malformed }
}

/// A form to be drawn.
#[derive(Clone, Debug, Serialize)]
pub struct Form {
    /// A prefix of its controls' ids, where a page has several forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where it is sent.
    pub action: String,
    /// Its idempotency key.
    pub key: Uuid,
    /// The version of the record it was drawn from.
    pub version: Option<i32>,
    /// As typed, or as saved.
    pub values: BTreeMap<String, Value>,
    /// What is wrong, by field.
    pub wrong: BTreeMap<String, Vec<Refusal>>,
    /// What is wrong with the whole.
    pub general: Vec<Refusal>,
    /// What somebody else saved meanwhile.
    pub saved: Option<BTreeMap<String, Value>>,
    /// Who saved it, and when.
    pub conflict: Option<Conflict>,
}

/// One value, or several under one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Value {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::One(text) => text.trim().is_empty(),
            Self::Many(texts) => texts.iter().all(|text| text.trim().is_empty()),
        }
    }
}

/// Who saved the record in between.
#[derive(Clone, Debug, Serialize)]
pub struct Conflict {
    /// Their name.
    pub who: String,
    /// When, in RFC 3339.
    pub at: String,
}

impl Form {
    /// An empty form that is sent to `action`.
    pub fn new(action: impl Into<String>) -> Self {
        Self {
            id: None,
            action: action.into(),
            key: Uuid::now_v7(),
            version: None,
            values: BTreeMap::new(),
            wrong: BTreeMap::new(),
            general: Vec::new(),
            saved: None,
            conflict: None,
        }
    }

    /// Fills a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.add(name, &value.to_string());
        self
    }

    /// Fills a field where there is something to fill it with.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Carries the record's version.
    #[must_use]
    pub fn at_version(mut self, version: i32) -> Self {
        self.version = Some(version);
        self
    }

    /// Gives its controls ids of their own.
    #[must_use]
    pub fn named(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Another saved the record in between: their values beside the typed ones, and the version to go on from.
    #[must_use]
    pub fn beside(mut self, saved: Self, conflict: Conflict) -> Self {
        self.version = saved.version;
        self.saved = Some(saved.values);
        self.conflict = Some(conflict);
        self.general.clear();
        self
    }

    /// As [`Self::beside`], with only those fields in two versions that both changed since `before`, and everything kept
    /// that only one of the two changed. Where nothing was saved since the form was drawn (`before` is nothing), those
    /// fields that `typed` offered already.
    #[must_use]
    pub fn beside_since(self, typed: &Typed, before: Option<&Self>, mut saved: Self, conflict: Conflict) -> Self {
        match before {
            Some(before) => self.beside_both(before, saved, conflict),
            None => {
                saved.values.retain(|name, _| typed.offered().any(|offered| offered == name));
                self.beside(saved, conflict)
            }
        }
    }

    fn beside_both(mut self, before: &Self, mut saved: Self, conflict: Conflict) -> Self {
        let names: BTreeSet<String> = self.values.keys().chain(saved.values.keys()).cloned().collect();
        for name in names {
            let was = before.values.get(&name);
            if self.values.get(&name) == was {
                let theirs = saved.values.get(&name).cloned();
                put(&mut self.values, name, theirs);
            } else if saved.values.get(&name) == was {
                let mine = self.values.get(&name).cloned();
                put(&mut saved.values, name, mine);
            }
        }
        self.beside(saved, conflict)
    }

    fn add(&mut self, name: &str, value: &str) {
        let value = value.to_owned();
        let grown = match self.values.remove(name) {
            None => Value::One(value),
            Some(Value::One(first)) => Value::Many(vec![first, value]),
            Some(Value::Many(mut all)) => {
                all.push(value);
                Value::Many(all)
            }
        };
        self.values.insert(name.to_owned(), grown);
    }
}

fn put(values: &mut BTreeMap<String, Value>, name: String, value: Option<Value>) {
    match value {
        Some(value) => drop(values.insert(name, value)),
        None => drop(values.remove(&name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: &[(&str, &str)]) -> Form {
        values.iter().fold(Form::new("/x"), |form, (name, value)| form.with(name, value))
    }

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Typed { pairs, files: Vec::new() }
    }

    #[test]
    fn only_what_both_changed_is_offered_in_two_versions() {
        let before = form(&[("phone", "555-0119"), ("city", "Elm"), ("goes_by", "")]);
        let saved = form(&[("phone", "555-0192"), ("city", "Port Larkin"), ("goes_by", "")]).at_version(3);
        let mine = form(&[("phone", "555-0173"), ("city", "Elm"), ("goes_by", "Rosie")]).at_version(2);
        let beside = mine.beside_since(
            &Typed::default(),
            Some(&before),
            saved,
            Conflict { who: "Abdul".into(), at: String::new() },
        );
        let theirs = beside.saved.unwrap();
        let clash: Vec<_> = theirs.iter().filter(|(name, value)| beside.values.get(*name) != Some(value)).collect();
        assert_eq!(clash, [(&"phone".to_owned(), &Value::One("555-0192".into()))]);
        assert_eq!(beside.values["city"], Value::One("Port Larkin".into()));
        assert_eq!(beside.values["goes_by"], Value::One("Rosie".into()));
        assert_eq!(beside.version, Some(3));
    }

    #[test]
    fn a_version_that_was_not_chosen_is_asked_for_again_and_nothing_is_lost() {
        let sent = typed(&[("_choose", "phone"), ("_yours.phone", "555-0173"), ("city", "Elm")]);
        let Err(stop) = sent.read(|fields| fields.text("city", 20)) else { panic!("it was read") };
        let form = sent.refused("/x", stop).unwrap();
        assert_eq!(form.wrong["phone"][0].code, "choose-one");
        assert_eq!(form.values["phone"], Value::One("555-0173".into()));
    }
}
