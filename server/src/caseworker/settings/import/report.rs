//! The report of an import, as a file for a spreadsheet.

use domain::access::{Act, Permission};
use domain::intake::imports::queries::{self, ImportLine};
use domain::intake::imports::{ImportId, Reason, commands};
use domain::intake::roster::Outcome;
use domain::perform;
use domain::shared::{Coded, Day};
use templates::{Catalogue, Language};

use super::file;
use crate::web::sheet::Sheet;
use crate::web::{Access, Answered, Face, Id, Page, Visit};

/// Lines read at a time.
const AT_A_TIME: u64 = 500;
/// The heads of its columns, as keys of the catalogue.
const HEADS: [&str; 9] = [
    "import-report-line",
    "import-report-outcome",
    "import-column-first",
    "import-column-last",
    "import-column-born",
    "import-column-program",
    "import-column-status",
    "import-column-applied",
    "import-report-why",
];

/// The page.
pub(super) fn page() -> Page {
    Page::new("/settings/import/{import}/report", Face::Caseworker, Access::May(Permission::Import)).get(send)
}

/// Every line, or those of one outcome. That it was taken away is an act that leaves a trace.
async fn send(visit: Visit, Id(id): Id<ImportId>) -> Answered {
    let import = file::find(&visit, id).await?;
    let outcome = visit.asked("outcome").and_then(|code| Outcome::from_code(&code));
    let note = async move |act: &mut Act<'_>| commands::note_report(act, id).await;
    perform(visit.store(), &visit.by_opening()?, note).await?;
    let language = if visit.language.code() == "es" { Language::Spanish } else { Language::English };
    let heads = HEADS.map(|key| said(language, key));
    let mut sheet = Sheet::new(&heads.each_ref().map(String::as_str));
    let mut after = -1;
    loop {
        let lines = queries::lines(visit.store(), id, outcome, after, AT_A_TIME).await?;
        let Some(last) = lines.last() else { break };
        after = last.line;
        lines.iter().for_each(|line| sheet.row(&cells(line, language)));
    }
    let stem = import.file_name.rsplit_once('.').map_or(&*import.file_name, |(stem, _)| stem);
    Ok(sheet.sent_as(&format!("{stem}-report.csv")))
}

fn cells(line: &ImportLine, language: Language) -> [String; 9] {
    let row = line.said.row.clone().unwrap_or_default();
    let name = row.name.unwrap_or_default();
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    let why: Vec<String> = line.said.reasons.iter().map(|reason| sentence(language, reason)).collect();
    [
        line.line.to_string(),
        said(language, &format!("import-outcome-{}", line.outcome.code())),
        name.given(),
        name.last_with_suffix(),
        day(row.born),
        row.sector.unwrap_or_default(),
        row.stage.map(|stage| said(language, &format!("roster-stage-{}", stage.code()))).unwrap_or_default(),
        day(row.applied),
        why.join(" "),
    ]
}

fn said(language: Language, key: &str) -> String {
    Catalogue::load().say(language, key, &[]).unwrap_or_else(|_| key.to_owned())
}

fn sentence(language: Language, reason: &Reason) -> String {
    let args: Vec<(&str, &str)> = reason.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let said = Catalogue::load().refusal(language, &reason.code, reason.field.as_deref(), &args);
    said.unwrap_or_else(|_| reason.code.clone())
}
