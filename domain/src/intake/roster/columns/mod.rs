//! What each column of a roster means: recognized by its head, or as the user says.

mod heads;
mod mapping;
mod usual;

pub use mapping::Mapping;

use super::read::{Century, DayOrder, Per, day};
use super::sheet::{Record, Sheet};
use super::words::is_blank;
use crate::intake::duplicates::fold;
use crate::shared::{Coded, Day, Refusal};

crate::coded! {
    /// What a column of a roster may mean.
    pub enum Column("import-column") {
        /// The whole name in one cell, in either order.
        Name = "name",
        /// Given names.
        First = "first",
        /// Middle names or an initial.
        Middle = "middle",
        /// Surname.
        Last = "last",
        /// `Jr.`, `Sr`, `III`.
        Suffix = "suffix",
        /// Date of birth.
        Born = "born",
        /// National identifier.
        Ssn = "ssn",
        /// Telephone.
        Phone = "phone",
        /// E-mail address.
        Email = "email",
        /// Gender.
        Gender = "gender",
        /// Whether a veteran.
        Veteran = "veteran",
        /// People in the household.
        Household = "household",
        /// Household income.
        Income = "income",
        /// Barriers to work.
        Barriers = "barriers",
        /// Day of the application.
        Applied = "applied",
        /// Where the person stands.
        Status = "status",
        /// Program or sector.
        Program = "program",
        /// First day of the program.
        Start = "start",
        /// Last day of the program.
        End = "end",
        /// Where the person was placed.
        Employer = "employer",
        /// The job there.
        JobTitle = "job_title",
        /// Its wage.
        Wage = "wage",
        /// Its hours a week.
        Hours = "hours",
        /// First day of the job.
        Placed = "placed",
        /// Notes.
        Notes = "notes",
    }
}

impl Column {
    /// Whether its cells are days.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Born | Self::Applied | Self::Start | Self::End | Self::Placed)
    }
}

/// A roster's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Which record of the sheet holds the heads; nothing where the user mapped a file without heads.
    pub head: Option<usize>,
    /// Every column of the file in order: its head as typed, and its meaning. Without one it is kept aside.
    pub all: Vec<(String, Option<Column>)>,
    folded: Vec<String>,
}

/// Heads stand among the first records: above them are titles, a date of printing, a logo's blank lines.
const LOOKED_AT: usize = 40;
/// Fewer heads recognized may be chance: a title line that says `Name` or `Program`.
const LEAST_RECOGNIZED: usize = 2;
/// Fewer cells may all be mistakes.
const LEAST_TELLING: usize = 3;

impl Columns {
    /// Finds the record that holds the heads and what each means; what the user says goes before what is recognized.
    ///
    /// # Errors
    /// `columns-not-found` with what was seen instead; and where the mapping itself is wrong, each reason.
    pub fn of(sheet: &Sheet, mapping: &Mapping) -> Result<Self, Vec<Refusal>> {
        mapping.check()?;
        let candidates = || sheet.records.iter().enumerate().take(LOOKED_AT).filter(|(_, record)| !record.is_blank());
        let found = candidates().find_map(|(place, record)| Self::from_heads(place, record, mapping));
        let found = found.or_else(|| Self::without_heads(sheet, mapping));
        let mut columns = found.ok_or_else(|| vec![not_found(candidates().map(|(_, record)| record))])?;
        mapping.refuse_unknown(&columns.all)?;
        columns.set_aside_what_is_no_day(sheet, mapping);
        Ok(columns)
    }

    /// Where a meaning stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.all.iter().position(|(_, meaning)| *meaning == Some(column))
    }

    /// Whether the file has a column of this meaning.
    pub fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// The head above a meaning, as typed; its code where there is no such column.
    pub fn head_of(&self, column: Column) -> &str {
        self.place(column).map_or(column.code(), |place| self.all[place].0.as_str())
    }

    /// The columns without a meaning: their places and heads.
    pub fn aside(&self) -> impl Iterator<Item = (usize, &str)> {
        self.all
            .iter()
            .enumerate()
            .filter(|(_, (_, meaning))| meaning.is_none())
            .map(|(i, (head, _))| (i, head.as_str()))
    }

    /// The time that a head says its amounts are for: `Monthly income`, `Wage (hourly)`.
    pub(in crate::intake::roster) fn per(&self, column: Column) -> Option<Per> {
        let place = self.place(column)?;
        fold(&self.all[place].0).split(' ').find_map(Per::from_words)
    }

    /// Whether a head says that surnames come first and without a comma: `Last First`, not `Last, First`.
    pub(in crate::intake::roster) fn surname_first(&self) -> bool {
        let head = fold(self.head_of(Column::Name));
        let order = matches!((head.find("last"), head.find("first")), (Some(last), Some(first)) if last < first);
        order && !self.head_of(Column::Name).contains(',')
    }

    /// Whether a record repeats the heads, as each printed page does.
    pub(in crate::intake::roster) fn repeats(&self, record: &Record) -> bool {
        let mut typed = record.cells.iter().filter(|cell| !cell.trim().is_empty());
        let is_head = |cell: &String| self.folded.contains(&fold(cell));
        self.head.is_some() && typed.clone().count() > 1 && typed.all(is_head)
    }

    fn from_heads(place: usize, record: &Record, mapping: &Mapping) -> Option<Self> {
        let mut meanings = heads::meanings(&record.cells);
        let mapped = mapping.apply_to_heads(&record.cells, &mut meanings);
        let recognized = meanings.iter().flatten().count();
        mapping.apply_to_numbers(&mut meanings);
        let all = record.cells.iter().map(|head| head.trim().to_owned()).zip(meanings).collect();
        let columns = Self::new(Some(place), all);
        let sure = recognized >= LEAST_RECOGNIZED || mapped > 0;
        (sure && columns.identify()).then_some(columns)
    }

    /// A file without heads, each column that matters mapped by its number.
    fn without_heads(sheet: &Sheet, mapping: &Mapping) -> Option<Self> {
        let width = sheet.records.iter().map(|record| record.cells.len()).max()?;
        let mut meanings = vec![None; width];
        mapping.apply_to_numbers(&mut meanings);
        let all = meanings.into_iter().enumerate().map(|(i, meaning)| ((i + 1).to_string(), meaning)).collect();
        let columns = Self::new(None, all);
        columns.identify().then_some(columns)
    }

    /// A column of days in which not one day stands was misread by its head: `Completed`, with yes and no below.
    fn set_aside_what_is_no_day(&mut self, sheet: &Sheet, mapping: &Mapping) {
        let records = &sheet.records[self.head.map_or(0, |head| head + 1)..];
        for (place, (_, meaning)) in self.all.iter_mut().enumerate() {
            let guessed =
                meaning.is_some_and(|column| column.is_day() && column != Column::Born && !mapping.names(column));
            let filled = records.iter().filter_map(|record| record.cells.get(place)).filter(|cell| !is_blank(cell));
            let is_day = |cell: &String| day(cell, DayOrder::default(), Century::Event, Day::default()).is_ok();
            if guessed && filled.clone().count() >= LEAST_TELLING && !filled.clone().any(is_day) {
                *meaning = None;
            }
        }
    }

    fn new(head: Option<usize>, all: Vec<(String, Option<Column>)>) -> Self {
        let folded = all.iter().map(|(head, _)| fold(head)).collect();
        Self { head, all, folded }
    }

    /// A name, and what tells two people of one name apart.
    fn identify(&self) -> bool {
        let named = self.has(Column::Name) || self.has(Column::First) && self.has(Column::Last);
        named && (self.has(Column::Born) || self.has(Column::Ssn))
    }
}

