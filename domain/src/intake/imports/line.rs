//! Bringing one line in: a whole person, their case and their past, or nothing of it.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::commands::programs_of;
use super::rules::{self, Home};
use super::{Deed, Entity, Import, ImportId, ImportLineId, Reason, Said, State, answers, known, lines};
use crate::access::{Act, Permission};
use crate::intake::case::adoption::{Adoption, adopt};
use crate::intake::case::{self, Case};
use crate::intake::duplicates::rules::{Degree, Ground, Likeness};
use crate::intake::notes::{self, NoteDetails};
use crate::intake::participants::{self, Participant, ParticipantDetails, commands, identifier};
use crate::intake::roster::{Outcome, Row};
use crate::programs::service_kinds::rules::ServiceClass;
use crate::programs::{ServiceKindId, kinds_of};
use crate::setup::{Keys, Sealed};
use crate::shared::{Answer, CaseId, Coded, Fault, Instant, ParticipantId, ProgramId, Refusal, Stop};

const PLACE: &str = "import_lines.before";

/// What a line changed of a known person, for its undoing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// What was known of them, where that was changed.
    pub details: Option<ParticipantDetails>,
    /// The version of their record afterwards.
    pub version: i32,
    /// When it was changed last.
    pub changed_at: Instant,
    /// Whether their national identifier was written down.
    pub identifier: bool,
}

/// What was done with a line.
struct Done {
    outcome: Outcome,
    deed: Deed,
    participant: Option<ParticipantId>,
    case: Option<CaseId>,
    before: Option<Before>,
    reasons: Vec<Refusal>,
}

/// Brings one line in, unless it was brought in before.
///
/// Who is known is asked again: between the preview and now somebody may have been written down.
///
/// # Errors
/// What the commands refuse that write people and cases; `import-not-running`.
pub async fn bring_in(act: &mut Act<'_>, id: ImportLineId) -> Answer<()> {
    let Some((import, line)) = waiting(act, id).await? else { return Ok(()) };
    let said = Said::open(act.keys, id, &line.said)?;
    let row = said.row.clone().ok_or(Fault::Broken("a line to be brought in says nothing"))?;
    let done = match who(act, &line, &row).await? {
        Who::Nobody => bring_new(act, &import, &row).await?,
        Who::Known(participant, reasons) => update(act, &import, participant, &row, reasons).await?,
        Who::Perhaps(participant, reasons) => Done::left_out(Outcome::Duplicate, Some(participant), reasons),
    };
    settle(act, &line, said, done).await
}

/// Leaves a line out that a command refused to bring in, with its reasons.
///
/// # Errors
/// Where the database fails; `import-not-running`.
pub async fn leave_out(act: &mut Act<'_>, id: ImportLineId, reasons: &[Refusal]) -> Answer<()> {
    let Some((_, line)) = waiting(act, id).await? else { return Ok(()) };
    let said = Said::open(act.keys, id, &line.said)?;
    settle(act, &line, said, Done::left_out(Outcome::Refused, None, reasons.to_vec())).await
}

impl Done {
    fn left_out(outcome: Outcome, participant: Option<ParticipantId>, reasons: Vec<Refusal>) -> Self {
        Self { outcome, deed: Deed::LeftOut, participant, case: None, before: None, reasons }
    }
}

impl Before {
    /// Opens what was sealed with a line.
    ///
    /// # Errors
    /// Where it is not readable.
    pub fn open(keys: &Keys, id: ImportLineId, sealed: &Sealed) -> Result<Self, Fault> {
        serde_json::from_slice(&keys.open(PLACE, id.0, sealed)?).map_err(|_| Fault::Unreadable(PLACE))
    }

    fn seal(&self, keys: &Keys, id: ImportLineId) -> Result<Sealed, Fault> {
        let json =
            serde_json::to_vec(self).map_err(|_| Fault::Broken("what a line changed is not writable as JSON"))?;
        keys.seal(PLACE, id.0, &json)
    }
}

