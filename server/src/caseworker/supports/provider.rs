//! One provider with its services and places; retiring it or one of its services.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Day, Fields, Stop};
use domain::support::providers::queries::{Whole, whole};
use domain::support::providers::{
    More, Phone, ProviderId, ProviderService, ProviderServiceId, ProviderSite, Reach, commands,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::provider_path;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/provider.html";

/// The page, and what is done on it.
pub(super) fn pages() -> Vec<Page> {
    let keeps = |path| Page::new(path, Face::Caseworker, Access::May(Permission::SetUpClasses));
    vec![
        Page::new("/supports/providers/{provider}", Face::Caseworker, Access::May(Permission::Support))
            .drawn_by(TEMPLATE)
            .get(show)
            .samples(super::samples::provider),
        keeps("/supports/providers/{provider}/retirement").post(retire),
        keeps("/supports/providers/{provider}/services/{provider_service}/retirement").post(retire_service),
    ]
}

#[derive(Serialize)]
struct View {
    name: String,
    alternate_name: Option<String>,
    about: Option<String>,
    email: Option<String>,
    url: Option<String>,
    phones: Vec<String>,
    more: Vec<(String, String)>,
    retired_on: Option<Day>,
    from_directory: bool,
    edited_on: Option<Day>,
    href: String,
    services: Vec<Value>,
    sites: Vec<Value>,
    may_keep: bool,
    retiring: Form,
}

async fn show(visit: Visit, Id(id): Id<ProviderId>) -> Answered {
    let view = view(&visit, id, None).await?;
    visit.page(TEMPLATE, view)
}

async fn retire(visit: Visit, Id(id): Id<ProviderId>, typed: Typed) -> Answered {
    let act = async {
        let (version, retired) = (typed.version()?, typed.read(retired)?);
        let by = visit.by(&typed).map_err(|_| Stop::Forbidden)?;
        perform(visit.store(), &by, async move |act: &mut Act<'_>| commands::retire(act, id, version, retired).await)
            .await
    };
    match act.await {
        Ok(()) => Ok(visit.go_on(&provider_path(id), "provider-retired")),
        Err(stop) => again(&visit, id, typed.refused(format!("{}/retirement", provider_path(id)), stop)?).await,
    }
}

async fn retire_service(
    visit: Visit,
    Id((id, service)): Id<(ProviderId, ProviderServiceId)>,
    typed: Typed,
) -> Answered {
    let act = async {
        let (version, retired) = (typed.version()?, typed.read(retired)?);
        let by = visit.by(&typed).map_err(|_| Stop::Forbidden)?;
        let retire = async move |act: &mut Act<'_>| commands::retire_service(act, id, service, version, retired).await;
        perform(visit.store(), &by, retire).await
    };
    match act.await {
        Ok(()) => Ok(visit.go_on(&provider_path(id), "provider-service-retired")),
        Err(stop) => again(&visit, id, typed.refused(provider_path(id), stop)?).await,
    }
}

/// Whether it is retired or taken up again.
fn retired(fields: &mut Fields<'_>) -> bool {
    fields.ticked("retired")
}

async fn again(visit: &Visit, id: ProviderId, refused: Form) -> Answered {
    let view = view(visit, id, Some(refused)).await?;
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, id: ProviderId, refused: Option<Form>) -> Result<View, Oops> {
    let reader = visit.reader()?;
    let Whole { provider, services, sites, offered } =
        whole(visit.store().read(), reader.organization, id).await?.ok_or(Oops::NotFound)?;
    let may_keep = reader.may(Permission::SetUpClasses);
    let href = provider_path(id);
    let retiring = Form::new(format!("{href}/retirement")).named("retire").at_version(provider.version);
    let retiring = match refused {
        Some(refused) => Form { general: refused.general, wrong: refused.wrong, ..retiring },
        None => retiring,
    };
    let service = |service: &ProviderService| {
        let here = offered.get(&service.id);
        let here = sites.iter().filter(|site| here.is_some_and(|here| here.contains(&site.id)));
        self::service(service, here.map(|site| site.name.clone()).collect(), &href)
    };
    Ok(View {
        services: services.iter().map(service).collect(),
        sites: sites.iter().map(|one| site(one, &href)).collect(),
        phones: provider.reach.phones.iter().map(Phone::written).collect(),
        more: named(&provider.more),
        from_directory: provider.source_id.is_some(),
        name: provider.name,
        alternate_name: provider.alternate_name,
        about: provider.about,
        email: provider.email,
        url: provider.url,
        retired_on: provider.retired_on,
        edited_on: provider.edited_on,
        href,
        may_keep,
        retiring,
    })
}

fn service(service: &ProviderService, places: Vec<String>, href: &str) -> Value {
    let own = format!("{href}/services/{}", service.id);
    let form = Form::new(format!("{own}/retirement")).named(format!("r-{}", service.id)).at_version(service.version);
    json!({
        "id": service.id,
        "name": service.name,
        "alternate_name": service.alternate_name,
        "about": service.about,
        "kinds": service.kinds.0.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        "eligibility": service.eligibility,
        "application": service.application,
        "fees": service.fees,
        "wait": service.wait,
        "email": service.email,
        "reach": reach(&service.reach),
        "places": places,
        "more": named(&service.more),
        "retired_on": service.retired_on,
        "edit": own,
        "retiring": form,
    })
}

fn site(site: &ProviderSite, href: &str) -> Value {
    json!({
        "name": site.name,
        "address": site.address(),
        "accessibility": site.accessibility,
        "transportation": site.transportation,
        "reach": reach(&site.reach),
        "edit": format!("{href}/locations/{}", site.id),
    })
}

/// What a directory says besides, under its own names as people read them.
fn named(more: &More) -> Vec<(String, String)> {
    more.0.iter().map(|(name, value)| (name.replace('_', " "), value.clone())).collect()
}

fn reach(reach: &Reach) -> Value {
    json!({
        "phones": reach.phones.iter().map(|phone| json!({ "number": phone.written(), "about": phone.about })).collect::<Vec<_>>(),
        "languages": reach.languages,
        "hours": reach.hours_in_words(),
    })
}
