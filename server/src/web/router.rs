//! Mounts pages: each behind its gate, all inside the same security.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use domain::access::{Permission, sessions};
use domain::follow_up::tasks::queries::{Waiting, waiting};
use domain::shared::{Fault, Language};
use uuid::Uuid;

use super::again::Sent;
use super::app::{App, Door};
use super::oops::KIND;
use super::page::{Access, Face, Nav, Page};
use super::security;
use super::visit::{Nonce, Visit, cookie_name, see_other};
use super::{Oops, assets};

type Navigation = Arc<Vec<(&'static str, Nav, Permission)>>;

/// The program as a service.
pub fn router(app: App, pages: Vec<Page>) -> Router {
    let navigation = navigation(&pages);
    let gates = pages.into_iter().fold(Router::new(), |router, page| mount(router, page, &app, &navigation));
    gates
        .route("/assets/{file}", axum::routing::get(assets::send))
        .route("/healthz", axum::routing::get(async || "ok"))
        .fallback(async || Oops::NotFound)
        .method_not_allowed_fallback(async || axum::http::StatusCode::METHOD_NOT_ALLOWED)
        .layer(from_fn_with_state(app.clone(), security::origin))
        .layer(from_fn(security::shield))
        .layer(from_fn_with_state(app.clone(), draw_oops))
        .layer(from_fn_with_state(app.clone(), security::headers))
        .layer(from_fn_with_state((app.clone(), navigation), arrive))
        .with_state(app)
}

fn navigation(pages: &[Page]) -> Navigation {
    let place = |page: &Page| match (page.nav, page.access) {
        (Some(nav), Access::May(permission)) => Some((page.path, nav, permission)),
        _ => None,
    };
    let mut places: Vec<_> = pages.iter().filter_map(place).collect();
    places.sort_by_key(|(_, nav, _)| nav.place);
    Arc::new(places)
}

fn mount(router: Router<App>, page: Page, app: &App, navigation: &Navigation) -> Router<App> {
    let gate = from_fn_with_state((app.clone(), navigation.clone(), page.access, page.face), gate);
    let handlers = page.handlers.layer(DefaultBodyLimit::max(page.body_limit)).route_layer(gate);
    router.route(page.path, handlers)
}

/// Greets a request: finds out who it is and puts a visit beside it.
async fn arrive(State((app, navigation)): State<(App, Navigation)>, mut request: Request, next: Next) -> Response {
    let now = app.clock().now();
    let read = match token(&app, request.headers()) {
        Some(token) => sessions::read(app.store(), &token, now).await.map_err(Oops::from),
        None => Ok(None),
    };
    let (signed, stopped) = match read {
        Ok(signed) => (signed.map(Arc::new), None),
        Err(oops) => (None, Some(oops)),
    };
    let door = match &signed {
        Some(signed) => Door { name: Some(signed.organization.name.clone()), demo: signed.organization.demo },
        None => app.door().await,
    };
    let address = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    let visit = Visit {
        language: language(signed.as_deref(), request.headers()),
        signed,
        now,
        request: Uuid::now_v7(),
        address: address.unwrap_or_default(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        nonce: Nonce::new(),
        face: Face::Caseworker,
        navigation,
        door,
        waiting: Waiting::default(),
        app,
    };
    let number = HeaderValue::from_str(&visit.request.to_string());
    request.extensions_mut().insert(visit.nonce.clone());
    request.extensions_mut().insert(visit);
    if let Some(oops) = stopped {
        request.extensions_mut().insert(oops);
    }
    let mut response = next.run(request).await;
    if let Ok(number) = number {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), number);
    }
    response
}

/// Lets in whoever may come; leads others to the door, or says no.
async fn gate(
    State((_, _, access, face)): State<(App, Navigation, Access, Face)>,
    mut request: Request,
    next: Next,
) -> Response {
    let method = request.method().clone();
    let Some(visit) = request.extensions_mut().get_mut::<Visit>() else { return Oops::Broken.into_response() };
    visit.face = face;
    match (access, &visit.signed) {
        (Access::May(permission), Some(signed)) if !face.lets_in(&signed.reader, permission, &method) => {
            Oops::Forbidden.into_response()
        }
        (Access::May(_), None) => to_the_door(visit, &method),
        _ => match waits(visit).await {
            Ok(waiting) => {
                visit.waiting = waiting;
                next.run(request).await
            }
            Err(fault) => Oops::from(fault).into_response(),
        },
    }
}

/// What waits for whoever tends cases: one question for each page of theirs.
async fn waits(visit: &Visit) -> Result<Waiting, Fault> {
    let Some(signed) = visit.signed.as_deref().filter(|_| visit.face == Face::Caseworker) else {
        return Ok(Waiting::default());
    };
    if !signed.reader.may(Permission::FollowUp) {
        return Ok(Waiting::default());
    }
    waiting(visit.store().read(), &signed.reader.scope(Permission::FollowUp, signed.today)).await
}

fn to_the_door(visit: &Visit, method: &Method) -> Response {
    if method != Method::GET {
        return Oops::SignedOut.into_response();
    }
    if visit.app.set_up().is_some() {
        return see_other("/set-up");
    }
    if visit.path == "/" && visit.door.demo {
        return see_other("/start");
    }
    let back = if visit.query.is_empty() { visit.path.clone() } else { format!("{}?{}", visit.path, visit.query) };
    see_other(&format!("/sign-in?back={}", percent(&back)))
}

/// Draws the page of an error, also of one that was met on arrival; the same for whatever is out of reach as for whatever
/// is not there. What was typed goes along where it may be sent again.
async fn draw_oops(State(_): State<App>, request: Request, next: Next) -> Response {
    let (request, sent) = match Sent::overheard(request).await {
        Ok(overheard) => overheard,
        Err(oops) => return oops.into_response(),
    };
    let visit = request.extensions().get::<Visit>().cloned();
    let response = match request.extensions().get::<Oops>().copied() {
        Some(oops) => oops.into_response(),
        None => next.run(request).await,
    };
    let (Some(oops), Some(visit)) = (response.extensions().get::<Oops>().copied(), visit) else { return response };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove("content-length");
    parts.headers.insert(KIND, HeaderValue::from_static(oops.kind()));
    let again = match sent.filter(|_| oops.may_be_sent_again()) {
        Some(sent) => sent.again().await,
        None => None,
    };
    let drawn = visit.draw("error.html", serde_json::json!({ "kind": oops.text(), "again": again, "back": null }));
    (parts, Html(drawn.unwrap_or_else(|oops| oops.kind().to_owned()))).into_response()
}

fn token(app: &App, headers: &HeaderMap) -> Option<String> {
    let name = cookie_name(app.settings().is_secure());
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|cookies| cookies.split(';')).find_map(|cookie| {
        let (cookie, value) = cookie.trim().split_once('=')?;
        (cookie == name).then(|| value.to_owned())
    })
}

/// The account's language, or the browser's where nobody is signed in.
fn language(signed: Option<&sessions::SignedIn>, headers: &HeaderMap) -> Language {
    if let Some(signed) = signed {
        return signed.user.language;
    }
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = wanted.split(',').next().unwrap_or_default().trim();
    if first.starts_with("es") { Language::Spanish } else { Language::English }
}

/// A path as a query carries it.
fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
