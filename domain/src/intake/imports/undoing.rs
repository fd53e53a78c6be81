//! Undoing an import as a whole: everybody and everything that it brought in goes, what it filled in is as before. Only
//! the audit trail stays. Once somebody has built on it, it cannot be undone any more.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, Query, SelectStatement};
use sea_orm::{QuerySelect, QueryTrait};

use super::commands::{UNDO, change, permitted, tell};
use super::hanging::{OF_PROGRAMS, ON_CASES, ON_PARTICIPANTS, ON_PROGRAMS};
use super::line::Before;
use super::{ActiveModel, Deed, Import, ImportId, ImportKind, State, files, lines};
use crate::access::{Act, audit, grounds};
use crate::intake::participants::{self, identifier};
use crate::intake::{case, timeline};
use crate::messages::lease::Progress;
use crate::messages::outbox;
use crate::programs;
use crate::shared::{Answer, CaseId, Fault, ParticipantId, ProgramId, Refusal, Stop, What};

/// Ids that go into one statement.
const AT_A_TIME: usize = 500;
/// How many of the lines that were built on are named.
const NAMED: usize = 20;
/// Actors that stand for somebody, as the audit trail names them; the worker does what is due by itself.
const HANDS: [&str; 3] = ["user", "link", "operator"];

/// Asks that an import be undone: the worker does it.
///
/// # Errors
/// `import-built-on`, a reason per line that somebody built on; `import-not-over` where it was not brought in.
pub async fn undo(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    let import = permitted(act, id).await?;
    if import.kind != ImportKind::People {
        return Err(Stop::NotFound);
    }
    match import.state {
        State::Undoing => return Ok(()),
        State::Done => {}
        State::Previewed | State::Running | State::Undone => return Err(Refusal::because("import-not-over").into()),
    }
    let built = built_on(act, id).await?;
    if !built.is_empty() {
        return Err(built.into());
    }
    move_to(act, &import, State::Undoing).await?;
    act.ask(UNDO, id);
    tell(act, What::ImportUndoAsked, id);
    Ok(())
}

/// Undoes an import; answers whether it did. What was built on it since somebody asked keeps it standing.
///
/// # Errors
/// Where the database fails.
pub async fn take_back(act: &mut Act<'_>, id: ImportId) -> Answer<bool> {
    let import = permitted(act, id).await?;
    if import.state != State::Undoing {
        return Ok(false);
    }
    if !built_on(act, id).await?.is_empty() {
        move_to(act, &import, State::Done).await?;
        tell(act, What::ImportUndoRefused, id);
        return Ok(false);
    }
    restore(act, id).await?;
    remove_cases(act, id).await?;
    remove_people(act, id).await?;
    remove_programs(act, &import).await?;
    let nothing = lines::ActiveModel { deed: Set(None), before: Set(None), ..Default::default() };
    lines::Entity::update_many().set(nothing).filter(lines::Column::ImportId.eq(id)).exec(act.tx()).await?;
    files::Entity::delete_by_id(id).exec(act.tx()).await?;
    move_to(act, &import, State::Undone).await?;
    tell(act, What::ImportUndone, id);
    Ok(true)
}

pub(crate) async fn move_to(act: &Act<'_>, import: &Import, state: State) -> Answer<()> {
    let row = ActiveModel {
        state: Set(state),
        ended_at: Set(Some(act.by.at)),
        version: Set(import.version + 1),
        ..Default::default()
    };
    change(act, import, row).await
}

/// The lines that somebody built on, as reasons: whoever did something with a person or case left a trace in the audit
/// trail; whoever changed a person raised the version of their record. What the worker does by itself (it opens tasks,
/// closes cases) builds nothing.
async fn built_on(act: &Act<'_>, id: ImportId) -> Answer<Vec<Refusal>> {
    let mut built: BTreeSet<i32> = touched(act, id, Deed::BroughtIn).await?;
    built.extend(touched(act, id, Deed::CaseAdded).await?);
    built.extend(imported_since(act, id).await?);
    for (line, before) in changed_people(act, id).await? {
        let Some(participant) = line.participant_id else { continue };
        let person = participants::Entity::find_by_id(participant).one(act.tx()).await?;
        let same = person.is_some_and(|person| person.version == before.version);
        if !same || before.identifier && !is_first_number(act, participant).await? {
            built.insert(line.line);
        }
    }
    let reasons = built.iter().take(NAMED);
    Ok(reasons.map(|line| Refusal::because("import-built-on").with("line", line)).collect())
}

