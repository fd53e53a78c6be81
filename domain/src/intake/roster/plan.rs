//! A whole file: what becomes of each of its records.

use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::{Column, Columns, Mapping};
use super::customs::Customs;
use super::row::Row;
use super::sheet::{Record, Sheet};
use super::skipped;
use super::words::employer_key;
use crate::intake::duplicates::People;
use crate::intake::duplicates::rules::{Degree, Identity, Likeness, Mark};
use crate::shared::{Coded, Day, ParticipantId, Refusal};

crate::coded! {
    /// What becomes of a record.
    pub enum Outcome("import-outcome") {
        /// A person to bring in.
        New = "new",
        /// Somebody who is already in Tandem.
        Matched = "matched",
        /// The same person as an earlier line, or probably one in Tandem: a human decides.
        Duplicate = "duplicate",
        /// It cannot be as it stands, and says why.
        Refused = "refused",
        /// No person: a title, the heads, a blank line, a total.
        Skipped = "skipped",
    }
}

/// A record of the file and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The line of the file, counted from 1, on which the record begins.
    pub line: usize,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What it says, as far as understood; nothing where it was skipped or is out of shape.
    #[serde(rename = "fields")]
    pub row: Option<Row>,
    /// Why: for every outcome but `new`.
    pub reasons: Vec<Refusal>,
    /// The earlier line that is the same person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<usize>,
    /// Who it is in Tandem, certainly (`matched`) or probably (`duplicate`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant: Option<ParticipantId>,
}

/// What becomes of a file: one line for each of its records, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its columns and what they mean.
    pub columns: Columns,
    /// Its records.
    pub lines: Vec<Line>,
}

/// How many records have which outcome.
pub type Tally = BTreeMap<Outcome, usize>;

/// An employer that the file names, under one or several spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEmployer {
    /// What its spellings have in common.
    pub key: String,
    /// Its spellings, each with how often it stands there.
    pub spellings: BTreeMap<String, usize>,
}

impl Plan {
    /// Reads a file. `today` tells which days lie ahead.
    ///
    /// # Errors
    /// Why the file as a whole cannot be read: no text, cut off, no heads that are understood, a wrong mapping.
    pub fn read(bytes: &[u8], mapping: &Mapping, today: Day) -> Result<Self, Vec<Refusal>> {
        let sheet = Sheet::of(bytes).map_err(|refusal| vec![refusal])?;
        let columns = Columns::of(&sheet, mapping)?;
        Ok(Self::of(&sheet, columns, today))
    }

    /// What becomes of each record of a sheet.
    pub fn of(sheet: &Sheet, columns: Columns, today: Day) -> Self {
        let skipped: Vec<_> =
            sheet.records.iter().enumerate().map(|(place, record)| skipped::why(place, record, &columns)).collect();
        let people: Vec<&Record> =
            sheet.records.iter().zip(&skipped).filter(|(_, why)| why.is_none()).map(|(record, _)| record).collect();
        let customs = Customs::of(&people, &columns, today);
        let regular = skipped::is_regular(&people, columns.all.len());
        let line = |(record, why): (&Record, Option<&'static str>)| match why {
            Some(code) => Line::without_row(record, Outcome::Skipped, Refusal::because(code)),
            None => Line::of(record, &columns, &customs, regular),
        };
        let lines = sheet.records.iter().zip(skipped).map(line).collect();
        let mut plan = Self { columns, lines };
        plan.find_duplicates();
        plan
    }

    /// Compares the new people with those already in Tandem: whoever certainly is one of them is matched, whoever
    /// probably is waits for a human. `seal` makes of a whole national identifier what the known ones are kept as.
    pub fn meet(&mut self, known: &People<ParticipantId>, seal: impl Fn(&str) -> Mark) {
        for line in &mut self.lines {
            line.meet(known, &seal);
        }
    }

    /// How many records have which outcome; outcomes that none has are there with 0.
    pub fn tally(&self) -> Tally {
        let count = |outcome: Outcome| self.lines.iter().filter(|line| line.outcome == outcome).count();
        Outcome::ALL.iter().map(|outcome| (*outcome, count(*outcome))).collect()
    }

    /// The employers that lines not refused name.
    pub fn employers(&self) -> Vec<NamedEmployer> {
        let mut employers: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for name in self.understood().filter_map(|row| row.employer.as_deref()) {
            *employers.entry(employer_key(name)).or_default().entry(name.to_owned()).or_default() += 1;
        }
        employers.into_iter().map(|(key, spellings)| NamedEmployer { key, spellings }).collect()
    }

