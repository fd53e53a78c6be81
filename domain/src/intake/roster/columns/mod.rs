//! What each column of a roster means: recognized by its head, or as the user says.

mod heads;
mod mapping;
mod usual;

pub use mapping::Mapping;

use super::read::Per;
use super::sheet::{Record, Sheet};
use crate::intake::duplicates::fold;
use crate::shared::{Coded, Refusal};

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
        let columns = found.ok_or_else(|| vec![not_found(candidates().map(|(_, record)| record))])?;
        mapping.refuse_unknown(&columns.all)?;
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
    pub fn per(&self, column: Column) -> Option<Per> {
        let place = self.place(column)?;
        fold(&self.all[place].0).split(' ').find_map(Per::from_words)
    }

    /// Whether a head says that surnames come first and without a comma: `Last First`, not `Last, First`.
    pub fn surname_first(&self) -> bool {
        let head = fold(self.head_of(Column::Name));
        let order = matches!((head.find("last"), head.find("first")), (Some(last), Some(first)) if last < first);
        order && !self.head_of(Column::Name).contains(',')
    }

    /// Whether a record repeats the heads, as each printed page does.
    pub fn repeats(&self, record: &Record) -> bool {
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
