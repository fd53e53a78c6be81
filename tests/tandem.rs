//! Every test that uses Tandem as people do, and the guards of the codebase.

mod guards;
mod house;
mod caseworker;
mod participant;
mod sign_in;
mod worker;
