//! The words that programs write in cells, and what they mean here.

mod barriers;
mod employers;
mod gender;
mod programs;
mod stage;
mod yes_no;

pub use barriers::barriers;
pub use employers::employer_key;
pub use gender::{Gender, gender};
pub use programs::ProgramWords;
pub use stage::{Stage, stage};
pub use yes_no::yes_or_no;

use crate::intake::duplicates::fold;

/// Words for "nothing is known". A lone mark (`-`, `?`, `--`) is as blank.
const BLANK: &str = "na|n a|none|nil|null|tbd|tba|to be determined|unknown|unk|not known|not provided|not applicable|\
     blank|missing|refused|declined|withheld|no answer|n d|nd|ninguno|ninguna|desconocido|no aplica|\
     ref|div 0|value|name";

/// Whether a cell says that nothing is known.
pub fn is_blank(typed: &str) -> bool {
    let folded = fold(typed);
    folded.is_empty() || listed(BLANK, &folded)
}

/// Whether a word stands in a list with bars between its words.
fn listed(list: &str, word: &str) -> bool {
    list.split('|').any(|listed| listed == word)
}
