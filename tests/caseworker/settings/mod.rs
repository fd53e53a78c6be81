//! What a program decides, who works in it, and where.

mod import;
