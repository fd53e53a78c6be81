//! One visit of one person: who, when, in which language; and how a page is drawn for them.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Query};
use axum::http::header::{LOCATION, RETRY_AFTER, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::TimeDelta;
use domain::access::sessions::SignedIn;
use domain::access::{By, Permission, Reader, last_change};
use domain::follow_up::tasks::queries::Waiting;
use domain::setup::Store;
use domain::shared::{Coded, Day, Instant, Language, OrganizationId};
use minijinja::context;
use serde::Serialize;
use uuid::Uuid;

use super::app::{App, Door};
use super::assets::ASSETS;
use super::form::Conflict;
use super::oops::KIND;
use super::page::{Counted, Face, Nav};
use super::{Oops, Typed};

/// The random word that allows this answer's own script, and no other.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

impl Nonce {
    /// A new one.
    pub fn new() -> Self {
        let mut bytes = [0_u8; 16];
        // Without random bytes the page is drawn without scripts: it works without them.
        let random = getrandom::fill(&mut bytes).is_ok();
        Self(if random { STANDARD_NO_PAD.encode(bytes) } else { String::new() })
    }
}

/// One visit.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The running program.
    pub app: App,
    /// Who is signed in.
    pub signed: Option<Arc<SignedIn>>,
    /// When.
    pub now: Instant,
    /// The request, as logs name it.
    pub request: Uuid,
    /// The network address it comes from.
    pub address: String,
    /// The path asked for.
    pub path: String,
    /// The query behind it.
    pub query: String,
    /// In which language.
    pub language: Language,
    pub(super) nonce: Nonce,
    pub(super) face: Face,
    pub(super) navigation: Arc<Vec<(&'static str, Nav, Permission)>>,
    pub(super) door: Door,
    /// What waits for the reader, for the navigation.
    pub(super) waiting: Waiting,
}

impl Visit {
    /// The database.
    pub fn store(&self) -> &Store {
        self.app.store()
    }

    /// Who is signed in, on a page that only they reach.
    ///
    /// # Errors
    /// `Forbidden` on other pages.
    pub fn signed(&self) -> Result<&SignedIn, Oops> {
        self.signed.as_deref().ok_or(Oops::Forbidden)
    }

    /// What they reach.
    ///
    /// # Errors
    /// As [`Self::signed`].
    pub fn reader(&self) -> Result<&Reader, Oops> {
        Ok(&self.signed()?.reader)
    }

    /// The civil day where they are.
    ///
    /// # Errors
    /// As [`Self::signed`].
    pub fn today(&self) -> Result<Day, Oops> {
        Ok(self.signed()?.today)
    }

    /// Who changed a row last and when, for whoever was changing it too.
    ///
    /// # Errors
    /// As [`Self::signed`]; where the database fails.
    pub async fn last_change(&self, row: impl Into<Uuid>) -> Result<Conflict, Oops> {
        let last = last_change(self.store().read(), self.signed()?.organization.id, row).await?;
        let (who, at) = last.map_or((None, self.now), |last| (last.who, last.at));
        Ok(Conflict { who: who.unwrap_or_default(), at: at.to_rfc3339() })
    }

    /// Who acts and when, for a command by this form.
    ///
    /// # Errors
    /// As [`Self::signed`].
    pub fn by(&self, typed: &Typed) -> Result<By, Oops> {
        let signed = self.signed()?;
        Ok(By {
            reader: signed.reader.clone(),
            at: self.now,
            today: signed.today,
            request: self.request,
            form: typed.key(),
        })
    }

    /// Who acts and when, where opening a page is itself an act that leaves a trace.
    ///
    /// # Errors
    /// As [`Self::signed`].
    pub fn by_opening(&self) -> Result<By, Oops> {
        self.by(&Typed::default())
    }

    /// Who acts and when, for whoever follows a link.
    pub fn by_link(&self, organization: OrganizationId, link: Uuid, today: Day, typed: &Typed) -> By {
        let reader = Reader::link(organization, link);
        By { reader, at: self.now, today, request: self.request, form: typed.key() }
    }

    /// What the address asks for behind its question mark, decoded; nothing where it is blank.
    pub fn asked(&self, name: &str) -> Option<String> {
        let address: axum::http::Uri = format!("/?{}", self.query).parse().ok()?;
        let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&address).ok()?;
        let asked = asked.into_iter().find(|(asked, _)| asked == name);
        asked.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Draws a page.
    ///
    /// # Errors
    /// Where the template cannot be drawn: a mistake in it, told in the log.
    pub fn page(&self, template: &str, view: impl Serialize) -> Result<Response, Oops> {
        Ok(Html(self.draw(template, view)?).into_response())
    }

    /// Draws a page again, with a form that was refused.
    ///
    /// # Errors
    /// As [`Self::page`].
    pub fn page_again(&self, template: &str, view: impl Serialize) -> Result<Response, Oops> {
        Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(self.draw(template, view)?)).into_response())
    }

    /// Draws a page again that was sent too often, and says when it may be sent again.
    ///
    /// # Errors
    /// As [`Self::page`].
    pub fn page_too_often(&self, template: &str, view: impl Serialize, wait: TimeDelta) -> Result<Response, Oops> {
        let headers = [(RETRY_AFTER, wait.num_seconds().max(1).to_string()), (KIND, Oops::TooMany.kind().to_owned())];
        Ok((StatusCode::TOO_MANY_REQUESTS, headers, Html(self.draw(template, view)?)).into_response())
    }

    /// Goes on to `path` after something was done, and says it there once: `done` is a key of the catalogue.
    pub fn go_on(&self, path: &str, done: &str) -> Response {
        let (path, place) =
            path.split_once('#').map_or((path, String::new()), |(path, place)| (path, format!("#{place}")));
        let join = if path.contains('?') { '&' } else { '?' };
        see_other(&format!("{path}{join}done={done}{place}"))
    }

    /// The language as the catalogue knows it.
    pub fn words(&self) -> templates::Language {
        match self.language {
            Language::English => templates::Language::English,
            Language::Spanish => templates::Language::Spanish,
        }
    }

    pub(super) fn draw(&self, template: &str, view: impl Serialize) -> Result<String, Oops> {
        let broken = |error: minijinja::Error| {
            tracing::error!(
                template.name = template,
                error = &error as &dyn std::error::Error,
                "a page cannot be drawn"
            );
            Oops::Broken
        };
        let template = self.app.templates().get_template(template).map_err(broken)?;
        let view = minijinja::Value::from(minijinja::value::Serde(view));
        template.render(context! { ..view, ..self.context() }).map_err(broken)
    }

    fn context(&self) -> minijinja::Value {
        let signed = self.signed.as_deref();
        let zone = signed.map_or("UTC", |signed| signed.organization.time_zone.as_str());
        let today = signed.map_or_else(|| Day(self.now.date_naive()), |signed| signed.today);
        let assets = minijinja::Value::from(minijinja::value::Serde(ASSETS.clone()));
        context! {
            lang => self.language.code(),
            surface => self.surface(),
            assets,
            nonce => self.nonce.0.clone(),
            today => today.iso(),
            zone,
            path => self.path.clone(),
            demo => self.door.demo,
            organization => self.door.name.as_deref().unwrap_or("Tandem"),
            me => context! { name => signed.map_or("", |signed| signed.user.name.as_str()), keys => signed.is_none_or(|signed| signed.user.single_keys) },
            nav => self.nav(),
            flash => self.flash(),
            languages => Vec::<String>::new(),
            home => "/",
            number => self.request.to_string(),
        }
    }

    fn surface(&self) -> &'static str {
        match self.face {
            Face::Employer => "employer",
            Face::Board => "board",
            Face::Caseworker | Face::Participant | Face::SignIn => "staff",
        }
    }

    fn nav(&self) -> Vec<minijinja::Value> {
        let Some(signed) = &self.signed else { return Vec::new() };
        let opens = |permission| self.face.lets_in(&signed.reader, permission, &Method::GET);
        let places = self.navigation.iter().filter(|(_, _, permission)| opens(*permission));
        places.map(|(path, nav, _)| self.place(path, nav)).collect()
    }

    fn place(&self, path: &str, nav: &Nav) -> minijinja::Value {
        let inside = |rest: &str| rest.is_empty() || rest.starts_with('/');
        let current = if path == "/" { self.path == "/" } else { self.path.strip_prefix(path).is_some_and(inside) };
        let count = nav.counts.map(|counted| match counted {
            Counted::DueToday => self.waiting.today,
            Counted::Queue => self.waiting.queue,
        });
        context! { href => path, icon => nav.icon, label => nav.label, current, count }
    }

    /// What the last act did: the key stands in the address, and is said only if the catalogue has it.
    fn flash(&self) -> minijinja::Value {
        let done = self.query.split('&').find_map(|pair| pair.strip_prefix("done="));
        let key = done.map(|done| format!("done-{done}"));
        match key.filter(|key| templates::Catalogue::load().has(self.words(), key)) {
            Some(key) => context! { tone => "good", key, args => context! {} },
            None => minijinja::Value::from(()),
        }
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Oops;

    /// The visit was put beside the request by the router; a handler outside of a page has none.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Oops> {
        parts.extensions.get::<Self>().cloned().ok_or(Oops::Broken)
    }
}

/// Another page, asked for by GET.
pub fn see_other(path: &str) -> Response {
    let place = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, place)]).into_response()
}

/// The name of the session's cookie; browsers keep a `__Host-` one to this host over TLS.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-tandem" } else { "tandem" }
}

/// Leads to the door, and has the browser forget the session and what it kept.
pub fn forget(secure: bool) -> Response {
    let mut response = set_cookie(secure, None, see_other("/sign-in?done=signed-out"));
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    response
}

/// Sets the session's cookie, or takes it away where there is no secret.
pub fn set_cookie(secure: bool, token: Option<&str>, mut response: Response) -> Response {
    let name = cookie_name(secure);
    let flag = if secure { "; Secure" } else { "" };
    let age = if token.is_some() { "" } else { "; Max-Age=0" };
    let cookie = format!("{name}={}; Path=/; HttpOnly; SameSite=Lax{flag}{age}", token.unwrap_or_default());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
