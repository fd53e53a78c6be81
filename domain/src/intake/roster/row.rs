//! A record as understood: every value that it gives, in Tandem's own terms.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cells::Cells;
use super::columns::{Column, Columns};
use super::customs::Customs;
use super::read::{self, Century, PersonName, Phone, Reading, Ssn, WeeklyHours};
use super::rules;
use super::sheet::Record;
use super::words::{self, Gender, Stage, is_blank};
use crate::intake::duplicates::rules::{Identity, Mark};
use crate::shared::{Cents, Day, Refusal};

/// A participant as a roster tells of one. What the roster does not tell is absent: never "no", never zero.
///
/// Serialized, days are ISO 8601 and money is in cents; a national identifier shows its last four digits only. Read back,
/// it is the same row without the whole identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The name; `last` is serialized with the suffix, as it stands on the roster.
    #[serde(flatten)]
    pub name: Option<PersonName>,
    /// Date of birth.
    pub born: Option<Day>,
    /// National identifier, or what the roster keeps of it.
    #[serde(flatten)]
    pub ssn: Option<Ssn>,
    /// Telephone, with extension and remark.
    #[serde(flatten)]
    pub phone: Option<Phone>,
    /// E-mail address in lower case.
    pub email: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Whether a veteran.
    pub veteran: Option<bool>,
    /// People in the household.
    pub household: Option<u8>,
    /// The household's income a year.
    #[serde(rename = "income_cents")]
    pub income: Option<Cents>,
    /// Barriers to work, in the roster's order.
    pub barriers: Vec<String>,
    /// Day of the application.
    pub applied: Option<Day>,
    /// Where the person stood.
    pub stage: Option<Stage>,
    /// The program as typed.
    pub program: Option<String>,
    /// The sector or program that it means.
    pub sector: Option<String>,
    /// First day of the program.
    pub start: Option<Day>,
    /// Last day of the program.
    pub end: Option<Day>,
    /// Employer as typed; [`super::employer_key`] tells which are one.
    pub employer: Option<String>,
    /// The job there.
    pub job_title: Option<String>,
    /// Wage an hour.
    #[serde(rename = "wage_cents")]
    pub wage: Option<Cents>,
    /// Hours a week.
    pub hours: Option<WeeklyHours>,
    /// First day of the job.
    pub placed: Option<Day>,
    /// Notes as typed.
    pub notes: Option<String>,
    /// What stands in columns without a meaning, by their heads: kept, not understood.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aside: BTreeMap<String, String>,
}

impl Row {
    /// Reads a record; what is wrong with it stands beside, each cell first and then what does not go together.
    pub(super) fn of(record: &Record, columns: &Columns, customs: &Customs) -> (Self, Vec<Refusal>) {
        let mut cells = Cells::of(record, columns);
        let row = Self { name: name(&mut cells, columns, customs), ..Self::default() };
        let row = row.with_person(&mut cells, customs).with_case(&mut cells, customs).with_job(&mut cells, customs);
        let aside = aside(&cells, columns, row.gender);
        let row = Self { aside, ..row };
        let mut refusals = cells.refusals;
        refusals.extend(rules::contradictions(&row, &refusals, customs.today));
        (row, refusals)
    }

    /// What tells this person apart. `seal` turns a whole national identifier into what known ones are compared by.
    pub fn identity(&self, seal: impl FnOnce(&str) -> Mark) -> Identity {
        let name = self.name.clone().unwrap_or_default();
        Identity {
            first: name.given(),
            last: name.last,
            suffix: name.suffix,
            born: self.born,
            number: self.ssn.as_ref().and_then(|ssn| ssn.whole.as_deref()).map(seal),
            last_four: self.ssn.as_ref().map(|ssn| ssn.last_four.clone()),
            phone: self.phone.as_ref().map(|phone| phone.number.clone()),
            email: self.email.clone(),
        }
    }

    fn with_person(self, cells: &mut Cells<'_>, customs: &Customs) -> Self {
        Self {
            born: day(cells, Column::Born, customs),
            ssn: cells.read(Column::Ssn, read::ssn),
            phone: cells.read(Column::Phone, read::phone),
            email: cells.read(Column::Email, read::email),
            gender: words::gender(cells.typed(Column::Gender)),
            veteran: cells.read(Column::Veteran, words::yes_or_no),
            household: cells.read(Column::Household, read::household),
            income: cells.read(Column::Income, |typed| read::income(typed, customs.income_per)),
            barriers: words::barriers(cells.typed(Column::Barriers)),
            ..self
        }
    }

    fn with_case(self, cells: &mut Cells<'_>, customs: &Customs) -> Self {
        let program = cells.read(Column::Program, text);
        Self {
            applied: day(cells, Column::Applied, customs),
            stage: cells.read(Column::Status, words::stage),
            sector: program.as_deref().map(|program| customs.programs.name_of(program)),
            program,
            start: day(cells, Column::Start, customs),
            end: day(cells, Column::End, customs),
            notes: cells.read(Column::Notes, read::prose),
            ..self
        }
    }

    fn with_job(self, cells: &mut Cells<'_>, customs: &Customs) -> Self {
        Self {
            employer: cells.read(Column::Employer, text),
            job_title: cells.read(Column::JobTitle, text),
            wage: cells.read(Column::Wage, |typed| read::wage(typed, customs.wage_per)),
            hours: cells.read(Column::Hours, read::hours),
            placed: day(cells, Column::Placed, customs),
            ..self
        }
    }
}

/// From cells of its own where the record has them, else from the one cell.
fn name(cells: &mut Cells<'_>, columns: &Columns, customs: &Customs) -> Option<PersonName> {
    let [first, middle, last, suffix] =
        [Column::First, Column::Middle, Column::Last, Column::Suffix].map(|column| cells.typed(column));
    let (column, reading) = if first.is_empty() && last.is_empty() && columns.has(Column::Name) {
        (Column::Name, read::one_cell(cells.typed(Column::Name), &customs.names))
    } else {
        let column = if last.is_empty() { Column::Last } else { Column::First };
        (column, read::separate_cells(first, middle, last, suffix, &customs.names))
    };
    let reading = reading.and_then(|name| name.map(Some).ok_or("no-name"));
    cells.keep(column, reading)
}

fn day(cells: &mut Cells<'_>, column: Column, customs: &Customs) -> Option<Day> {
    let century = if column == Column::Born { Century::Birth } else { Century::Event };
    cells.read(column, |typed| read::day(typed, customs.order(column), century, customs.today))
}

fn text(typed: &str) -> Reading<String> {
    if is_blank(typed) { Ok(None) } else { read::line(typed) }
}

/// A gender in a word of the person's own is kept in that word.
fn aside(cells: &Cells<'_>, columns: &Columns, gender: Option<Gender>) -> BTreeMap<String, String> {
    let own_word = columns.place(Column::Gender).filter(|_| gender == Some(Gender::Another));
    let own_word = own_word.map(|place| (place, columns.head_of(Column::Gender)));
    let mut aside = BTreeMap::new();
    for (place, head) in columns.aside().chain(own_word) {
        let text = cells.typed_at(place);
        if text.is_empty() {
            continue;
        }
        let taken = head.is_empty() || aside.contains_key(head);
        aside.insert(
            if taken { format!("{head} {}", place + 1).trim().to_owned() } else { head.to_owned() },
            text.to_owned(),
        );
    }
    aside
}
