//! How a file that is not kept is answered.

use axum::http::StatusCode;
use domain::shared::Stop;

/// What a refused file is answered with: too large, of no kind that is kept, or otherwise wrong.
pub(crate) fn status_of(stop: &Stop) -> StatusCode {
    let Stop::Refused(refusals) = stop else { return StatusCode::UNPROCESSABLE_ENTITY };
    let told = |code| refusals.iter().any(|refusal| refusal.code == code);
    if told("document-too-large") {
        StatusCode::PAYLOAD_TOO_LARGE
    } else if told("document-kind") {
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
