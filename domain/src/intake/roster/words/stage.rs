//! Where a person stood, in the words of the program that kept the roster.

use super::{is_blank, listed};
use crate::intake::duplicates::fold;

crate::coded! {
    /// Where a person stood in the program when the roster was kept.
    pub enum Stage("roster-stage") {
        /// Applied, nothing decided.
        Applied = "applied",
        /// Found eligible, not begun.
        Eligible = "eligible",
        /// Waiting for a place.
        Waitlisted = "waitlisted",
        /// Found not eligible.
        Ineligible = "ineligible",
        /// Went before beginning.
        Withdrew = "withdrew",
        /// In the program.
        Enrolled = "enrolled",
        /// Began and went.
        Dropped = "dropped",
        /// Finished the training.
        Completed = "completed",
        /// At work.
        Placed = "placed",
        /// Finished with the program altogether.
        Exited = "exited",
    }
}

/// Whole phrases, folded.
const PHRASES: &[(Stage, &str)] = &[
    (Stage::Applied, "app|new|pending|in review|under review|intake|inquiry|solicitante"),
    (Stage::Eligible, "approved|accepted|selected|elegible|aprobado|aceptado"),
    (Stage::Waitlisted, "wl|on hold|lista de espera"),
    (Stage::Ineligible, "denied|rejected|not accepted|not approved|no elegible"),
    (Stage::Withdrew, "no longer interested|not interested|declined|cancelled|canceled|no show|retirado"),
    (Stage::Enrolled, "in class|in progress|current|started|attending|inscrito|activo|en clase"),
    (Stage::Dropped, "dnf|did not finish|did not complete|left program|left class|terminated|abandono"),
    (Stage::Completed, "finished|grad|done|alumni|alumnus|graduado|terminado|completo"),
    (Stage::Placed, "working|at work|job|got job|got a job|colocado|trabajando|contratado"),
    (Stage::Exited, "closed|exit|inactive|case closed|cerrado"),
];

/// Beginnings of words, asked in this order, each alone or together with another: `withdrawn from class` was in class.
const STEMS: &[(Stage, &str, &str)] = &[
    (Stage::Ineligible, "inelig", ""),
    (Stage::Dropped, "withdr", "class train program course cohort"),
    (Stage::Withdrew, "withdr", ""),
    (Stage::Dropped, "drop", ""),
    (Stage::Waitlisted, "wait", ""),
    (Stage::Placed, "plac", ""),
    (Stage::Placed, "employed", ""),
    (Stage::Placed, "hired", ""),
    (Stage::Placed, "working", ""),
    (Stage::Completed, "grad", ""),
    (Stage::Completed, "complet", ""),
    (Stage::Enrolled, "enrol", ""),
    (Stage::Enrolled, "active", ""),
    (Stage::Enrolled, "training", ""),
    (Stage::Exited, "exit", ""),
    (Stage::Eligible, "elig", ""),
    (Stage::Applied, "appl", ""),
    (Stage::Applied, "pending", ""),
];

/// Reads a stage.
///
/// # Errors
/// `unknown-status`: what is not understood is not guessed.
pub fn stage(typed: &str) -> Result<Option<Stage>, &'static str> {
    let folded = fold(typed);
    let phrase = PHRASES.iter().find(|(_, phrases)| listed(phrases, &folded)).map(|(stage, _)| *stage);
    match phrase.or_else(|| by_stems(&folded)) {
        Some(stage) => Ok(Some(stage)),
        None if is_blank(typed) => Ok(None),
        None => Err("unknown-status"),
    }
}

fn by_stems(folded: &str) -> Option<Stage> {
    if folded.contains("not elig") {
        return Some(Stage::Ineligible);
    }
    let has = |stem: &str| folded.split(' ').any(|word| word.starts_with(stem));
    let denied = folded.split(' ').any(|word| matches!(word, "not" | "never"));
    let fits = |(_, stem, with): &&(Stage, &str, &str)| has(stem) && (with.is_empty() || with.split(' ').any(has));
    STEMS.iter().find(fits).filter(|_| !denied).map(|(stage, ..)| *stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_programs_mean_stages() {
        for (typed, expected) in [
            ("app", Stage::Applied),
            ("Pending", Stage::Applied),
            ("not elig.", Stage::Ineligible),
            ("Ineligible", Stage::Ineligible),
            ("no longer interested", Stage::Withdrew),
            ("Withdrew", Stage::Withdrew),
            ("withdrawn from class", Stage::Dropped),
            ("drop-out", Stage::Dropped),
            ("in class", Stage::Enrolled),
            ("ACTIVE", Stage::Enrolled),
            ("In training", Stage::Enrolled),
            ("grad", Stage::Completed),
            ("working!", Stage::Placed),
            ("Hired by Harbor Data", Stage::Placed),
            ("Wait list", Stage::Waitlisted),
        ] {
            assert_eq!(stage(typed), Ok(Some(expected)), "{typed}");
        }
        assert_eq!(stage("-"), Ok(None));
        for unknown in ["blue", "not placed", "not working", "eligible, not yet enrolled"] {
            assert_eq!(stage(unknown), Err("unknown-status"), "{unknown}");
        }
    }
}
