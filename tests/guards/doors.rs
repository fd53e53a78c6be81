//! Who gets in where: every page and verb, asked by nobody, by every persona, and by people of another organization,
//! about somebody who is there. The answers are a table that a program manager can read.

use reqwest::Method;
use server::{Page, pages};
use tests::people::{EVERYBODY, LAKESIDE, Persona};
use tests::{TestTandem, Visitor, both};

use super::addresses::{Subject, about_nothing};
use super::snapshot;

both!(everybody_asks_for_everything, async |tandem| {
    let subject = Subject::first(&tandem.scene(1).await);
    let mut columns = vec![("nobody".to_owned(), answers(tandem, &subject, None).await)];
    for who in EVERYBODY {
        columns.push((short(who), answers(tandem, &subject, Some(who)).await));
    }
    tandem.run_worker().await;
    snapshot("doors", &table(&columns));
});

both!(what_is_anothers_looks_like_what_is_not_there, async |tandem| {
    let subject = Subject::first(&tandem.scene(1).await);
    for who in EVERYBODY.iter().filter(|who| who.organization == LAKESIDE) {
        let visitor = tandem.sign_in(*who).await;
        for page in pages().iter().filter(|page| page.verbs.contains(&"GET") && page.path.contains("{case}")) {
            let (theirs, nothing) = (subject.address(tandem, page).await, about_nothing(page));
            let (theirs, nothing) = (visitor.get(&theirs).await, visitor.get(&nothing).await);
            assert!(theirs.status.is_client_error(), "{} opens {}", who.name, page.path);
            let hidden = [theirs.path.as_str(), nothing.path.as_str()];
            assert_eq!(theirs.difference(&nothing, &hidden), None, "{} at {}", who.name, page.path);
        }
    }
});

/// The pages and verbs that are asked, in the order of the table.
fn asked() -> Vec<(Page, Method)> {
    let mut pages = pages();
    pages.sort_by_key(|page| page.path);
    let verbs = |page: &Page| page.verbs.iter().filter_map(|verb| verb.parse().ok()).collect::<Vec<Method>>();
    pages.into_iter().flat_map(|page| verbs(&page).into_iter().map(move |verb| (page.clone(), verb))).collect()
}

async fn answers(tandem: &TestTandem, subject: &Subject, who: Option<Persona>) -> Vec<&'static str> {
    let mut visitor = enter(tandem, who).await;
    let mut answers = Vec::new();
    for (page, verb) in asked() {
        let address = subject.address(tandem, &page).await;
        let request = visitor.request(verb.clone(), &address);
        let request = if verb == Method::GET { request } else { request.form(&[("_key", uuid::Uuid::now_v7())]) };
        let answer = request.send().await.expect("an answer");
        let leads_to = answer.headers().get("location").and_then(|place| place.to_str().ok()).unwrap_or_default();
        answers.push(match answer.status().as_u16() {
            200 => "opens",
            303 if leads_to.starts_with("/sign-in?back") => "sign in",
            303 => "goes on",
            401 => "sign in",
            403 => "no",
            404 => "not there",
            410 => "over",
            409 | 422 => "asks",
            _ => panic!("{} answers {} to {verb} of {address}", page.path, answer.status()),
        });
        if answer.headers().contains_key("clear-site-data") {
            visitor = enter(tandem, who).await;
        }
    }
    answers
}

async fn enter(tandem: &TestTandem, who: Option<Persona>) -> Visitor {
    match who {
        Some(who) => tandem.sign_in(who).await,
        None => tandem.visitor(),
    }
}

fn short(who: Persona) -> String {
    use domain::shared::Coded;
    let first = who.name.split(' ').next().unwrap_or_default();
    let elsewhere = if who.organization == LAKESIDE { ", elsewhere" } else { "" };
    format!("{first} ({}{elsewhere})", who.role.code())
}

/// One block a page and verb, so that a change shows where it is: who gets which answer.
fn table(columns: &[(String, Vec<&'static str>)]) -> String {
    let mut text = String::new();
    for (nth, (page, verb)) in asked().iter().enumerate() {
        text.push_str(&format!("{verb} {}\n", page.path));
        for answer in ["opens", "goes on", "asks", "over", "not there", "no", "sign in"] {
            let who = columns.iter().filter(|(_, answers)| answers[nth] == answer).map(|(name, _)| &**name);
            if let Some(who) = summed_up(who.collect(), columns.len()) {
                text.push_str(&format!("    {answer:10} {who}\n"));
            }
        }
    }
    text
}

fn summed_up(who: Vec<&str>, of: usize) -> Option<String> {
    match who.len() {
        0 => None,
        all if all == of => Some("everybody".to_owned()),
        most if most + 1 == of && who[0] != "nobody" => Some("everybody who is signed in".to_owned()),
        _ => Some(who.join(", ")),
    }
}
