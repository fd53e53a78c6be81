//! A case: one period of participation of one participant in one program.

pub mod rules;
