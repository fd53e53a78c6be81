//! The one-time code of the first set-up, told on the console: whoever has the machine in their hands has it.

use domain::shared::OrganizationId;

/// Letters and digits that nobody confuses with one another.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// 80 random bits: not to be guessed, short enough to be typed.
const LENGTH: usize = 16;
const GROUP: usize = 4;

/// The code, and the id that the organization will have: of two set-ups at once the schema lets one through.
#[derive(Clone, Debug)]
pub struct SetUpCode {
    code: String,
    /// The organization to be.
    pub organization: OrganizationId,
}

impl SetUpCode {
    /// A new code.
    ///
    /// # Errors
    /// Where the operating system has no random bytes.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; LENGTH];
        getrandom::fill(&mut bytes)?;
        let code = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        Ok(Self { code, organization: OrganizationId::new() })
    }

    /// The code as it is told and typed: `K7QM-2XPD-…`.
    pub fn told(&self) -> String {
        self.code.as_bytes().chunks(GROUP).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }

    /// Whether this is the code, however it was typed.
    pub fn is(&self, typed: &str) -> bool {
        let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        domain::access::links::hash(&plain) == domain::access::links::hash(&self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_however_it_is_typed_and_no_other_is() {
        let code = SetUpCode::new().unwrap();
        assert!(code.is(&code.told()) && code.is(&format!(" {} ", code.told().to_lowercase())));
        assert!(!code.is("") && !code.is(&SetUpCode::new().unwrap().told()));
        assert_eq!(code.told().len(), LENGTH + LENGTH / GROUP - 1);
    }
}
