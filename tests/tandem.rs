//! Every test that uses Tandem as people do, and the guards of the codebase.

mod sign_in;
