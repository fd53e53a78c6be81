//! What could not be shown or done. The kind travels to the outside of the router, where a page is drawn for it.

use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::shared::{Fault, Refusal, Stop};

/// The header that names an error's kind.
pub(super) const KIND: HeaderName = HeaderName::from_static("x-tandem-kind");

/// A request that ends in an error page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oops {
    /// Nothing there, or nothing this reader may know of.
    NotFound,
    /// The reader's role never does this.
    Forbidden,
    /// The request came from another site.
    CrossSite,
    /// Somebody else changed it in between.
    Conflict,
    /// The form's key was used for something else.
    KeyReused,
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// It was tried too often.
    TooMany,
    /// The body is larger than the page takes.
    TooLarge,
    /// The body has not the form that the page takes.
    Malformed,
    /// The link was used or its time is over.
    Expired,
    /// Something Tandem depends on does not answer.
    Unavailable,
    /// The commit failed: whether it happened is unknown.
    UnknownOutcome,
    /// A mistake in Tandem.
    Broken,
}

impl Oops {
    /// The kind, as the page's attribute and the header name it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross-site",
            Self::Conflict | Self::KeyReused => "conflict",
            Self::SignedOut => "signed-out",
            Self::TooMany => "throttled",
            Self::TooLarge => "too-large",
            Self::Malformed => "validation",
            Self::Expired => "expired",
            Self::Unavailable => "unavailable",
            Self::UnknownOutcome => "unknown-outcome",
            Self::Broken => "broken",
        }
    }

    /// What its page says, as the catalogue names it.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::KeyReused => "key-reused",
            Self::TooMany => "too-many",
            other => other.kind(),
        }
    }

    /// Whether the same form may be sent again as it is: nothing was saved, or a second time changes nothing.
    pub(super) fn may_be_sent_again(self) -> bool {
        matches!(self, Self::SignedOut | Self::Unavailable | Self::UnknownOutcome)
    }

    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Conflict | Self::KeyReused => StatusCode::CONFLICT,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Expired => StatusCode::GONE,
            Self::Unavailable | Self::UnknownOutcome => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        if matches!(self, Self::Unavailable | Self::UnknownOutcome) {
            response.headers_mut().insert("retry-after", HeaderValue::from_static("5"));
        }
        response
    }
}

impl From<Fault> for Oops {
    /// A fault is logged once, here, with its chain.
    fn from(fault: Fault) -> Self {
        tracing::error!(error = &fault as &dyn std::error::Error, "a request failed");
        match fault {
            Fault::Database(_) => Self::Unavailable,
            Fault::UnknownOutcome(_) => Self::UnknownOutcome,
            Fault::Unreadable(_) | Fault::Broken(_) => Self::Broken,
        }
    }
}

/// For handlers without a form: a refusal there means that what was asked for is not there any more.
impl From<Stop> for Oops {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::NotFound => Self::NotFound,
            Stop::Forbidden => Self::Forbidden,
            Stop::Conflict => Self::Conflict,
            Stop::KeyReused => Self::KeyReused,
            Stop::TooOften(_) => Self::TooMany,
            Stop::Refused(refusals) if refusals.iter().any(is_over) => Self::Expired,
            Stop::Refused(_) => Self::Malformed,
            Stop::Fault(fault) => fault.into(),
        }
    }
}

fn is_over(refusal: &Refusal) -> bool {
    refusal.code == "link-over"
}
