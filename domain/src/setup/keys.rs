//! Keys outside the database: fields of tiers 3 and 4 are encrypted, identifiers compared by keyed hash.
//!
//! One master key is kept in a file; every purpose has a key of its own, derived from it. A sealed value is version,
//! key id, nonce and ciphertext with its tag; table, column and row are bound to it, so that a ciphertext copied to
//! another row does not open.

use std::io::Write;
use std::path::{Path, PathBuf};

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::shared::Fault;

const VERSION: u8 = 1;
const NONCE: usize = 12;

/// The keys of an installation. They do not print.
#[derive(Clone)]
pub struct Keys {
    id: u8,
    master: [u8; 32],
}

/// An encrypted field as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::DeriveValueType)]
pub struct Sealed(pub Vec<u8>);

/// Why keys could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("the key file {0} cannot be used")]
    File(PathBuf, #[source] std::io::Error),
    /// The file holds no keys.
    #[error("the key file {0} holds no keys that Tandem understands")]
    Malformed(PathBuf),
    /// The operating system gave no random bytes.
    #[error("no random bytes could be had")]
    NoRandom,
}

#[derive(Serialize, Deserialize)]
struct KeyFile {
    id: u8,
    master: String,
}

impl Keys {
    /// Fresh keys.
    ///
    /// # Errors
    /// Where the operating system has no random bytes.
    pub fn generate() -> Result<Self, KeyError> {
        Ok(Self { id: 1, master: random()? })
    }

    /// The keys of `file`; made and written, readable by the owner only, if the file is absent.
    ///
    /// # Errors
    /// Where the file cannot be read, understood or written.
    pub fn of_file(file: &Path) -> Result<Self, KeyError> {
        match std::fs::read_to_string(file) {
            Ok(text) => Self::parse(&text).ok_or_else(|| KeyError::Malformed(file.to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let keys = Self::generate()?;
                keys.write(file).map_err(|error| KeyError::File(file.to_owned(), error))?;
                Ok(keys)
            }
            Err(error) => Err(KeyError::File(file.to_owned(), error)),
        }
    }

    /// Encrypts `plain` for one column of one row.
    ///
    /// # Errors
    /// Where no random bytes could be had.
    pub fn seal(&self, place: &str, row: uuid::Uuid, plain: &[u8]) -> Result<Sealed, Fault> {
        let nonce: [u8; NONCE] = random().map_err(|_| Fault::Broken("no random bytes"))?;
        let bound = format!("{place}/{row}");
        let payload = Payload { msg: plain, aad: bound.as_bytes() };
        let sealed = self.cipher(place).encrypt(&Nonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Fault::Broken("a field could not be encrypted"))?;
        Ok(Sealed([&[VERSION, self.id][..], &nonce, &sealed].concat()))
    }

    /// Decrypts what [`Self::seal`] made for the same place and row.
    ///
    /// # Errors
    /// Where the key is another one, or the value was damaged or moved.
    pub fn open(&self, place: &'static str, row: uuid::Uuid, sealed: &Sealed) -> Result<Vec<u8>, Fault> {
        let [VERSION, key, rest @ ..] = &sealed.0[..] else { return Err(Fault::Unreadable(place)) };
        let Some((nonce, ciphertext)) = rest.split_first_chunk::<NONCE>() else { return Err(Fault::Unreadable(place)) };
        if *key != self.id {
            return Err(Fault::Unreadable(place));
        }
        let bound = format!("{place}/{row}");
        let payload = Payload { msg: ciphertext, aad: bound.as_bytes() };
        self.cipher(place).decrypt(&Nonce::from(*nonce), payload).map_err(|_| Fault::Unreadable(place))
    }

    /// Encrypts text.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub fn seal_text(&self, place: &str, row: uuid::Uuid, plain: &str) -> Result<Sealed, Fault> {
        self.seal(place, row, plain.as_bytes())
    }

    /// Decrypts text.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_text(&self, place: &'static str, row: uuid::Uuid, sealed: &Sealed) -> Result<String, Fault> {
        String::from_utf8(self.open(place, row, sealed)?).map_err(|_| Fault::Unreadable(place))
    }

    /// A keyed hash of a normalized identifier: equal values can be found, none can be read back.
    pub fn blind_index(&self, place: &str, normalized: &str) -> Vec<u8> {
        self.mac(&format!("blind/{place}"), normalized.as_bytes())
    }

    /// A keyed hash that shows whether somebody without the key changed `message`.
    pub fn mac(&self, purpose: &str, message: &[u8]) -> Vec<u8> {
        let key = self.derive(purpose);
        match Hmac::<Sha256>::new_from_slice(&key) {
            Ok(mut mac) => {
                mac.update(message);
                mac.finalize().into_bytes().to_vec()
            }
            // HMAC takes keys of every length.
            Err(_) => Vec::new(),
        }
    }

    fn cipher(&self, place: &str) -> Aes256Gcm {
        Aes256Gcm::new(&self.derive(&format!("seal/{place}")).into())
    }

    fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        // HKDF fails only for output longer than 255 hashes.
        let _: Result<(), _> = Hkdf::<Sha256>::new(None, &self.master).expand(purpose.as_bytes(), &mut key);
        key
    }

    fn parse(text: &str) -> Option<Self> {
        use figment::providers::Format;
        let file: KeyFile = figment::providers::Toml::from_str(text).ok()?;
        let master = STANDARD.decode(file.master).ok()?.try_into().ok()?;
        Some(Self { id: file.id, master })
    }

    fn write(&self, file: &Path) -> std::io::Result<()> {
        use std::os::unix::fs::OpenOptionsExt;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = std::fs::OpenOptions::new();
        let mut opened = options.write(true).create_new(true).mode(0o600).open(file)?;
        let master = STANDARD.encode(self.master);
        writeln!(opened, "# Tandem's master keys. Without them encrypted fields are lost: keep a copy elsewhere.")?;
        writeln!(opened, "id = {}\nmaster = \"{master}\"", self.id)?;
        opened.sync_all()
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.id)
    }
}

fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| KeyError::NoRandom)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_sealed_value_opens_only_where_it_belongs() {
        let keys = Keys::generate().unwrap();
        let row = Uuid::now_v7();
        let sealed = keys.seal_text("identifiers.number", row, "123-45-6789").unwrap();
        assert_eq!(keys.open_text("identifiers.number", row, &sealed).unwrap(), "123-45-6789");
        assert!(keys.open("identifiers.number", Uuid::now_v7(), &sealed).is_err());
        assert!(keys.open("sensitive.body", row, &sealed).is_err());
        assert!(Keys::generate().unwrap().open("identifiers.number", row, &sealed).is_err());
        assert!(!sealed.0.windows(4).any(|part| part == b"6789"));
    }

    #[test]
    fn equal_identifiers_have_equal_hashes_under_one_key_only() {
        let (keys, others) = (Keys::generate().unwrap(), Keys::generate().unwrap());
        assert_eq!(keys.blind_index("ssn", "123456789"), keys.blind_index("ssn", "123456789"));
        assert_ne!(keys.blind_index("ssn", "123456789"), keys.blind_index("ein", "123456789"));
        assert_ne!(keys.blind_index("ssn", "123456789"), others.blind_index("ssn", "123456789"));
    }
}
