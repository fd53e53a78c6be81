//! Where an organization receives people: adding a site, and giving one another name.

use domain::access::organizations::{open_site, rename_site, sites_of};
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{SiteId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const PATH: &str = "/settings/sites";
const TEMPLATE: &str = "caseworker/settings/sites.html";

/// The page.
pub fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    sites: Vec<Form>,
    form: Form,
}

async fn show(visit: Visit) -> Answered {
    let view = view(&visit, Form::new(PATH)).await?;
    visit.page(TEMPLATE, view)
}

/// Without a site named the form adds one.
async fn save(visit: Visit, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| (fields.optional_id::<SiteId>("site"), fields.text("name", LINE)));
    let saved = match read {
        Ok((Some(site), name)) => {
            perform(visit.store(), &by, async move |act: &mut Act<'_>| rename_site(act, site, &name).await).await
        }
        Ok((None, name)) => {
            perform(visit.store(), &by, async move |act: &mut Act<'_>| open_site(act, &name).await.map(drop)).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(PATH, "site-saved")),
        Err(stop) => again(&visit, &typed, stop).await,
    }
}

/// The refused form in its place: the site's own, or the one that adds.
async fn again(visit: &Visit, typed: &Typed, stop: Stop) -> Answered {
    let refused = typed.refused(PATH, stop)?;
    let mut view = view(visit, Form::new(PATH)).await?;
    match typed.get("site").and_then(|site| view.sites.iter_mut().find(|form| form.id.as_deref() == Some(site))) {
        Some(form) => *form = Form { id: form.id.clone(), ..refused },
        None => view.form = refused,
    }
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, form: Form) -> Result<View, Oops> {
    let sites = sites_of(visit.store().read(), visit.reader()?.organization).await?;
    let forms = sites
        .into_iter()
        .map(|site| Form::new(PATH).named(site.id.to_string()).with("site", site.id).with("name", site.name));
    Ok(View { sites: forms.collect(), form })
}

fn samples() -> Vec<Value> {
    let site = Form::new(PATH).named("1").with("site", "1").with("name", "Grand Avenue");
    vec![json!({ "sites": [site], "form": Form::new(PATH) })]
}
