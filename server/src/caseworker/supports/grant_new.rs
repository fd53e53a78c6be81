//! Writing a grant down.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::grants::{GrantDetails, commands};
use serde::Serialize;

use super::grant_path;
use crate::web::{Access, Answered, Face, Form, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/grant_new.html";
const PATH: &str = "/supports/grants/new";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::SetUpFunds))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(open)
        .samples(super::money_samples::grant_new)
}

#[derive(Serialize)]
struct View {
    form: Form,
}

async fn show(visit: Visit) -> Answered {
    visit.page(TEMPLATE, View { form: Form::new(PATH) })
}

async fn open(visit: Visit, typed: Typed) -> Answered {
    let opened = match typed.read(GrantDetails::read) {
        Ok(details) => {
            let open = async move |act: &mut Act<'_>| commands::open(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, open).await
        }
        Err(stop) => Err(stop),
    };
    match opened {
        Ok(id) => Ok(visit.go_on(&grant_path(id), "grant-opened")),
        Err(stop) => visit.page_again(TEMPLATE, View { form: typed.refused(PATH, stop)? }),
    }
}
