mod account;
mod demo;
mod participants;
pub mod record;
mod settings;
