//! Every test that uses Tandem as people do, and the guards of the codebase.

mod caseworker;
mod guards;
mod house;
mod participant;
mod program;
mod sign_in;
mod worker;
