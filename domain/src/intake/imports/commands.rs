//! Previewing an import, giving it up, beginning it, ending it.

use std::sync::Arc;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QuerySelect};

use super::record::NewPrograms;
use super::{
    ActiveModel, Column, Entity, Import, ImportId, ImportKind, ImportLineId, NewProgram, Planned, Reading, Said, State,
    files, lines, plan, queries, rules,
};
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::organizations::sites;
use crate::access::{Act, Permission, Role};
use crate::intake::roster::Line;
use crate::programs;
use crate::shared::{Answer, Fault, Happening, ObjectKind, ProgramId, Refusal, SiteId, Stop, What};

/// The errand that brings an import in.
pub const RUN: &str = "run-import";
/// The errand that undoes one.
pub const UNDO: &str = "undo-import";

/// Lines written with one statement: SQLite takes 32,766 values at most.
const LINES_AT_A_TIME: usize = 500;

/// Stores what would become of each line of a file, to be looked at. The same file with the same mapping that was only
/// looked at is read anew; one that is being brought in is answered as it is.
///
/// # Errors
/// `missing` or `not-a-choice` for the site or the program; `import-undoing`.
pub async fn preview(act: &mut Act<'_>, planned: &Arc<Planned>) -> Answer<ImportId> {
    act.permit_anywhere(Permission::Import)?;
    let preview = Preview {
        kind: ImportKind::People,
        program: planned.upload.program,
        site: check_places(act, planned).await?,
        file_name: planned.upload.file_name.clone(),
        hash: planned.hash.clone(),
        mapping: planned.upload.mapping.clone(),
        reading: planned.reading.clone(),
    };
    let id = match write_down(act, preview).await? {
        WrittenDown::Running(id) => return Ok(id),
        WrittenDown::Anew(id) => id,
    };
    let file = files::ActiveModel {
        import_id: Set(id),
        organization_id: Set(act.organization()),
        content: Set(act.keys.seal(queries::CONTENT, id.0, &planned.upload.bytes)?),
    };
    files::Entity::insert(file).exec_without_returning(act.tx()).await?;
    let rows: Result<Vec<_>, Fault> = planned.lines.iter().map(|line| line_row(act, id, line)).collect();
    write_lines(act, rows?).await?;
    Ok(id)
}

/// An import that was read, whatever its files tell of.
pub(crate) struct Preview {
    pub(crate) kind: ImportKind,
    pub(crate) program: Option<ProgramId>,
    pub(crate) site: SiteId,
    pub(crate) file_name: String,
    pub(crate) hash: Vec<u8>,
    pub(crate) mapping: String,
    pub(crate) reading: Reading,
}

/// Where an import stands after it was read.
pub(crate) enum WrittenDown {
    /// The same files are being brought in already.
    Running(ImportId),
    /// It waits for its lines.
    Anew(ImportId),
}

/// Writes down that files were read, without their lines. The same files with the same mapping that were only looked
/// at are forgotten for it. The caller has permitted it.
///
/// # Errors
/// `import-undoing`.
pub(crate) async fn write_down(act: &mut Act<'_>, preview: Preview) -> Answer<WrittenDown> {
    let (tx, organization) = (act.tx(), act.organization());
    match queries::open_like(tx, organization, &preview.hash, &preview.mapping).await? {
        Some(open) if open.state == State::Running => return Ok(WrittenDown::Running(open.id)),
        Some(open) if open.state == State::Undoing => return Err(Refusal::because("import-undoing").into()),
        Some(open) => remove(tx, open.id).await?,
        None => {}
    }
    let id = ImportId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(organization),
        kind: Set(preview.kind),
        program_id: Set(preview.program),
        site_id: Set(preview.site),
        file_name: Set(preview.file_name),
        file_hash: Set(preview.hash),
        mapping: Set(preview.mapping),
        state: Set(State::Previewed),
        reading: Set(preview.reading),
        programs: Set(NewPrograms::default()),
        user_id: Set(act.user()),
        created_at: Set(act.by.at),
        started_at: Set(None),
        ended_at: Set(None),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    tell(act, What::ImportPreviewed, id);
    Ok(WrittenDown::Anew(id))
}

/// Writes the lines of an import.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn write_lines(act: &Act<'_>, rows: Vec<lines::ActiveModel>) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(LINES_AT_A_TIME).collect();
        lines::Entity::insert_many(some).exec_without_returning(act.tx()).await?;
    }
    Ok(())
}

fn line_row(act: &Act<'_>, import: ImportId, line: &Line) -> Result<lines::ActiveModel, Fault> {
    let id = ImportLineId::new();
    Ok(lines::ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        import_id: Set(import),
        line: Set(i32::try_from(line.line).unwrap_or(i32::MAX)),
        outcome: Set(line.outcome),
        said: Set(Said::of(line).seal(act.keys, id)?),
        participant_id: Set(line.participant),
        case_id: Set(None),
        deed: Set(None),
        request_id: Set(None),
        before: Set(None),
        done_at: Set(None),
    })
}

/// The site must be there, and the program, where one is named: both of this organization.
async fn check_places(act: &Act<'_>, planned: &Planned) -> Answer<SiteId> {
    let (tx, organization) = (act.tx(), act.organization());
    let site = planned.upload.site.ok_or_else(|| Refusal::of("site", "missing"))?;
    let there = sites::Entity::find_by_id(site).filter(sites::Column::OrganizationId.eq(organization)).one(tx).await?;
    if there.is_none() {
        return Err(Refusal::of("site", "not-a-choice").with("typed", "").into());
    }
    let reader = &act.by.reader;
    if let Some(program) = planned.upload.program
        && (!reader.is_of_the_house() && !reader.programs.contains(&program)
            || programs::find_in(tx, organization, program).await?.is_none())
    {
        return Err(Refusal::of("program", "not-a-choice").with("typed", "").into());
    }
    Ok(site)
}

