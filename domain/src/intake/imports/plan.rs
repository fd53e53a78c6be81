//! What would become of a file, found out outside of any transaction: reading takes its time and changes nothing.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use sea_orm::DatabaseConnection;
use sha2::{Digest, Sha256};

use super::rules::{self, Home, KnownProgram};
use super::{ReadColumn, Reading, known, queries};
use crate::access::Reader;
use crate::intake::roster::{self, Columns, Line, Mapping, Outcome, Plan, Row, Sheet};
use crate::programs;
use crate::setup::{Keys, Store};
use crate::shared::{Answer, Coded, Day, Fault, OrganizationId, ParticipantId, ProgramId, Refusal, SiteId};

/// A file that somebody wants to bring in.
#[derive(Debug)]
pub struct Upload {
    /// Its name.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the user says its columns mean, see [`Mapping`].
    pub mapping: String,
    /// The program of lines that name none.
    pub program: Option<ProgramId>,
    /// The site of its cases; without one it can be looked at, not brought in.
    pub site: Option<SiteId>,
}

/// A file with what would become of it.
#[derive(Debug)]
pub struct Planned {
    /// The file.
    pub upload: Upload,
    /// SHA-256 of its bytes.
    pub hash: Vec<u8>,
    /// What would become of its records.
    pub lines: Vec<Line>,
    /// How it was understood as a whole.
    pub reading: Reading,
    /// How many lines say something that Tandem does not know.
    pub changes: usize,
}

/// Finds out what would become of a file that `reader` wants to bring in. Without one there is no organization yet:
/// nobody is known, and every program is new.
///
/// # Errors
/// Why it cannot be read as a whole, each reason.
pub async fn plan(store: &Store, reader: Option<&Reader>, upload: Upload, today: Day) -> Answer<Arc<Planned>> {
    let mapping: Mapping = upload.mapping.parse()?;
    let read = tokio::task::spawn_blocking(move || {
        let read = read(&upload.bytes, &mapping, today);
        (upload, read)
    });
    let (upload, read) = read.await.map_err(|_| Fault::Broken("reading a file was cut off"))?;
    let (mut plan, encoding) = read?;
    let hash = Sha256::digest(&upload.bytes).to_vec();
    let (mut programs, mut changes) = (Vec::new(), 0);
    if let Some(reader) = reader {
        let (db, organization) = (store.read(), reader.organization);
        programs = known_programs(db, organization).await?;
        keep_to_own_programs(reader, &Homes { programs: &programs, upload: &upload }, &mut plan.lines);
        recognize(db, organization, &hash, &upload.mapping, &mut plan.lines).await?;
        meet(db, &store.keys, organization, &mut plan.lines).await?;
        let home = Homes { programs: &programs, upload: &upload };
        changes = look_at_matched(db, organization, &home, &mut plan.lines, today).await?;
    }
    let reading = Reading {
        encoding,
        columns: plan.columns.all.iter().map(column).collect(),
        new_programs: Homes { programs: &programs, upload: &upload }.new_programs(&plan.lines),
        files: Vec::new(),
        employers: plan.employers().into_iter().map(|employer| spelled(&employer.spellings)).collect(),
    };
    changes += plan.lines.iter().filter(|line| line.outcome == Outcome::New).count();
    Ok(Arc::new(Planned { upload, hash, lines: plan.lines, reading, changes }))
}

impl Planned {
    /// How many lines have which outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.lines.iter().filter(|line| line.outcome == outcome).count()
    }
}

/// The programs of an organization, as lines may mean them.
async fn known_programs(db: &DatabaseConnection, organization: OrganizationId) -> Result<Vec<KnownProgram>, Fault> {
    Ok(programs::all(db, organization).await?.into_iter().map(known_program).collect())
}

/// A program, as lines may mean it.
pub(super) fn known_program(program: programs::Model) -> KnownProgram {
    KnownProgram { id: program.id, name: program.name, sector: program.sector }
}

/// Everything that needs the file alone. Who cannot be taken as a form would take them is refused at once.
fn read(bytes: &[u8], mapping: &Mapping, today: Day) -> Result<(Plan, String), Vec<Refusal>> {
    let sheet = Sheet::of(bytes).map_err(|refusal| vec![refusal])?;
    let columns = Columns::of(&sheet, mapping)?;
    let mut plan = Plan::of(&sheet, columns, today);
    for line in plan.lines.iter_mut().filter(|line| line.outcome == Outcome::New) {
        if let Some(Err(refusals)) = line.row.as_ref().map(|row| rules::person_of(row, today)) {
            line.refuse(refusals);
        }
    }
    Ok((plan, sheet.encoding.code().to_owned()))
}

