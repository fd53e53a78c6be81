//! What kinds of service there are, and which of them make somebody a participant.

pub mod rules;
