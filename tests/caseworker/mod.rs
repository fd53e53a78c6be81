mod merge;
mod participants;
pub mod record;
