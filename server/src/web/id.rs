//! Ids in addresses. What is no id at all leads nowhere, like the id of what is not there.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::Oops;
use super::app::App;

/// The ids that a path names, in their order.
#[derive(Clone, Copy, Debug)]
pub struct Id<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Id<T> {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Oops> {
        Path::from_request_parts(parts, app).await.map(|Path(id)| Self(id)).map_err(|_| Oops::NotFound)
    }
}