/// Lines whose person, or whose new case, somebody did something with by another request than the import's own.
async fn touched(act: &Act<'_>, id: ImportId, deed: Deed) -> Result<BTreeSet<i32>, DbErr> {
    use audit::Column::{Actor, CaseId, Outcome, ParticipantId, RequestId};
    let trace = |column: audit::Column| Expr::col((audit::Entity, column));
    let mut traces = Query::select();
    traces
        .expr(Expr::val(1))
        .from(audit::Entity)
        .and_where(trace(ParticipantId).equals((lines::Entity, lines::Column::ParticipantId)))
        .and_where(trace(Outcome).eq(audit::Outcome::Done))
        .and_where(trace(Actor).is_in(HANDS))
        .and_where(trace(RequestId).ne(Expr::col((lines::Entity, lines::Column::RequestId))));
    if deed == Deed::CaseAdded {
        traces.and_where(trace(CaseId).equals((lines::Entity, lines::Column::CaseId)));
    }
    let touched = of_deeds(id, &[deed]).column(lines::Column::Line).filter(Expr::exists(traces));
    Ok(touched.into_tuple::<i32>().all(act.tx()).await?.into_iter().collect())
}

/// Lines whose person a later import added something to.
async fn imported_since(act: &Act<'_>, id: ImportId) -> Result<BTreeSet<i32>, DbErr> {
    let others = Alias::new("others");
    let other = |column: lines::Column| Expr::col((Alias::new("others"), column));
    let added = Query::select()
        .expr(Expr::val(1))
        .from_as(lines::Entity, others)
        .and_where(other(lines::Column::ParticipantId).equals((lines::Entity, lines::Column::ParticipantId)))
        .and_where(other(lines::Column::ImportId).ne(id))
        .and_where(other(lines::Column::Deed).is_in([Deed::CaseAdded, Deed::FilledIn]))
        .take();
    let built = of_deeds(id, &[Deed::BroughtIn]).column(lines::Column::Line).filter(Expr::exists(added));
    Ok(built.into_tuple::<i32>().all(act.tx()).await?.into_iter().collect())
}

/// Lines that changed a known person, with what was before.
async fn changed_people(act: &Act<'_>, id: ImportId) -> Answer<Vec<(lines::Model, Before)>> {
    let changed =
        lines::Entity::find().filter(lines::Column::ImportId.eq(id)).filter(lines::Column::Before.is_not_null());
    let changed = changed.all(act.tx()).await?.into_iter();
    let opened = changed.filter_map(|line| {
        let before = Before::open(act.keys, line.id, line.before.as_ref()?);
        Some(before.map(|before| (line, before)))
    });
    Ok(opened.collect::<Result<_, Fault>>()?)
}

async fn is_first_number(act: &Act<'_>, participant: ParticipantId) -> Result<bool, DbErr> {
    let written = timeline::Entity::find()
        .filter(timeline::Column::ParticipantId.eq(participant))
        .filter(timeline::Column::What.eq(What::IdentifierRecorded));
    Ok(written.all(act.tx()).await?.len() == 1)
}

/// Makes known people what they were, and takes the lines off their timelines that said otherwise.
async fn restore(act: &Act<'_>, id: ImportId) -> Answer<()> {
    for (line, before) in changed_people(act, id).await? {
        let (Some(participant), Some(done_at)) = (line.participant_id, line.done_at) else { continue };
        if let Some(details) = before.details {
            participants::commands::restore(act, participant, details, (before.version, before.changed_at)).await?;
        }
        if before.identifier {
            identifier::Entity::delete_by_id(participant).exec(act.tx()).await?;
        }
        timeline::Entity::delete_many()
            .filter(timeline::Column::ParticipantId.eq(participant))
            .filter(timeline::Column::CaseId.is_null())
            .filter(timeline::Column::What.is_in([What::ParticipantChanged, What::IdentifierRecorded]))
            .filter(timeline::Column::At.eq(done_at))
            .exec(act.tx())
            .await?;
    }
    Ok(())
}

