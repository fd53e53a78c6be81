//! Who may see an import, and the questions about it.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, DatabaseTransaction, PaginatorTrait, QueryOrder, QuerySelect};
use serde::Serialize;

use super::{Column, Deed, Entity, Import, ImportId, ImportKind, ImportLineId, Said, State, files, lines};
use crate::access::{Record, Scope};
use crate::intake::roster::{Columns, Mapping, Outcome, Sheet, Tally};
use crate::setup::{Keys, Store};
use crate::shared::{CaseId, Coded, Fault, Instant, OrganizationId, ParticipantId};

pub(super) const CONTENT: &str = "import_files.content";
/// Larger files, in bytes, are shown without examples of their columns.
const LARGEST_WITH_EXAMPLES: usize = 2 * 1024 * 1024;
/// Letters of an example.
const EXAMPLE: usize = 40;

impl Record for ImportId {
    async fn is_reached(self, db: &DatabaseTransaction, scope: &Scope<'_>) -> Result<bool, DbErr> {
        let reached = Entity::find_by_id(self).filter(visible(scope)).select_only().column(Column::Id);
        Ok(reached.into_tuple::<ImportId>().one(db).await?.is_some())
    }
}

/// The one scope question of imports: a manager sees their own, and those into a program of theirs.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let own = Condition::all().add(Column::OrganizationId.eq(scope.reader.organization));
    if scope.reader.is_of_the_house() {
        return own;
    }
    // Of no way at all nothing is seen: a condition without a member would be true.
    let mut ways = Condition::any().add(Column::Id.is_null());
    if scope.reach.program {
        ways = ways.add(Column::ProgramId.is_in(scope.reader.programs.iter().copied()));
        // A directory is the whole organization's.
        ways = ways.add(Column::Kind.eq(ImportKind::Providers));
        if let Some(user) = scope.reader.user() {
            ways = ways.add(Column::UserId.eq(user));
        }
    }
    own.add(ways)
}

/// One import within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope<'_>, id: ImportId) -> Result<Option<Import>, Fault> {
    Ok(Entity::find_by_id(id).filter(visible(scope)).one(db).await?)
}

/// The imports of a kind within a scope before `before`, latest first.
///
/// # Errors
/// Where the database fails.
pub async fn latest(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    kind: ImportKind,
    before: Option<ImportId>,
    most: u64,
) -> Result<Vec<Import>, Fault> {
    let mut imports = Entity::find().filter(visible(scope)).filter(Column::Kind.eq(kind));
    if let Some(before) = before {
        imports = imports.filter(Column::Id.lt(before));
    }
    Ok(imports.order_by_desc(Column::Id).limit(most).all(db).await?)
}

/// What the files of an import tell of; nothing where there is no such import.
///
/// # Errors
/// Where the database fails.
pub async fn kind_of(db: &impl ConnectionTrait, id: ImportId) -> Result<Option<ImportKind>, Fault> {
    Ok(Entity::find_by_id(id).select_only().column(Column::Kind).into_tuple().one(db).await?)
}

/// The import of the same file with the same mapping that is not over.
///
/// # Errors
/// Where the database fails.
pub async fn open_like(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    hash: &[u8],
    mapping: &str,
) -> Result<Option<Import>, DbErr> {
    let same = of_file(organization, hash).filter(Column::Mapping.eq(mapping));
    same.filter(Column::State.is_in([State::Previewed, State::Running, State::Undoing])).one(db).await
}

/// The last import of the same file that was brought in, whatever its mapping: to be told to whoever brings it again.
///
/// # Errors
/// Where the database fails.
pub async fn brought_in_before(
    db: &DatabaseConnection,
    organization: OrganizationId,
    hash: &[u8],
) -> Result<Option<Import>, Fault> {
    let same = of_file(organization, hash).filter(Column::State.eq(State::Done));
    Ok(same.order_by_desc(Column::Id).one(db).await?)
}

