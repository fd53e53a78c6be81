//! The attendance sheet: the whole roster on one screen, one save, and after it the sheet stays where it was.

use domain::access::users::queries::find as find_user;
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Day, Fields, Stop};
use domain::training::attendance::queries::{Learner, SheetOf, how_changed, sheet};
use domain::training::attendance::rules::{Change, Mark, is_told, open_until};
use domain::training::attendance::{Attendance, Line, Sheet, commands};
use domain::training::cohorts::{SessionId, sessions};
use domain::training::enrollments::EnrollmentId;
use serde::Serialize;

use super::{DayLink, clock, cohort_path, hours, sheet_path};
use crate::caseworker::places::codes;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/training/sheet.html";
/// What somebody can be late by in one touch, in minutes.
const LATE: [i32; 5] = [15, 30, 45, 60, 90];

/// The page.
pub(super) fn page() -> Page {
    Page::new("/training/sessions/{class_session}", Face::Caseworker, Access::May(Permission::Attendance))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::sheet)
}

#[derive(Serialize)]
struct View {
    form: Form,
    day: Day,
    begins: String,
    hours: String,
    nth: usize,
    of: usize,
    cohort: String,
    cohort_href: String,
    place: Option<String>,
    instructor: Option<String>,
    before: Option<DayLink>,
    after: Option<DayLink>,
    learners: Vec<Row>,
    marks: Vec<&'static str>,
    late: [i32; 5],
    held: bool,
    called_off: Option<String>,
    open_until: Day,
    /// Whether it is too late for a change without a reason.
    closed: bool,
    may_save: bool,
}

#[derive(Serialize)]
struct Row {
    id: EnrollmentId,
    name: String,
    href: String,
    percent: Option<i64>,
    /// Which absence in a row it would be, if they were absent today.
    absences: usize,
    /// Whether their caseworker would be told.
    tells: bool,
}

async fn show(visit: Visit, Id(id): Id<SessionId>) -> Answered {
    let sheet = find(&visit, id).await?;
    let form = filled(&sheet);
    let view = view(&visit, sheet, form).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(id): Id<SessionId>, typed: Typed) -> Answered {
    let sheet = find(&visit, id).await?;
    let read = typed.read(|fields| read(fields, &sheet.learners));
    let saved = match (read, typed.version()) {
        (Ok(lines), Ok(version)) => {
            let save = async move |act: &mut Act<'_>| commands::save(act, id, &lines, version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&sheet_path(id), "sheet-saved")),
        Err(stop) => {
            let form = Form { version: Some(sheet.session.version), ..typed.refused(sheet_path(id), stop)? };
            let view = view(&visit, sheet, form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

/// The lines; "rest present" marks whoever has no mark yet.
fn read(fields: &mut Fields<'_>, learners: &[Learner]) -> Sheet {
    let ids: Vec<_> = learners.iter().map(|learner| learner.enrollment.id).collect();
    let rest = fields.ticked("rest_present");
    let mut sheet = Sheet::read(fields, &ids);
    if rest {
        for id in ids {
            sheet.lines.entry(id).or_insert(Line { mark: Mark::Present, late_by: None, note: None });
        }
    }
    sheet
}

async fn find(visit: &Visit, id: SessionId) -> Result<SheetOf, Oops> {
    sheet(visit.store().read(), visit.reader()?, visit.today()?, id).await?.ok_or(Oops::NotFound)
}

/// As it was saved; before that, everybody is present until somebody says otherwise.
fn filled(sheet: &SheetOf) -> Form {
    let (session, fresh) = (&sheet.session, sheet.session.held_at.is_none());
    let form = Form::new(sheet_path(session.id)).at_version(session.version);
    sheet.learners.iter().fold(form, |form, learner| {
        let id = learner.enrollment.id;
        let fresh = fresh.then_some(Line { mark: Mark::Present, late_by: None, note: None });
        match learner.mark.as_ref().map(Attendance::line).or(fresh) {
            Some(line) => form
                .with(&format!("mark.{id}"), line.mark.code())
                .with_some(&format!("late.{id}"), line.late_by)
                .with_some(&format!("note.{id}"), line.note),
            None => form,
        }
    })
}

async fn view(visit: &Visit, sheet: SheetOf, form: Form) -> Result<View, Oops> {
    let (reader, today) = (visit.reader()?, visit.today()?);
    let SheetOf { cohort, session, nth, beside, learners } = sheet;
    let instructor = match cohort.instructor_id {
        Some(user) => find_user(visit.store().read(), reader.organization, user).await.map_err(Stop::from)?,
        None => None,
    };
    let change = how_changed(reader, &session, today);
    let writes = !reader.reach(Permission::Attendance).reads_only;
    Ok(View {
        day: session.day,
        hours: hours(session.minutes),
        nth: nth.0,
        of: nth.1,
        cohort_href: cohort_path(cohort.id),
        cohort: cohort.name,
        place: cohort.place,
        instructor: instructor.map(|user| user.name),
        before: beside.0.map(link),
        after: beside.1.filter(|next| next.day <= today).map(link),
        learners: learners.into_iter().map(row).collect(),
        marks: codes::<Mark>(),
        late: LATE,
        held: session.held_at.is_some(),
        open_until: open_until(session.day),
        closed: matches!(change, Change::WithReason | Change::Closed),
        may_save: writes && matches!(change, Change::Free | Change::WithReason),
        called_off: session.called_off_reason,
        begins: clock(&session.begins),
        form,
    })
}

fn link(session: sessions::Model) -> DayLink {
    DayLink { day: session.day, href: sheet_path(session.id) }
}

fn row(learner: Learner) -> Row {
    Row {
        id: learner.enrollment.id,
        name: learner.participant.name(),
        href: record::path(learner.case.id),
        percent: learner.standing.map(|standing| standing.percent),
        absences: learner.absent_before + 1,
        tells: is_told(learner.absent_before, learner.absent_before + 1),
    }
}