/// Nobody brings people into a program that they do not run.
fn keep_to_own_programs(reader: &Reader, home: &Homes<'_>, lines: &mut [Line]) {
    if reader.is_of_the_house() {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.outcome == Outcome::New) {
        let Some(Home::Known(program)) = line.row.as_ref().map(|row| home.of(row)) else { continue };
        if !reader.programs.contains(&program) {
            let name = home.programs.iter().find(|known| known.id == program).map_or("", |known| &known.name);
            line.refuse(vec![Refusal::of("program", "program-not-yours").with("program", name)]);
        }
    }
}

/// The same file, brought in before: each of its lines is whoever it was then, whatever they are called by now.
async fn recognize(
    db: &DatabaseConnection,
    organization: OrganizationId,
    hash: &[u8],
    mapping: &str,
    lines: &mut [Line],
) -> Result<(), Fault> {
    let before: HashMap<i32, ParticipantId> =
        queries::people_of_file(db, organization, hash, mapping).await?.into_iter().collect();
    for line in lines.iter_mut().filter(|line| line.outcome == Outcome::New) {
        if let Some(participant) = i32::try_from(line.line).ok().and_then(|line| before.get(&line)) {
            line.is_known(*participant);
        }
    }
    Ok(())
}

async fn meet(
    db: &DatabaseConnection,
    keys: &Keys,
    organization: OrganizationId,
    lines: &mut [Line],
) -> Result<(), Fault> {
    let seal = |number: &str| known::mark(keys, number);
    let mut new: Vec<&mut Line> = lines.iter_mut().filter(|line| line.outcome == Outcome::New).collect();
    for some in new.chunks_mut(known::AT_A_TIME) {
        let wanted: Vec<_> = some.iter().filter_map(|line| Some(line.row.as_ref()?.identity(seal))).collect();
        let known = known::like(db, organization, &wanted).await?;
        some.iter_mut().for_each(|line| line.meet(&known, seal));
    }
    Ok(())
}

/// Looks at the people who are known already: what the file says otherwise of them, and whether it says anything that
/// is not known. Answers how many lines do.
async fn look_at_matched(
    db: &DatabaseConnection,
    organization: OrganizationId,
    home: &Homes<'_>,
    lines: &mut [Line],
    today: Day,
) -> Result<usize, Fault> {
    let mut matched: Vec<&mut Line> = lines.iter_mut().filter(|line| line.outcome == Outcome::Matched).collect();
    let mut changes = 0;
    for some in matched.chunks_mut(known::AT_A_TIME) {
        let ids: Vec<_> = some.iter().filter_map(|line| line.participant).collect();
        let records = known::records_of(db, organization, &ids).await?;
        for line in some {
            let (Some(record), Some(row)) = (line.participant.and_then(|id| records.get(&id)), &line.row) else {
                continue;
            };
            let Ok(read) = rules::person_of(row, today) else { continue };
            changes += usize::from(record.is_changed_by(row, &read, home.of(row), today));
            line.reasons.extend(rules::differences(&record.details, &read));
        }
    }
    Ok(changes)
}

/// Where the lines of a file belong.
struct Homes<'a> {
    programs: &'a [KnownProgram],
    upload: &'a Upload,
}

impl Homes<'_> {
    fn of(&self, row: &Row) -> Home {
        rules::home_of(row, self.programs, self.upload.program, &self.upload.file_name)
    }

    /// The programs that lines to be brought in name and nobody knows.
    fn new_programs(&self, lines: &[Line]) -> Vec<(String, usize)> {
        let mut new: BTreeMap<String, usize> = BTreeMap::new();
        let comes_in = |line: &&Line| matches!(line.outcome, Outcome::New | Outcome::Matched);
        for row in lines.iter().filter(comes_in).filter_map(|line| line.row.as_ref()) {
            if let Home::New(name) = self.of(row) {
                *new.entry(name).or_default() += 1;
            }
        }
        new.into_iter().collect()
    }
}

fn column((head, meaning): &(String, Option<roster::Column>)) -> ReadColumn {
    ReadColumn { head: head.clone(), meaning: *meaning }
}

/// The spelling used most, and how often any is used.
fn spelled(spellings: &BTreeMap<String, usize>) -> (String, usize) {
    let most = spellings.iter().max_by_key(|(_, count)| **count).map(|(spelling, _)| spelling.clone());
    (most.unwrap_or_default(), spellings.values().sum())
}
