//! Bringing people in from a file.

mod directories;
mod directory;
mod file;
mod files;
mod undo;

use domain::intake::participants;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::{Page, TestTandem, Visitor};

/// A roster with something of everything.
pub const ROSTER: &str = "Clients of 2025,,,,,\n\
    Name,DOB,Program,Status,Applied,Start\n\
    Rosa Castillo,4/14/1991,IT,enrolled,2026-08-01,2026-09-01\n\
    ROSA CASTILLO,1991-04-14,IT,enrolled,2026-08-01,2026-09-01\n\
    Ahmed Lee,02/30/1988,IT,app,2026-08-01,\n\
    Wei Tran,7/8/1999,IT,app,2026-10-01,\n";

/// Chooses a file on the page of files.
pub async fn choose(visitor: &Visitor, name: &str, bytes: &[u8]) -> Page {
    visitor.get("/settings/import").await;
    visitor.upload("/settings/import", &[], &[("file", name, "text/csv", bytes)]).await
}

/// How many people there are.
pub async fn people(tandem: &TestTandem) -> u64 {
    participants::Entity::find().count(tandem.store.read()).await.unwrap()
}

/// Where a page is, without what was asked behind it.
pub fn place(page: &Page) -> String {
    page.path.split('?').next().unwrap_or_default().to_owned()
}
