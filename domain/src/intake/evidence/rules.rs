//! How facts are called where their evidence is kept.

use crate::programs::eligibility::FactName;

/// A fact's code: `born`, `answer.veteran`.
pub fn code(fact: &FactName) -> String {
    match fact {
        FactName::Born => "born".to_owned(),
        FactName::Residence => "residence".to_owned(),
        FactName::HouseholdSize => "household-size".to_owned(),
        FactName::YearlyIncome => "yearly-income".to_owned(),
        FactName::Answer(question) => format!("answer.{question}"),
        FactName::Score(test) => format!("score.{test}"),
        FactName::Document(document) => format!("document.{document}"),
    }
}
