//! Rows of a directory, joined by their ids: which service is whose, which place belongs to whom.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Row, Unread};
use super::{Told, ToldService, ToldSite};
use crate::support::providers::rules::kinds_in;
use crate::support::providers::{More, ProviderDetails, Reach, ServiceDetails, SiteDetails};

const OF_ORGANIZATION: [&str; 6] = ["id", "name", "alternate_name", "description", "email", "url"];
const OF_SERVICE: [&str; 12] = [
    "id",
    "organization_id",
    "name",
    "alternate_name",
    "description",
    "url",
    "email",
    "status",
    "application_process",
    "wait_time",
    "fees",
    "eligibility_description",
];
const OF_LOCATION: [&str; 8] =
    ["id", "organization_id", "name", "alternate_name", "description", "transportation", "latitude", "longitude"];
const OF_ADDRESS: [&str; 9] = [
    "id",
    "location_id",
    "organization_id",
    "address_1",
    "address_2",
    "city",
    "state_province",
    "postal_code",
    "attention",
];

/// A directory while it is joined.
#[derive(Debug, Default)]
pub(super) struct Joined {
    told: Vec<(usize, Told)>,
    organizations: BTreeMap<String, usize>,
    /// A service by its id: whose, and which of theirs.
    services: BTreeMap<String, (usize, usize)>,
    /// The services that are offered at a place, by the place's id.
    offered: BTreeMap<String, Vec<String>>,
    /// A place by its id: at each provider to which it belongs, which of theirs.
    places: BTreeMap<String, Vec<(usize, usize)>>,
    addressed: BTreeSet<String>,
}

type Taken = Result<(), Unread>;

impl Joined {
    /// What is told of each provider, with the line on which it begins.
    pub(super) fn done(self) -> Vec<(usize, Told)> {
        let mut told = self.told;
        for (_, one) in &mut told {
            for service in &mut one.services {
                let said = [Some(service.details.name.as_str()), service.details.alternate_name.as_deref()];
                let about = [service.details.about.as_deref()];
                service.details.kinds = kinds_in(said.into_iter().chain(about).flatten());
                service.sites.sort();
                service.sites.dedup();
            }
        }
        told
    }

    pub(super) fn organization(&mut self, row: &Row<'_>) -> Taken {
        let (id, name) = (needed(row, "id")?, needed(row, "name")?);
        if self.organizations.contains_key(&id) {
            return Err(row.unread("id", "directory-id-twice"));
        }
        let details = ProviderDetails {
            name,
            alternate_name: row.text("alternate_name"),
            about: row.text("description"),
            email: row.text("email"),
            url: row.text("url"),
            reach: Reach::default(),
            more: More(row.more(&OF_ORGANIZATION)),
        };
        self.organizations.insert(id.clone(), self.told.len());
        self.told.push((row.line(), Told { id, details, sites: Vec::new(), services: Vec::new() }));
        Ok(())
    }

    pub(super) fn service(&mut self, row: &Row<'_>) -> Taken {
        let (id, name) = (needed(row, "id")?, needed(row, "name")?);
        let owner = needed(row, "organization_id")?;
        if self.services.contains_key(&id) {
            return Err(row.unread("id", "directory-id-twice"));
        }
        let owner =
            *self.organizations.get(&owner).ok_or_else(|| row.unread("organization_id", "directory-id-unknown"))?;
        let details = ServiceDetails {
            name,
            alternate_name: row.text("alternate_name"),
            about: row.text("description"),
            eligibility: row.text("eligibility_description"),
            application: row.text("application_process"),
            fees: row.text("fees"),
            wait: row.text("wait_time"),
            email: row.text("email"),
            url: row.text("url"),
            status: row.text("status"),
            more: More(row.more(&OF_SERVICE)),
            ..ServiceDetails::default()
        };
        let services = &mut self.told[owner].1.services;
        self.services.insert(id.clone(), (owner, services.len()));
        services.push(ToldService { id, details, sites: Vec::new() });
        Ok(())
    }

    /// That a service is offered at a place; the place itself comes later.
    pub(super) fn offered(&mut self, row: &Row<'_>) -> Taken {
        let (service, place) = (needed(row, "service_id")?, needed(row, "location_id")?);
        if !self.services.contains_key(&service) {
            return Err(row.unread("service_id", "directory-id-unknown"));
        }
        self.offered.entry(place).or_default().push(service);
        Ok(())
    }