/// Who the lines of the same file were, when it was brought in with the same mapping: line and person.
pub(super) async fn people_of_file(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    hash: &[u8],
    mapping: &str,
) -> Result<Vec<(i32, ParticipantId)>, Fault> {
    let done = of_file(organization, hash).filter(Column::Mapping.eq(mapping));
    let done = done.filter(Column::State.is_in([State::Running, State::Done]));
    let done: Vec<ImportId> = done.select_only().column(Column::Id).into_tuple().all(db).await?;
    if done.is_empty() {
        return Ok(Vec::new());
    }
    let known = lines::Entity::find()
        .select_only()
        .column(lines::Column::Line)
        .column(lines::Column::ParticipantId)
        .filter(lines::Column::ImportId.is_in(done))
        .filter(lines::Column::Deed.is_in([Deed::BroughtIn, Deed::CaseAdded, Deed::FilledIn, Deed::Unchanged]))
        .filter(lines::Column::ParticipantId.is_not_null());
    Ok(known.into_tuple().all(db).await?)
}

fn of_file(organization: OrganizationId, hash: &[u8]) -> Select<Entity> {
    Entity::find().filter(Column::OrganizationId.eq(organization)).filter(Column::FileHash.eq(hash))
}

/// The next lines that wait to be brought in, in the file's order.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(db: &impl ConnectionTrait, import: ImportId, most: u64) -> Result<Vec<ImportLineId>, DbErr> {
    let waiting = lines::Entity::find().select_only().column(lines::Column::Id).filter(of_import(import));
    let waiting = waiting.filter(lines::Column::DoneAt.is_null());
    waiting
        .filter(lines::Column::Outcome.is_in([Outcome::New, Outcome::Matched]))
        .order_by_asc(lines::Column::Line)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// How many lines of each of some imports have which outcome; outcomes that none has are there with 0.
///
/// # Errors
/// Where the database fails.
pub async fn tallies(db: &DatabaseConnection, imports: &[ImportId]) -> Result<HashMap<ImportId, Tally>, Fault> {
    let counts = lines::Entity::find()
        .select_only()
        .column(lines::Column::ImportId)
        .column(lines::Column::Outcome)
        .column_as(lines::Column::Id.count(), "lines")
        .filter(lines::Column::ImportId.is_in(imports.iter().copied()))
        .group_by(lines::Column::ImportId)
        .group_by(lines::Column::Outcome);
    let counts: Vec<(ImportId, Outcome, i64)> = counts.into_tuple().all(db).await?;
    let none = || Outcome::ALL.iter().map(|outcome| (*outcome, 0)).collect::<Tally>();
    let mut tallies: HashMap<ImportId, Tally> = imports.iter().map(|import| (*import, none())).collect();
    for (import, outcome, lines) in counts {
        tallies.entry(import).or_default().insert(outcome, usize::try_from(lines).unwrap_or(0));
    }
    Ok(tallies)
}

/// How many lines bringing in did what with.
///
/// # Errors
/// Where the database fails.
pub async fn deeds(db: &DatabaseConnection, import: ImportId) -> Result<HashMap<Deed, u64>, Fault> {
    let counts = lines::Entity::find()
        .select_only()
        .column(lines::Column::Deed)
        .column_as(lines::Column::Id.count(), "lines")
        .filter(of_import(import))
        .filter(lines::Column::Deed.is_not_null())
        .group_by(lines::Column::Deed);
    let counts: Vec<(Deed, i64)> = counts.into_tuple().all(db).await?;
    Ok(counts.into_iter().map(|(deed, lines)| (deed, lines.unsigned_abs())).collect())
}

/// How far bringing in has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Lines that were brought in, or looked at in vain.
    pub done: u64,
    /// Lines that wait.
    pub waiting: u64,
}

