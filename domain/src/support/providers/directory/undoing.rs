//! Undoing the import of a directory: the providers that it brought go, of the others stands again what was told of
//! them before. Whoever was referred to since, or changed by hand, keeps it standing.

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::bringing::write;
use super::{Said, Told};
use crate::access::Act;
use crate::intake::imports::commands::{UNDO, permitted, tell};
use crate::intake::imports::undoing::move_to;
use crate::intake::imports::{Deed, ImportId, ImportKind, ImportLineId, State, lines};
use crate::setup::{Keys, Sealed};
use crate::shared::{Answer, Fault, Happening, ObjectKind, Refusal, Stop, What};
use crate::support::providers::sites::offered;
use crate::support::providers::{Entity, Provider, ProviderId, services, sites, words};
use crate::support::referrals;

const PLACE: &str = "import_lines.before";
/// How many of the providers that were built on are named.
const NAMED: usize = 20;

/// What a line changed, for its undoing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// What the directory had told of the provider before; nothing where it was new.
    pub(super) told: Option<Told>,
    /// The version of the provider afterwards.
    pub(super) version: i32,
}

impl Before {
    pub(super) fn seal(&self, keys: &Keys, id: ImportLineId) -> Result<Sealed, Fault> {
        let json =
            serde_json::to_vec(self).map_err(|_| Fault::Broken("what a line changed is not writable as JSON"))?;
        keys.seal(PLACE, id.0, &json)
    }

    fn open(keys: &Keys, id: ImportLineId, sealed: &Sealed) -> Result<Self, Fault> {
        serde_json::from_slice(&keys.open(PLACE, id.0, sealed)?).map_err(|_| Fault::Unreadable(PLACE))
    }
}

/// Asks that an import be undone: the worker does it.
///
/// # Errors
/// `provider-built-on`, a reason per provider; `import-not-over` where it was not brought in.
pub async fn undo(act: &mut Act<'_>, id: ImportId) -> Answer<()> {
    let import = permitted(act, id).await?;
    if import.kind != ImportKind::Providers {
        return Err(Stop::NotFound);
    }
    match import.state {
        State::Undoing => return Ok(()),
        State::Done => {}
        State::Previewed | State::Running | State::Undone => return Err(Refusal::because("import-not-over").into()),
    }
    let built = built_on(act, &deeds(act, id).await?).await?;
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
    let deeds = deeds(act, id).await?;
    if !built_on(act, &deeds).await?.is_empty() {
        move_to(act, &import, State::Done).await?;
        tell(act, What::ImportUndoRefused, id);
        return Ok(false);
    }
    for (_, provider, before) in deeds {
        let known = find(act, provider).await?;
        match before.told {
            None => remove(act, provider).await?,
            Some(told) => drop(write(act, known, &told).await?),
        }
        act.happened(Happening::new(What::ProviderTakenBack, ObjectKind::Provider, provider));
    }
    let nothing = lines::ActiveModel {
        deed: sea_orm::ActiveValue::Set(None),
        before: sea_orm::ActiveValue::Set(None),
        ..Default::default()
    };
    lines::Entity::update_many().set(nothing).filter(lines::Column::ImportId.eq(id)).exec(act.tx()).await?;
    move_to(act, &import, State::Undone).await?;
    tell(act, What::ImportUndone, id);
    Ok(true)
}

/// What an import did: the name of each provider, who it is, and what was told of it before.
async fn deeds(act: &Act<'_>, id: ImportId) -> Answer<Vec<(String, ProviderId, Before)>> {
    let did = lines::Entity::find()
        .filter(lines::Column::ImportId.eq(id))
        .filter(lines::Column::Deed.is_in([Deed::BroughtIn, Deed::FilledIn]));
    let mut deeds = Vec::new();
    for line in did.all(act.tx()).await? {
        let said = Said::open(act.keys, line.id, &line.said)?;
        let (Said::Provider { told, provider: Some(provider), .. }, Some(before)) = (said, &line.before) else {
            continue;
        };
        deeds.push((told.details.name, provider, Before::open(act.keys, line.id, before)?));
    }
    Ok(deeds)
}

/// Providers whom somebody changed since, or referred anybody to.
async fn built_on(act: &Act<'_>, deeds: &[(String, ProviderId, Before)]) -> Answer<Vec<Refusal>> {
    let mut built = Vec::new();
    for (name, provider, before) in deeds {
        let changed = find(act, *provider).await?.is_none_or(|known| known.version != before.version);
        let referred = before.told.is_none() && {
            let referrals = referrals::Entity::find().filter(referrals::Column::ProviderId.eq(*provider)).limit(1);
            referrals.one(act.tx()).await?.is_some()
        };
        if changed || referred {
            built.push(Refusal::because("provider-built-on").with("name", name));
        }
        if built.len() == NAMED {
            break;
        }
    }
    Ok(built)
}

async fn find(act: &Act<'_>, provider: ProviderId) -> Result<Option<Provider>, DbErr> {
    Entity::find_by_id(provider).lock_exclusive().one(act.tx()).await
}

async fn remove(act: &Act<'_>, provider: ProviderId) -> Answer<()> {
    let all = services::Entity::find().filter(services::Column::ProviderId.eq(provider)).all(act.tx()).await?;
    let all: Vec<_> = all.into_iter().map(|service| service.id).collect();
    let of_services = |column: offered::Column| column.is_in(all.iter().copied());
    offered::Entity::delete_many().filter(of_services(offered::Column::ProviderServiceId)).exec(act.tx()).await?;
    words::Entity::delete_many()
        .filter(words::Column::ProviderServiceId.is_in(all.iter().copied()))
        .exec(act.tx())
        .await?;
    services::Entity::delete_many().filter(services::Column::ProviderId.eq(provider)).exec(act.tx()).await?;
    sites::Entity::delete_many().filter(sites::Column::ProviderId.eq(provider)).exec(act.tx()).await?;
    Entity::delete_by_id(provider).exec(act.tx()).await?;
    Ok(())
}
