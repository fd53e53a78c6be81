//! Bringing people in from a file: choosing it, looking at what would happen, letting it happen, undoing it.

mod acts;
mod file;
mod files;
mod lines;
mod report;
mod samples;
mod undo;

use domain::intake::imports::ImportId;

use crate::web::Page;

/// Where files are chosen.
const PATH: &str = "/settings/import";

/// The pages of imports.
pub fn pages() -> Vec<Page> {
    vec![
        files::page(),
        file::page(),
        undo::page(),
        report::page(),
        acts::columns_page(),
        acts::start_page(),
        acts::drop_page(),
    ]
}

/// Where an import is looked at.
fn path(import: ImportId) -> String {
    format!("{PATH}/{import}")
}
