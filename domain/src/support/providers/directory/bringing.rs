//! Bringing one provider of a directory in, with its places and services: as a whole, or not at all.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::undoing::Before;
use super::{Said, Told, ToldService};
use crate::access::Act;
use crate::intake::imports::line::waiting;
use crate::intake::imports::{Deed, ImportLineId, Reason, lines};
use crate::intake::roster::Outcome;
use crate::shared::{Answer, Fault, Happening, ObjectKind, Refusal, What};
use crate::support::providers::commands::{MOST, find_anew, link, new_row, service_columns, site_row, with};
use crate::support::providers::sites::offered;
use crate::support::providers::{
    ActiveModel, Column, Entity, Provider, ProviderId, ProviderServiceId, ProviderSiteId, services, sites,
};

/// Brings a line in, unless it was brought in before. What somebody changed by hand stays as they left it.
///
/// # Errors
/// `import-not-running`; where the database fails.
pub async fn bring_in(act: &mut Act<'_>, id: ImportLineId) -> Answer<()> {
    let Some((_, line)) = waiting(act, id).await? else { return Ok(()) };
    let Said::Provider { told, .. } = Said::open(act.keys, id, &line.said)? else {
        return Err(Fault::Broken("a line to be brought in tells of no provider").into());
    };
    let known = known(act, &told.id).await?;
    let (outcome, what) = match &known {
        None => (Outcome::New, What::ProviderAdded),
        Some(_) => (Outcome::Matched, What::ProviderChanged),
    };
    let (deed, provider, before, reasons) = match known {
        Some(known) if known.told.as_ref() == Some(&*told) => (Deed::Unchanged, known.id, None, Vec::new()),
        known => {
            let before = known.as_ref().and_then(|known| known.told.clone());
            let deed = if known.is_some() { Deed::FilledIn } else { Deed::BroughtIn };
            let (provider, version, reasons) = write(act, known, &told).await?;
            act.happened(Happening::new(what, ObjectKind::Provider, provider).changed(&before, &told));
            (deed, provider, Some(Before { told: before, version }), reasons)
        }
    };
    let said = Said::Provider { told, provider: Some(provider), reasons };
    settle(act, &line, (outcome, deed), &said, before).await
}

/// Leaves a line out that could not be brought in, with the reasons.
///
/// # Errors
/// Where the database fails; `import-not-running`.
pub async fn leave_out(act: &mut Act<'_>, id: ImportLineId, reasons: &[Refusal]) -> Answer<()> {
    let Some((_, line)) = waiting(act, id).await? else { return Ok(()) };
    let said = match Said::open(act.keys, id, &line.said)? {
        Said::Provider { told, provider, .. } => {
            Said::Provider { told, provider, reasons: reasons.iter().map(Reason::from).collect() }
        }
        unread => unread,
    };
    settle(act, &line, (Outcome::Refused, Deed::LeftOut), &said, None).await
}

async fn known(act: &Act<'_>, source: &str) -> Result<Option<Provider>, DbErr> {
    let known = Entity::find().filter(Column::OrganizationId.eq(act.organization()));
    known.filter(Column::SourceId.eq(source)).lock_exclusive().one(act.tx()).await
}

async fn settle(
    act: &Act<'_>,
    line: &lines::Model,
    (outcome, deed): (Outcome, Deed),
    said: &Said,
    before: Option<Before>,
) -> Answer<()> {
    let row = lines::ActiveModel {
        outcome: Set(outcome),
        said: Set(said.seal(act.keys, line.id)?),
        deed: Set(Some(deed)),
        request_id: Set(Some(act.by.request)),
        before: Set(before.map(|before| before.seal(act.keys, line.id)).transpose()?),
        done_at: Set(Some(act.by.at)),
        ..Default::default()
    };
    lines::Entity::update_many().set(row).filter(lines::Column::Id.eq(line.id)).exec(act.tx()).await?;
    Ok(())
}

/// Writes what is told of a provider over what is known of it; answers who it is, its version afterwards, and what was
/// left as somebody had changed it by hand.
pub(super) async fn write(
    act: &Act<'_>,
    known: Option<Provider>,
    told: &Told,
) -> Answer<(ProviderId, i32, Vec<Reason>)> {
    let mut kept = Vec::new();
    let (id, version) = match &known {
        None => {
            let id = ProviderId::new();
            let row = ActiveModel {
                source_id: Set(Some(told.id.clone())),
                told: Set(Some(told.clone())),
                ..new_row(act, id)
            };
            Entity::insert(with(row, &told.details)).exec_without_returning(act.tx()).await?;
            (id, 1)
        }
        Some(known) => {
            let version = known.version + 1;
            let row = ActiveModel {
                id: Set(known.id),
                told: Set(Some(told.clone())),
                version: Set(version),
                ..Default::default()
            };
            let edited = known.edited_on.is_some();
            kept.extend(edited.then(|| kept_as_edited(&known.name)));
            let row = if edited { row } else { with(row, &told.details) };
            Entity::update(row).exec(act.tx()).await?;
            (known.id, version)
        }
    };
    let edited = known.is_some_and(|known| known.edited_on.is_some());
    let places = write_sites(act, id, told, edited).await?;
    write_services(act, id, told, &places, &mut kept).await?;
    find_anew(act, id).await?;
    Ok((id, version, kept))
}

