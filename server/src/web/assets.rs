//! Stylesheet, script and icon: embedded, addressed by what is in them, so that they can be kept forever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Oops;

/// Where pages find them.
#[derive(Clone, Debug, Serialize)]
pub struct Assets {
    css: String,
    js: String,
    icon: String,
}

/// The addresses of this build.
pub static ASSETS: LazyLock<Assets> =
    LazyLock::new(|| Assets { css: address("tandem.css"), js: address("tandem.js"), icon: address("icon.svg") });

const FILES: [(&str, &str, &str); 3] = [
    ("tandem.css", "text/css; charset=utf-8", include_str!("../../assets/tandem.css")),
    ("tandem.js", "text/javascript; charset=utf-8", include_str!("../../assets/tandem.js")),
    ("icon.svg", "image/svg+xml", include_str!("../../assets/icon.svg")),
];

/// Sends one of them.
///
/// # Errors
/// `NotFound` for every other address, old ones included.
pub async fn send(Path(hashed): Path<String>) -> Result<Response, Oops> {
    let file = FILES.iter().find(|(name, ..)| address(name).ends_with(&format!("/{hashed}")));
    let (_, kind, text) = file.ok_or(Oops::NotFound)?;
    Ok(([(CONTENT_TYPE, *kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], *text).into_response())
}

fn address(name: &str) -> String {
    let text = FILES.iter().find(|(file, ..)| *file == name).map_or("", |(.., text)| *text);
    let hash: String = Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("/assets/{hash}-{name}")
}
