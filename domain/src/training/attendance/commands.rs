//! Saving a sheet: the marks, the services that they are, and what absences lead to. All of it, or nothing.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use super::queries::how_changed;
use super::rules::{Change, Counted, Mark, is_low, minutes_present, open_until, percent, told_row};
use super::{ActiveModel, Attendance, AttendanceId, Column, Entity, Line, Sheet};
use crate::access::{Act, Permission};
use crate::intake::case::{self, Case};
use crate::intake::services::commands::cover;
use crate::shared::{Answer, CaseId, Happening, ObjectKind, Refusal, Stop, What};
use crate::training::cohorts::commands::permitted;
use crate::training::cohorts::{Cohort, SessionId, sessions};
use crate::training::contract::commands::{contract_of, tell};
use crate::training::contract::queries::broken_of;
use crate::training::contract::rules::points;
use crate::training::enrollments::queries::in_class_on;
use crate::training::enrollments::{self, Enrollment, EnrollmentId};

type Session = sessions::Model;

/// Saves the sheet of a session; `version` is the one that the writer had before them.
///
/// # Errors
/// `in-the-future` before its day; `session-called-off`; `sheet-closed` after [`super::rules::OPEN_DAYS`] days for
/// whoever teaches, and for a manager without a reason; `not-a-choice` for somebody who was not in class that day;
/// `Conflict` where somebody else saved it since; what refuses the service of a first session.
pub async fn save(act: &mut Act<'_>, id: SessionId, sheet: &Sheet, version: i32) -> Answer<()> {
    let session = sessions::Entity::find_by_id(id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let cohort = permitted(act, Permission::Attendance, session.cohort_id).await?;
    if session.version != version {
        return Err(Stop::Conflict);
    }
    refuse_closed(act, &session, sheet)?;
    let class = class_of(act, &session, sheet).await?;
    let marks = marks_of(act, class.keys().copied().collect()).await?;
    insert_marks(act, &session, &class, sheet).await?;
    let held = sessions::ActiveModel {
        id: Set(id),
        held_at: Set(session.held_at.or(Some(act.by.at))),
        held_by: Set(session.held_by.or(act.user())),
        version: Set(version + 1),
        ..Default::default()
    };
    sessions::Entity::update(held).exec(act.tx()).await?;
    act.happened(saved(&cohort, &session, &marks, sheet));
    let cases = cases_of(act, &class).await?;
    let contract = contract_of(act, cohort.program_id).await?;
    let mut broken = match contract {
        Some(_) => broken_of(act.tx(), &sheet.lines.keys().copied().collect::<Vec<_>>()).await?,
        None => BTreeMap::new(),
    };
    for (id, line) in &sheet.lines {
        let enrollment = class.get(id).ok_or(Stop::NotFound)?;
        let case = cases.get(&enrollment.case_id).ok_or(Stop::NotFound)?;
        let theirs: Vec<_> = marks.iter().filter(|mark| mark.enrollment_id == *id).collect();
        let marked = Marked { enrollment, case, line, marks: theirs };
        let (before, now) = marked.counted(&session);
        settle(act, &cohort, &session, &marked, (&before, &now)).await?;
        if let Some(contract) = &contract {
            let broken = broken.remove(id).unwrap_or_default();
            let left = |sessions: &[Counted]| points(contract, act.today(), sessions, &broken);
            let (had, has) = (left(&before), left(&now));
            tell(act, contract, (enrollment, case), had, has);
        }
    }
    Ok(())
}

fn saved(cohort: &Cohort, session: &Session, marks: &[Attendance], sheet: &Sheet) -> Happening {
    let happening = Happening::new(What::SheetSaved, ObjectKind::Cohort, cohort.id).on(session.day);
    let happening = happening.with("day", session.day).with("reason", sheet.reason.as_deref().unwrap_or_default());
    let before = Sheet::of(marks.iter().filter(|mark| mark.class_session_id == session.id));
    if session.held_at.is_some() { happening.changed(&before, sheet) } else { happening.created(sheet) }
}

/// Somebody in the sheet, with what was marked of them before, in the order of the days.
struct Marked<'a> {
    enrollment: &'a Enrollment,
    case: &'a Case,
    line: &'a Line,
    marks: Vec<&'a Attendance>,
}

impl Marked<'_> {
    /// How their sessions count without this sheet and with it, in the order of the days.
    fn counted(&self, session: &Session) -> (Vec<Counted>, Vec<Counted>) {
        let before = self.marks.iter().map(|mark| mark.counted()).collect();
        let elsewhere = self.marks.iter().filter(|mark| mark.class_session_id != session.id);
        let mut now: Vec<_> = elsewhere.map(|mark| mark.counted()).collect();
        now.push(counted(session, self.line));
        now.sort_by_key(|counted| counted.day);
        (before, now)
    }

    /// Whether they were marked absent from this session before.
    fn was_absent(&self, session: &Session) -> bool {
        self.marks.iter().any(|mark| mark.class_session_id == session.id && mark.mark == Mark::Absent)
    }
}

