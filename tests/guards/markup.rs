//! What every page keeps, whatever it shows.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};
use templates::{Catalogue, Language};
use tests::selector;

/// Everything that is wrong with a page's markup.
pub fn wrong_with(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let mut wrong = Vec::new();
    let headings = document.select(&selector("h1")).count();
    if headings != 1 {
        wrong.push(format!("{headings} first headings"));
    }
    wrong.extend(controls_without_a_name(&document));
    wrong.extend(ids_that_do_not_hold(&document));
    wrong.extend(codes_on_screen(&document));
    wrong.extend(columns_that_fall_apart(&document));
    wrong
}

/// What stands beside something else stands in one row with it: a `div` closed too early would put it below.
fn columns_that_fall_apart(document: &Html) -> Vec<String> {
    let children = |element: ElementRef<'_>| element.children().filter(|child| child.value().is_element()).count();
    let splits = selector(".split");
    let loose = document.select(&splits).filter(|split| children(*split) != 1);
    let rows = selector(".split > div");
    let crowded = document.select(&rows).filter(|row| children(*row) > 2);
    let asides = selector(".aside");
    let is_beside = |aside: &ElementRef<'_>| {
        let mut around = aside.ancestors().filter_map(ElementRef::wrap);
        around.any(|element| element.value().classes().any(|class| class == "split"))
    };
    let lost = document.select(&asides).filter(|aside| !is_beside(aside));
    loose.chain(crowded).chain(lost).map(|element| format!("columns fall apart at {}", opening(element))).collect()
}

fn controls_without_a_name(document: &Html) -> Vec<String> {
    const HIDDEN: [&str; 4] = ["hidden", "submit", "button", "reset"];
    let controls = selector("input, select, textarea");
    let controls =
        document.select(&controls).filter(|control| !HIDDEN.contains(&control.attr("type").unwrap_or_default()));
    let nameless = controls.filter(|control| !is_named(document, *control));
    nameless.map(|control| format!("no label for {}", opening(control))).collect()
}

fn is_named(document: &Html, control: ElementRef<'_>) -> bool {
    let said = |name| control.attr(name).is_some_and(|text| !text.trim().is_empty());
    let inside = control.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "label");
    let labels = selector("label[for]");
    let mut labels = document.select(&labels);
    said("aria-label")
        || said("aria-labelledby")
        || inside
        || labels.any(|label| label.attr("for") == control.attr("id"))
}

fn ids_that_do_not_hold(document: &Html) -> Vec<String> {
    let with_id = selector("[id]");
    let ids: Vec<_> = document.select(&with_id).filter_map(|element| element.attr("id")).collect();
    let known: BTreeSet<_> = ids.iter().copied().collect();
    let twice = known.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1);
    let mut wrong: Vec<_> = twice.map(|id| format!("the id {id} stands twice")).collect();
    for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
        let naming = selector(&format!("[{name}]"));
        let named = document.select(&naming).filter_map(|element| element.attr(name)).flat_map(str::split_whitespace);
        wrong.extend(named.filter(|id| !known.contains(id)).map(|id| format!("{name} names {id}, which is nowhere")));
    }
    let links = selector("a[href^='#']");
    let places = document.select(&links).filter_map(|link| link.attr("href")?.strip_prefix('#'));
    wrong.extend(places.filter(|id| !known.contains(id)).map(|id| format!("a link leads to {id}, which is nowhere")));
    wrong
}

/// Keys of the catalogue, names of fields and values of programs, where people read.
fn codes_on_screen(document: &Html) -> Vec<String> {
    let body = selector("body");
    let Some(body) = document.select(&body).next() else { return vec!["no body".to_owned()] };
    let said: Vec<_> = body
        .descendants()
        .filter(|node| !is_unread(*node))
        .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
        .collect();
    let words = said.iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || ".,;:!?()“”\"'".contains(c)));
    let values = said.iter().map(|text| text.trim()).filter(|text| ["none", "true", "false"].contains(text));
    let codes: BTreeSet<_> = words.filter(|word| is_code(word)).chain(values).collect();
    codes.into_iter().map(|word| format!("{word:?} is no word")).collect()
}

fn is_unread(node: ego_tree::NodeRef<'_, scraper::Node>) -> bool {
    let unread = |node: ego_tree::NodeRef<'_, scraper::Node>| {
        node.value().as_element().is_some_and(|element| ["script", "style", "svg"].contains(&element.name()))
    };
    node.ancestors().any(unread)
}

fn is_code(word: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let joined = |with: char| word.contains(with) && word.split(with).all(plain);
    let key = joined('-') && Catalogue::load().has(Language::English, word);
    let value = ["undefined", "null", "NaN"].contains(&word) || word.starts_with("Some(");
    joined('_') || key || value || word.starts_with("{{") || uuid::Uuid::try_parse(word).is_ok() && word.len() == 36
}

fn opening(element: ElementRef<'_>) -> String {
    element.html().split_inclusive('>').next().unwrap_or_default().to_owned()
}

#[test]
fn what_is_wrong_is_seen() {
    let html = r##"<body><h1>A</h1><h1>B</h1><label for="x">X</label><input id="y"><p id="y">first_name undefined</p>
        <a href="#z">nav-today</a>"##;
    let wrong = wrong_with(html).join("\n");
    for part in [
        "2 first headings",
        "no label",
        "y stands twice",
        "for names x",
        "leads to z",
        "first_name",
        "undefined",
        "nav-today",
    ] {
        assert!(wrong.contains(part), "{part}: {wrong}");
    }
    let html = r#"<body><h1>A</h1><label>Sign-in, follow-up, none of these<input></label><b> none </b>"#;
    assert_eq!(wrong_with(html), ["\"none\" is no word"]);
}