/// Says what was seen: the record with the most heads recognized, or the first of several cells.
fn not_found<'a>(records: impl Iterator<Item = &'a Record>) -> Refusal {
    let recognized = |record: &&Record| heads::meanings(&record.cells).into_iter().flatten().count();
    let best = records.max_by_key(|record| (recognized(record), record.cells.len().min(2), usize::MAX - record.line));
    let seen = best.map(|record| record.cells.join(" | ")).unwrap_or_default();
    Refusal::because("columns-not-found").with("seen", super::read::shorten(&seen, 400))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str, mapping: &str) -> Result<Columns, Vec<Refusal>> {
        Columns::of(&Sheet::of(text.as_bytes()).unwrap(), &mapping.parse().unwrap())
    }

    fn meanings(columns: &Columns) -> Vec<(&str, &'static str)> {
        columns.all.iter().map(|(head, meaning)| (head.as_str(), meaning.map_or("-", Column::code))).collect()
    }

    #[test]
    fn heads_stand_below_titles() {
        let columns =
            columns("Roster of all programs,,\n,,\nName,Cohort,D.O.B.\nRosa Diaz,3,1990-01-02\n", "").unwrap();
        assert_eq!(columns.head, Some(2));
        assert_eq!(meanings(&columns), [("Name", "name"), ("Cohort", "-"), ("D.O.B.", "born")]);
        assert_eq!(columns.aside().collect::<Vec<_>>(), [(1, "Cohort")]);
    }

    #[test]
    fn without_a_name_or_a_date_of_birth_the_file_is_refused_with_what_was_seen() {
        let refusal = columns("Roster,,\nName,Phone,Program\nRosa Diaz,210-555-0100,IT\n", "").unwrap_err().remove(0);
        assert_eq!(refusal.code, "columns-not-found");
        assert_eq!(refusal.args, [("seen", "Name | Phone | Program".to_owned())]);
    }

    #[test]
    fn the_user_goes_before_the_usual_names() {
        let text = "Wer,Geburtstag,DOB,Notes\nRosa Diaz,1990-01-02,2024-01-01,x\n";
        let columns = columns(text, "Wer=name; geburtstag=born; 4=-").unwrap();
        let expected = [("Wer", "name"), ("Geburtstag", "born"), ("DOB", "-"), ("Notes", "-")];
        assert_eq!(meanings(&columns), expected);
    }

    #[test]
    fn a_column_of_yes_and_no_is_no_column_of_days() {
        let text = "Name,DOB,Completed,Enrolled\nA B,1/1/1990,Yes,3/1/2025\nC D,1/1/1991,No,x\nE F,1/1/1992,Yes,\n";
        let guessed = columns(text, "").unwrap();
        assert_eq!(meanings(&guessed)[2..], [("Completed", "-"), ("Enrolled", "start")]);
        let mapped = columns(text, "3=end").unwrap();
        assert_eq!(meanings(&mapped)[2..], [("Completed", "end"), ("Enrolled", "start")]);
    }

    #[test]
    fn a_file_without_heads_is_mapped_by_number() {
        let columns = columns("Rosa Diaz,x,1990-01-02\nWei Lee,y,1991-01-02\n", "1=name;3=born").unwrap();
        assert_eq!((columns.head, meanings(&columns)), (None, vec![("1", "name"), ("2", "-"), ("3", "born")]));
    }

    #[test]
    fn a_mapping_that_names_no_column_or_one_meaning_twice_is_refused() {
        let text = "Name,Born,Date\nRosa Diaz,1990-01-02,2024-01-01\n";
        let code = |mapping: &str| columns(text, mapping).unwrap_err().remove(0).code;
        assert_eq!(code("Dat=applied"), "mapping-no-such-column");
        assert_eq!(code("9=applied"), "mapping-no-such-column");
        assert_eq!(code("2=born;3=born"), "mapping-twice");
    }
}
