//! An application as one of its steps is opened: whose, what is known, what the rules say so far.

use sea_orm::DatabaseConnection;

use super::SavedStep;
use super::queries::{beginning, steps_of};
use crate::access::{Permission, Reader};
use crate::intake::case::{self, Case};
use crate::intake::determination::Decided;
use crate::intake::determination::queries::{SoFar, known, last, so_far};
use crate::intake::determination::rules::Known;
use crate::intake::duplicates::queries::{Open, open_of};
use crate::intake::participants::{self, Participant};
use crate::programs::{self, streams};
use crate::shared::{CaseId, Day, Fault, Instant, UserId};

/// An application.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its case.
    pub case: Case,
    /// Who applies.
    pub participant: Participant,
    /// To which program.
    pub program: programs::Model,
    /// The program's funding streams, by name.
    pub streams: Vec<streams::Model>,
    /// The steps that were saved.
    pub steps: Vec<SavedStep>,
    /// Everything that was written down.
    pub known: Known,
    /// What the rules say of it today.
    pub so_far: SoFar,
    /// What was decided last.
    pub decided: Option<Decided>,
    /// Who began it, where a person did, and when.
    pub begun: Option<(Option<UserId>, Instant)>,
    /// Whom the applicant may be, as far as the reader reaches.
    pub may_be: Open,
}

/// An application that the reader may work on; nothing where it is out of reach. A fixed number of questions.
///
/// # Errors
/// Where the database fails.
pub async fn opened(db: &DatabaseConnection, reader: &Reader, today: Day, id: CaseId) -> Result<Option<Opened>, Fault> {
    let scope = reader.scope(Permission::EditBasics, today);
    let Some(case) = case::queries::find(db, &scope, id).await? else { return Ok(None) };
    let people = participants::queries::by_ids(db, reader.organization, [case.participant_id]).await?;
    let program = programs::find_in(db, reader.organization, case.program_id).await?;
    let (Some(participant), Some(program)) = (people.into_iter().next(), program) else { return Ok(None) };
    let streams = programs::streams_of(db, program.id).await?;
    let known = known(db, &case, &participant).await?;
    let others = reader.scope(Permission::CreateIntake, today);
    Ok(Some(Opened {
        so_far: so_far(&program, &streams, &known, today),
        decided: last(db, case.id).await?,
        steps: steps_of(db, case.id).await?,
        begun: beginning(db, case.id).await?,
        may_be: open_of(db, &others, participant.id).await?,
        known,
        case,
        participant,
        program,
        streams,
    }))
}
