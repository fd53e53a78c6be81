//! A program's settings.

mod details;
mod follow_up;
mod follow_up_rule;
mod income_tables;
mod overview;
mod rule;
mod services;
mod streams;

use domain::programs::{self, Model as Program};
use domain::shared::ProgramId;
use tests::TestTandem;

/// The program as it is now.
async fn program(tandem: &TestTandem, id: ProgramId) -> Program {
    let organization = tandem.riverside().await.id;
    programs::find_in(tandem.store.read(), organization, id).await.expect("an answer").expect("the program")
}
