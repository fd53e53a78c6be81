//! Saving a sheet: the marks, the services that they are, and what absences lead to. All of it, or nothing.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use super::rules::{Counted, IN_A_ROW, Mark, in_a_row, is_low, minutes_present, open_until, percent};
use super::{ActiveModel, AttendanceId, Column, Entity, Line, Sheet};
use crate::access::{Act, Permission};
use crate::intake::case::{self, Case};
use crate::intake::services::commands::cover;
use crate::shared::{Answer, CaseId, Happening, ObjectKind, Refusal, Stop, What};
use crate::training::cohorts::commands::permitted;
use crate::training::cohorts::{Cohort, SessionId, sessions};
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
    let before = marks_of(act, class.keys().copied().collect()).await?;
    insert_marks(act, &session, &class, sheet).await?;
    let held = sessions::ActiveModel {
        id: Set(id),
        held_at: Set(session.held_at.or(Some(act.by.at))),
        held_by: Set(session.held_by.or(act.user())),
        version: Set(version + 1),
        ..Default::default()
    };
    sessions::Entity::update(held).exec(act.tx()).await?;
    let happening = Happening::new(What::SheetSaved, ObjectKind::Cohort, cohort.id).on(session.day);
    let happening = happening.with("day", session.day).with("reason", sheet.reason.as_deref().unwrap_or_default());
    act.happened(happening.created(sheet));
    let cases = cases_of(act, &class).await?;
    for (enrollment, line) in &sheet.lines {
        let Some((enrollment, case)) =
            class.get(enrollment).and_then(|found| Some((found, cases.get(&found.case_id)?)))
        else {
            return Err(Stop::NotFound);
        };
        let earlier = before.get(&enrollment.id).cloned().unwrap_or_default();
        settle(act, &cohort, &session, Marked { enrollment, case, line, earlier }).await?;
    }
    Ok(())
}

/// Somebody in the sheet, with what was marked of them before.
struct Marked<'a> {
    enrollment: &'a Enrollment,
    case: &'a Case,
    line: &'a Line,
    earlier: Vec<Counted>,
}

/// What a mark leads to: the service that their attendance is, and a word on absences.
async fn settle(act: &mut Act<'_>, cohort: &Cohort, session: &Session, marked: Marked<'_>) -> Answer<()> {
    let Marked { enrollment, case, line, earlier } = marked;
    let was = earlier.iter().find(|counted| counted.day == session.day).map(|counted| counted.mark);
    let mut now: Vec<_> = earlier.iter().filter(|counted| counted.day != session.day).copied().collect();
    now.push(counted(session, line));
    now.sort_by_key(|counted| counted.day);
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
    if line.mark == Mark::Absent && was != Some(Mark::Absent) {
        act.happened(tell(What::MissedClass).with("note", line.note.as_deref().unwrap_or_default()));
    }
    if line.mark == Mark::Absent && in_a_row(&now, session.day) == IN_A_ROW {
        act.happened(tell(What::AbsentInARow));
    }
    if is_low(&now) && !is_low(&earlier) {
        act.happened(tell(What::AttendanceLow).with("percent", percent(&now).unwrap_or_default()));
    }
    Ok(())
}

fn counted(session: &Session, line: &Line) -> Counted {
    let present = minutes_present(line.mark, session.minutes, line.late_by);
    Counted { day: session.day, mark: line.mark, present, scheduled: session.minutes }
}

fn refuse_closed(act: &Act<'_>, session: &Session, sheet: &Sheet) -> Result<(), Refusal> {
    if session.day > act.today() {
        return Err(Refusal::because("sheet-early").with("day", session.day));
    }
    if !session.stands() {
        return Err(Refusal::because("session-called-off"));
    }
    let closed = act.today() > open_until(session.day);
    if closed && !act.by.reader.reach(Permission::Attendance).program && !act.by.reader.is_of_the_house() {
        return Err(Refusal::because("sheet-closed").with("day", open_until(session.day)));
    }
    if closed && sheet.reason.is_none() {
        return Err(Refusal::of("reason", "sheet-needs-reason").with("day", open_until(session.day)));
    }
    Ok(())
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
async fn marks_of(act: &Act<'_>, ids: Vec<EnrollmentId>) -> Answer<BTreeMap<EnrollmentId, Vec<Counted>>> {
    let marks = Entity::find().filter(Column::EnrollmentId.is_in(ids)).order_by_asc(Column::Day).all(act.tx()).await?;
    let mut of: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for mark in marks {
        of.entry(mark.enrollment_id).or_default().push(mark.counted());
    }
    Ok(of)
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