/// How far bringing in has come.
///
/// # Errors
/// Where the database fails.
pub async fn progress(db: &DatabaseConnection, import: ImportId) -> Result<Progress, Fault> {
    let lines = || lines::Entity::find().filter(of_import(import));
    let done = lines().filter(lines::Column::DoneAt.is_not_null()).count(db).await?;
    let waiting = lines().filter(lines::Column::DoneAt.is_null());
    let waiting = waiting.filter(lines::Column::Outcome.is_in([Outcome::New, Outcome::Matched])).count(db).await?;
    Ok(Progress { done, waiting })
}

/// The first cell of each column that is not blank, in the order of the columns: an example of what stands there. Of a
/// large file none: it would have to be read as a whole. The caller has scoped the import.
///
/// # Errors
/// Where the database fails, or the file cannot be opened.
pub async fn examples(store: &Store, import: &Import) -> Result<Vec<String>, Fault> {
    let bytes = content(store, import.id).await?.filter(|bytes| bytes.len() <= LARGEST_WITH_EXAMPLES);
    let sheet = bytes.and_then(|bytes| Sheet::of(&bytes).ok());
    let mapping = import.mapping.parse::<Mapping>().ok();
    let Some((sheet, mapping)) = sheet.zip(mapping) else { return Ok(Vec::new()) };
    let Ok(columns) = Columns::of(&sheet, &mapping) else { return Ok(Vec::new()) };
    let below = &sheet.records[columns.head.map_or(0, |head| head + 1)..];
    let example = |place: usize| {
        let cells = below.iter().filter_map(|record| record.cells.get(place));
        cells.map(|cell| cell.trim()).find(|cell| !cell.is_empty()).map(|cell| cell.chars().take(EXAMPLE).collect())
    };
    Ok((0..columns.all.len()).map(|place| example(place).unwrap_or_default()).collect())
}

/// A line, opened.
#[derive(Clone, Debug)]
pub struct ImportLine {
    /// The line of the file on which it begins.
    pub line: i32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What it says, and why.
    pub said: Said,
    /// Who it is.
    pub participant: Option<ParticipantId>,
    /// Their case.
    pub case: Option<CaseId>,
    /// What bringing it in did.
    pub deed: Option<Deed>,
    /// When it was brought in.
    pub done_at: Option<Instant>,
}

/// The lines of an import behind `after`, in the file's order; of one outcome, or all. The caller has scoped the import.
///
/// # Errors
/// Where the database fails, or a line cannot be opened.
pub async fn lines(
    store: &Store,
    import: ImportId,
    outcome: Option<Outcome>,
    after: i32,
    most: u64,
) -> Result<Vec<ImportLine>, Fault> {
    let mut lines = lines::Entity::find().filter(of_import(import)).filter(lines::Column::Line.gt(after));
    if let Some(outcome) = outcome {
        lines = lines.filter(lines::Column::Outcome.eq(outcome));
    }
    let lines = lines.order_by_asc(lines::Column::Line).limit(most).all(store.read()).await?;
    lines.into_iter().map(|line| open(&store.keys, line)).collect()
}

fn open(keys: &Keys, line: lines::Model) -> Result<ImportLine, Fault> {
    Ok(ImportLine {
        line: line.line,
        outcome: line.outcome,
        said: Said::open(keys, line.id, &line.said)?,
        participant: line.participant_id,
        case: line.case_id,
        deed: line.deed,
        done_at: line.done_at,
    })
}

/// The bytes of an import's file, while they are kept. The caller has scoped the import.
///
/// # Errors
/// Where the database fails, or the file cannot be opened.
pub async fn content(store: &Store, import: ImportId) -> Result<Option<Vec<u8>>, Fault> {
    let file = files::Entity::find_by_id(import).one(store.read()).await?;
    file.map(|file| store.keys.open(CONTENT, import.0, &file.content)).transpose()
}

fn of_import(import: ImportId) -> Condition {
    Condition::all().add(lines::Column::ImportId.eq(import))
}
