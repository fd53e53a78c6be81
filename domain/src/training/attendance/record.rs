use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{Counted, Mark};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};
use crate::training::cohorts::SessionId;
use crate::training::enrollments::EnrollmentId;

crate::ids! {
    /// A mark in a sheet.
    AttendanceId,
}

/// How one person is marked in one session.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendances")]
pub struct Model {
    /// The mark.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttendanceId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Of which enrollment.
    pub enrollment_id: EnrollmentId,
    /// In which session.
    pub class_session_id: SessionId,
    /// The session's day.
    pub day: Day,
    /// The mark.
    pub mark: Mark,
    /// Minutes present.
    pub minutes_present: i32,
    /// Minutes scheduled.
    pub minutes_scheduled: i32,
    /// A word about it.
    pub note: Option<String>,
    /// Who marked.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// As somebody marked it.
    pub fn line(&self) -> Line {
        let late_by = (self.mark == Mark::Late).then(|| self.minutes_scheduled - self.minutes_present);
        Line { mark: self.mark, late_by: late_by.filter(|late| *late > 0), note: self.note.clone() }
    }

    /// As it counts.
    pub fn counted(&self) -> Counted {
        Counted { day: self.day, mark: self.mark, present: self.minutes_present, scheduled: self.minutes_scheduled }
    }
}

/// A line of a sheet as somebody marks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The mark.
    pub mark: Mark,
    /// Minutes late.
    pub late_by: Option<i32>,
    /// A word about it.
    pub note: Option<String>,
}

/// A sheet as somebody saves it: whoever has no mark stays unmarked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The lines.
    pub lines: BTreeMap<EnrollmentId, Line>,
    /// Why it is changed after it was closed.
    pub reason: Option<String>,
}

impl Sheet {
    /// The sheet that these marks of one session are.
    pub fn of<'a>(marks: impl Iterator<Item = &'a Model>) -> Self {
        Self { lines: marks.map(|mark| (mark.enrollment_id, mark.line())).collect(), reason: None }
    }
}

/// Nobody is late by more than a long session.
const MOST_LATE: i64 = 12 * 60;

impl Sheet {
    /// Reads the form of these enrollments: `mark.<enrollment>`, `late.<enrollment>` and `note.<enrollment>`. A word
    /// without a mark is refused: it would be lost.
    pub fn read(fields: &mut Fields<'_>, enrollments: &[EnrollmentId]) -> Self {
        let mut lines = BTreeMap::new();
        for id in enrollments {
            let mark: Option<Mark> = fields.optional_choice(&format!("mark.{id}"));
            let late = fields.optional_number(&format!("late.{id}"), 1..=MOST_LATE);
            let note = fields.optional_text(&format!("note.{id}"), LINE);
            match mark {
                Some(mark) => {
                    let late_by = late.filter(|_| mark == Mark::Late).and_then(|late| i32::try_from(late).ok());
                    lines.insert(*id, Line { mark, late_by, note });
                }
                None if note.is_some() => fields.refuse(Refusal::of(format!("mark.{id}"), "note-without-mark")),
                None => {}
            }
        }
        Self { lines, reason: fields.optional_text("reason", PROSE) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(id: EnrollmentId, typed: &[(&str, &str)]) -> Result<Sheet, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| (format!("{name}.{id}"), (*value).to_owned())).collect();
        Fields::read(&typed, |fields| Sheet::read(fields, &[id]))
    }

    #[test]
    fn a_line_is_read_with_its_mark() {
        let id = EnrollmentId::new();
        let sheet = read(id, &[("mark", "late"), ("late", "15"), ("note", "bus")]).unwrap();
        assert_eq!(sheet.lines[&id], Line { mark: Mark::Late, late_by: Some(15), note: Some("bus".into()) });
        assert_eq!(read(id, &[("mark", "present"), ("late", "15")]).unwrap().lines[&id].late_by, None);
        assert!(read(id, &[]).unwrap().lines.is_empty(), "unmarked stays unmarked");
    }

    #[test]
    fn what_would_be_lost_is_refused() {
        let id = EnrollmentId::new();
        assert_eq!(read(id, &[("note", "sick")]).unwrap_err()[0].code, "note-without-mark");
        assert_eq!(read(id, &[("mark", "gone")]).unwrap_err()[0].code, "not-a-choice");
        assert_eq!(read(id, &[("mark", "late"), ("late", "-4")]).unwrap_err()[0].code, "not-in-range");
        let other = EnrollmentId::new();
        let foreign = vec![(format!("mark.{other}"), "absent".to_owned())];
        assert!(Fields::read(&foreign, |fields| Sheet::read(fields, &[id])).is_err(), "somebody who is not in class");
    }
}