    /// The sectors or programs that lines not refused name, each with how often.
    pub fn sectors(&self) -> BTreeMap<String, usize> {
        let mut sectors = BTreeMap::new();
        for sector in self.understood().filter_map(|row| row.sector.clone()) {
            *sectors.entry(sector).or_default() += 1;
        }
        sectors
    }

    fn understood(&self) -> impl Iterator<Item = &Row> {
        self.lines.iter().filter(|line| line.outcome != Outcome::Refused).filter_map(|line| line.row.as_ref())
    }

    /// Lines that were refused are looked at as well: mended, they bring the same person in.
    fn find_duplicates(&mut self) {
        let mut earlier: People<(usize, Outcome)> = People::default();
        for line in &mut self.lines {
            let Some(identity) = line.identity() else { continue };
            match earlier.likeliest(&identity).filter(|_| line.outcome == Outcome::New) {
                Some((first, likeness)) => line.repeats(first, &likeness),
                None => earlier.add((line.line, line.outcome), identity),
            }
        }
    }
}

impl Line {
    /// As [`Plan::meet`], for this line alone; `known` need hold those only who are like this person at all.
    pub fn meet(&mut self, known: &People<ParticipantId>, seal: impl Fn(&str) -> Mark) {
        let row = self.row.as_ref().filter(|_| self.outcome == Outcome::New);
        let Some((participant, likeness)) = row.and_then(|row| known.likeliest(&row.identity(seal))) else { return };
        let same = likeness.degree == Degree::Same;
        let (outcome, code) =
            if same { (Outcome::Matched, "already-known") } else { (Outcome::Duplicate, "probably-known") };
        self.outcome = outcome;
        self.participant = Some(participant);
        self.reasons.push(because(code, &likeness));
    }

    /// Somebody who is known for certain by another way than their description.
    pub fn is_known(&mut self, participant: ParticipantId) {
        self.outcome = Outcome::Matched;
        self.participant = Some(participant);
        self.reasons.push(Refusal::because("already-known").with("grounds", ""));
    }

    /// It cannot be, after all.
    pub fn refuse(&mut self, reasons: Vec<Refusal>) {
        self.outcome = Outcome::Refused;
        self.reasons.extend(reasons);
    }

    fn of(record: &Record, columns: &Columns, customs: &Customs, regular: bool) -> Self {
        if let Some(refusal) = skipped::out_of_shape(record, columns.all.len(), regular) {
            return Self::without_row(record, Outcome::Refused, refusal);
        }
        let (row, reasons) = Row::of(record, columns, customs);
        let outcome = if reasons.is_empty() { Outcome::New } else { Outcome::Refused };
        Self { line: record.line, outcome, row: Some(row), reasons, same_as: None, participant: None }
    }

    fn without_row(record: &Record, outcome: Outcome, reason: Refusal) -> Self {
        Self { line: record.line, outcome, row: None, reasons: vec![reason], same_as: None, participant: None }
    }

    /// Who it is; a date of birth that cannot be is none.
    fn identity(&self) -> Option<Identity> {
        let mut identity = self.row.as_ref()?.identity(|number| Mark(number.to_owned()));
        if self.reasons.iter().any(|reason| reason.field.as_deref() == Some(Column::Born.code())) {
            identity.born = None;
        }
        Some(identity)
    }

    fn repeats(&mut self, (first, outcome): (usize, Outcome), likeness: &Likeness) {
        let code = match (outcome, likeness.degree) {
            (Outcome::Refused, _) => "same-as-refused-line",
            (_, Degree::Same) => "same-as-line",
            _ => "probably-same-as-line",
        };
        self.outcome = Outcome::Duplicate;
        self.same_as = Some(first);
        self.reasons.push(because(code, likeness).with("line", first));
    }
}

