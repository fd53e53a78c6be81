//! The schema's history, one file per change. Frozen: a file that has run anywhere is never edited again.
//!
//! It knows no other crate: names are spelled out here, so that a later change of the entities cannot rewrite the past.

use sea_orm_migration::prelude::*;

mod m01_house;
mod m02_programs_and_cases;
mod m03_intake;
mod m04_documents_and_releases;
mod m05_plans;
mod m06_follow_up;
mod m07_setup;
mod m08_imports;
mod m09_asked_at_night;
mod m10_tries_to_sign_in;
mod m11_training;
mod m12_needs_and_providers;
mod m13_funds;
mod m14_employers;
mod m15_placements;
mod m16_courses_and_contracts;
mod m17_surveys;
mod schema;

/// Every change, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_house::Migration),
            Box::new(m02_programs_and_cases::Migration),
            Box::new(m03_intake::Migration),
            Box::new(m04_documents_and_releases::Migration),
            Box::new(m05_plans::Migration),
            Box::new(m06_follow_up::Migration),
            Box::new(m07_setup::Migration),
            Box::new(m08_imports::Migration),
            Box::new(m09_asked_at_night::Migration),
            Box::new(m10_tries_to_sign_in::Migration),
            Box::new(m11_training::Migration),
            Box::new(m12_needs_and_providers::Migration),
            Box::new(m13_funds::Migration),
            Box::new(m14_employers::Migration),
            Box::new(m15_placements::Migration),
            Box::new(m16_courses_and_contracts::Migration),
            Box::new(m17_surveys::Migration),
        ]
    }
}

pub use sea_orm_migration::MigratorTrait;
