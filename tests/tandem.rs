//! Every test that uses Tandem as people do, and the guards of the codebase.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test that cannot go on fails"
)]

mod caseworker;
mod guards;
mod house;
mod journeys;
mod participant;
mod program;
mod sign_in;
mod worker;