/// `grounds` are codes of the list `likeness-ground`, a blank between two.
fn because(code: &'static str, likeness: &Likeness) -> Refusal {
    let grounds: Vec<&str> = likeness.grounds.iter().map(|ground| ground.code()).collect();
    Refusal::because(code).with("grounds", grounds.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSTER: &str = "\
All programs,,,,
,,,,
Name,DOB,SSN,Employer,Cohort
\"Castillo Jr., Rosa María\",4/14/1991,930-11-2222,Harbor Data,3
\"CASTILLO JR., Rosa María\",14-Apr-91,,\"HARBOR DATA, LLC\",
,,,,
Name,DOB,SSN,Employer,Cohort
Ahmed Lee,02/30/1988,,,
Ahmed Lee,2/3/1988,,,
\"Lee, Wei\",7/8/1999,,,
Wei Lea,7/8/1999,,\"Solano, Castings\",,
Olga Tran,1/2/1990,,,,x
Printed 8/1/2026,,,,
TOTAL,9,,,
";

    fn plan(text: &str) -> Plan {
        let today = Day::new(2026, 11, 24).unwrap();
        Plan::read(text.as_bytes(), &Mapping::default(), today).unwrap()
    }

    fn told(plan: &Plan) -> Vec<(usize, &'static str, &'static str)> {
        let reason = |line: &Line| line.reasons.first().map_or("", |reason| reason.code);
        plan.lines.iter().map(|line| (line.line, line.outcome.code(), reason(line))).collect()
    }

    #[test]
    fn every_line_of_a_roster_becomes_something() {
        let expected = [
            (1, "skipped", "skipped-title"),
            (2, "skipped", "skipped-blank"),
            (3, "skipped", "skipped-heads"),
            (4, "new", ""),
            (5, "duplicate", "same-as-line"),
            (6, "skipped", "skipped-blank"),
            (7, "skipped", "skipped-heads"),
            (8, "refused", "bad-date"),
            (9, "new", ""),
            (10, "new", ""),
            (11, "new", ""),
            (12, "refused", "too-many-cells"),
            (13, "skipped", "skipped-remark"),
            (14, "skipped", "skipped-total"),
        ];
        assert_eq!(told(&plan(ROSTER)), expected);
    }

    #[test]
    fn whoever_stands_below_a_refused_line_of_their_own_waits_for_it() {
        let text = "Name,DOB,SSN\nAhmed Lee,02/30/1988,930-11-2222\nAhmed Lee,2/3/1988,930112222\n";
        let plan = plan(text);
        assert_eq!(told(&plan)[2], (3, "duplicate", "same-as-refused-line"));
        assert_eq!(plan.lines[2].same_as, Some(2));
    }

    #[test]
    fn a_second_run_finds_everybody_and_a_near_namesake_waits_for_a_human() {
        let sealed = |number: &str| Mark(format!("sealed {number}"));
        let mut known: People<ParticipantId> = People::default();
        let rosa = ParticipantId::new();
        for line in plan(ROSTER).lines.iter().filter(|line| line.outcome == Outcome::New) {
            let id = if line.line == 4 { rosa } else { ParticipantId::new() };
            known.add(id, line.row.as_ref().unwrap().identity(sealed));
        }
        let mut again = plan(ROSTER);
        again.meet(&known, sealed);
        assert_eq!((again.tally()[&Outcome::New], again.tally()[&Outcome::Matched]), (0, 4));
        assert_eq!(again.lines[3].participant, Some(rosa));
        let mut another = plan("Name,DOB\nRosa Castilo,4/14/1991\n");
        another.meet(&known, sealed);
        assert_eq!(told(&another)[1], (2, "duplicate", "probably-known"));
        assert_eq!(another.lines[1].participant, Some(rosa));
    }

    #[test]
    fn a_refused_number_is_not_repeated_to_whoever_reads_the_reason() {
        let plan = plan("Name,DOB,SSN\nAhmed Lee,2/3/1988,666-12-3456\n");
        assert_eq!(told(&plan)[1], (2, "refused", "ssn-impossible"));
        assert!(!format!("{:?}", plan.lines).contains("12-3456"));
    }

    #[test]
    fn a_file_that_writes_days_first_is_read_so_where_no_cell_tells_as_well() {
        let plan = plan("Name,DOB,Applied\nAhmed Lee,25/12/1988,03/04/2025\nWei Tran,02/01/1990,05/06/2025\n");
        let applied: Vec<_> = plan.lines.iter().filter_map(|line| line.row.as_ref()?.applied).collect();
        assert_eq!(applied, [Day::new(2025, 4, 3).unwrap(), Day::new(2025, 6, 5).unwrap()]);
    }

    #[test]
    fn employers_under_several_spellings_are_one() {
        let employers = plan(ROSTER).employers();
        let keys: Vec<_> = employers.iter().map(|employer| (employer.key.as_str(), employer.spellings.len())).collect();
        assert_eq!(keys, [("harbor data", 2), ("solano castings", 1)]);
    }

    #[test]
    fn what_no_column_means_is_kept_under_its_head() {
        let plan = plan(ROSTER);
        let aside = &plan.lines[3].row.as_ref().unwrap().aside;
        assert_eq!(aside.get("Cohort").map(String::as_str), Some("3"));
    }
}
