//! Revising a grant: an extension, another amount, each with its reason.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::grants::{Grant, GrantDetails, GrantId};
use domain::shared::Stop;
use domain::shared::fields::LINE;
use domain::support::funds::commands::revise_grant;
use domain::support::funds::queries::grant as find;
use serde::Serialize;

use super::grant_path;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/grant_award.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/supports/grants/{grant}/award", Face::Caseworker, Access::May(Permission::SetUpFunds))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::money_samples::grant_award)
}

#[derive(Serialize)]
struct View {
    name: String,
    home: String,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<GrantId>) -> Answered {
    let grant = found(&visit, id).await?;
    let form = filled(&grant);
    visit.page(TEMPLATE, View { home: grant_path(id), name: grant.name, form })
}

async fn save(visit: Visit, Id(id): Id<GrantId>, typed: Typed) -> Answered {
    let read = typed.read(|fields| (fields.optional_text("reason", LINE), GrantDetails::read(fields)));
    let saved = match read.and_then(|read| Ok((read, typed.version()?))) {
        Ok(((reason, details), version)) => {
            let revise =
                async move |act: &mut Act<'_>| revise_grant(act, id, &details, reason.as_deref(), version).await;
            perform(visit.store(), &visit.by(&typed)?, revise).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&grant_path(id), "grant-revised")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let (mut form, grant) = (typed.refused(path(id), stop)?, found(&visit, id).await?);
            if conflict {
                form = form.beside(filled(&grant), visit.last_change(id).await?);
            }
            visit.page_again(TEMPLATE, View { home: grant_path(id), name: grant.name, form })
        }
    }
}

async fn found(visit: &Visit, id: GrantId) -> Result<Grant, Oops> {
    let scope = visit.reader()?.scope(Permission::SetUpFunds, visit.today()?);
    find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

fn filled(grant: &Grant) -> Form {
    let details = GrantDetails::of(grant);
    Form::new(path(grant.id))
        .at_version(grant.version)
        .with("name", details.name)
        .with("funder", details.funder)
        .with_some("grant_number", details.grant_number)
        .with("starts_on", details.starts_on)
        .with("ends_on", details.ends_on)
        .with("amount", details.amount)
}

fn path(id: GrantId) -> String {
    format!("{}/award", grant_path(id))
}
