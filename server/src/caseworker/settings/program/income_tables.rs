//! A program's income tables: what each says, and a published one uploaded in its place.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::Model as Program;
use domain::programs::changes::replace_income_table;
use domain::programs::income_tables::file;
use domain::programs::income_tables::rules::IncomeTable;
use domain::shared::fields::LINE;
use domain::shared::{ProgramId, Refusal, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/income_tables.html";
/// The largest file taken: a table of a hundred years is smaller.
const MOST_BYTES: usize = 64 * 1024;

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/income-tables", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(upload)
        .takes_files(MOST_BYTES)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    home: String,
    tables: Vec<Table>,
    names: Vec<Value>,
    form: Form,
}

#[derive(Serialize)]
struct Table {
    name: String,
    source: String,
    sizes: Vec<usize>,
    years: Vec<Year>,
}

/// Amounts in cents.
#[derive(Serialize)]
struct Year {
    year: i32,
    amounts: Vec<Option<i64>>,
    each_further: i64,
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let program = program(&visit, id).await?;
    let only = program.policy.income_tables.keys().next().cloned();
    let form = Form::new(path(id)).at_version(program.version).with_some("table", only);
    visit.page(TEMPLATE, view(&program, form))
}

async fn upload(visit: Visit, Id(id): Id<ProgramId>, typed: Typed) -> Answered {
    let program = program(&visit, id).await?;
    let by = visit.by(&typed)?;
    let saved = match read(&typed) {
        Ok((name, table, version)) => {
            let replace = async move |act: &mut Act<'_>| replace_income_table(act, id, &name, table, version).await;
            perform(visit.store(), &by, replace).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&path(id), "income-table-saved")),
        Err(stop) => visit.page_again(TEMPLATE, view(&program, typed.refused(path(id), stop)?)),
    }
}

fn read(typed: &Typed) -> Result<(String, IncomeTable, i32), Stop> {
    let (name, source) = typed.read(|fields| (fields.text("table", LINE), fields.text("source", LINE)))?;
    let sent = typed.files.iter().find(|sent| sent.field == "file").ok_or_else(|| Refusal::of("file", "missing"))?;
    let text = std::str::from_utf8(&sent.bytes).map_err(|_| Refusal::of("file", "table-unreadable"))?;
    Ok((name, file::read(text, &source)?, typed.version()?))
}

fn view(program: &Program, form: Form) -> View {
    let tables: Vec<_> = program.policy.income_tables.iter().map(|(name, table)| as_rows(name, table)).collect();
    let names = tables.iter().map(|table| json!({ "value": table.name, "label": table.name })).collect();
    View { home: home(program.id), tables, names, form }
}

fn as_rows(name: &str, table: &IncomeTable) -> Table {
    let most = table.years.iter().map(|year| year.by_size.len()).max().unwrap_or_default();
    let row = |year: &domain::programs::income_tables::rules::IncomeYear| Year {
        year: year.year,
        amounts: (0..most).map(|size| year.by_size.get(size).map(|cents| cents.0)).collect(),
        each_further: year.each_further.0,
    };
    let mut years: Vec<_> = table.years.iter().map(row).collect();
    years.sort_by_key(|year| std::cmp::Reverse(year.year));
    Table { name: name.to_owned(), source: table.source.clone(), sizes: (1..=most).collect(), years }
}

fn path(id: ProgramId) -> String {
    format!("{}/income-tables", home(id))
}

fn samples() -> Vec<Value> {
    let years = json!([{ "year": 2026, "amounts": [1_500_000, null], "each_further": 500_000 }]);
    let table = json!({ "name": "poverty", "source": "EXAMPLE", "sizes": [1, 2], "years": years });
    let form = Form::new("/settings/programs/1/income-tables").at_version(1);
    let names = json!([{ "value": "poverty", "label": "poverty" }]);
    vec![json!({ "home": "/settings/programs/1", "tables": [table], "names": names, "form": form })]
}
