//! Follow-up rules: which duty follows from which cause, as data of a program.

mod causes;
mod defaults;
mod kinds;
#[expect(clippy::module_inception, reason = "the concept is called rules, and its pure functions live in rules.rs")]
pub mod rules;

pub use causes::{Ending, Trigger};
pub use defaults::defaults;
pub use kinds::{AskedFirst, Holder, TaskKind};
