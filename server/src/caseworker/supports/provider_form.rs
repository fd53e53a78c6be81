//! Writing down or changing a provider, one of its places or one of its services.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Stop};
use domain::support::needs::rules::NeedKind;
use domain::support::providers::queries::{Whole, whole};
use domain::support::providers::{
    Provider, ProviderDetails, ProviderId, ProviderServiceId, ProviderSiteId, Reach, ServiceDetails, SiteDetails,
    commands,
};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{DIRECTORY, provider_path};
use crate::caseworker::places::{Choice, codes};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/provider_form.html";

/// The pages.
pub(super) fn pages() -> Vec<Page> {
    let page = |path| {
        let page = Page::new(path, Face::Caseworker, Access::May(Permission::SetUpClasses));
        page.drawn_by(TEMPLATE).samples(super::samples::provider_form)
    };
    vec![
        page("/supports/providers/new").get(new_provider).post(add_provider),
        page("/supports/providers/{provider}/edit").get(edit_provider).post(change_provider),
        page("/supports/providers/{provider}/locations/new").get(new_site).post(add_site),
        page("/supports/providers/{provider}/locations/{provider_site}").get(edit_site).post(change_site),
        page("/supports/providers/{provider}/services/new").get(new_service).post(add_service),
        page("/supports/providers/{provider}/services/{provider_service}").get(edit_service).post(change_service),
    ]
}

#[derive(Serialize)]
struct View {
    /// What the form is about: `provider`, `location` or `service`.
    of: &'static str,
    /// Whether it is there already.
    known: bool,
    provider: Option<String>,
    back: String,
    kinds: Vec<&'static str>,
    sites: Vec<Choice>,
    form: Form,
}

impl View {
    fn of_provider(provider: Option<&Whole>, form: Form) -> Self {
        let back = provider.map_or_else(|| DIRECTORY.to_owned(), |whole| provider_path(whole.provider.id));
        let name = provider.map(|whole| whole.provider.name.clone());
        Self { of: "provider", known: name.is_some(), provider: name, back, kinds: Vec::new(), sites: Vec::new(), form }
    }

    fn of_site(whole: &Whole, known: bool, form: Form) -> Self {
        Self { of: "location", known, ..Self::of_provider(Some(whole), form) }
    }

    fn of_service(whole: &Whole, known: bool, form: Form) -> Self {
        let sites = whole.sites.iter().map(|site| Choice::new(site.id, &site.name)).collect();
        Self { of: "service", known, kinds: codes::<NeedKind>(), sites, ..Self::of_provider(Some(whole), form) }
    }
}

async fn found(visit: &Visit, id: ProviderId) -> Result<Whole, Oops> {
    whole(visit.store().read(), visit.reader()?.organization, id).await?.ok_or(Oops::NotFound)
}

async fn new_provider(visit: Visit) -> Answered {
    visit.page(TEMPLATE, View::of_provider(None, Form::new(format!("{DIRECTORY}/new"))))
}

async fn add_provider(visit: Visit, typed: Typed) -> Answered {
    let added = match typed.read(ProviderDetails::read) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| commands::add(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, add).await
        }
        Err(stop) => Err(stop),
    };
    match added {
        Ok(id) => Ok(visit.go_on(&provider_path(id), "provider-added")),
        Err(stop) => {
            let form = typed.refused(format!("{DIRECTORY}/new"), stop)?;
            visit.page_again(TEMPLATE, View::of_provider(None, form))
        }
    }
}

async fn edit_provider(visit: Visit, Id(id): Id<ProviderId>) -> Answered {
    let whole = found(&visit, id).await?;
    let form = filled(&whole.provider);
    visit.page(TEMPLATE, View::of_provider(Some(&whole), form))
}

fn filled(provider: &Provider) -> Form {
    let form = Form::new(format!("{}/edit", provider_path(provider.id)))
        .at_version(provider.version)
        .with("name", &provider.name)
        .with_some("alternate_name", provider.alternate_name.as_ref())
        .with_some("about", provider.about.as_ref())
        .with_some("email", provider.email.as_ref())
        .with_some("url", provider.url.as_ref());
    with_reach(form, &provider.reach)
}

