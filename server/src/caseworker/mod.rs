//! The staff's desk.

mod account;
mod caseload;
mod contacts;
mod demo;
mod dismissed;
mod duty;
mod employers;
mod follow_up;
mod intake;
mod job_reports;
mod merge;
mod participants;
mod placements;
mod places;
pub(crate) mod record;
mod recruitment;
mod reports;
mod samples;
mod settings;
mod supports;
mod survey;
mod task;
mod today;
mod training;

use crate::web::Page;

/// The pages of the staff's desk.
pub fn pages() -> Vec<Page> {
    let own = vec![today::page(), participants::page(), contacts::page(), follow_up::page(), dismissed::page()];
    let told = vec![survey::page()];
    let tended = [caseload::pages(), task::pages(), record::pages(), intake::pages(), recruitment::pages()].concat();
    let desk = [account::pages(), demo::pages()].concat();
    let jobs = [employers::pages(), vec![placements::page(), job_reports::page()], reports::pages()].concat();
    [own, told, tended, training::pages(), supports::pages(), jobs, merge::pages(), settings::pages(), desk].concat()
}
