use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules;
use crate::programs::eligibility::{Evidence, EvidenceKind, FactName};
use crate::shared::fields::LINE;
use crate::shared::{CaseId, Fields, Instant, OrganizationId, Refusal, UserId};

/// What shows one fact of one case.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Which fact, by [`rules::code`].
    pub fact: String,
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// Which: the words of whoever saw it.
    pub what: String,
    /// Who saw it.
    pub user_id: Option<UserId>,
    /// When it was written down.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// What shows the facts that one step asks for, by the facts' codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shown(pub BTreeMap<String, Evidence>);

impl Shown {
    /// Reads `shown_by.<fact>` and `shown_what.<fact>` for each of `facts`; both may come later.
    pub fn read<'f>(fields: &mut Fields<'_>, facts: impl IntoIterator<Item = &'f FactName>) -> Self {
        let mut shown = BTreeMap::new();
        for code in facts.into_iter().map(rules::code) {
            let kind: Option<EvidenceKind> = fields.optional_choice(&format!("shown_by.{code}"));
            let field = format!("shown_what.{code}");
            let what = fields.optional_text(&field, LINE);
            match (kind, what) {
                (Some(kind), Some(what)) => drop(shown.insert(code, Evidence { kind, what })),
                (Some(EvidenceKind::Statement), None) => {
                    shown.insert(code, Evidence { kind: EvidenceKind::Statement, what: String::new() });
                }
                (Some(_), None) => fields.refuse(Refusal::of(field, "evidence-without-words")),
                (None, Some(_)) => fields.refuse(Refusal::of(format!("shown_by.{code}"), "evidence-without-kind")),
                (None, None) => {}
            }
        }
        Self(shown)
    }

    /// What shows a fact.
    pub fn of(&self, fact: &FactName) -> Option<&Evidence> {
        self.0.get(&rules::code(fact))
    }
}

impl FromIterator<Model> for Shown {
    fn from_iter<I: IntoIterator<Item = Model>>(rows: I) -> Self {
        Self(rows.into_iter().map(|row| (row.fact, Evidence { kind: row.kind, what: row.what })).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &[(&str, &str)]) -> Result<Shown, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, |fields| Shown::read(fields, &[FactName::Born]))
    }

    #[test]
    fn a_document_is_named_and_a_statement_need_not_be() {
        assert_eq!(read(&[]).unwrap(), Shown::default());
        assert!(read(&[("shown_by.born", "statement")]).unwrap().of(&FactName::Born).is_some());
        let unnamed = read(&[("shown_by.born", "document")]).unwrap_err();
        assert_eq!((unnamed[0].field.as_deref(), unnamed[0].code), (Some("shown_what.born"), "evidence-without-words"));
        let bare = read(&[("shown_what.born", "passport")]).unwrap_err();
        assert_eq!(bare[0].code, "evidence-without-kind");
    }
}
