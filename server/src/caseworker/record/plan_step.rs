//! A step of the plan is done, or is not after all.

use domain::access::{Act, Permission};
use domain::intake::plans::commands;
use domain::intake::plans::steps::StepId;
use domain::perform;
use domain::shared::{CaseId, Day, Fields};

use super::plan::{Refused, address, again, step_address};
use crate::web::{Access, Answered, Face, Id, Page, Typed, Visit};

/// Where a step is ticked.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/steps/{step}", Face::Caseworker, Access::May(Permission::Plan)).post(tick)
}

async fn tick(visit: Visit, Id((case, step)): Id<(CaseId, StepId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let ticked = match typed.read(done) {
        Ok(done_on) => {
            let tick = async move |act: &mut Act<'_>| commands::tick(act, case, step, done_on).await;
            perform(visit.store(), &by, tick).await.map(|()| done_on)
        }
        Err(stop) => Err(stop),
    };
    match ticked {
        Ok(Some(_)) => Ok(visit.go_on(&format!("{}#steps", address(case)), "plan-step-done")),
        Ok(None) => Ok(visit.go_on(&format!("{}#steps", address(case)), "plan-step-reopened")),
        Err(stop) => {
            let form = typed.refused(step_address(case, step), stop)?;
            again(&visit, case, Refused::Step(step, form.named(format!("step-{step}")))).await
        }
    }
}

/// The day a step was done; none where it is said not to be done after all.
fn done(fields: &mut Fields<'_>) -> Option<Day> {
    if fields.ticked("done") { Some(fields.day("done_on")) } else { None }
}
