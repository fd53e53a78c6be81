//! What a line of a directory's import says, as it is kept.

use serde::{Deserialize, Serialize};

use super::{Told, Unread};
use crate::intake::imports::{ImportLineId, Reason};
use crate::setup::{Keys, Sealed};
use crate::shared::Fault;
use crate::support::providers::ProviderId;

const PLACE: &str = "import_lines.said";

/// What a line says: a provider, or something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// What is told of a provider.
    Provider {
        /// What is told.
        told: Box<Told>,
        /// Who it is, once it was brought in.
        provider: Option<ProviderId>,
        /// Why something of it was left as it is.
        reasons: Vec<Reason>,
    },
    /// Something that could not be read.
    Unread(Unread),
}

impl Said {
    /// Seals it for its line, as every line of an import is.
    ///
    /// # Errors
    /// Where it cannot be encrypted.
    pub(super) fn seal(&self, keys: &Keys, id: ImportLineId) -> Result<Sealed, Fault> {
        let json = serde_json::to_vec(self).map_err(|_| Fault::Broken("a line is not writable as JSON"))?;
        keys.seal(PLACE, id.0, &json)
    }

    /// Opens what [`Self::seal`] sealed.
    ///
    /// # Errors
    /// Where it is not readable.
    pub fn open(keys: &Keys, id: ImportLineId, sealed: &Sealed) -> Result<Self, Fault> {
        serde_json::from_slice(&keys.open(PLACE, id.0, sealed)?).map_err(|_| Fault::Unreadable(PLACE))
    }
}
