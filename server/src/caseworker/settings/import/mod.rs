//! Bringing people in from a file, and providers from a directory: choosing it, looking at what would happen, letting it
//! happen, undoing it.

mod acts;
mod directories;
mod directory;
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
    let people = vec![
        files::page(),
        file::page(),
        undo::page(),
        report::page(),
        acts::columns_page(),
        acts::start_page(),
        acts::drop_page(),
    ];
    [vec![directories::page()], directory::pages(), people].concat()
}

/// Where the files of a directory are chosen.
const DIRECTORIES: &str = "/settings/import/providers";

/// Where the import of a directory is looked at.
fn directory_path(import: ImportId) -> String {
    format!("{DIRECTORIES}/{import}")
}

/// Where an import is looked at.
fn path(import: ImportId) -> String {
    format!("{PATH}/{import}")
}
