//! Opening a participant's record: one act that leaves a trace, and what stands at the top of every page of it.

use sea_orm::DatabaseConnection;

use super::case::rights::{Rights, rights};
use super::case::{self, Case, assignment, stage_changes};
use super::participants::{self, Participant};
use crate::access::users::queries::names;
use crate::access::{Act, Permission, Reader};
use crate::programs;
use crate::shared::{Answer, CaseId, Day, Fault, Happening, ObjectKind, Stop, UserId, What};

/// A record as its reader may see it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Whose.
    pub participant: Participant,
    /// In which program.
    pub program: programs::Model,
    /// Every move of the case, oldest first.
    pub moves: Vec<stage_changes::Model>,
    /// The person's other cases that the reader reaches, latest first.
    pub others: Vec<Case>,
    /// Whose case it is today, with their name.
    pub caseworker: Option<(UserId, String)>,
    /// What the reader may read and do here.
    pub rights: Rights,
}

/// Notes that somebody looks at a record. Every page of it does this first.
///
/// # Errors
/// `Forbidden` where the role opens no records, `NotFound` where this one is out of reach or not there.
pub async fn open(act: &mut Act<'_>, id: CaseId) -> Answer<()> {
    let tx = act.permit_reading(Permission::ViewBasics, id).await?;
    let scope = act.by.reader.scope(Permission::ViewBasics, act.today());
    let case = case::queries::find(tx, &scope, id).await?.ok_or(Stop::NotFound)?;
    let happening = Happening::new(What::RecordOpened, ObjectKind::Case, id);
    act.happened(happening.concerning(case.participant_id, Some(id)));
    Ok(())
}

/// What stands at the top of every page of a record; nothing where the reader does not reach it.
///
/// # Errors
/// Where the database fails.
pub async fn opened(db: &DatabaseConnection, reader: &Reader, today: Day, id: CaseId) -> Result<Option<Opened>, Fault> {
    let scope = reader.scope(Permission::ViewBasics, today);
    let Some(case) = case::queries::find(db, &scope, id).await? else { return Ok(None) };
    let people = participants::queries::by_ids(db, reader.organization, [case.participant_id]).await?;
    let program = programs::find_in(db, reader.organization, case.program_id).await?;
    let (Some(participant), Some(program)) = (people.into_iter().next(), program) else { return Ok(None) };
    let mut others = case::queries::of_participant(db, &scope, participant.id).await?;
    others.retain(|other| other.id != id);
    Ok(Some(Opened {
        moves: case::queries::moves_of(db, id).await?,
        caseworker: caseworker_of(db, id, today).await?,
        rights: rights(db, reader, today, id).await?,
        case,
        participant,
        program,
        others,
    }))
}

async fn caseworker_of(db: &DatabaseConnection, case: CaseId, today: Day) -> Result<Option<(UserId, String)>, Fault> {
    let Some(user) = assignment::holder(db, case, today).await? else { return Ok(None) };
    Ok(names(db, [user]).await?.remove(&user).map(|name| (user, name)))
}
