//! Both sides agree to the latest version of the plan.

use domain::access::{Act, Permission};
use domain::intake::plans::{Agreement, commands};
use domain::perform;
use domain::shared::CaseId;

use super::plan::{Refused, address, again};
use crate::web::{Access, Answered, Face, Id, Page, Typed, Visit};

/// Where both sides' agreement is noted.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/plan/agreement", Face::Caseworker, Access::May(Permission::Plan)).post(agree)
}

async fn agree(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let number = typed.version().unwrap_or_default();
    let agreed = match typed.read(|fields| Agreement::read(fields, by.today)) {
        Ok(agreement) => {
            let agree = async move |act: &mut Act<'_>| commands::agree(act, case, number, agreement).await;
            perform(visit.store(), &by, agree).await
        }
        Err(stop) => Err(stop),
    };
    match agreed {
        Ok(()) => Ok(visit.go_on(&address(case), "plan-agreed")),
        Err(stop) => {
            let form = typed.refused(format!("{}/agreement", address(case)), stop)?.named("agreement");
            again(&visit, case, Refused::Agreement(form)).await
        }
    }
}
