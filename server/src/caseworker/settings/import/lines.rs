//! A line of an import as a page shows it: who, what it says, what becomes of it and why.

use domain::intake::imports::queries::ImportLine;
use domain::intake::roster::{Outcome, Row, Stage};
use domain::shared::Coded;
use serde_json::{Value, json};

/// A line.
pub(super) fn shown(line: &ImportLine) -> Value {
    let name = line.said.row.as_ref().and_then(|row| row.name.as_ref());
    let (tone, glyph) = look(line.outcome);
    json!({
        "line": line.line,
        "name": name.map(|name| format!("{} {}", name.given(), name.last_with_suffix())),
        "says": line.said.row.as_ref().map(says).unwrap_or_default(),
        "outcome": line.outcome.code(),
        "tone": tone,
        "glyph": glyph,
        "deed": line.deed.map(Coded::code),
        "href": line.case.map(|case| format!("/cases/{case}")),
        "reasons": line.said.reasons,
    })
}

/// How an outcome looks: its tone and its icon.
pub(super) fn look(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::New => ("good", "check"),
        Outcome::Matched => ("quiet", "people"),
        Outcome::Duplicate => ("warn", "people"),
        Outcome::Refused => ("bad", "stop"),
        Outcome::Skipped => ("quiet", "minus"),
    }
}

/// What a line says, in the order in which a case goes: `{ key, day, text }` each, one of day and text.
fn says(row: &Row) -> Vec<Value> {
    let day = |key: &str, day: Option<domain::shared::Day>| Some(json!({ "key": key, "day": day?, "text": null }));
    let text = |key: &str, text: Option<&str>| Some(json!({ "key": key, "day": null, "text": text? }));
    let stage = row
        .stage
        .map(|stage: Stage| json!({ "key": format!("roster-stage-{}", stage.code()), "day": null, "text": null }));
    let said = [
        day("import-says-born", row.born),
        day("import-says-applied", row.applied),
        text("import-says-program", row.sector.as_deref()),
        stage,
        day("import-says-start", row.start),
        day("import-says-end", row.end),
        text("import-says-employer", row.employer.as_deref()),
        day("import-says-placed", row.placed),
    ];
    said.into_iter().flatten().collect()
}