    /// A place belongs to its organization and to whoever offers a service there. Where its organization is not in the
    /// directory and a service is, it is read without the organization.
    pub(super) fn location(&mut self, row: &Row<'_>) -> Result<Option<Unread>, Unread> {
        let (id, name) = (needed(row, "id")?, needed(row, "name")?);
        if self.places.contains_key(&id) {
            return Err(row.unread("id", "directory-id-twice"));
        }
        let own = row.get("organization_id").and_then(|owner| self.organizations.get(owner)).copied();
        let here: Vec<(usize, usize)> =
            self.offered.get(&id).into_iter().flatten().map(|id| self.services[id]).collect();
        let owners: BTreeSet<usize> = own.into_iter().chain(here.iter().map(|(owner, _)| *owner)).collect();
        if owners.is_empty() {
            return Err(row.unread("organization_id", "directory-id-unknown"));
        }
        let details = SiteDetails {
            name,
            alternate_name: row.text("alternate_name"),
            about: row.text("description"),
            latitude: row.text("latitude"),
            longitude: row.text("longitude"),
            transportation: row.text("transportation"),
            more: More(row.more(&OF_LOCATION)),
            ..SiteDetails::default()
        };
        let mut places = Vec::new();
        for owner in owners {
            let sites = &mut self.told[owner].1.sites;
            places.push((owner, sites.len()));
            sites.push(ToldSite { id: id.clone(), details: details.clone() });
        }
        for (owner, service) in here {
            self.told[owner].1.services[service].sites.push(id.clone());
        }
        self.places.insert(id, places);
        let unknown = own.is_none() && row.get("organization_id").is_some();
        let field = || Unread { rest_read: true, ..row.unread("organization_id", "directory-id-unknown") };
        Ok(unknown.then(field))
    }

    pub(super) fn address(&mut self, row: &Row<'_>) -> Taken {
        let id = needed(row, "location_id")?;
        if !self.places.contains_key(&id) {
            return Err(row.unread("location_id", "directory-id-unknown"));
        }
        if ["address_1", "address_2", "city", "postal_code"].iter().all(|column| row.get(column).is_none()) {
            return Err(row.unread("address_1", "directory-says-nothing"));
        }
        if !self.addressed.insert(id.clone()) {
            return Err(row.unread("location_id", "directory-second-address"));
        }
        let (attention, more) = (row.text("attention"), row.more(&OF_ADDRESS));
        self.at_place(&id, |site| {
            site.address_1 = row.text("address_1");
            site.address_2 = row.text("address_2");
            site.city = row.text("city");
            site.state = row.text("state_province");
            site.postal_code = row.text("postal_code");
            site.more.0.extend(attention.clone().map(|attention| ("attention".to_owned(), attention)));
            site.more.0.extend(more.clone());
        });
        Ok(())
    }

    pub(super) fn accessibility(&mut self, row: &Row<'_>) -> Taken {
        let id = needed(row, "location_id")?;
        if !self.places.contains_key(&id) {
            return Err(row.unread("location_id", "directory-id-unknown"));
        }
        let said = [row.get("accessibility"), row.get("description"), row.get("details")];
        let said: Vec<&str> = said.into_iter().flatten().collect();
        if said.is_empty() {
            return Err(row.unread("accessibility", "directory-says-nothing"));
        }
        self.at_place(&id, |site| site.accessibility = Some(joined_with(site.accessibility.take(), &said.join(". "))));
        Ok(())
    }

    pub(super) fn eligibility(&mut self, row: &Row<'_>) -> Taken {
        let (id, said) = (needed(row, "service_id")?, needed(row, "eligibility")?);
        let (owner, service) =
            *self.services.get(&id).ok_or_else(|| row.unread("service_id", "directory-id-unknown"))?;
        let service = &mut self.told[owner].1.services[service].details;
        service.eligibility = Some(joined_with(service.eligibility.take(), &said));
        Ok(())
    }

    /// Adds to how whatever the row is about is reached: a place, else a service, else the organization.
    pub(super) fn reach(&mut self, row: &Row<'_>, first: &[&'static str], add: impl Fn(&mut Reach)) -> Taken {
        let mut named = None;
        for column in first {
            let Some(id) = row.get(column) else { continue };
            named.get_or_insert(*column);
            let there = match *column {
                "location_id" => self.places.contains_key(id),
                "service_id" => self.services.contains_key(id),
                _ => self.organizations.contains_key(id),
            };
            if there {
                match *column {
                    "location_id" => self.at_place(id, |site| add(&mut site.reach)),
                    "service_id" => {
                        let (owner, service) = self.services[id];
                        add(&mut self.told[owner].1.services[service].details.reach);
                    }
                    _ => add(&mut self.told[self.organizations[id]].1.details.reach),
                }
                return Ok(());
            }
        }
        Err(match named {
            Some(column) => row.unread(column, "directory-id-unknown"),
            None => row.unread(first[0], "directory-missing"),
        })
    }

    fn at_place(&mut self, id: &str, mut change: impl FnMut(&mut SiteDetails)) {
        for (owner, site) in self.places.get(id).into_iter().flatten() {
            change(&mut self.told[*owner].1.sites[*site].details);
        }
    }
}

/// What stands under a column that a row cannot be without.
pub(super) fn needed(row: &Row<'_>, column: &str) -> Result<String, Unread> {
    row.text(column).ok_or_else(|| row.unread(column, "directory-missing"))
}

fn joined_with(before: Option<String>, said: &str) -> String {
    match before {
        Some(before) if before != said => format!("{before}\n{said}"),
        _ => said.to_owned(),
    }
}
