//! A program's roster and the truth about it: the large one that `TANDEM_SHARED` names, or the sample beside the tests.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// A roster and the truth about it.
#[derive(Debug)]
pub struct Roster {
    /// Where it is.
    pub file: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What each of its lines of a person really is.
    pub truth: Vec<Value>,
}

impl Roster {
    /// The largest that can be had.
    ///
    /// # Panics
    /// Where not even the sample is there.
    pub fn find() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shared = std::env::var_os("TANDEM_SHARED").map_or_else(|| here.join("../../shared"), PathBuf::from);
        Self::read(&shared.join("data")).unwrap_or_else(|| {
            println!("{} has no roster; the sample is read instead", shared.display());
            Self::sample()
        })
    }

    /// The sample: a dozen lines.
    ///
    /// # Panics
    /// Where it is not there.
    pub fn sample() -> Self {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")).expect("the sample is there")
    }

    /// The lines that are of one kind: `new`, `duplicate`, `refused`.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Value> {
        self.truth.iter().filter(move |line| line["kind"] == kind)
    }

    fn read(folder: &Path) -> Option<Self> {
        let file = folder.join("roster.csv");
        let truth = std::fs::read(folder.join("roster.truth.json")).ok()?;
        Some(Self { bytes: std::fs::read(&file).ok()?, file, truth: serde_json::from_slice(&truth).ok()? })
    }
}
