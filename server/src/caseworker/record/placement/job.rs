//! One job: what is known of it and how well; changing it, showing that it is held, ending it, striking it.

use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::perform;
use domain::placement::placements::queries::{Listed, find};
use domain::placement::placements::rules::EndedBecause;
use domain::placement::placements::verifications::{self, VerificationDetails};
use domain::placement::placements::{ChangeDetails, EndDetails, PlacementId, commands};
use domain::shared::{CaseId, Coded, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::new::{JobChoices, asks_both, by_hand, job_choices};
use super::{job_path, tab_path, with_job};
use crate::caseworker::employers::{employer_path, quality_told, who_saved};
use crate::caseworker::places::codes;
use crate::caseworker::record::ask::{self, Ask};
use crate::caseworker::record::{Head, Tab, head, reason};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/placement/job.html";

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Placement));
    vec![
        acts("/cases/{case}/placements/{placement}")
            .drawn_by(TEMPLATE)
            .get(show)
            .post(change)
            .samples(super::samples::job),
        acts("/cases/{case}/placements/{placement}/verifications").post(verify),
        acts("/cases/{case}/placements/{placement}/end").post(end),
        acts("/cases/{case}/placements/{placement}/strike")
            .drawn_by(ask::TEMPLATE)
            .get(ask_strike)
            .post(strike)
            .samples(crate::caseworker::record::samples::asking),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    title: String,
    employer: String,
    employer_href: Option<String>,
    back: String,
    facts: Value,
    quality_told: Value,
    evidence: Vec<Value>,
    level: Option<&'static str>,
    #[serde(flatten)]
    choices: JobChoices,
    sources: Vec<&'static str>,
    reasons: Vec<&'static str>,
    strike: Option<String>,
    /// Whether it is asked whether they hold two jobs.
    both: bool,
    changing: Option<Form>,
    verifying: Option<Form>,
    ending: Option<Form>,
}

/// The forms of the page; one of them may have been refused.
#[derive(Default)]
struct Refused {
    changing: Option<Form>,
    verifying: Option<Form>,
    ending: Option<Form>,
}

type Place = (CaseId, PlacementId);

async fn show(visit: Visit, Id(place): Id<Place>) -> Answered {
    let view = view(&visit, place, Refused::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn change(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let read = typed.read(ChangeDetails::read);
    let changed = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, case, id, &details, version).await;
            perform(visit.store(), &visit.by(&typed)?, change).await
        }
        Err(stop) => Err(stop),
    };
    match changed {
        Ok(()) => Ok(visit.go_on(&job_path(case, id), "placement-changed")),
        Err(stop) => {
            let clashes = matches!(stop, Stop::Conflict);
            let refused = typed.refused(job_path(case, id), stop)?.named("job");
            let form = if clashes { beside(&visit, (case, id), refused).await? } else { refused };
            again(&visit, (case, id), Refused { changing: Some(form), ..Refused::default() }).await
        }
    }
}

async fn verify(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let verified = match typed.read(|fields| VerificationDetails::read(fields, by.today)) {
        Ok(details) => {
            let verify = async move |act: &mut Act<'_>| commands::verify(act, case, id, &details).await;
            perform(visit.store(), &by, verify).await
        }
        Err(stop) => Err(stop),
    };
    match verified {
        Ok(()) => Ok(visit.go_on(&job_path(case, id), "placement-verified")),
        Err(stop) => {
            let form = typed.refused(format!("{}/verifications", job_path(case, id)), stop)?.named("verify");
            again(&visit, (case, id), Refused { verifying: Some(form), ..Refused::default() }).await
        }
    }
}

async fn end(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| EndDetails::read(fields, by.today));
    let ended = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let end = async move |act: &mut Act<'_>| commands::end(act, case, id, &details, version).await;
            perform(visit.store(), &by, end).await
        }
        Err(stop) => Err(stop),
    };
    match ended {
        Ok(()) => Ok(visit.go_on(&job_path(case, id), "placement-ended")),
        Err(stop) => {
            let form = typed.refused(format!("{}/end", job_path(case, id)), stop)?.named("end");
            again(&visit, (case, id), Refused { ending: Some(form), ..Refused::default() }).await
        }
    }
}

