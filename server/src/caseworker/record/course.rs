//! One course elsewhere: what is known of it, and what happens next: it begins, pauses, goes on, ends, is graded.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{CaseId, Coded, Day, Fields, Stop};
use domain::training::courses::queries::find;
use domain::training::courses::rules::{CourseAct, may};
use domain::training::courses::{Course, CourseDetails, CourseId, Finishing, commands};
use domain::training::enrollments::Leaving;
use domain::training::enrollments::rules::LeftBecause;
use serde::Serialize;
use serde_json::json;

use super::ask::{self, Ask};
use super::course_new::kinds;
use super::{Head, Tab, head_to, path, reason};
use crate::caseworker::places::{Choice, codes};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/course.html";

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::WriteNote));
    let page = acts("/cases/{case}/courses/{course}").drawn_by(TEMPLATE).get(show).post(change);
    let strike = acts("/cases/{case}/courses/{course}/strike").drawn_by(ask::TEMPLATE).get(ask_strike).post(strike);
    vec![
        page.samples(super::samples::course),
        acts("/cases/{case}/courses/{course}/next").post(go_on),
        strike.samples(super::samples::asking),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    title: String,
    provider: String,
    state: &'static str,
    begun: bool,
    since: Day,
    starts_on: Day,
    ends_on: Day,
    grade: Option<String>,
    because: Option<&'static str>,
    note: Option<String>,
    strike: String,
    kinds: Vec<Choice>,
    /// What may be done next: codes of `course-act`.
    acts: Vec<&'static str>,
    reasons: Vec<&'static str>,
    form: Form,
    next: Form,
}

type Ids = Id<(CaseId, CourseId)>;

async fn show(visit: Visit, Id((case, id)): Ids) -> Answered {
    let view = view(&visit, case, id, None, None).await?;
    visit.page(TEMPLATE, view)
}

async fn change(visit: Visit, Id((case, id)): Ids, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let changed = match typed.read(CourseDetails::read).and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, case, id, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match changed {
        Ok(()) => Ok(visit.go_on(&address(case, id), "course-changed")),
        Err(stop) => {
            let refused = typed.refused(address(case, id), stop)?;
            visit.page_again(TEMPLATE, view(&visit, case, id, Some(refused), None).await?)
        }
    }
}

async fn go_on(visit: Visit, Id((case, id)): Ids, typed: Typed) -> Answered {
    match done(&visit, (case, id), &typed).await {
        Ok(act) => Ok(visit.go_on(&address(case, id), &format!("course-{}", act.code()))),
        Err(stop) => {
            let refused = typed.refused(format!("{}/next", address(case, id)), stop)?.named("next");
            visit.page_again(TEMPLATE, view(&visit, case, id, None, Some(refused)).await?)
        }
    }
}

