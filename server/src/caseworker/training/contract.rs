//! Somebody's contract of participation: the points that are left, what cost some, and noting an infraction.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::contract::Contract;
use domain::programs::find_in;
use domain::shared::fields::LINE;
use domain::shared::{Coded, Day, Fault, ProgramId};
use domain::training::attendance::Attendance;
use domain::training::attendance::queries::of_enrollment as marks_of;
use domain::training::contract::queries::{of_enrollment, points_of};
use domain::training::contract::rules::cost_of;
use domain::training::contract::{InfractionDetails, InfractionId, commands};
use domain::training::enrollments::EnrollmentId;
use domain::training::enrollments::queries::find;
use serde::Serialize;

use super::cohort_path;
use crate::caseworker::places::Choice;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/contract.html";

/// The page, and where an infraction is struck.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Enroll));
    let page = acts("/training/enrollments/{enrollment}/contract").drawn_by(TEMPLATE).get(show).post(note);
    let strike = "/training/enrollments/{enrollment}/infractions/{infraction}/strike";
    vec![page.samples(super::samples::contract), acts(strike).post(struck)]
}

#[derive(Serialize)]
struct View {
    name: String,
    href: String,
    cohort: String,
    cohort_href: String,
    points: i32,
    talk_under: i32,
    starts_with: i32,
    per_week: i32,
    lines: Vec<Line>,
    infractions: Vec<Choice>,
    form: Form,
    refused: Form,
}

/// Something that cost points.
#[derive(Serialize)]
struct Line {
    day: Day,
    /// A mark of a sheet, by its code; otherwise the contract's own words.
    mark: Option<&'static str>,
    name: Option<String>,
    points: i32,
    note: Option<String>,
    strike: Option<Form>,
}

async fn show(visit: Visit, Id(id): Id<EnrollmentId>) -> Answered {
    let form = Form::new(path(id)).with("day", visit.today()?);
    let view = view(&visit, id, form, None).await?;
    visit.page(TEMPLATE, view)
}

async fn note(visit: Visit, Id(id): Id<EnrollmentId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let noted = match typed.read(|fields| InfractionDetails::read(fields, by.today)) {
        Ok(details) => {
            let note = async move |act: &mut Act<'_>| commands::note(act, id, &details).await;
            perform(visit.store(), &by, note).await
        }
        Err(stop) => Err(stop),
    };
    match noted {
        Ok(_) => Ok(visit.go_on(&path(id), "infraction-noted")),
        Err(stop) => {
            let view = view(&visit, id, typed.refused(path(id), stop)?, None).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn struck(visit: Visit, Id((id, infraction)): Id<(EnrollmentId, InfractionId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let done = match typed.read(|fields| fields.text("reason", LINE)) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, id, infraction, &reason).await;
            perform(visit.store(), &by, strike).await
        }
        Err(stop) => Err(stop),
    };
    match done {
        Ok(()) => Ok(visit.go_on(&path(id), "infraction-struck")),
        Err(stop) => {
            let refused = typed.refused(strike_path(id, infraction), stop)?.named(format!("s{infraction}"));
            let form = Form::new(path(id)).with("day", visit.today()?);
            let view = view(&visit, id, form, Some((infraction, refused))).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

/// The contract of a program, where it switched one on.
pub(super) async fn contract_of(visit: &Visit, program: ProgramId) -> Result<Option<Contract>, Oops> {
    let program = find_in(visit.store().read(), visit.reader()?.organization, program).await.map_err(Fault::from)?;
    Ok(program.and_then(|program| program.policy.contract()))
}

async fn view(
    visit: &Visit,
    id: EnrollmentId,
    form: Form,
    striking: Option<(InfractionId, Form)>,
) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let (_, case, person, cohort) = find(db, reader, today, id).await?.ok_or(Oops::NotFound)?;
    let contract = contract_of(visit, cohort.program_id).await?.ok_or(Oops::NotFound)?;
    let points = points_of(db, &contract, today, &[id]).await?.get(&id).copied().unwrap_or_default();
    let noted = of_enrollment(db, id).await?.into_iter().map(|one| {
        let refused = striking.as_ref().filter(|(id, _)| *id == one.id).map(|(_, form)| form.clone());
        let fresh = || Form::new(strike_path(id, one.id)).named(format!("s{}", one.id));
        let strike = Some(refused.unwrap_or_else(fresh));
        Line { day: one.day, mark: None, name: Some(one.name), points: one.points, note: one.note, strike }
    });
    let costly = |mark: &Attendance| cost_of(&contract, mark.mark) > 0;
    let marks = marks_of(db, id).await?.into_iter().filter(costly).map(|mark| Line {
        day: mark.day,
        mark: Some(mark.mark.code()),
        name: None,
        points: cost_of(&contract, mark.mark),
        note: mark.note,
        strike: None,
    });
    let mut lines: Vec<_> = noted.chain(marks).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.day));
    Ok(View {
        name: person.name(),
        href: record::path(case.id),
        cohort_href: cohort_path(cohort.id),
        cohort: cohort.name,
        points,
        talk_under: contract.talk_under,
        starts_with: contract.starts_with,
        per_week: contract.per_week,
        infractions: contract.infractions.iter().map(|kind| Choice::new(&kind.name, &kind.name)).collect(),
        refused: striking.map_or_else(|| Form::new(path(id)), |(_, form)| form),
        lines,
        form,
    })
}

fn path(id: EnrollmentId) -> String {
    format!("/training/enrollments/{id}/contract")
}

fn strike_path(id: EnrollmentId, infraction: InfractionId) -> String {
    format!("/training/enrollments/{id}/infractions/{infraction}/strike")
}
