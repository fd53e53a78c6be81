pub mod intake;
mod participants;
pub mod record;
mod recruitment;
