//! What a line says, as it is kept: sealed, because it holds nearly everything that is known of a person.

use serde::{Deserialize, Serialize};

use super::ImportLineId;
use crate::intake::duplicates::rules::{Identity, Mark};
use crate::intake::roster::{Line, Row};
use crate::setup::{Keys, Sealed};
use crate::shared::{Fault, Refusal};

const PLACE: &str = "import_lines.said";

/// What a line says, and why it becomes what it becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its values; nothing where it was skipped or is out of shape.
    pub row: Option<Row>,
    /// Why it becomes what it becomes.
    pub reasons: Vec<Reason>,
    /// The earlier line that is the same person.
    pub same_as: Option<usize>,
    /// The whole national identifier, which a row does not give away.
    number: Option<String>,
}

/// A reason as it is kept: the catalogue has its sentence under `refusal-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The value it is about, by its name in a row.
    pub field: Option<String>,
    /// Which reason.
    pub code: String,
    /// What the sentence names.
    pub args: Vec<(String, String)>,
}

impl Said {
    /// What a planned line says.
    pub fn of(line: &Line) -> Self {
        Self {
            row: line.row.clone(),
            reasons: line.reasons.iter().map(Reason::from).collect(),
            same_as: line.same_as,
            number: line.row.as_ref().and_then(|row| row.ssn.as_ref()?.whole.clone()),
        }
    }

    /// Seals it for its line.
    ///
    /// # Errors
    /// Where it cannot be encrypted.
    pub fn seal(&self, keys: &Keys, id: ImportLineId) -> Result<Sealed, Fault> {
        let json = serde_json::to_vec(self).map_err(|_| Fault::Broken("a line is not writable as JSON"))?;
        keys.seal(PLACE, id.0, &json)
    }

    /// Opens what [`Self::seal`] sealed.
    ///
    /// # Errors
    /// Where it is not readable.
    pub fn open(keys: &Keys, id: ImportLineId, sealed: &Sealed) -> Result<Self, Fault> {
        let json = keys.open(PLACE, id.0, sealed)?;
        let mut said: Self = serde_json::from_slice(&json).map_err(|_| Fault::Unreadable(PLACE))?;
        if let Some(ssn) = said.row.as_mut().and_then(|row| row.ssn.as_mut()) {
            ssn.whole.clone_from(&said.number);
        }
        Ok(said)
    }

    /// Who it is about; `seal` as in [`Row::identity`].
    pub fn identity(&self, seal: impl FnOnce(&str) -> Mark) -> Option<Identity> {
        self.row.as_ref().map(|row| row.identity(seal))
    }
}

impl From<&Refusal> for Reason {
    fn from(refusal: &Refusal) -> Self {
        Self {
            field: refusal.field.as_deref().map(str::to_owned),
            code: refusal.code.to_owned(),
            args: refusal.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::roster::{Mapping, Plan};
    use crate::shared::Day;

    const ROSTER: &str = "\
Name,DOB,SSN,Phone,Income,Hours,Barriers,Cohort,Applied,Status\n\
\"Castillo Jr., Rosa (Chuy)\",4/14/1991,930-11-2222,210-555-0106 x11 (mom's),$683 a month,37.5,no car,3,4/1/2025,grad\n\
Ahmed Lee,7/8/1999,xxx-xx-4050,,,,,,,\n";

    #[test]
    fn a_line_is_read_back_as_it_was_kept_and_its_number_is_nowhere_to_be_seen() {
        let plan = Plan::read(ROSTER.as_bytes(), &Mapping::default(), Day::new(2026, 11, 24).unwrap()).unwrap();
        let keys = Keys::generate().unwrap();
        for line in &plan.lines {
            let (id, said) = (ImportLineId::new(), Said::of(line));
            let sealed = said.seal(&keys, id).unwrap();
            let opened = Said::open(&keys, id, &sealed).unwrap();
            assert_eq!(opened, said);
            assert_eq!(opened.row, line.row);
            assert!(!sealed.0.windows(4).any(|part| part == b"2222"));
            assert!(Said::open(&keys, ImportLineId::new(), &sealed).is_err());
        }
        let whole = plan.lines[1].row.as_ref().unwrap().ssn.as_ref().unwrap().whole.as_deref();
        assert_eq!(whole, Some("930112222"));
    }
}
