//! What would become of a directory, found out outside of any transaction, and stored to be looked at.

use std::collections::HashMap;
use std::sync::Arc;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};

use super::{Directory, Said, Told, read};
use crate::access::organizations::sites;
use crate::access::{Act, Permission};
use crate::intake::imports::commands::{Preview, WrittenDown, write_down, write_lines};
use crate::intake::imports::{ImportId, ImportKind, ImportLineId, Reading, lines};
use crate::intake::roster::Outcome;
use crate::setup::Store;
use crate::shared::{Answer, Fault, OrganizationId, Refusal, SiteId};
use crate::support::providers::{Column, Entity};

/// Providers that are compared with one question.
const AT_A_TIME: usize = 500;

/// The files of a directory that somebody wants to bring in.
#[derive(Debug)]
pub struct Upload {
    /// What it is called: its folder, or its first file.
    pub name: String,
    /// Its files, each with its name.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A directory with what would become of it.
#[derive(Debug)]
pub struct Planned {
    /// What it is called.
    pub name: String,
    /// SHA-256 of its files.
    pub hash: Vec<u8>,
    /// As it was read.
    pub directory: Directory,
    /// What would become of each provider, in their order.
    pub outcomes: Vec<Outcome>,
    /// How many providers it says something new of.
    pub changes: usize,
}

impl Planned {
    /// How many providers have an outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.outcomes.iter().filter(|one| **one == outcome).count()
    }
}

/// Finds out what would become of a directory. Without an organization everybody is new.
///
/// # Errors
/// Why it cannot be read as a whole, each reason.
pub async fn plan(store: &Store, organization: Option<OrganizationId>, upload: Upload) -> Answer<Arc<Planned>> {
    let hash = hash(&upload.files);
    let reading = tokio::task::spawn_blocking(move || read(&upload.files));
    let directory = reading.await.map_err(|_| Fault::Broken("reading a directory was cut off"))??;
    let known = match organization {
        Some(organization) => known(store.read(), organization, &directory).await?,
        None => HashMap::new(),
    };
    let (mut outcomes, mut changes) = (Vec::with_capacity(directory.told.len()), 0);
    for (_, told) in &directory.told {
        let before = known.get(&told.id);
        outcomes.push(if before.is_some() { Outcome::Matched } else { Outcome::New });
        changes += usize::from(before.is_none_or(|before| before.as_ref() != Some(told)));
    }
    Ok(Arc::new(Planned { name: upload.name, hash, directory, outcomes, changes }))
}

/// What the directory told last of each provider that it tells of and that is known.
async fn known(
    db: &DatabaseConnection,
    organization: OrganizationId,
    directory: &Directory,
) -> Result<HashMap<String, Option<Told>>, Fault> {
    let mut known = HashMap::new();
    for some in directory.told.chunks(AT_A_TIME) {
        let there = Entity::find()
            .filter(Column::OrganizationId.eq(organization))
            .filter(Column::SourceId.is_in(some.iter().map(|(_, told)| told.id.as_str())));
        let there = there.all(db).await?.into_iter();
        known.extend(there.filter_map(|provider| Some((provider.source_id?, provider.told))));
    }
    Ok(known)
}

/// The same files are the same, whatever their order.
fn hash(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut each: Vec<_> = files.iter().map(|(name, bytes)| (name, Sha256::digest(bytes))).collect();
    each.sort();
    let mut hash = Sha256::new();
    for (name, one) in each {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(one);
    }
    hash.finalize().to_vec()
}

/// Stores what would become of each provider, to be looked at; a directory that is being brought in is answered as it
/// is.
///
/// # Errors
/// `import-undoing`; `missing` where the organization has no site.
pub async fn preview(act: &mut Act<'_>, planned: &Arc<Planned>) -> Answer<ImportId> {
    act.permit_anywhere(Permission::Import)?;
    let files = &planned.directory.files;
    let preview = Preview {
        kind: ImportKind::Providers,
        program: None,
        site: first_site(act).await?,
        file_name: planned.name.clone(),
        hash: planned.hash.clone(),
        mapping: String::new(),
        reading: Reading {
            files: files.iter().map(|file| (file.name.clone(), file.rows, file.read)).collect(),
            ..Reading::default()
        },
    };
    let id = match write_down(act, preview).await? {
        WrittenDown::Running(id) => return Ok(id),
        WrittenDown::Anew(id) => id,
    };
    let (told, unread) = (&planned.directory.told, &planned.directory.unread);
    let providers = told.iter().zip(&planned.outcomes).map(|((_, told), outcome)| {
        let said = Said::Provider { told: Box::new(told.clone()), provider: None, reasons: Vec::new() };
        (*outcome, said)
    });
    // What is not there because nothing stood in the row is no mistake of the directory's.
    let unread = unread.iter().map(|one| {
        let outcome = if one.reason == "directory-says-nothing" { Outcome::Skipped } else { Outcome::Refused };
        (outcome, Said::Unread(one.clone()))
    });
    let row = |(place, (outcome, said)): (usize, (Outcome, Said))| {
        let line = ImportLineId::new();
        Ok(lines::ActiveModel {
            id: Set(line),
            organization_id: Set(act.organization()),
            import_id: Set(id),
            line: Set(i32::try_from(place + 1).unwrap_or(i32::MAX)),
            outcome: Set(outcome),
            said: Set(said.seal(act.keys, line)?),
            participant_id: Set(None),
            case_id: Set(None),
            deed: Set(None),
            request_id: Set(None),
            before: Set(None),
            done_at: Set(None),
        })
    };
    let rows: Result<Vec<_>, Fault> = providers.chain(unread).enumerate().map(row).collect();
    write_lines(act, rows?).await?;
    Ok(id)
}

async fn first_site(act: &Act<'_>) -> Answer<SiteId> {
    let own = sites::Entity::find().filter(sites::Column::OrganizationId.eq(act.organization()));
    let first = own.order_by_asc(sites::Column::Name).limit(1).one(act.tx()).await?;
    Ok(first.ok_or_else(|| Refusal::of("site", "missing"))?.id)
}