/// What a mark leads to: the service that their attendance is, and a word on absences.
async fn settle(
    act: &mut Act<'_>,
    cohort: &Cohort,
    session: &Session,
    marked: &Marked<'_>,
    (before, now): (&[Counted], &[Counted]),
) -> Answer<()> {
    let Marked { enrollment, case, line, .. } = marked;
    let attended = now.iter().filter(|counted| counted.present > 0).map(|counted| counted.day);
    let days = attended.clone().min().zip(attended.max());
    let service = cover(act, case, cohort.service_kind_id, enrollment.service_id, days).await?;
    if service != enrollment.service_id {
        let row = enrollments::ActiveModel { id: Set(enrollment.id), service_id: Set(service), ..Default::default() };
        enrollments::Entity::update(row).exec(act.tx()).await?;
    }
    let tell = |what| {
        let happening = Happening::new(what, ObjectKind::Enrollment, enrollment.id).on(session.day);
        happening.concerning(case.participant_id, Some(case.id)).with("cohort", &cohort.name).with("day", session.day)
    };
    if line.mark == Mark::Absent && !marked.was_absent(session) {
        act.happened(tell(What::MissedClass).with("note", line.note.as_deref().unwrap_or_default()));
        if let Some(last) = told_row(before, now, session.day) {
            act.happened(tell(What::AbsentInARow).on(last));
        }
    }
    if is_low(now) && !is_low(before) {
        act.happened(tell(What::AttendanceLow).with("percent", percent(now).unwrap_or_default()));
    }
    Ok(())
}

fn counted(session: &Session, line: &Line) -> Counted {
    let present = minutes_present(line.mark, session.minutes, line.late_by);
    Counted { day: session.day, mark: line.mark, present, scheduled: session.minutes }
}

fn refuse_closed(act: &Act<'_>, session: &Session, sheet: &Sheet) -> Result<(), Refusal> {
    let until = open_until(session.day);
    match how_changed(&act.by.reader, session, act.today()) {
        Change::Early => Err(Refusal::because("sheet-early").with("day", session.day)),
        Change::CalledOff => Err(Refusal::because("session-called-off")),
        Change::Closed => Err(Refusal::because("sheet-closed").with("day", until)),
        Change::WithReason if sheet.reason.is_none() => {
            Err(Refusal::of("reason", "sheet-needs-reason").with("day", until))
        }
        Change::WithReason | Change::Free => Ok(()),
    }
}

/// Everybody in class that day, and nobody else in the sheet.
async fn class_of(act: &Act<'_>, session: &Session, sheet: &Sheet) -> Answer<BTreeMap<EnrollmentId, Enrollment>> {
    let class = in_class_on(act.tx(), session.cohort_id, session.day).await?;
    let class: BTreeMap<_, _> = class.into_iter().map(|enrollment| (enrollment.id, enrollment)).collect();
    match sheet.lines.keys().find(|id| !class.contains_key(id)) {
        Some(id) => Err(Refusal::of(format!("mark.{id}"), "not-in-class").into()),
        None => Ok(class),
    }
}

/// Every mark of these enrollments so far, in the order of the days.
async fn marks_of(act: &Act<'_>, ids: Vec<EnrollmentId>) -> Answer<Vec<Attendance>> {
    Ok(Entity::find().filter(Column::EnrollmentId.is_in(ids)).order_by_asc(Column::Day).all(act.tx()).await?)
}

async fn insert_marks(
    act: &Act<'_>,
    session: &Session,
    class: &BTreeMap<EnrollmentId, Enrollment>,
    sheet: &Sheet,
) -> Answer<()> {
    let row = |(id, line): (&EnrollmentId, &Line)| {
        let counted = counted(session, line);
        class.get(id).map(|enrollment| ActiveModel {
            id: Set(AttendanceId::new()),
            organization_id: Set(act.organization()),
            case_id: Set(enrollment.case_id),
            enrollment_id: Set(*id),
            class_session_id: Set(session.id),
            day: Set(session.day),
            mark: Set(line.mark),
            minutes_present: Set(counted.present),
            minutes_scheduled: Set(counted.scheduled),
            note: Set(line.note.clone()),
            user_id: Set(act.user()),
            at: Set(act.by.at),
        })
    };
    let rows: Vec<_> = sheet.lines.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let again = OnConflict::columns([Column::ClassSessionId, Column::EnrollmentId])
        .update_columns([
            Column::Mark,
            Column::MinutesPresent,
            Column::MinutesScheduled,
            Column::Note,
            Column::UserId,
            Column::At,
        ])
        .to_owned();
    Entity::insert_many(rows).on_conflict(again).exec_without_returning(act.tx()).await?;
    Ok(())
}

async fn cases_of(act: &Act<'_>, class: &BTreeMap<EnrollmentId, Enrollment>) -> Answer<BTreeMap<CaseId, Case>> {
    let cases = class.values().map(|enrollment| enrollment.case_id);
    let cases = case::Entity::find().filter(case::Column::Id.is_in(cases)).order_by_asc(case::Column::Id);
    let cases = cases.lock_exclusive().all(act.tx()).await?;
    Ok(cases.into_iter().map(|case| (case.id, case)).collect())
}
