//! A roster and the truth about it: the large one that `TANDEM_SHARED` names, or the small sample of this repository.

use std::path::{Path, PathBuf};

use domain::intake::roster::{Column, Line, Outcome, Plan};
use domain::shared::Coded;
use serde_json::Value;

/// The names of a truth's problems, and the codes of our refusals.
const PROBLEMS: [(&str, &str); 6] = [
    ("bad_date", "bad-date"),
    ("dob_future", "born-in-future"),
    ("end_before_start", "end-before-start"),
    ("no_name", "no-name"),
    ("placed_before_app", "placed-before-applied"),
    ("wage_absurd", "wage-absurd"),
];
/// The values that a truth tells, under the names that a row has for them; with the column that a file may lack.
const VALUES: [(&str, Option<Column>); 15] = [
    ("first", None),
    ("last", None),
    ("born", Some(Column::Born)),
    ("applied", Some(Column::Applied)),
    ("stage", Some(Column::Status)),
    ("sector", Some(Column::Program)),
    ("start", Some(Column::Start)),
    ("end", Some(Column::End)),
    ("placed", Some(Column::Placed)),
    ("wage_cents", Some(Column::Wage)),
    ("hours", Some(Column::Hours)),
    ("employer", Some(Column::Employer)),
    ("income_cents", Some(Column::Income)),
    ("household", Some(Column::Household)),
    ("veteran", Some(Column::Veteran)),
];

pub struct Roster {
    pub bytes: Vec<u8>,
    pub truth: Vec<Value>,
}

impl Roster {
    pub fn find() -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let shared = std::env::var_os("TANDEM_SHARED").map_or_else(|| repository.join("../shared"), PathBuf::from);
        Self::read(&shared.join("data")).unwrap_or_else(|| {
            println!("{} has no roster; the sample of the repository is read instead", shared.display());
            Self::sample()
        })
    }

    pub fn sample() -> Self {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples")).expect("the sample is there")
    }

    fn read(folder: &Path) -> Option<Self> {
        let bytes = std::fs::read(folder.join("roster.csv")).ok()?;
        let truth = std::fs::read(folder.join("roster.truth.json")).ok()?;
        Some(Self { bytes, truth: serde_json::from_slice(&truth).unwrap() })
    }

    /// Everything in which a plan departs from the truth, in words.
    pub fn differences(&self, plan: &Plan) -> Vec<String> {
        let people: Vec<&Line> = plan.lines.iter().filter(|line| line.outcome != Outcome::Skipped).collect();
        assert_eq!(people.len(), self.truth.len(), "lines with people");
        // A truth's `of` counts people, and people who stand twice are counted once.
        let mut first_lines = Vec::new();
        let mut wrong = Vec::new();
        for (line, truth) in people.iter().zip(&self.truth) {
            if truth["kind"] != "duplicate" {
                first_lines.push(line.line);
            }
            let mut differ = |what: &str, expected: String, read: String| {
                if expected != read {
                    wrong.push(format!("line {}: {what} is {expected}, read {read}", line.line));
                }
            };
            let of = truth["of"].as_u64().map(|of| first_lines[usize::try_from(of).unwrap()]);
            differ("outcome", truth["kind"].as_str().unwrap().to_owned(), line.outcome.code().to_owned());
            differ("the earlier line", format!("{of:?}"), format!("{:?}", line.same_as));
            differ("reasons", problems(truth), codes(line));
            for (what, expected, read) in values(line, truth, plan) {
                differ(&what, expected, read);
            }
        }
        wrong
    }
}

fn problems(truth: &Value) -> String {
    let code = |problem: &Value| PROBLEMS.iter().find(|(name, _)| problem == name).map_or("?", |(_, code)| code);
    truth["problems"].as_array().unwrap().iter().map(code).collect::<Vec<_>>().join(" ")
}

fn codes(line: &Line) -> String {
    let refusals = line.reasons.iter().filter(|_| line.outcome == Outcome::Refused);
    refusals.map(|reason| reason.code).collect::<Vec<_>>().join(" ")
}

/// Each value that stands in the file: a truth also tells what was left blank, and what a refused line should say.
fn values(line: &Line, truth: &Value, plan: &Plan) -> Vec<(String, String, String)> {
    let row = serde_json::to_value(line.row.as_ref().unwrap()).unwrap();
    let refused = |name: &str| line.reasons.iter().any(|reason| concerns(reason.field.as_deref(), name));
    let told = |name: &str| !row[name].is_null() || !matches!(name, "household" | "veteran");
    let has = |column: &Option<Column>| column.is_none_or(|column| plan.columns.has(column));
    let compared = VALUES.iter().filter(|(name, column)| told(name) && !refused(name) && has(column));
    let mut values: Vec<_> =
        compared.map(|(name, _)| ((*name).to_owned(), truth[*name].to_string(), row[*name].to_string())).collect();
    values.push(("barriers".to_owned(), truth["barriers"].to_string(), row["barriers"].to_string()));
    values
}

/// What a truth does not tell: a placement or a class that the file puts where it cannot have been.
fn concerns(field: Option<&str>, name: &str) -> bool {
    match (field, name) {
        (Some("placed" | "wage"), "placed" | "wage_cents" | "hours" | "employer") => true,
        (Some("end"), "start" | "end") | (Some("name"), "first" | "last") => true,
        (field, name) => field == Some(name),
    }
}
