//! Services: recording or planning one, ending one that goes on, striking one that was entered in error.

use domain::access::{Act, Permission};
use domain::intake::services::planned::PlannedServiceId;
use domain::intake::services::{ServiceEntry, ServiceId, commands, queries};
use domain::perform;
use domain::shared::CaseId;
use serde_json::json;

use super::adding::Open;
use super::ask::{self, Ask};
use super::{Tab, head_to, path, reason, timeline};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const MAY: Access = Access::May(Permission::WriteNote);

/// Where a service is recorded or planned.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/services", Face::Caseworker, MAY).post(record)
}

/// Where a service that goes on is ended.
pub(super) fn end_page() -> Page {
    let page = Page::new("/cases/{case}/services/{service}/end", Face::Caseworker, MAY).drawn_by(ask::TEMPLATE);
    page.get(ask_end).post(end).samples(super::samples::asking)
}

/// Where a service is struck.
pub(super) fn strike_page() -> Page {
    let page = Page::new("/cases/{case}/services/{service}/strike", Face::Caseworker, MAY).drawn_by(ask::TEMPLATE);
    page.get(ask_strike).post(strike).samples(super::samples::asking)
}

/// Where a planned service falls through.
pub(super) fn fall_through_page() -> Page {
    let page = Page::new("/cases/{case}/planned-services/{planned}/fall-through", Face::Caseworker, MAY);
    page.drawn_by(ask::TEMPLATE).get(ask_fall_through).post(fall_through).samples(super::samples::asking)
}

async fn record(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let recorded = match typed.read(|fields| ServiceEntry::read(fields, by.today)) {
        Ok(entry) => {
            let record = async move |act: &mut Act<'_>| commands::record(act, case, &entry).await;
            perform(visit.store(), &by, record).await
        }
        Err(stop) => Err(stop),
    };
    match recorded {
        Ok(()) => Ok(visit.go_on(&format!("{}#timeline", path(case)), "service-recorded")),
        Err(stop) => {
            let form = typed.refused(format!("{}/services", path(case)), stop)?.named("service");
            timeline::again(&visit, case, |adding| (adding.open, adding.service) = (Open::Service, form)).await
        }
    }
}

type Ids = Id<(CaseId, ServiceId)>;

async fn ask_end(visit: Visit, Id((case, service)): Ids) -> Answered {
    let form = Form::new(address(case, service, "end")).with("until", visit.today()?.iso());
    asked_end(&visit, case, service, form).await
}

async fn end(visit: Visit, Id((case, service)): Ids, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let ended = match typed.read(|fields| fields.day("until")) {
        Ok(until) => {
            let end = async move |act: &mut Act<'_>| commands::end(act, case, service, until).await;
            perform(visit.store(), &by, end).await
        }
        Err(stop) => Err(stop),
    };
    match ended {
        Ok(()) => Ok(visit.go_on(&path(case), "service-ended")),
        Err(stop) => asked_end(&visit, case, service, typed.refused(address(case, service, "end"), stop)?).await,
    }
}

async fn asked_end(visit: &Visit, case: CaseId, service: ServiceId, form: Form) -> Answered {
    let record = head_to(visit, case, Tab::Timeline, |may| may.add).await?;
    let (service, name) = queries::find(visit.store().read(), case, service).await?.ok_or(Oops::NotFound)?;
    if service.until_day.is_some() {
        return Err(Oops::NotFound);
    }
    let question = json!({ "key": "ask-end-service", "args": { "service": name, "day": service.from_day } });
    Ask::new(record, question, "ask-end-service-act", form).asking_for("until").drawn(visit)
}

async fn ask_strike(visit: Visit, Id((case, service)): Ids) -> Answered {
    asked_strike(&visit, case, service, Form::new(address(case, service, "strike"))).await
}

async fn strike(visit: Visit, Id((case, service)): Ids, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, case, service, &reason).await;
            perform(visit.store(), &by, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&format!("{}#timeline", path(case)), "service-struck")),
        Err(stop) => asked_strike(&visit, case, service, typed.refused(address(case, service, "strike"), stop)?).await,
    }
}

async fn asked_strike(visit: &Visit, case: CaseId, service: ServiceId, form: Form) -> Answered {
    let record = head_to(visit, case, Tab::Timeline, |may| may.add).await?;
    let (service, name) = queries::find(visit.store().read(), case, service).await?.ok_or(Oops::NotFound)?;
    let question = json!({ "key": "ask-strike-service", "args": { "service": name, "day": service.from_day } });
    let ask = Ask::new(record, question, "ask-strike-service-act", form).about(service.note.unwrap_or_default());
    let ask = ask.asking_for("reason").follows("ask-stays-readable");
    let ask = if service.class.is_qualifying() { ask.follows("ask-derived-anew") } else { ask };
    ask.drawn(visit)
}

async fn ask_fall_through(visit: Visit, Id((case, planned)): Id<(CaseId, PlannedServiceId)>) -> Answered {
    let record = head_to(&visit, case, Tab::Timeline, |may| may.add).await?;
    let planned = queries::find_planned(visit.store().read(), case, planned).await?.ok_or(Oops::NotFound)?;
    let (planned, name) = planned;
    let question = json!({ "key": "ask-fall-through", "args": { "service": name, "day": planned.planned_for } });
    let form = Form::new(format!("{}/planned-services/{}/fall-through", path(case), planned.id));
    Ask::new(record, question, "ask-fall-through-act", form).follows("ask-exit-clock").drawn(&visit)
}

async fn fall_through(visit: Visit, Id((case, planned)): Id<(CaseId, PlannedServiceId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    typed.read(|_| ())?;
    let fall = async move |act: &mut Act<'_>| commands::fall_through(act, case, planned).await;
    perform(visit.store(), &by, fall).await?;
    Ok(visit.go_on(&path(case), "service-fell-through"))
}

fn address(case: CaseId, service: ServiceId, act: &str) -> String {
    format!("{}/services/{service}/{act}", path(case))
}
