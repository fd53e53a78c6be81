//! What every room speaks: ids, days, money, closed lists, refusals.

mod coded;
mod day;
pub mod fields;
mod happening;
mod ids;
mod known;
mod message;
mod money;
mod object_kind;
mod refusal;
mod text;
mod what;

pub use coded::Coded;
pub use day::{Day, Quarter};
pub use fields::Fields;
pub use happening::{Change, Happening};
pub use ids::*;
pub use known::Known;
pub use message::{Envelope, Errand, Language, Message, Outgoing};
pub use money::Cents;
pub use object_kind::ObjectKind;
pub use refusal::{Answer, Fault, Refusal, Stop};
pub use text::{folded, is_phone, phone_digits};
pub use what::What;

/// A moment in UTC, to the microsecond: both databases keep that much.
pub type Instant = chrono::DateTime<chrono::Utc>;