/// The line with its import, locked against others; nothing where it does not wait any more.
pub(crate) async fn waiting(act: &Act<'_>, id: ImportLineId) -> Answer<Option<(Import, lines::Model)>> {
    let tx = act.permit_anywhere(Permission::Import)?;
    let line = lines::Entity::find_by_id(id).filter(lines::Column::OrganizationId.eq(act.organization()));
    let line = line.lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    let import = find(act, line.import_id).await?;
    if line.done_at.is_some() {
        return Ok(None);
    }
    if import.state != State::Running {
        return Err(Refusal::because("import-not-running").into());
    }
    Ok(Some((import, line)))
}

async fn find(act: &Act<'_>, id: ImportId) -> Answer<Import> {
    act.permit(Permission::Import, id).await?;
    Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)
}

/// Who a line is, as of now.
enum Who {
    /// Nobody who is known.
    Nobody,
    /// Somebody known.
    Known(ParticipantId, Vec<Refusal>),
    /// Probably somebody known: a human decides.
    Perhaps(ParticipantId, Vec<Refusal>),
}

async fn who(act: &Act<'_>, line: &lines::Model, row: &Row) -> Answer<Who> {
    if let Some(participant) = line.participant_id.filter(|_| line.outcome == Outcome::Matched) {
        return Ok(Who::Known(participant, Vec::new()));
    }
    let identity = row.identity(|number| known::mark(act.keys, number));
    let people = known::like(act.tx(), act.organization(), std::slice::from_ref(&identity)).await?;
    Ok(match people.likeliest(&identity) {
        None => Who::Nobody,
        Some((id, likeness)) if likeness.degree == Degree::Same => {
            Who::Known(id, vec![known_by("already-known", &likeness)])
        }
        Some((id, likeness)) => Who::Perhaps(id, vec![known_by("probably-known", &likeness)]),
    })
}

fn known_by(code: &'static str, likeness: &Likeness) -> Refusal {
    let grounds: Vec<&str> = likeness.grounds.iter().map(|ground: &Ground| ground.code()).collect();
    Refusal::because(code).with("grounds", grounds.join(" "))
}

async fn bring_new(act: &mut Act<'_>, import: &Import, row: &Row) -> Answer<Done> {
    let details = rules::person_of(row, act.today())?;
    let participant = commands::add(act, details).await?;
    write_identifier(act, participant, row).await?;
    answers::of_person(act, participant, row).await?;
    let case = open_case(act, import, participant, row).await?;
    let (outcome, deed) = (Outcome::New, Deed::BroughtIn);
    Ok(Done { outcome, deed, participant: Some(participant), case: Some(case), before: None, reasons: Vec::new() })
}

/// Fills in what was not known, and adds the case where every other of theirs in the program was over before it.
async fn update(
    act: &mut Act<'_>,
    import: &Import,
    participant: ParticipantId,
    row: &Row,
    reasons: Vec<Refusal>,
) -> Answer<Done> {
    let person = person(act, participant).await?;
    let participant = person.id;
    let before = fill_in(act, &person, row).await?;
    let case = match case_of(act, import, participant, row).await? {
        Some(_) => None,
        None => Some(open_case(act, import, participant, row).await?),
    };
    let deed = match (&case, &before) {
        (Some(_), _) => Deed::CaseAdded,
        (None, Some(_)) => Deed::FilledIn,
        (None, None) => Deed::Unchanged,
    };
    Ok(Done { outcome: Outcome::Matched, deed, participant: Some(participant), case, before, reasons })
}

/// Somebody known, or whoever they were merged into since.
async fn person(act: &Act<'_>, id: ParticipantId) -> Answer<Participant> {
    let gone = || Refusal::because("person-gone");
    let person = participants::Entity::find_by_id(id).one(act.tx()).await?.ok_or_else(gone)?;
    let Some(into) = person.merged_into else { return Ok(person) };
    Ok(participants::Entity::find_by_id(into).one(act.tx()).await?.ok_or_else(gone)?)
}

