//! Barriers to work, as a list in one cell.

use super::{is_blank, listed};
use crate::intake::duplicates::fold;

/// What rosters call them, folded, by the words under which they are kept.
const KNOWN: &[(&str, &str)] = &[
    ("no car", "no vehicle|transportation|transport|no transportation|lack of transportation|sin carro"),
    ("ex-offender", "ex offender|exoffender|justice involved|criminal record|returning citizen|felony"),
    ("long-term unemployed", "long term unemployed|long term unemployment|ltu"),
    ("TANF", "tanf|tanf recipient"),
    ("low income", "lowincome|low wage|bajos ingresos"),
    ("disability", "disabled|person with disability|discapacidad"),
    ("single parent", "singleparent|single mother|single father|madre soltera|padre soltero"),
    ("childcare", "child care|no child care|no childcare|daycare|cuidado de ninos"),
    ("ESL", "esl|ell|english learner|english language learner|limited english|esol|lep"),
    ("homeless", "homelessness|unhoused|housing|no housing|sin hogar"),
];

/// The barriers in a cell, each once, in its order; a word that is not known is kept as typed.
pub fn barriers(typed: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in typed.split([',', ';', '/', '|', '\n', '•', '+', '&']) {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let barrier = known(&part).map_or(part, str::to_owned);
        if !is_blank(&barrier) && !found.iter().any(|earlier| fold(earlier) == fold(&barrier)) {
            found.push(barrier);
        }
    }
    found
}

fn known(part: &str) -> Option<&'static str> {
    let folded = fold(part);
    let means = |(kept, words): &&(&str, &str)| fold(kept) == folded || listed(words, &folded);
    KNOWN.iter().find(means).map(|(kept, _)| *kept)
}

#[cfg(test)]
mod tests {
    use super::barriers;

    #[test]
    fn lists_are_separated_as_people_separate_them() {
        for typed in ["no car / ESL", "No car; English learner", "NO CAR, esl", "no  car|ESL|no car"] {
            assert_eq!(barriers(typed), ["no car", "ESL"], "{typed}");
        }
        assert_eq!(barriers("disability, fear of heights"), ["disability", "fear of heights"]);
        assert!(barriers("none").is_empty() && barriers(" - ").is_empty());
    }
}
