//! A form that met an error on its way: what was typed goes along with the error's page, to be sent again from there.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::Method;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::Serialize;

use super::page::FORM_LIMIT;
use super::{Oops, Typed};

const FORM: &str = "application/x-www-form-urlencoded";

/// A form's bytes, and where they went.
#[derive(Debug)]
pub struct Sent {
    action: String,
    body: Bytes,
}

/// The form once more, as the error's page draws it.
#[derive(Debug, Serialize)]
pub struct Again {
    action: String,
    pairs: Vec<Pair>,
}

#[derive(Debug, Serialize)]
struct Pair {
    name: String,
    value: String,
}

impl Sent {
    /// Keeps what a form sends beside the request. Files are not kept, and nothing that says not how long it is.
    ///
    /// # Errors
    /// `Malformed` where the form ends midway: whoever sent it has hung up.
    pub async fn overheard(request: Request) -> Result<(Request, Option<Self>), Oops> {
        if !is_short_form(&request) {
            return Ok((request, None));
        }
        let action = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, FORM_LIMIT).await.map_err(|_| Oops::Malformed)?;
        Ok((Request::from_parts(parts, Body::from(body.clone())), Some(Self { action, body })))
    }

    /// What was typed, passwords aside; nothing where nothing was.
    pub async fn again(self) -> Option<Again> {
        let request = Request::post("/").header(CONTENT_TYPE, FORM).body(Body::from(self.body)).ok()?;
        let typed = Typed::from_request(request, &()).await.ok()?;
        let pairs = typed.pairs.into_iter().filter(|(name, _)| !name.contains("password"));
        let pairs: Vec<Pair> = pairs.map(|(name, value)| Pair { name, value }).collect();
        let typed = pairs.iter().any(|pair| !pair.name.starts_with('_') && !pair.value.is_empty());
        typed.then_some(Again { action: self.action, pairs })
    }
}

fn is_short_form(request: &Request) -> bool {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let length = text(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    *request.method() == Method::POST
        && text(CONTENT_TYPE).is_some_and(|kind| kind.starts_with(FORM))
        && length.is_some_and(|length| length <= FORM_LIMIT)
}
