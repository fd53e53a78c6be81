//! The training tab: the classes of a case, its credentials and skill gains; wanting a seat and writing down what was
//! achieved.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{CaseId, Coded, Day};
use domain::training::attainments::{Can, of_enrollments};
use domain::training::attendance::queries::standings;
use domain::training::attendance::rules::Standing;
use domain::training::cohorts::queries::open_to;
use domain::training::cohorts::{Cohort, CohortId};
use domain::training::courses::{Course, queries as courses};
use domain::training::credentials::{self, CredentialDetails, CredentialId, CredentialKind};
use domain::training::enrollments::Enrollment;
use domain::training::enrollments::commands::enroll;
use domain::training::enrollments::queries::of_case;
use domain::training::skill_gains::{self, GainKind, SkillGainDetails, SkillGainId};
use serde::Serialize;
use serde_json::{Value, json};

use super::ask::{self, Ask};
use super::{Head, Tab, course, head, path, reason};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::training::{cohort_path, share};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/training.html";

/// The tab, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path, permission| Page::new(path, Face::Caseworker, Access::May(permission));
    let asks = |path| {
        let page = acts(path, Permission::Attendance);
        page.drawn_by(ask::TEMPLATE).samples(super::samples::asking)
    };
    vec![
        acts("/cases/{case}/training", Permission::Attendance)
            .drawn_by(TEMPLATE)
            .get(show)
            .samples(super::samples::training),
        acts("/cases/{case}/enrollments", Permission::AskForSeat).post(want_seat),
        acts("/cases/{case}/credentials", Permission::Attendance).post(award),
        acts("/cases/{case}/skill-gains", Permission::Attendance).post(gain),
        asks("/cases/{case}/credentials/{credential}/strike").get(ask_credential).post(strike_credential),
        asks("/cases/{case}/skill-gains/{skill_gain}/strike").get(ask_gain).post(strike_gain),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    classes: Vec<Class>,
    courses: Vec<CourseRow>,
    /// Where a course elsewhere is written down.
    new_course: Option<String>,
    credentials: Vec<Achieved>,
    gains: Vec<Achieved>,
    cohorts: Vec<Value>,
    /// The classes that something may have been achieved in.
    attended: Vec<Choice>,
    kinds: Vec<&'static str>,
    types: Vec<&'static str>,
    /// Whether a seat is given at once, or asked for.
    decides: bool,
    wanting: Option<Form>,
    awarding: Option<Form>,
    gaining: Option<Form>,
}

#[derive(Serialize)]
struct Class {
    name: String,
    href: String,
    enrollment: Option<String>,
    state: &'static str,
    since: Day,
    starts_on: Day,
    ends_on: Day,
    because: Option<&'static str>,
    percent: Option<i64>,
    is_low: bool,
    /// How much of what it teaches they can do.
    can: Option<Value>,
}

/// A course elsewhere.
#[derive(Serialize)]
struct CourseRow {
    title: String,
    href: Option<String>,
    provider: String,
    program_of_study: Option<String>,
    section: Option<String>,
    term: String,
    credits: Option<String>,
    grade: Option<String>,
    state: &'static str,
    begun: bool,
    starts_on: Day,
    ends_on: Day,
    because: Option<&'static str>,
}

#[derive(Serialize)]
struct Achieved {
    /// What it is called; nothing where its kind says it all.
    name: Option<String>,
    kind: &'static str,
    day: Day,
    expires_on: Option<Day>,
    note: Option<String>,
    strike: Option<String>,
}

