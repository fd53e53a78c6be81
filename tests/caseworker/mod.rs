mod account;
mod demo;
pub mod intake;
mod merge;
mod participants;
pub mod record;
mod recruitment;
mod settings;
