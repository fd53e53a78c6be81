mod caseload;
mod contacts;
mod dismissed;
mod follow_up;
mod participants;
pub mod record;
mod settings;
mod task;
mod today;
