//! Where roles reach, by name, and what a form offers.

use std::collections::BTreeMap;

use domain::access::Role;
use domain::access::grounds::Reached;
use domain::access::organizations::sites_of;
use domain::programs::{self, changes::manages};
use domain::shared::Coded;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::web::{Oops, Visit};

/// The names of programs and sites, and which of them the reader can give roles in.
#[derive(Debug)]
pub(super) struct Places {
    names: BTreeMap<Uuid, String>,
    /// Programs, as a list to choose from.
    pub(super) programs: Vec<Value>,
    /// Sites, as a list to choose from.
    pub(super) sites: Vec<Value>,
}

impl Places {
    /// Of the reader's organization.
    pub(super) async fn of(visit: &Visit) -> Result<Self, Oops> {
        let (db, reader) = (visit.store().read(), visit.reader()?);
        let all = programs::all(db, reader.organization).await?;
        let sites = sites_of(db, reader.organization).await?;
        let option = |id: Uuid, name: &String| json!({ "value": id, "label": name });
        let offered = all.iter().filter(|program| manages(reader, program.id));
        Ok(Self {
            programs: offered.map(|program| option(program.id.0, &program.name)).collect(),
            sites: sites.iter().map(|site| option(site.id.0, &site.name)).collect(),
            names: all
                .into_iter()
                .map(|program| (program.id.0, program.name))
                .chain(sites.into_iter().map(|site| (site.id.0, site.name)))
                .collect(),
        })
    }

    /// What a role reaches, in names.
    pub(super) fn named(&self, places: Option<&Vec<(Reached, Uuid)>>) -> Vec<String> {
        let ids = places.into_iter().flatten().map(|(_, id)| id);
        ids.filter_map(|id| self.names.get(id)).cloned().collect()
    }
}

/// The roles that the reader may give: those above, only an administrator.
pub(super) fn roles_to_give(visit: &Visit) -> Result<Vec<&'static str>, Oops> {
    let administers = visit.reader()?.roles.contains(&Role::Administrator);
    let above = |role: &Role| matches!(role, Role::Administrator | Role::Manager | Role::Auditor);
    Ok(Role::ALL.iter().filter(|role| administers || !above(role)).map(|role| role.code()).collect())
}
