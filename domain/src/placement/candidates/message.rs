//! What an employer is told when somebody it could have hired is hired elsewhere. It names nobody: mail is read by others.

use serde::{Deserialize, Serialize};

use crate::shared::Message;

/// Somebody who was proposed is hired elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CandidateGone {
    /// The organization that writes.
    pub organization: String,
    /// The title of the job order.
    pub title: String,
}

impl Message for CandidateGone {
    const KIND: &'static str = "candidate_gone";
}
