use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::Reply;
use crate::shared::{CaseId, Fields, OrganizationId};

/// The answer to one question in one case.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_replies")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// The question, by its code in the program's rules.
    pub question: String,
    /// The answer.
    pub reply: Reply,
}

impl ActiveModelBehavior for ActiveModel {}

/// Answers by the question's code; what is not here was not answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Replies(pub BTreeMap<String, Reply>);

impl Replies {
    /// Reads the answers to these questions: `answer.<code>` each.
    pub fn read<'q>(fields: &mut Fields<'_>, questions: impl IntoIterator<Item = &'q String>) -> Self {
        let answered = questions.into_iter().filter_map(|question| {
            let reply = fields.optional_choice(&format!("answer.{question}"))?;
            Some((question.clone(), reply))
        });
        Self(answered.collect())
    }
}

impl FromIterator<Model> for Replies {
    fn from_iter<I: IntoIterator<Item = Model>>(rows: I) -> Self {
        Self(rows.into_iter().map(|row| (row.question, row.reply)).collect())
    }
}