async fn remove_cases(act: &Act<'_>, id: ImportId) -> Answer<()> {
    let made = || {
        let deeds = [Deed::BroughtIn, Deed::CaseAdded];
        of_deeds(id, &deeds).column(lines::Column::CaseId).filter(lines::Column::CaseId.is_not_null())
    };
    let cases: Vec<CaseId> = made().into_tuple().all(act.tx()).await?;
    timeline::Entity::delete_many()
        .filter(timeline::Column::CaseId.in_subquery(made().into_query()))
        .exec(act.tx())
        .await?;
    for table in ON_CASES {
        delete_from(act, table, "case_id", made().into_query()).await?;
    }
    for some in cases.chunks(AT_A_TIME) {
        let forget = lines::ActiveModel { case_id: Set(None), ..Default::default() };
        let named = lines::Column::CaseId.is_in(some.iter().copied());
        lines::Entity::update_many().set(forget).filter(named).exec(act.tx()).await?;
        case::Entity::delete_many().filter(case::Column::Id.is_in(some.iter().copied())).exec(act.tx()).await?;
    }
    Ok(())
}

async fn remove_people(act: &Act<'_>, id: ImportId) -> Answer<()> {
    let made = || of_deeds(id, &[Deed::BroughtIn]).column(lines::Column::ParticipantId);
    let people: Vec<ParticipantId> = made().into_tuple().all(act.tx()).await?;
    let dropped = outbox::ActiveModel { progress: Set(Progress::Dropped), ..Default::default() };
    outbox::Entity::update_many()
        .set(dropped)
        .filter(outbox::Column::Progress.eq(Progress::Waiting))
        .filter(outbox::Column::ParticipantId.in_subquery(made().into_query()))
        .exec(act.tx())
        .await?;
    for (table, column) in ON_PARTICIPANTS {
        delete_from(act, table, column, made().into_query()).await?;
    }
    for some in people.chunks(AT_A_TIME) {
        let forget = lines::ActiveModel { participant_id: Set(None), ..Default::default() };
        let named = lines::Column::ParticipantId.is_in(some.iter().copied());
        lines::Entity::update_many().set(forget).filter(named).exec(act.tx()).await?;
        let gone = participants::Column::Id.is_in(some.iter().copied());
        participants::Entity::delete_many().filter(gone).exec(act.tx()).await?;
    }
    Ok(())
}

/// The programs that the import opened go as well, unless somebody uses them by now.
async fn remove_programs(act: &Act<'_>, import: &Import) -> Answer<()> {
    for program in &import.programs.0 {
        if is_used(act, program.id).await? {
            continue;
        }
        for table in OF_PROGRAMS {
            delete_from(act, table, "program_id", just(program.id)).await?;
        }
        let ground = grounds::Column::RecordId.eq(program.id.0);
        grounds::Entity::delete_many().filter(ground).exec(act.tx()).await?;
        programs::Entity::delete_by_id(program.id).exec(act.tx()).await?;
    }
    Ok(())
}

async fn is_used(act: &Act<'_>, program: ProgramId) -> Answer<bool> {
    for table in ON_PROGRAMS {
        let using = Query::select()
            .expr(Expr::val(1))
            .from(Alias::new(*table))
            .and_where(Expr::col(Alias::new("program_id")).eq(program))
            .limit(1)
            .take();
        if act.tx().query_one(&using).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn of_deeds(id: ImportId, deeds: &[Deed]) -> Select<lines::Entity> {
    let lines = lines::Entity::find().select_only().filter(lines::Column::ImportId.eq(id));
    lines.filter(lines::Column::Deed.is_in(deeds.iter().copied()))
}

fn just(program: ProgramId) -> SelectStatement {
    Query::select().expr(Expr::val(program)).take()
}

async fn delete_from(act: &Act<'_>, table: &'static str, column: &'static str, ids: SelectStatement) -> Answer<()> {
    let gone =
        Query::delete().from_table(Alias::new(table)).and_where(Expr::col(Alias::new(column)).in_subquery(ids)).take();
    act.tx().execute(&gone).await?;
    Ok(())
}
