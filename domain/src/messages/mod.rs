//! What is to be sent and done later, as rows written in the transaction that needs them.

pub mod errands;
pub mod lease;
pub mod outbox;
pub mod rounds;
