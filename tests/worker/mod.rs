//! What happens when nobody is looking: one file per job.
//! What happens when nobody is looking.

mod ask_first;
mod close_cases;
mod escalate_tasks;
mod exit_cases;
mod exit_risk;
mod forget_failures;
mod impossible_states;
mod lapse_authorizations;
mod miss_tasks;
mod not_reached;
mod open_tasks;
mod remind;
mod repeat_tasks;
mod run_import;
mod send_messages;
mod undo_import;
mod weekly_digest;
mod whole_year;
