//! One program: what it is called, its rules in words, its tables, its services and funding streams.

mod contract;
mod details;
mod follow_up;
mod follow_up_rule;
mod income_tables;
mod new_rule;
mod overview;
mod rule;
mod rules_in_words;
mod services;
mod streams;

use domain::programs::changes::manages;
use domain::programs::{self, Model as Program};
use domain::shared::{Fault, ProgramId};

use crate::web::{Oops, Page, Visit};

/// The pages of a program.
pub fn pages() -> Vec<Page> {
    let own = vec![
        overview::page(),
        details::page(),
        contract::page(),
        new_rule::page(),
        rule::page(),
        rule::end(),
        income_tables::page(),
        services::page(),
        streams::page(),
        follow_up::page(),
    ];
    [own, follow_up_rule::pages()].concat()
}

/// The program, where the reader manages it.
async fn program(visit: &Visit, id: ProgramId) -> Result<Program, Oops> {
    let reader = visit.reader()?;
    let found = programs::find_in(visit.store().read(), reader.organization, id).await.map_err(Fault::from)?;
    found.filter(|program| manages(reader, program.id)).ok_or(Oops::NotFound)
}

/// Where the program's own page is.
fn home(id: ProgramId) -> String {
    format!("/settings/programs/{id}")
}
