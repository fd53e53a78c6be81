//! Changing a fund: its terms, and its budget with a reason.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{Cents, Coded, Stop};
use domain::support::funds::queries::find;
use domain::support::funds::{Fund, FundDetails, FundId, commands};
use serde::Serialize;

use super::fund_new::{Choices, choices};
use super::fund_path;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/fund_terms.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/supports/funds/{fund}/terms", Face::Caseworker, Access::May(Permission::SetUpFunds))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::money_samples::fund_terms)
}

#[derive(Serialize)]
struct View {
    name: String,
    home: String,
    form: Form,
    choices: Choices,
}

async fn show(visit: Visit, Id(id): Id<FundId>) -> Answered {
    let fund = found(&visit, id).await?;
    let form = filled(&fund);
    visit.page(TEMPLATE, view(&visit, fund, form).await?)
}

async fn save(visit: Visit, Id(id): Id<FundId>, typed: Typed) -> Answered {
    let read = typed.read(|fields| (fields.optional_text("reason", LINE), FundDetails::read(fields)));
    let saved = match read.and_then(|read| Ok((read, typed.version()?))) {
        Ok(((reason, details), version)) => {
            let change =
                async move |act: &mut Act<'_>| commands::change(act, id, &details, reason.as_deref(), version).await;
            perform(visit.store(), &visit.by(&typed)?, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&fund_path(id), "fund-changed")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let (mut form, fund) = (typed.refused(path(id), stop)?, found(&visit, id).await?);
            if conflict {
                form = form.beside(filled(&fund), visit.last_change(id).await?);
            }
            visit.page_again(TEMPLATE, view(&visit, fund, form).await?)
        }
    }
}

async fn found(visit: &Visit, id: FundId) -> Result<Fund, Oops> {
    let scope = visit.reader()?.scope(Permission::SetUpFunds, visit.today()?);
    find(visit.store().read(), &scope, id).await?.ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, fund: Fund, form: Form) -> Result<View, Oops> {
    Ok(View { home: fund_path(fund.id), name: fund.name, form, choices: choices(visit).await? })
}

fn filled(fund: &Fund) -> Form {
    let details = FundDetails::of(fund);
    let mut form = Form::new(path(fund.id))
        .at_version(fund.version)
        .with("stream", details.stream)
        .with("name", details.name)
        .with("starts_on", details.starts_on)
        .with("ends_on", details.ends_on)
        .with("budget", details.budget)
        .with_some("cap_per_case", details.cap_per_case.as_ref().map(Cents::to_string))
        .with_some("approval_limit", details.approval_limit.as_ref().map(Cents::to_string))
        .with_some("service", details.service);
    for purpose in details.purposes {
        form = form.with("purposes", purpose.code());
    }
    for stage in details.stages {
        form = form.with("stages", stage.code());
    }
    for need in details.need_kinds {
        form = form.with("need_kinds", need.code());
    }
    form
}

fn path(id: FundId) -> String {
    format!("{}/terms", fund_path(id))
}
