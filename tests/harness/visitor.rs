//! Somebody at a browser without scripts: keeps cookies, follows links, fills in the form that is on the page.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use reqwest::header::{LOCATION, ORIGIN, REFERER};
use reqwest::{Method, RequestBuilder, Response};

use super::page::{FormOnPage, Page};

/// How many redirects somebody follows before it is a loop.
const MOST_REDIRECTS: u32 = 10;

/// A visitor with cookies of their own.
#[derive(Debug)]
pub struct Visitor {
    client: reqwest::Client,
    base: String,
    seen: Mutex<Option<Page>>,
}

impl Visitor {
    /// A visitor who comes from `address`, a loopback address.
    ///
    /// # Panics
    /// Where no client can be made.
    pub fn from(server: SocketAddr, address: IpAddr) -> Self {
        let client = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .local_address(address)
            .no_proxy()
            .build()
            .expect("a client");
        Self { client, base: format!("http://{server}"), seen: Mutex::new(None) }
    }

    /// Opens a page and follows where it leads.
    pub async fn get(&self, path: &str) -> Page {
        let answer = self.request(Method::GET, path).send().await.expect("an answer");
        self.arrive(path.to_owned(), answer).await
    }

    /// Whether a page can be had at all.
    pub(crate) async fn try_get(&self, path: &str) -> bool {
        self.request(Method::GET, path).send().await.is_ok_and(|answer| answer.status().is_success())
    }

    /// Follows the first link with this text on the page in front of them.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn follow(&self, text: &str) -> Page {
        let page = self.page();
        let link = page.link(text);
        let link = link.unwrap_or_else(|| panic!("{} has no link {text:?}: {}", page.path, page.text()));
        self.get(&link).await
    }

    /// Fills in the form on the page in front of them that is sent to `action`, sends it, and follows where it leads.
    /// Everything that is not typed goes along as it stands there: key and version, what was filled in before.
    ///
    /// # Panics
    /// Where there is no such form, or it has no control of that name: a browser could not send it either.
    pub async fn post(&self, action: &str, typed: &[(&str, &str)]) -> Page {
        let page = self.page();
        let form = page.form(action).unwrap_or_else(|| {
            let forms: Vec<_> = page.forms().into_iter().map(|form| form.action).collect();
            panic!("{} has no form to {action}, only to {forms:?}: {}", page.path, page.text())
        });
        let pairs = fill(&form, typed);
        self.send(&form.action, &pairs).await
    }

    /// Sends exactly these pairs, form or no form, as a browser on one of our pages would, and follows where it leads.
    pub async fn send(&self, path: &str, pairs: &[(String, String)]) -> Page {
        let answer = self.request(Method::POST, path).form(pairs).send().await.expect("an answer");
        self.arrive(path.to_owned(), answer).await
    }

    /// Sends files along with what the form on the page in front of them holds: `(field, file name, type, content)`.
    pub async fn upload(&self, action: &str, typed: &[(&str, &str)], files: &[(&str, &str, &str, &[u8])]) -> Page {
        let page = self.page();
        let form = page.form(action).unwrap_or_else(|| panic!("{} has no form to {action}", page.path));
        let mut parts = reqwest::multipart::Form::new();
        for (name, value) in fill(&form, typed) {
            parts = parts.text(name, value);
        }
        for (field, name, media_type, bytes) in files {
            let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name((*name).to_owned());
            parts = parts.part((*field).to_owned(), part.mime_str(media_type).expect("a media type"));
        }
        let answer = self.request(Method::POST, &form.action).multipart(parts).send().await.expect("an answer");
        self.arrive(form.action, answer).await
    }

    /// A request as a browser on one of our pages makes it, to be changed and sent by the test; follows nothing.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let from_us = method != Method::GET && method != Method::HEAD;
        let request = self.client.request(method, self.address(path)).header("sec-fetch-site", "same-origin");
        if from_us { request.header(ORIGIN, &self.base).header(REFERER, &self.base) } else { request }
    }

    /// A request without any of the headers that browsers add.
    pub fn bare_request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, self.address(path))
    }

    /// The page in front of them.
    ///
    /// # Panics
    /// Where they have not opened one yet.
    pub fn page(&self) -> Page {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.clone().expect("a page was opened before")
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    async fn arrive(&self, mut path: String, mut answer: Response) -> Page {
        for _ in 0..MOST_REDIRECTS {
            let next = answer.headers().get(LOCATION).and_then(|place| place.to_str().ok()).map(str::to_owned);
            let Some(next) = next.filter(|_| answer.status().is_redirection()) else { break };
            answer = self.request(Method::GET, &next).send().await.expect("an answer");
            path = next;
        }
        let page = page_of(&path, answer).await;
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(page.clone());
        page
    }
}

/// What a single answer holds, redirects not followed.
pub async fn page_of(path: &str, answer: Response) -> Page {
    let (status, headers) = (answer.status(), answer.headers().clone());
    let path = path.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or(path);
    let html = String::from_utf8_lossy(&answer.bytes().await.expect("a whole body")).into_owned();
    Page { path: path.to_owned(), status, headers, html }
}

fn fill(form: &FormOnPage, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, _) in typed {
        assert!(
            form.names.iter().any(|known| known == name),
            "the form to {} has no {name}: {:?}",
            form.action,
            form.names
        );
    }
    let kept = form.values.iter().filter(|(name, _)| typed.iter().all(|(typed, _)| typed != name)).cloned();
    kept.chain(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}
