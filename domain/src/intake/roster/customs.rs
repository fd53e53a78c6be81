//! What a file as a whole tells about how each of its cells is to be read.

use super::cells::typed;
use super::columns::{Column, Columns};
use super::read::{DayOrder, NameWords, Per};
use super::sheet::Record;
use super::words::{ProgramWords, is_blank};
use crate::shared::{Coded, Day};

/// A file's customs.
pub struct Customs {
    /// Today, for two-digit years and days that lie ahead.
    pub today: Day,
    /// Its names, as its other lines write them.
    pub names: NameWords,
    /// Its programs, and what they abbreviate.
    pub programs: ProgramWords,
    /// What incomes are for, where the head says it.
    pub income_per: Option<Per>,
    /// What wages are for, where the head says it.
    pub wage_per: Option<Per>,
    orders: Vec<(Column, DayOrder)>,
}

impl Customs {
    /// Looks through the records below the heads.
    pub fn of(records: &[&Record], columns: &Columns, today: Day) -> Self {
        let programs = cells(records, columns, Column::Program).filter(|cell| !is_blank(cell));
        Self {
            today,
            names: names(records, columns),
            programs: ProgramWords::of(programs),
            income_per: columns.per(Column::Income),
            wage_per: columns.per(Column::Wage),
            orders: orders(records, columns),
        }
    }

    /// Whether days or months come first in a column.
    pub fn order(&self, column: Column) -> DayOrder {
        self.orders.iter().find(|(of, _)| *of == column).map_or(DayOrder::default(), |(_, order)| *order)
    }
}

/// Each column by its own cells; one whose cells do not tell, by the others where they agree.
fn orders(records: &[&Record], columns: &Columns) -> Vec<(Column, DayOrder)> {
    let days = || Column::ALL.iter().copied().filter(|column| column.is_day() && columns.has(*column));
    let told: Vec<_> = days().map(|column| (column, DayOrder::of(cells(records, columns, column)))).collect();
    let all_day_first = told.iter().filter_map(|(_, order)| *order).all(|order| order == DayOrder::DayFirst);
    let any = told.iter().any(|(_, order)| order.is_some());
    let otherwise = if any && all_day_first { DayOrder::DayFirst } else { DayOrder::MonthFirst };
    told.into_iter().map(|(column, order)| (column, order.unwrap_or(otherwise))).collect()
}

fn names(records: &[&Record], columns: &Columns) -> NameWords {
    let mut names = NameWords::of(cells(records, columns, Column::Name), columns.surname_first());
    for column in [Column::First, Column::Middle, Column::Last] {
        cells(records, columns, column).for_each(|cell| names.learn_spellings(cell));
    }
    cells(records, columns, Column::Last).for_each(|cell| names.learn_surname(cell));
    names
}

fn cells<'a>(records: &'a [&Record], columns: &'a Columns, column: Column) -> impl Iterator<Item = &'a str> {
    records.iter().map(move |record| typed(record, columns, column)).filter(|cell| !cell.is_empty())
}
