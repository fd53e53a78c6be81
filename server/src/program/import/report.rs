//! What is printed about an import: an object per record, or the lines that somebody must look at.

use std::path::Path;

use domain::intake::imports::queries::{self, ImportLine};
use domain::intake::imports::{ImportId, Planned, Reason, Said};
use domain::intake::roster::{Outcome, Row, Tally};
use domain::setup::Store;
use domain::shared::{Coded, Fault, Refusal};
use serde::Serialize;
use serde_json::{Map, Value};
use templates::{Catalogue, Language};

/// Lines read back at a time.
const AT_A_TIME: u64 = 500;

/// How it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Words,
    /// JSON Lines.
    Lines,
}

/// A report about one file.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The file.
    pub file: &'a Path,
    /// How it is printed.
    pub format: Format,
    /// Whether nothing was changed.
    pub dry_run: bool,
}

#[derive(Serialize)]
struct Record<'a> {
    file: &'a Path,
    line: i64,
    outcome: &'static str,
    fields: Fields<'a>,
    reasons: Vec<Told<'a>>,
}

/// What a record says; an empty object where it is no person.
#[derive(Serialize)]
#[serde(untagged)]
enum Fields<'a> {
    Row(&'a Row),
    None(Map<String, Value>),
}

#[derive(Serialize)]
struct Told<'a> {
    field: Option<&'a str>,
    code: &'a str,
    message: String,
}

#[derive(Serialize)]
struct Summary<'a> {
    file: &'a Path,
    summary: bool,
    dry_run: bool,
    import: Option<ImportId>,
    records: usize,
    #[serde(flatten)]
    outcomes: Map<String, Value>,
    new_programs: Vec<&'a str>,
    employers: Vec<&'a str>,
    reasons: Vec<Told<'a>>,
}

impl Report<'_> {
    /// What became of each line of an import.
    ///
    /// # Errors
    /// Where the lines cannot be read back.
    pub async fn stored(&self, store: &Store, import: ImportId, planned: &Planned) -> Result<(), Fault> {
        let (mut after, mut tally) = (-1, Tally::new());
        loop {
            let lines = queries::lines(store, import, None, after, AT_A_TIME).await?;
            let Some(last) = lines.last() else { break };
            after = last.line;
            for ImportLine { line, outcome, said, .. } in &lines {
                *tally.entry(*outcome).or_default() += 1;
                self.record(i64::from(*line), *outcome, said);
            }
        }
        self.summary(Some(import), &tally, planned);
        Ok(())
    }

    /// What would become of each line, or is already.
    pub fn planned(&self, planned: &Planned) {
        let mut tally = Tally::new();
        for line in &planned.lines {
            *tally.entry(line.outcome).or_default() += 1;
            self.record(i64::try_from(line.line).unwrap_or(i64::MAX), line.outcome, &Said::of(line));
        }
        self.summary(None, &tally, planned);
    }

    /// Why the file as a whole cannot be read.
    pub fn refused(&self, refusals: &[Refusal]) {
        let reasons: Vec<Reason> = refusals.iter().map(Reason::from).collect();
        match self.format {
            Format::Lines => print(&Summary {
                file: self.file,
                summary: true,
                dry_run: self.dry_run,
                import: None,
                records: 0,
                outcomes: outcomes(&Tally::new()),
                new_programs: Vec::new(),
                employers: Vec::new(),
                reasons: reasons.iter().map(told).collect(),
            }),
            Format::Words => {
                reasons.iter().for_each(|reason| eprintln!("{}: {}", self.file.display(), told(reason).message))
            }
        }
    }

    fn record(&self, line: i64, outcome: Outcome, said: &Said) {
        let reasons = said.reasons.iter().map(told).collect();
        let fields = said.row.as_ref().map_or_else(|| Fields::None(Map::new()), Fields::Row);
        let record = Record { file: self.file, line, outcome: outcome.code(), fields, reasons };
        match self.format {
            Format::Lines => print(&record),
            Format::Words if matches!(outcome, Outcome::Duplicate | Outcome::Refused) => {
                let why: Vec<&str> = record.reasons.iter().map(|reason| reason.message.as_str()).collect();
                println!("line {line:5} {:9} {}", outcome.code(), why.join(" "));
            }
            Format::Words => {}
        }
    }

    fn summary(&self, import: Option<ImportId>, tally: &Tally, planned: &Planned) {
        let new_programs = planned.reading.new_programs.iter().map(|(name, _)| name.as_str()).collect();
        let summary = Summary {
            file: self.file,
            summary: true,
            dry_run: self.dry_run,
            import,
            records: tally.values().sum(),
            outcomes: outcomes(tally),
            new_programs,
            employers: planned.reading.employers.iter().map(|(name, _)| name.as_str()).collect(),
            reasons: Vec::new(),
        };
        match self.format {
            Format::Lines => print(&summary),
            Format::Words => self.in_words(&summary),
        }
    }

    fn in_words(&self, summary: &Summary<'_>) {
        let of = |outcome: &Outcome| format!("{} {}", summary.outcomes[outcome.code()], outcome.code());
        let counts: Vec<String> = Outcome::ALL.iter().map(of).collect();
        println!("{} records: {}.", summary.records, counts.join(", "));
        if !summary.new_programs.is_empty() {
            println!("New programs: {}.", summary.new_programs.join(", "));
        }
        if self.dry_run {
            println!("Nothing was changed.");
        }
    }
}

fn outcomes(tally: &Tally) -> Map<String, Value> {
    let count = |outcome: &Outcome| tally.get(outcome).copied().unwrap_or(0);
    Outcome::ALL.iter().map(|outcome| (outcome.code().to_owned(), count(outcome).into())).collect()
}

/// A reason with its sentence; where the catalogue has none, its code.
fn told(reason: &Reason) -> Told<'_> {
    let args: Vec<(&str, &str)> = reason.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let message = Catalogue::load().refusal(Language::English, &reason.code, reason.field.as_deref(), &args);
    let message = message.unwrap_or_else(|_| reason.code.clone());
    Told { field: reason.field.as_deref(), code: &reason.code, message }
}

fn print(value: &impl Serialize) {
    match serde_json::to_string(value) {
        Ok(line) => println!("{line}"),
        Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "a record is not writable as JSON"),
    }
}
