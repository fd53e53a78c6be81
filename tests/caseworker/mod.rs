mod account;
mod demo;
mod merge;
mod participants;
pub mod record;
mod settings;
