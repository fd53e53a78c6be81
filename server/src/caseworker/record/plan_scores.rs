//! What came of the plan's desired outcomes, when the case is over.

use domain::access::{Act, Permission};
use domain::intake::plans::outcomes::OutcomeId;
use domain::intake::plans::rules::Score;
use domain::intake::plans::{commands, queries};
use domain::perform;
use domain::shared::CaseId;

use super::plan::{Refused, address, again, score_name};
use super::{Tab, head};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Typed, Visit};

/// Where desired outcomes are scored.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/scores", Face::Caseworker, Access::May(Permission::Plan)).post(score)
}

async fn score(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    head(&visit, case, Tab::Plan).await?;
    let number = typed.version().unwrap_or_default();
    let version = queries::version(visit.store().read(), case, number).await?.ok_or(Oops::NotFound)?;
    let ids: Vec<OutcomeId> = version.outcomes.iter().map(|outcome| outcome.id).collect();
    let read = typed.read(|fields| {
        ids.iter().filter_map(|id| Some((*id, fields.optional_choice::<Score>(&score_name(*id))?))).collect::<Vec<_>>()
    });
    let scored = match read {
        Ok(scores) => {
            let score = async move |act: &mut Act<'_>| commands::score(act, case, number, &scores).await;
            perform(visit.store(), &by, score).await
        }
        Err(stop) => Err(stop),
    };
    match scored {
        Ok(()) => Ok(visit.go_on(&address(case), "plan-scored")),
        Err(stop) => {
            let form = typed.refused(format!("{}/scores", address(case)), stop)?.named("scores");
            again(&visit, case, Refused::Scores(form)).await
        }
    }
}
