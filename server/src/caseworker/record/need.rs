//! One need: correcting it, settling it, opening it again.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{CaseId, Coded, Stop};
use domain::support::needs::queries::find;
use domain::support::needs::rules::{NeedKind, NeedState, SettledBecause, Urgency};
use domain::support::needs::{Need, NeedDetails, NeedId, Settlement, commands};
use serde::Serialize;

use super::supports::tab;
use super::{Head, Tab, head, path};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/need.html";

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let page = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Support));
    vec![
        page("/cases/{case}/needs/{need}").drawn_by(TEMPLATE).get(show).post(correct).samples(super::samples::need),
        page("/cases/{case}/needs/{need}/settlement").post(settle),
        page("/cases/{case}/needs/{need}/reopening").post(reopen),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    kind: &'static str,
    what: Option<String>,
    state: &'static str,
    back: String,
    correcting: Form,
    settling: Option<Form>,
    reopening: Option<Form>,
    kinds: Vec<&'static str>,
    urgencies: Vec<&'static str>,
    endings: Vec<&'static str>,
    reasons: Vec<&'static str>,
}

/// A form of the page that was refused.
enum Refused {
    Correcting(Form),
    Settling(Form),
    Reopening(Form),
}

async fn show(visit: Visit, Id((case, id)): Id<(CaseId, NeedId)>) -> Answered {
    let view = view(&visit, case, id, None).await?;
    visit.page(TEMPLATE, view)
}

async fn correct(visit: Visit, Id((case, id)): Id<(CaseId, NeedId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let correct = async {
        let (details, version) = (typed.read(|fields| NeedDetails::read(fields, by.today))?, typed.version()?);
        let correct = async move |act: &mut Act<'_>| commands::correct(act, case, id, version, &details).await;
        perform(visit.store(), &by, correct).await
    };
    answered(&visit, (case, id), correct.await, "need-changed", |stop| {
        Ok(Refused::Correcting(typed.refused(own(case, id), stop)?))
    })
    .await
}

async fn settle(visit: Visit, Id((case, id)): Id<(CaseId, NeedId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let settle = async {
        let (settlement, version) = (typed.read(|fields| Settlement::read(fields, by.today))?, typed.version()?);
        let settle = async move |act: &mut Act<'_>| commands::settle(act, case, id, version, &settlement).await;
        perform(visit.store(), &by, settle).await
    };
    answered(&visit, (case, id), settle.await, "need-settled", |stop| {
        Ok(Refused::Settling(typed.refused(format!("{}/settlement", own(case, id)), stop)?.named("settle")))
    })
    .await
}

async fn reopen(visit: Visit, Id((case, id)): Id<(CaseId, NeedId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let reopen = async {
        let version = typed.version()?;
        let reopen = async move |act: &mut Act<'_>| commands::reopen(act, case, id, version).await;
        perform(visit.store(), &by, reopen).await
    };
    answered(&visit, (case, id), reopen.await, "need-reopened", |stop| {
        Ok(Refused::Reopening(typed.refused(format!("{}/reopening", own(case, id)), stop)?.named("reopen")))
    })
    .await
}

async fn answered(
    visit: &Visit,
    (case, id): (CaseId, NeedId),
    done: Result<(), Stop>,
    key: &str,
    refused: impl FnOnce(Stop) -> Result<Refused, Oops>,
) -> Answered {
    match done {
        Ok(()) => Ok(visit.go_on(&format!("{}#need-{id}", tab(case)), key)),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            visit.page_again(TEMPLATE, view(visit, case, id, Some((refused(stop)?, conflict))).await?)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, id: NeedId, refused: Option<(Refused, bool)>) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Supports).await?;
    if !record.opened.rights.writes(Permission::Support) {
        return Err(Oops::NotFound);
    }
    let need = find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)?;
    let today = visit.today()?;
    let open = need.state == NeedState::Open;
    let mut correcting = filled(&need, case);
    let settling = Form::new(format!("{}/settlement", own(case, id))).named("settle").with("day", today);
    let mut settling = settling.at_version(need.version);
    let mut reopening = Form::new(format!("{}/reopening", own(case, id))).named("reopen").at_version(need.version);
    // Whoever saw an older version goes on from the one that stands now once they were told.
    let now = |form: Form, conflict| if conflict { form.at_version(need.version) } else { form };
    match refused {
        Some((Refused::Correcting(form), true)) => correcting = form.beside(correcting, visit.last_change(id).await?),
        Some((Refused::Correcting(form), false)) => correcting = form,
        Some((Refused::Settling(form), conflict)) => settling = now(form, conflict),
        Some((Refused::Reopening(form), conflict)) => reopening = now(form, conflict),
        None => {}
    }
    Ok(View {
        record,
        kind: need.kind.code(),
        what: need.what.clone(),
        state: need.state.code(),
        back: tab(case),
        correcting,
        settling: open.then_some(settling),
        reopening: (!open).then_some(reopening),
        kinds: codes::<NeedKind>(),
        urgencies: codes::<Urgency>(),
        endings: NeedState::Open.next().iter().map(|state| state.code()).collect(),
        reasons: codes::<SettledBecause>(),
    })
}

fn filled(need: &Need, case: CaseId) -> Form {
    Form::new(own(case, need.id))
        .at_version(need.version)
        .with("kind", need.kind.code())
        .with_some("what", need.what.as_ref())
        .with("urgency", need.urgency.code())
        .with("day", need.opened_on)
        .with_some("note", need.note.as_ref())
}

fn own(case: CaseId, id: NeedId) -> String {
    format!("{}/needs/{id}", path(case))
}
