//! Follow-up rules: which duty follows from which cause, as data of a program.

mod causes;
pub mod commands;
mod defaults;
mod editing;
mod kinds;
pub(super) mod meaning;
mod record;
#[expect(clippy::module_inception, reason = "the concept is called rules, and its pure functions live in rules.rs")]
pub mod rules;

pub use causes::{Ending, Trigger};
pub use defaults::defaults;
pub use kinds::{AskedFirst, TaskKind};
pub use record::{ActiveModel, Column, Entity, Model as Row, RuleId, Stored};