/// The forms of the tab; one of them may have been refused.
#[derive(Default)]
struct Refused {
    wanting: Option<Form>,
    awarding: Option<Form>,
    gaining: Option<Form>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, Refused::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn want_seat(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let wanted = match typed.read(|fields| fields.id::<CohortId>("cohort")) {
        Ok(cohort) => {
            let want = async move |act: &mut Act<'_>| enroll(act, case, cohort).await;
            perform(visit.store(), &visit.by(&typed)?, want).await
        }
        Err(stop) => Err(stop),
    };
    match wanted {
        Ok(wanted) => Ok(visit.go_on(&tab(case), if wanted.seated { "enrolled" } else { "seat-wanted" })),
        Err(stop) => {
            let wanting = Some(typed.refused(format!("{}/enrollments", path(case)), stop)?.named("seat"));
            visit.page_again(TEMPLATE, view(&visit, case, Refused { wanting, ..Refused::default() }).await?)
        }
    }
}

async fn award(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let awarded = match typed.read(|fields| CredentialDetails::read(fields, by.today)) {
        Ok(details) => {
            let award = async move |act: &mut Act<'_>| credentials::record(act, case, &details).await;
            perform(visit.store(), &by, award).await
        }
        Err(stop) => Err(stop),
    };
    match awarded {
        Ok(_) => Ok(visit.go_on(&tab(case), "credential-awarded")),
        Err(stop) => {
            let awarding = Some(typed.refused(format!("{}/credentials", path(case)), stop)?.named("credential"));
            visit.page_again(TEMPLATE, view(&visit, case, Refused { awarding, ..Refused::default() }).await?)
        }
    }
}

async fn gain(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let gained = match typed.read(|fields| SkillGainDetails::read(fields, by.today)) {
        Ok(details) => {
            let gain = async move |act: &mut Act<'_>| skill_gains::record(act, case, &details).await;
            perform(visit.store(), &by, gain).await
        }
        Err(stop) => Err(stop),
    };
    match gained {
        Ok(_) => Ok(visit.go_on(&tab(case), "skill-gained")),
        Err(stop) => {
            let gaining = Some(typed.refused(format!("{}/skill-gains", path(case)), stop)?.named("gain"));
            visit.page_again(TEMPLATE, view(&visit, case, Refused { gaining, ..Refused::default() }).await?)
        }
    }
}

async fn ask_credential(visit: Visit, Id((case, id)): Id<(CaseId, CredentialId)>) -> Answered {
    let form = Form::new(format!("{}/credentials/{id}/strike", path(case)));
    asked(&visit, case, "ask-strike-credential", form).await
}

async fn strike_credential(visit: Visit, Id((case, id)): Id<(CaseId, CredentialId)>, typed: Typed) -> Answered {
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| credentials::strike(act, case, id, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&tab(case), "credential-struck")),
        Err(stop) => {
            let form = typed.refused(format!("{}/credentials/{id}/strike", path(case)), stop)?;
            asked(&visit, case, "ask-strike-credential", form).await
        }
    }
}

async fn ask_gain(visit: Visit, Id((case, id)): Id<(CaseId, SkillGainId)>) -> Answered {
    let form = Form::new(format!("{}/skill-gains/{id}/strike", path(case)));
    asked(&visit, case, "ask-strike-gain", form).await
}

async fn strike_gain(visit: Visit, Id((case, id)): Id<(CaseId, SkillGainId)>, typed: Typed) -> Answered {
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| skill_gains::strike(act, case, id, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&tab(case), "skill-gain-struck")),
        Err(stop) => {
            let form = typed.refused(format!("{}/skill-gains/{id}/strike", path(case)), stop)?;
            asked(&visit, case, "ask-strike-gain", form).await
        }
    }
}

async fn asked(visit: &Visit, case: CaseId, key: &str, form: Form) -> Answered {
    let record = head(visit, case, Tab::Training).await?;
    if !record.opened.rights.writes(Permission::Attendance) {
        return Err(Oops::Forbidden);
    }
    let ask = Ask::new(record, json!({ "key": key, "args": {} }), "ask-strike-act", form).asking_for("reason");
    ask.follows("ask-stays-readable").back_to(tab(case)).drawn(visit)
}

