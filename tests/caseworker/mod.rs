mod participants;
pub mod record;
mod settings;
