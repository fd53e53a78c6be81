//! What happens when nobody is looking.

mod forget_failures;
mod send_messages;
