//! What was answered in a case, opened.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::record::ANSWERS;
use super::{Column, Entity, Survey, SurveyDetails};
use crate::setup::Store;
use crate::shared::{CaseId, Fault};

/// The surveys of a case, the latest first, each with its answers where there are some. The caller has scoped the case.
///
/// # Errors
/// Where the database fails, or answers do not open.
pub async fn of_case(store: &Store, case: CaseId) -> Result<Vec<(Survey, Option<SurveyDetails>)>, Fault> {
    /// Nobody is asked more often.
    const MOST: u64 = 50;
    let all = Entity::find().filter(Column::CaseId.eq(case)).order_by_desc(Column::Id).limit(MOST);
    let opened = |survey: Survey| {
        let answers = match &survey.answers {
            Some(sealed) => {
                let text = store.keys.open_text(ANSWERS, survey.id.0, sealed)?;
                Some(serde_json::from_str(&text).map_err(|_| Fault::Unreadable(ANSWERS))?)
            }
            None => None,
        };
        Ok((survey, answers))
    };
    all.all(store.read()).await?.into_iter().map(opened).collect()
}
