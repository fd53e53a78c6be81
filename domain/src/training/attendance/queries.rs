//! A sheet on a page: who is in class that day, how they are marked, and how they have come so far.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::{Change, Counted, Standing, change, in_a_row, standing};
use super::{Attendance, Column, Entity};
use crate::access::{Permission, Reader};
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Day, Fault, ParticipantId};
use crate::training::cohorts::{self, Cohort, SessionId, sessions};
use crate::training::enrollments::queries::in_class_on;
use crate::training::enrollments::{Enrollment, EnrollmentId};
use crate::training::visible;

/// A sheet.
#[derive(Clone, Debug)]
pub struct SheetOf {
    /// The cohort.
    pub cohort: Cohort,
    /// The session.
    pub session: sessions::Model,
    /// Which one it is, from 1, and of how many that take place.
    pub nth: (usize, usize),
    /// The sessions before and after it that take place.
    pub beside: (Option<sessions::Model>, Option<sessions::Model>),
    /// Who is in class, by name.
    pub learners: Vec<Learner>,
}

/// A line of a sheet.
#[derive(Clone, Debug)]
pub struct Learner {
    /// The enrollment.
    pub enrollment: Enrollment,
    /// The case.
    pub case: Case,
    /// Who.
    pub participant: Participant,
    /// The mark, where there is one.
    pub mark: Option<Attendance>,
    /// How they come so far.
    pub standing: Option<Standing>,
    /// Absences in a row before this session.
    pub absent_before: usize,
}

/// How the reader may change the sheet of a session today; whether they reach the cohort is asked apart.
pub fn how_changed(reader: &Reader, session: &sessions::Model, today: Day) -> Change {
    let runs_program = reader.is_of_the_house() || reader.reach(Permission::Attendance).program;
    change(session.day, session.stands(), today, runs_program)
}

/// The sheet of a session that the reader marks or sees.
///
/// # Errors
/// Where the database fails.
pub async fn sheet(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    id: SessionId,
) -> Result<Option<SheetOf>, Fault> {
    let Some(session) = sessions::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let scope = reader.scope(Permission::Attendance, today);
    let cohort = cohorts::Entity::find_by_id(session.cohort_id).filter(visible(&scope)).one(db).await?;
    let Some(cohort) = cohort else { return Ok(None) };
    let all = sessions::Entity::find().filter(sessions::Column::CohortId.eq(cohort.id));
    let all = all.order_by_asc(sessions::Column::Day).order_by_asc(sessions::Column::Begins).all(db).await?;
    let stand: Vec<_> = all.into_iter().filter(|other| other.stands() || other.id == id).collect();
    let at = stand.iter().position(|other| other.id == id).unwrap_or_default();
    let beside = (at.checked_sub(1).and_then(|before| stand.get(before).cloned()), stand.get(at + 1).cloned());
    let class = in_class_on(db, cohort.id, session.day).await?;
    let learners = learners(db, reader, today, &session, class).await?;
    Ok(Some(SheetOf { cohort, nth: (at + 1, stand.len()), beside, learners, session }))
}

async fn learners(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    session: &sessions::Model,
    class: Vec<Enrollment>,
) -> Result<Vec<Learner>, Fault> {
    let people = people_of(db, reader, today, class.iter().map(|enrollment| enrollment.case_id)).await?;
    let mut marks = marks_of(db, class.iter().map(|enrollment| enrollment.id)).await?;
    let mut learners: Vec<_> = class
        .into_iter()
        .filter_map(|enrollment| {
            let (case, participant) = people.get(&enrollment.case_id)?.clone();
            let all = marks.remove(&enrollment.id).unwrap_or_default();
            let counted: Vec<Counted> = all.iter().map(Attendance::counted).collect();
            Some(Learner {
                standing: standing(&counted),
                absent_before: in_a_row(&counted, session.day.minus_days(1)),
                mark: all.into_iter().find(|mark| mark.class_session_id == session.id),
                enrollment,
                case,
                participant,
            })
        })
        .collect();
    learners.sort_by(|a, b| (&a.participant.search, a.case.id).cmp(&(&b.participant.search, b.case.id)));
    Ok(learners)
}

/// How people come so far, by their enrollments.
///
/// # Errors
/// Where the database fails.
pub async fn standings(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = EnrollmentId>,
) -> Result<BTreeMap<EnrollmentId, Standing>, Fault> {
    let marks = marks_of(db, ids).await?;
    let of = |marks: Vec<Attendance>| standing(&marks.iter().map(Attendance::counted).collect::<Vec<_>>());
    Ok(marks.into_iter().filter_map(|(id, marks)| Some((id, of(marks)?))).collect())
}

/// Every mark of these people, in the order of the days.
pub(in crate::training) async fn marks_of(
    db: &DatabaseConnection,
    ids: impl Iterator<Item = EnrollmentId>,
) -> Result<BTreeMap<EnrollmentId, Vec<Attendance>>, Fault> {
    let marks = Entity::find().filter(Column::EnrollmentId.is_in(ids)).order_by_asc(Column::Day).all(db).await?;
    let mut of: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for mark in marks {
        of.entry(mark.enrollment_id).or_default().push(mark);
    }
    Ok(of)
}

/// The cases that the reader reaches through their classes or otherwise, with whose they are.
pub(in crate::training) async fn people_of(
    db: &DatabaseConnection,
    reader: &Reader,
    today: Day,
    ids: impl Iterator<Item = CaseId>,
) -> Result<BTreeMap<CaseId, (Case, Participant)>, Fault> {
    let scope = reader.scope(Permission::Attendance, today);
    let cases = case::Entity::find().filter(case::queries::visible(&scope)).filter(case::Column::Id.is_in(ids));
    let cases = cases.limit(MOST).all(db).await?;
    let people = participants::Entity::find()
        .filter(participants::Column::OrganizationId.eq(reader.organization))
        .filter(participants::Column::Id.is_in(cases.iter().map(|case| case.participant_id)))
        .all(db)
        .await?;
    let people: BTreeMap<ParticipantId, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let with = |case: Case| people.get(&case.participant_id).cloned().map(|person| (case.id, (case, person)));
    Ok(cases.into_iter().filter_map(with).collect())
}

/// No class is larger.
const MOST: u64 = 500;

/// The marks of one enrollment, in the order of the days. The caller has scoped the enrollment.
///
/// # Errors
/// Where the database fails.
pub async fn of_enrollment(db: &DatabaseConnection, id: EnrollmentId) -> Result<Vec<Attendance>, Fault> {
    Ok(marks_of(db, std::iter::once(id)).await?.remove(&id).unwrap_or_default())
}