async fn done(visit: &Visit, (case, id): (CaseId, CourseId), typed: &Typed) -> Result<CourseAct, Stop> {
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    let (store, today, version) = (visit.store(), by.today, typed.version()?);
    let act = typed.read(|fields| of_all(fields, |fields| fields.choice("act")))?;
    let day = || typed.read(|fields| of_all(fields, |fields| fields.optional_day("day").unwrap_or(today)));
    match (act, CourseAct::edge(act)) {
        (CourseAct::Complete, _) => {
            let finishing = typed.read(|fields| of_all(fields, |fields| Finishing::read(fields, today)))?;
            let finish = async move |act: &mut Act<'_>| commands::finish(act, case, id, &finishing, version).await;
            perform(store, &by, finish).await?;
        }
        (CourseAct::Defer | CourseAct::Withdraw, Some(edge)) => {
            let leaving = typed.read(|fields| of_all(fields, |fields| Leaving::read(fields, today)))?;
            let leave = async move |act: &mut Act<'_>| commands::leave(act, case, id, edge, &leaving, version).await;
            perform(store, &by, leave).await?;
        }
        (CourseAct::Resume, _) => {
            let day = day()?;
            perform(store, &by, async move |act: &mut Act<'_>| commands::resume(act, case, id, day, version).await)
                .await?;
        }
        (CourseAct::Begin, _) => {
            let day = day()?;
            perform(store, &by, async move |act: &mut Act<'_>| commands::begin(act, case, id, day, version).await)
                .await?;
        }
        _ => {
            let grade = typed.read(|fields| of_all(fields, |fields| fields.text("grade", Finishing::LONGEST_GRADE)))?;
            let write = async move |act: &mut Act<'_>| commands::grade(act, case, id, &grade, version).await;
            perform(store, &by, write).await?;
        }
    }
    Ok(act)
}

/// Reads what an act needs of the one form that all of them share.
fn of_all<T>(fields: &mut Fields<'_>, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
    for other in ["act", "day", "grade", "left_because", "note"] {
        fields.ticked(other);
    }
    read(fields)
}

async fn ask_strike(visit: Visit, Id((case, id)): Ids) -> Answered {
    asked(&visit, case, id, Form::new(format!("{}/strike", address(case, id)))).await
}

async fn strike(visit: Visit, Id((case, id)): Ids, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, case, id, &reason).await;
            perform(visit.store(), &by, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&format!("{}/training", path(case)), "course-struck")),
        Err(stop) => asked(&visit, case, id, typed.refused(format!("{}/strike", address(case, id)), stop)?).await,
    }
}

async fn asked(visit: &Visit, case: CaseId, id: CourseId, form: Form) -> Answered {
    let record = head_to(visit, case, Tab::Training, |may| may.add).await?;
    let course = find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)?;
    let question = json!({ "key": "ask-strike-course", "args": { "course": course.title } });
    let ask = Ask::new(record, question, "ask-strike-act", form).asking_for("reason").follows("ask-stays-readable");
    let ask = if course.has_begun() { ask.follows("ask-derived-anew") } else { ask };
    ask.back_to(address(case, id)).drawn(visit)
}

async fn view(
    visit: &Visit,
    case: CaseId,
    id: CourseId,
    refused: Option<Form>,
    next: Option<Form>,
) -> Result<View, Oops> {
    let record = head_to(visit, case, Tab::Training, |may| may.add).await?;
    let course = find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)?;
    let next = next.unwrap_or_else(|| Form::new("").with_some("grade", course.grade.as_ref()));
    let next = Form { action: format!("{}/next", address(case, id)), version: Some(course.version), ..next };
    Ok(View {
        kinds: kinds(visit, &record).await?,
        form: refused.map_or_else(|| filled(&course), |form| Form { version: Some(course.version), ..form }),
        next: next.named("next"),
        acts: acts(&course),
        reasons: codes::<LeftBecause>(),
        state: course.state.code(),
        begun: course.has_begun(),
        since: course.since,
        starts_on: course.starts_on,
        ends_on: course.ends_on,
        because: course.left_because.map(Coded::code),
        strike: format!("{}/strike", address(case, id)),
        title: course.title,
        provider: course.provider,
        grade: course.grade,
        note: course.note,
        record,
    })
}

/// What may be done with it now.
fn acts(course: &Course) -> Vec<&'static str> {
    let acts = CourseAct::ALL.iter().filter(|act| may(**act, course.state, course.has_begun()));
    acts.map(|act| act.code()).collect()
}

fn filled(course: &Course) -> Form {
    let details = CourseDetails::of(course);
    let form = Form::new(address(course.case_id, course.id)).at_version(course.version);
    let form = form.with("service", details.kind).with("provider", details.provider).with("title", details.title);
    let form = form.with("term", details.term).with("starts_on", details.starts_on).with("ends_on", details.ends_on);
    let form = form.with_some("program_of_study", details.program_of_study).with_some("section", details.section);
    form.with_some("credits", details.credits.map(credits))
}

/// Credit hours as colleges write them.
pub(super) fn credits(hundredths: i32) -> String {
    let text = format!("{:.2}", f64::from(hundredths) / 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The address of a course.
pub(super) fn address(case: CaseId, id: CourseId) -> String {
    format!("{}/courses/{id}", path(case))
}