async fn fill_in(act: &mut Act<'_>, person: &Participant, row: &Row) -> Answer<Option<Before>> {
    let known = person.details();
    let filled = rules::filled_in(&known, &rules::person_of(row, act.today())?);
    let (version, changed_at) = (person.version, person.changed_at);
    let mut before = Before { details: None, version, changed_at, identifier: false };
    if filled != known {
        commands::change(act, person.id, filled, version).await?;
        before = Before { details: Some(known), version: version + 1, ..before };
    }
    let has_number = identifier::Entity::find_by_id(person.id).one(act.tx()).await?.is_some();
    before.identifier = !has_number && write_identifier(act, person.id, row).await?;
    Ok((before.details.is_some() || before.identifier).then_some(before))
}

/// Whether there was one to write.
async fn write_identifier(act: &mut Act<'_>, participant: ParticipantId, row: &Row) -> Answer<bool> {
    let Some(ssn) = &row.ssn else { return Ok(false) };
    match &ssn.whole {
        Some(number) => identifier::write(act, participant, number).await?,
        None => identifier::write_last_four(act, participant, &ssn.last_four).await?,
    }
    Ok(true)
}

/// The case that a line tells of, where it is there: one in its program that was not over before the application.
async fn case_of(act: &Act<'_>, import: &Import, participant: ParticipantId, row: &Row) -> Answer<Option<Case>> {
    let program = program_of(act, import, row).await?;
    let cases = case::Entity::find()
        .filter(case::Column::ParticipantId.eq(participant))
        .filter(case::Column::ProgramId.eq(program))
        .all(act.tx())
        .await?;
    let applied_on = rules::applied_on(row, act.today());
    Ok(cases.into_iter().find(|case| rules::tells_of(case, applied_on)))
}

async fn open_case(act: &mut Act<'_>, import: &Import, participant: ParticipantId, row: &Row) -> Answer<CaseId> {
    let program = program_of(act, import, row).await?;
    let adoption = Adoption {
        program,
        site: import.site_id,
        applied_on: rules::applied_on(row, act.today()),
        past: rules::past_of(row, training(act, program).await?, act.today()),
        source: import.file_name.clone(),
    };
    let case = adopt(act, participant, &adoption).await?;
    answers::of_case(act, case, row).await?;
    if let Some(body) = row.notes.clone() {
        notes::commands::write(act, case, &NoteDetails { day: act.today(), body }).await?;
    }
    Ok(case)
}

async fn program_of(act: &Act<'_>, import: &Import, row: &Row) -> Answer<ProgramId> {
    match rules::home_of(row, &programs_of(act).await?, import.program_id, &import.file_name) {
        Home::Known(program) => Ok(program),
        Home::New(name) => Err(Refusal::of("program", "program-gone").with("program", name).into()),
    }
}

/// The kind of service by which a program trains.
async fn training(act: &Act<'_>, program: ProgramId) -> Answer<ServiceKindId> {
    let kinds = kinds_of(act.tx(), program).await?;
    let training = kinds.iter().find(|kind| kind.class == ServiceClass::Training);
    let any = training.or_else(|| kinds.iter().find(|kind| kind.class.is_qualifying()));
    any.map(|kind| kind.id).ok_or_else(|| Refusal::of("program", "no-training-kind").into())
}

/// Writes down what was done with a line, in the same transaction.
async fn settle(act: &Act<'_>, line: &lines::Model, mut said: Said, done: Done) -> Answer<()> {
    said.reasons.extend(done.reasons.iter().map(Reason::from));
    let before = done.before.as_ref().map(|before| before.seal(act.keys, line.id)).transpose()?;
    let row = lines::ActiveModel {
        outcome: Set(done.outcome),
        said: Set(said.seal(act.keys, line.id)?),
        participant_id: Set(done.participant.or(line.participant_id)),
        case_id: Set(done.case),
        deed: Set(Some(done.deed)),
        request_id: Set(Some(act.by.request)),
        before: Set(before),
        done_at: Set(Some(act.by.at)),
        ..Default::default()
    };
    lines::Entity::update_many().set(row).filter(lines::Column::Id.eq(line.id)).exec(act.tx()).await?;
    Ok(())
}