fn kept_as_edited(name: &str) -> Reason {
    Reason::from(&Refusal::because("kept-as-edited").with("name", name))
}

/// The places by their ids in the directory. Those it does not tell of any more go; nothing else names them.
async fn write_sites(
    act: &Act<'_>,
    provider: ProviderId,
    told: &Told,
    edited: bool,
) -> Answer<BTreeMap<String, ProviderSiteId>> {
    let known = sites::Entity::find().filter(sites::Column::ProviderId.eq(provider)).limit(MOST).all(act.tx()).await?;
    let known: BTreeMap<String, ProviderSiteId> =
        known.into_iter().filter_map(|site| Some((site.source_id?, site.id))).collect();
    let mut places = BTreeMap::new();
    for site in &told.sites {
        let there = known.get(&site.id).copied();
        let id = there.unwrap_or_default();
        let row =
            sites::ActiveModel { source_id: Set(Some(site.id.clone())), ..site_row(act, provider, id, &site.details) };
        match there {
            Some(_) if edited => {}
            Some(_) => drop(sites::Entity::update(row).exec(act.tx()).await?),
            None => drop(sites::Entity::insert(row).exec_without_returning(act.tx()).await?),
        }
        places.insert(site.id.clone(), id);
    }
    let gone: Vec<_> = known.into_iter().filter(|(source, _)| !places.contains_key(source)).map(|(_, id)| id).collect();
    if !gone.is_empty() && !edited {
        let links = offered::Column::ProviderSiteId.is_in(gone.iter().copied());
        offered::Entity::delete_many().filter(links).exec(act.tx()).await?;
        sites::Entity::delete_many().filter(sites::Column::Id.is_in(gone)).exec(act.tx()).await?;
    }
    Ok(places)
}

/// The services; one that the directory does not tell of any more is retired: somebody may have been referred to it.
async fn write_services(
    act: &Act<'_>,
    provider: ProviderId,
    told: &Told,
    places: &BTreeMap<String, ProviderSiteId>,
    kept: &mut Vec<Reason>,
) -> Answer<()> {
    let known = services::Entity::find().filter(services::Column::ProviderId.eq(provider));
    let known: Vec<_> = known.limit(MOST).all(act.tx()).await?;
    let mut offered_at: Vec<(ProviderServiceId, ProviderSiteId)> = Vec::new();
    let mut relinked = Vec::new();
    for service in &told.services {
        let there = known.iter().find(|known| known.source_id.as_ref() == Some(&service.id));
        match there {
            Some(there) if there.edited_on.is_some() => {
                kept.push(kept_as_edited(&there.name));
                continue;
            }
            _ => {}
        }
        let id = write_service(act, provider, service, there).await?;
        relinked.extend(there.map(|there| there.id));
        let here: BTreeSet<_> = service.sites.iter().filter_map(|site| places.get(site)).copied().collect();
        offered_at.extend(here.into_iter().map(|site| (id, site)));
    }
    let is_told = |known: &services::Model| told.services.iter().any(|told| Some(&told.id) == known.source_id.as_ref());
    let gone = known.iter().filter(|known| known.source_id.is_some() && known.edited_on.is_none() && !is_told(known));
    let gone: Vec<_> = gone.map(|service| service.id).collect();
    let retired = services::ActiveModel { retired_on: Set(Some(act.today())), ..Default::default() };
    let gone = services::Entity::update_many().set(retired).filter(services::Column::Id.is_in(gone));
    gone.filter(services::Column::RetiredOn.is_null()).exec(act.tx()).await?;
    offered::Entity::delete_many().filter(offered::Column::ProviderServiceId.is_in(relinked)).exec(act.tx()).await?;
    Ok(link(act, offered_at.into_iter()).await?)
}

async fn write_service(
    act: &Act<'_>,
    provider: ProviderId,
    service: &ToldService,
    there: Option<&services::Model>,
) -> Answer<ProviderServiceId> {
    let id = there.map_or_else(ProviderServiceId::new, |there| there.id);
    let row = services::ActiveModel {
        id: Set(id),
        version: Set(there.map_or(1, |there| there.version + 1)),
        retired_on: Set(None),
        ..service_columns(&service.details)
    };
    if there.is_some() {
        services::Entity::update(row).exec(act.tx()).await?;
        return Ok(id);
    }
    let row = services::ActiveModel {
        organization_id: Set(act.organization()),
        provider_id: Set(provider),
        source_id: Set(Some(service.id.clone())),
        edited_on: Set(None),
        at: Set(act.by.at),
        ..row
    };
    services::Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(id)
}
