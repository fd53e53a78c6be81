//! What happens when nobody is looking.

mod forget_failures;
mod run_import;
mod send_messages;
mod undo_import;