async fn view(visit: &Visit, case: CaseId, refused: Refused) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Training).await?;
    let rights = &record.opened.rights;
    if !rights.reads(Permission::Attendance) {
        return Err(Oops::NotFound);
    }
    let (asks, decides) = (rights.writes(Permission::AskForSeat), rights.writes(Permission::Enroll));
    let writes = rights.writes(Permission::Attendance);
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(if decides { Permission::Enroll } else { Permission::AskForSeat }, today);
    let program = record.opened.case.program_id;
    let open = if asks || decides { open_to(db, &scope).await? } else { Vec::new() };
    let open = open.iter().filter(|cohort| cohort.program_id == program);
    let classes = of_case(db, case).await?;
    let standings = standings(db, classes.iter().map(|(enrollment, _)| enrollment.id)).await?;
    let attended = classes.iter().map(|(enrollment, cohort)| Choice::new(enrollment.id, &cohort.name)).collect();
    let can = of_enrollments(db, classes.iter().map(|(enrollment, _)| enrollment.id)).await?;
    let class = |(enrollment, cohort): (Enrollment, Cohort)| {
        let (standing, can) = (standings.get(&enrollment.id).copied(), can.get(&enrollment.id).copied());
        class(enrollment, cohort, (standing, can), decides)
    };
    let adds = record.may.add;
    let form = |end: &str, id: &str, refused: Option<Form>| {
        refused.unwrap_or_else(|| Form::new(format!("{}/{end}", path(case))).named(id))
    };
    let strike = |what: &str, id: String| writes.then(|| format!("{}/{what}/{id}/strike", path(case)));
    Ok(View {
        classes: classes.into_iter().map(class).collect(),
        courses: courses::of_case(db, case).await?.into_iter().map(|course| course_row(course, adds)).collect(),
        new_course: adds.then(|| format!("{}/courses/new", path(case))),
        credentials: (credentials::of_case(db, case).await?.into_iter())
            .map(|row| Achieved {
                strike: strike("credentials", row.id.to_string()),
                name: Some(row.name),
                kind: row.kind.code(),
                day: row.day,
                expires_on: row.expires_on,
                note: row.note,
            })
            .collect(),
        gains: (skill_gains::of_case(db, case).await?.into_iter())
            .map(|row| Achieved {
                strike: strike("skill-gains", row.id.to_string()),
                name: None,
                kind: row.kind.code(),
                day: row.day,
                expires_on: None,
                note: row.note,
            })
            .collect(),
        cohorts: open.map(offered).collect(),
        attended,
        kinds: codes::<CredentialKind>(),
        types: codes::<GainKind>(),
        decides,
        wanting: (asks || decides).then(|| form("enrollments", "seat", refused.wanting)),
        awarding: writes.then(|| form("credentials", "credential", refused.awarding)),
        gaining: writes.then(|| form("skill-gains", "gain", refused.gaining)),
        record,
    })
}

/// A cohort as it is offered: its name, first day and the seats that are taken.
fn offered(cohort: &Cohort) -> Value {
    let args = json!({ "name": cohort.name, "day": cohort.starts_on, "taken": cohort.taken, "seats": cohort.seats });
    json!({ "value": cohort.id, "label": { "key": "record-cohort", "args": args } })
}

fn course_row(course: Course, changes: bool) -> CourseRow {
    CourseRow {
        href: changes.then(|| course::address(course.case_id, course.id)),
        state: course.state.code(),
        begun: course.has_begun(),
        starts_on: course.starts_on,
        ends_on: course.ends_on,
        because: course.left_because.map(Coded::code),
        credits: course.credits.map(course::credits),
        title: course.title,
        provider: course.provider,
        program_of_study: course.program_of_study,
        section: course.section,
        term: course.term,
        grade: course.grade,
    }
}

fn class(
    enrollment: Enrollment,
    cohort: Cohort,
    (standing, can): (Option<Standing>, Option<Can>),
    decides: bool,
) -> Class {
    Class {
        href: cohort_path(cohort.id),
        name: cohort.name,
        enrollment: decides.then(|| format!("/training/enrollments/{}", enrollment.id)),
        state: enrollment.state.code(),
        since: enrollment.since,
        starts_on: enrollment.starts_on,
        ends_on: enrollment.ends_on,
        because: enrollment.left_because.map(Coded::code),
        percent: standing.map(|standing| standing.percent),
        is_low: standing.is_some_and(|standing| standing.is_low),
        can: can.filter(|can| can.attained > 0).map(|can| share(can.attained, can.of)),
    }
}

fn tab(case: CaseId) -> String {
    format!("{}/training", path(case))
}
