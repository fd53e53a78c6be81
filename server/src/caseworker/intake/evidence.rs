//! The fields for what shows a fact, in every step that asks for one.

use domain::intake::evidence::{Shown, rules::code};
use domain::programs::eligibility::FactName;
use domain::shared::Coded;

use crate::web::Form;

/// Fills in what shows these facts, as saved.
pub(super) fn filled(form: Form, facts: &[FactName], shown: &Shown) -> Form {
    facts.iter().fold(form, |form, fact| match shown.of(fact) {
        Some(evidence) => form
            .with(&format!("shown_by.{}", code(fact)), evidence.kind.code())
            .with(&format!("shown_what.{}", code(fact)), &evidence.what),
        None => form,
    })
}
