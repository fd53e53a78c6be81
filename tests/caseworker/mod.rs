mod participants;
pub mod record;