/// Gives an import up that was only looked at: the file is forgotten.
///
/// # Errors
/// `import-begun` where it is more than a preview.
pub async fn drop_preview(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    let import = permitted(act, id).await?;
    if import.state != State::Previewed {
        return Err(Refusal::because("import-begun").into());
    }
    remove(act.tx(), id).await?;
    tell(act, What::ImportDropped, id);
    Ok(())
}

async fn remove(tx: &DatabaseTransaction, id: ImportId) -> Result<(), DbErr> {
    lines::Entity::delete_many().filter(lines::Column::ImportId.eq(id)).exec(tx).await?;
    files::Entity::delete_by_id(id).exec(tx).await?;
    Entity::delete_by_id(id).exec(tx).await.map(drop)
}

/// Begins to bring a file in, and has the worker do it; one that was begun and came to a halt goes on.
///
/// # Errors
/// As [`begin`].
pub async fn start(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    begin(act, id).await?;
    act.ask(RUN, id);
    Ok(())
}

/// Begins to bring a file in: the programs that nobody knows are opened. Its lines wait to be brought in.
///
/// # Errors
/// `import-over` where it was brought in or undone already.
pub async fn begin(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    let import = permitted(act, id).await?;
    match import.state {
        State::Running => return Ok(()),
        State::Previewed => {}
        State::Done | State::Undoing | State::Undone => return Err(Refusal::because("import-over").into()),
    }
    let opened = open_programs(act, &import).await?;
    let row = ActiveModel {
        state: Set(State::Running),
        programs: Set(NewPrograms(opened)),
        started_at: Set(Some(act.by.at)),
        version: Set(import.version + 1),
        ..Default::default()
    };
    change(act, &import, row).await?;
    tell(act, What::ImportStarted, id);
    Ok(())
}

/// Opens the programs that the file names and that are still not there. Whoever brings them in may run them.
async fn open_programs(act: &mut Act<'_>, import: &Import) -> Answer<Vec<NewProgram>> {
    let there = programs::Entity::find().filter(programs::Column::OrganizationId.eq(act.organization()));
    let there = there.all(act.tx()).await?;
    let mut taken: Vec<String> = there.iter().map(|program| program.prefix.clone()).collect();
    let mut opened = Vec::new();
    for (name, _) in &import.reading.new_programs {
        if there.iter().any(|program| program.name == *name) {
            continue;
        }
        let file = rules::program_file(name, &taken);
        let id = programs::open(act, &file).await?;
        give_to_whoever_acts(act, id).await?;
        taken.push(file.prefix);
        opened.push(NewProgram { id, name: name.clone() });
    }
    Ok(opened)
}

async fn give_to_whoever_acts(act: &Act<'_>, program: ProgramId) -> Answer<()> {
    let Some(user) = act.user().filter(|_| act.by.reader.roles.contains(&Role::Manager)) else { return Ok(()) };
    let (role, reached, why) = (Role::Manager, Reached::Program, Why::Program);
    grounds::give(act, Ground { user, role, reached, record: program.0, why, from: act.today(), until: None }).await?;
    Ok(())
}

/// Ends an import once none of its lines waits any more: the file itself is forgotten.
///
/// # Errors
/// `import-not-done` while lines wait.
pub async fn finish(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    let import = permitted(act, id).await?;
    if import.state != State::Running {
        return Ok(());
    }
    if !queries::waiting(act.tx(), id, 1).await?.is_empty() {
        return Err(Refusal::because("import-not-done").into());
    }
    let row = ActiveModel {
        state: Set(State::Done),
        ended_at: Set(Some(act.by.at)),
        version: Set(import.version + 1),
        ..Default::default()
    };
    change(act, &import, row).await?;
    files::Entity::delete_by_id(id).exec(act.tx()).await?;
    tell(act, What::ImportDone, id);
    Ok(())
}

/// Notes that the report was taken away: it holds names.
///
/// # Errors
/// `Forbidden`, or `NotFound` where it is out of reach.
pub async fn note_report(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    act.permit(Permission::Import, id).await?;
    tell(act, What::ImportReported, id);
    Ok(())
}

/// Loads an import to be changed in this act, locked against others.
pub(crate) async fn permitted(act: &Act<'_>, id: ImportId) -> Answer<Import> {
    let tx = act.permit(Permission::Import, id).await?;
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)
}

/// Writes to an import that was loaded with [`permitted`].
pub(super) async fn change(act: &Act<'_>, import: &Import, row: ActiveModel) -> Answer<()> {
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(import.id));
    let changed = changed.filter(Column::Version.eq(import.version)).exec(act.tx()).await?;
    if changed.rows_affected == 0 { Err(Stop::Conflict) } else { Ok(()) }
}

/// Says what happened to an import.
pub(crate) fn tell(act: &mut Act<'_>, what: What, id: ImportId) {
    act.happened(Happening::new(what, ObjectKind::Import, id));
}

/// The programs as lines may mean them, asked within an act.
pub(super) async fn programs_of(act: &Act<'_>) -> Result<Vec<rules::KnownProgram>, DbErr> {
    use sea_orm::QueryOrder;
    let programs = programs::Entity::find().filter(programs::Column::OrganizationId.eq(act.organization()));
    let programs = programs.order_by_asc(programs::Column::Name).all(act.tx()).await?;
    Ok(programs.into_iter().map(plan::known_program).collect())
}