async fn ask_strike(visit: Visit, Id((case, id)): Id<Place>) -> Answered {
    asked(&visit, (case, id), Form::new(format!("{}/strike", job_path(case, id)))).await
}

async fn strike(visit: Visit, Id((case, id)): Id<Place>, typed: Typed) -> Answered {
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, case, id, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&tab_path(case), "placement-struck")),
        Err(stop) => asked(&visit, (case, id), typed.refused(format!("{}/strike", job_path(case, id)), stop)?).await,
    }
}

async fn asked(visit: &Visit, (case, id): Place, form: Form) -> Answered {
    let record = head(visit, case, Tab::Placement).await?;
    if !record.opened.rights.writes(Permission::Placement) {
        return Err(Oops::Forbidden);
    }
    let job = found(visit, (case, id)).await?;
    let question = json!({ "key": "ask-strike-placement", "args": {} });
    let ask = Ask::new(record, question, "ask-strike-act", form).asking_for("reason");
    let ask = ask.about(format!("{}, {}", job.placement.title, job.employer)).follows("ask-strike-placement-follows");
    ask.follows("ask-stays-readable").back_to(job_path(case, id)).drawn(visit)
}

async fn again(visit: &Visit, place: Place, refused: Refused) -> Answered {
    let view = view(visit, place, refused).await?;
    visit.page_again(TEMPLATE, view)
}

/// What was typed beside what somebody else saved meanwhile.
async fn beside(visit: &Visit, (case, id): Place, typed: Form) -> Result<Form, Oops> {
    let job = found(visit, (case, id)).await?;
    let saved = with_job(Form::new(job_path(case, id)), &job.placement.details()).at_version(job.placement.version);
    Ok(typed.beside(saved, who_saved(visit, id).await?))
}

async fn found(visit: &Visit, (case, id): Place) -> Result<Listed, Oops> {
    find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, (case, id): Place, refused: Refused) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Placement).await?;
    let rights = &record.opened.rights;
    if !rights.reads(Permission::Placement) {
        return Err(Oops::NotFound);
    }
    let (reader, db) = (visit.reader()?, visit.store().read());
    let Listed { placement, employer, level } = found(visit, (case, id)).await?;
    let mut shown = verifications::of_case(db, case).await?;
    shown.retain(|verification| verification.placement_id == id);
    let users = shown.iter().filter_map(|verification| verification.user_id);
    let who = names(db, users.collect::<std::collections::BTreeSet<_>>()).await?;
    let writes = rights.writes(Permission::Placement);
    let stands = placement.ended_on.is_none();
    let form = |end: &str, id: &str| Form::new(end).named(id).at_version(placement.version);
    let here = job_path(case, id);
    let changing = || with_job(form(&here, "job"), &placement.details());
    let verifying = || Form::new(format!("{here}/verifications")).named("verify");
    let ending = || form(&format!("{here}/end"), "end");
    Ok(View {
        employer_href: reader.may(Permission::Employers).then(|| employer_path(placement.employer_id)),
        back: tab_path(case),
        facts: facts(&placement),
        quality_told: quality_told(&placement.quality),
        evidence: (shown.iter())
            .map(|row| {
                json!({ "source": row.source.code(), "day": row.day, "note": row.note,
                    "who": row.user_id.and_then(|user| who.get(&user)) })
            })
            .collect(),
        level: level.map(Coded::code),
        choices: job_choices(),
        sources: by_hand(),
        reasons: codes::<EndedBecause>(),
        strike: writes.then(|| format!("{here}/strike")),
        both: refused.changing.as_ref().is_some_and(asks_both),
        changing: writes.then(|| refused.changing.unwrap_or_else(changing)),
        verifying: writes.then(|| refused.verifying.unwrap_or_else(verifying)),
        ending: (writes && stands).then(|| refused.ending.unwrap_or_else(ending)),
        title: placement.title,
        employer,
        record,
    })
}

fn facts(job: &domain::placement::placements::Placement) -> Value {
    json!({
        "soc": job.soc, "starts_on": job.starts_on, "ended_on": job.ended_on,
        "because": job.ended_because.map(Coded::code), "ended_note": job.ended_note,
        "pay": job.pay, "period": job.pay_period.map(Coded::code), "hourly": job.hourly(), "hours": job.hours,
        "training_related": job.training_related.code(), "came_through": job.came_through.code(),
    })
}
