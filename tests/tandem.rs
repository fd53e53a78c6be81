//! Every test that uses Tandem as people do, and the guards of the codebase.

mod caseworker;
mod participant;
mod sign_in;