/// What was refused. Where somebody else saved it meanwhile, theirs stands beside it.
async fn refused(visit: &Visit, form: Form, conflict: bool, saved: Form, row: impl Into<Uuid>) -> Result<Form, Oops> {
    if conflict { Ok(form.beside(saved, visit.last_change(row).await?)) } else { Ok(form) }
}

async fn change_provider(visit: Visit, Id(id): Id<ProviderId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let change = async {
        let (details, version) = (typed.read(ProviderDetails::read)?, typed.version()?);
        let change = async move |act: &mut Act<'_>| commands::change(act, id, version, &details).await;
        perform(visit.store(), &by, change).await
    };
    match change.await {
        Ok(()) => Ok(visit.go_on(&provider_path(id), "provider-changed")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let (whole, form) = (found(&visit, id).await?, typed.refused(format!("{}/edit", provider_path(id)), stop)?);
            let form = refused(&visit, form, conflict, filled(&whole.provider), id).await?;
            visit.page_again(TEMPLATE, View::of_provider(Some(&whole), form))
        }
    }
}

async fn new_site(visit: Visit, Id(id): Id<ProviderId>) -> Answered {
    let whole = found(&visit, id).await?;
    let form = Form::new(format!("{}/locations/new", provider_path(id))).with("name", &whole.provider.name);
    visit.page(TEMPLATE, View::of_site(&whole, false, form))
}

async fn add_site(visit: Visit, Id(id): Id<ProviderId>, typed: Typed) -> Answered {
    let action = format!("{}/locations/new", provider_path(id));
    keep_site(visit, id, None, typed, action).await
}

async fn edit_site(visit: Visit, Id((id, place)): Id<(ProviderId, ProviderSiteId)>) -> Answered {
    let whole = found(&visit, id).await?;
    let form = filled_site(&whole, place)?;
    visit.page(TEMPLATE, View::of_site(&whole, true, form))
}

fn filled_site(whole: &Whole, place: ProviderSiteId) -> Result<Form, Oops> {
    let site = whole.sites.iter().find(|site| site.id == place).ok_or(Oops::NotFound)?;
    let form = Form::new(format!("{}/locations/{place}", provider_path(whole.provider.id)))
        .at_version(whole.provider.version)
        .with("name", &site.name)
        .with_some("address_1", site.address_1.as_ref())
        .with_some("address_2", site.address_2.as_ref())
        .with_some("city", site.city.as_ref())
        .with_some("state", site.state.as_ref())
        .with_some("postal_code", site.postal_code.as_ref())
        .with_some("transportation", site.transportation.as_ref())
        .with_some("accessibility", site.accessibility.as_ref());
    Ok(with_reach(form, &site.reach))
}

async fn change_site(visit: Visit, Id((id, place)): Id<(ProviderId, ProviderSiteId)>, typed: Typed) -> Answered {
    let action = format!("{}/locations/{place}", provider_path(id));
    keep_site(visit, id, Some(place), typed, action).await
}

async fn keep_site(
    visit: Visit,
    id: ProviderId,
    place: Option<ProviderSiteId>,
    typed: Typed,
    action: String,
) -> Answered {
    let by = visit.by(&typed)?;
    let keep = async {
        let details = typed.read(SiteDetails::read)?;
        let known = place.map(|place| Ok::<_, Stop>((place, typed.version()?))).transpose()?;
        let keep = async move |act: &mut Act<'_>| commands::keep_site(act, id, known, &details).await;
        perform(visit.store(), &by, keep).await
    };
    match keep.await {
        Ok(_) => Ok(visit.go_on(&provider_path(id), "provider-changed")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let (whole, mut form) = (found(&visit, id).await?, typed.refused(action, stop)?);
            if let Some(place) = place {
                form = refused(&visit, form, conflict, filled_site(&whole, place)?, id).await?;
            }
            visit.page_again(TEMPLATE, View::of_site(&whole, place.is_some(), form))
        }
    }
}

