//! Forms: what was typed, taken apart once, and the view that gives it back beside what is wrong with it.

use std::collections::BTreeMap;

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
    /// What the sender says it is.
    pub media_type: String,
    /// What is in it.
    pub bytes: axum::body::Bytes,
}

impl Typed {
    /// Reads details out of what was typed.
    ///
    /// # Errors
    /// Every wrong field.
    pub fn read<T>(&self, read: impl FnOnce(&mut Fields<'_>) -> T) -> Result<T, Stop> {
        Ok(Fields::read(&self.pairs, read)?)
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
            other => return Err(other.into()),
        };
        let mut form = Form::new(action);
        form.version = self.get("_version").and_then(|version| version.parse().ok());
        for (name, value) in self.pairs.iter().filter(|(name, _)| !name.starts_with('_')) {
            form.add(name, value);
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
        let media_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(|error| refusal_of(error.status()))?;
        match file {
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => typed.files.push(SentFile { field, name, media_type, bytes }),
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
