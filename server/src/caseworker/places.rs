//! What forms offer to choose from: members of closed lists, sites.

use domain::access::organizations;
use domain::shared::Coded;
use serde::Serialize;

use crate::web::{Oops, Visit};

/// One of a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
}

impl Choice {
    /// What is sent where it is chosen.
    pub(super) fn value(&self) -> &str {
        &self.value
    }

    /// A choice with its words.
    pub(super) fn new(value: impl ToString, label: impl ToString) -> Self {
        Self { value: value.to_string(), label: label.to_string() }
    }
}

/// The sites of the reader's organization: those that their role reaches first, and only those where it reaches any
/// by site.
pub(super) async fn sites_of(visit: &Visit) -> Result<Vec<Choice>, Oops> {
    let reader = visit.reader()?;
    let sites = organizations::sites_of(visit.store().read(), reader.organization).await?;
    let theirs = |site: &organizations::sites::Model| {
        reader.sites.is_empty() || reader.sites.contains(&site.id) || !reader.programs.is_empty()
    };
    Ok(sites.iter().filter(|site| theirs(site)).map(|site| Choice::new(site.id, &site.name)).collect())
}

/// The codes of a closed list, for the parts that offer its members.
pub(super) fn codes<T: Coded>() -> Vec<&'static str> {
    T::ALL.iter().map(|member| member.code()).collect()
}