async fn new_service(visit: Visit, Id(id): Id<ProviderId>) -> Answered {
    let whole = found(&visit, id).await?;
    let form = Form::new(format!("{}/services/new", provider_path(id)));
    visit.page(TEMPLATE, View::of_service(&whole, false, form))
}

async fn add_service(visit: Visit, Id(id): Id<ProviderId>, typed: Typed) -> Answered {
    let added = match typed.read(ServiceDetails::read) {
        Ok((details, places)) => {
            let add = async move |act: &mut Act<'_>| commands::add_service(act, id, &details, &places).await;
            perform(visit.store(), &visit.by(&typed)?, add).await
        }
        Err(stop) => Err(stop),
    };
    match added {
        Ok(_) => Ok(visit.go_on(&provider_path(id), "provider-service-added")),
        Err(stop) => {
            let form = typed.refused(format!("{}/services/new", provider_path(id)), stop)?;
            visit.page_again(TEMPLATE, View::of_service(&found(&visit, id).await?, false, form))
        }
    }
}

async fn edit_service(visit: Visit, Id((id, service)): Id<(ProviderId, ProviderServiceId)>) -> Answered {
    let whole = found(&visit, id).await?;
    let form = filled_service(&whole, service)?;
    visit.page(TEMPLATE, View::of_service(&whole, true, form))
}

fn filled_service(whole: &Whole, service: ProviderServiceId) -> Result<Form, Oops> {
    let known = whole.services.iter().find(|known| known.id == service).ok_or(Oops::NotFound)?;
    let mut form = Form::new(format!("{}/services/{service}", provider_path(whole.provider.id)))
        .at_version(known.version)
        .with("name", &known.name)
        .with_some("alternate_name", known.alternate_name.as_ref())
        .with_some("about", known.about.as_ref())
        .with_some("eligibility", known.eligibility.as_ref())
        .with_some("application", known.application.as_ref())
        .with_some("fees", known.fees.as_ref())
        .with_some("wait", known.wait.as_ref())
        .with_some("email", known.email.as_ref())
        .with_some("url", known.url.as_ref());
    for kind in &known.kinds.0 {
        form = form.with("kinds", kind.code());
    }
    for place in whole.offered.get(&service).into_iter().flatten() {
        form = form.with("sites", place);
    }
    Ok(with_reach(form, &known.reach))
}

async fn change_service(
    visit: Visit,
    Id((id, service)): Id<(ProviderId, ProviderServiceId)>,
    typed: Typed,
) -> Answered {
    let by = visit.by(&typed)?;
    let change = async {
        let ((details, places), version) = (typed.read(ServiceDetails::read)?, typed.version()?);
        let change = async move |act: &mut Act<'_>| {
            commands::change_service(act, id, service, version, (&details, &places)).await
        };
        perform(visit.store(), &by, change).await
    };
    match change.await {
        Ok(()) => Ok(visit.go_on(&provider_path(id), "provider-service-changed")),
        Err(Stop::NotFound) => Err(Oops::NotFound),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let form = typed.refused(format!("{}/services/{service}", provider_path(id)), stop)?;
            let whole = found(&visit, id).await?;
            let form = refused(&visit, form, conflict, filled_service(&whole, service)?, service).await?;
            visit.page_again(TEMPLATE, View::of_service(&whole, true, form))
        }
    }
}

/// Numbers, languages and hours as a form shows them.
fn with_reach(form: Form, reach: &Reach) -> Form {
    form.with("phones", reach.phones_text())
        .with("languages", reach.languages_text())
        .with("hours", reach.hours_in_words().join("\n"))
}

/// Forms as a sample draws them.
pub(super) fn sample(of: &str) -> Value {
    serde_json::json!({
        "of": of, "known": true, "provider": "Little Oaks Family Child Care", "back": DIRECTORY, "kinds": codes::<NeedKind>(),
        "sites": [{ "value": "1", "label": "Front door" }], "form": Form::new("/supports/providers/1/edit").with("name", "x"),
    })
}
