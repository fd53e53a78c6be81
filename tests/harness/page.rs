//! A page as a visitor sees it: what it says, its forms, its links.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};

/// An answer of the server.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is, redirects followed: path and query.
    pub path: String,
    /// How it was answered.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub html: String,
}

/// A form of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOnPage {
    /// Where it is sent.
    pub action: String,
    /// What a browser would send, button by button aside, if nothing were typed.
    pub values: Vec<(String, String)>,
    /// The names of its controls.
    pub names: Vec<String>,
}

impl Page {
    /// What the main part says, blanks as one.
    pub fn text(&self) -> String {
        let document = self.document();
        let main = document.select(&selector("main")).next().unwrap_or_else(|| document.root_element());
        text_of(main)
    }

    /// Whether the main part says this.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The first heading.
    pub fn heading(&self) -> String {
        self.texts("h1").into_iter().next().unwrap_or_default()
    }

    /// What every element that `css` selects says.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.document().select(&selector(css)).map(text_of).collect()
    }

    /// How many elements `css` selects.
    pub fn count(&self, css: &str) -> usize {
        self.document().select(&selector(css)).count()
    }

    /// An attribute of every element that `css` selects and that has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let document = self.document();
        document.select(&selector(css)).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// What is said to be wrong beside fields and above the form.
    pub fn wrong(&self) -> Vec<String> {
        self.texts("[role=alert] h2, .field .error")
    }

    /// The value of a control, wherever it stands in the page.
    pub fn value(&self, name: &str) -> Option<String> {
        let all = self.forms().into_iter().flat_map(|form| form.values);
        all.into_iter().find(|(named, _)| named == name).map(|(_, value)| value)
    }

    /// A header as text, empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The address of the first link with this text.
    pub fn link(&self, text: &str) -> Option<String> {
        let document = self.document();
        let link = document.select(&selector("a[href]")).find(|link| text_of(*link) == text);
        link.and_then(|link| link.attr("href")).map(str::to_owned)
    }

    /// Every form that is sent by POST.
    pub fn forms(&self) -> Vec<FormOnPage> {
        self.document().select(&selector("form[method=post]")).map(|form| read_form(form, &self.path)).collect()
    }

    /// The first form that is sent to `action` (its query aside).
    pub fn form(&self, action: &str) -> Option<FormOnPage> {
        let path = |address: &str| address.split('?').next().unwrap_or_default().to_owned();
        self.forms().into_iter().find(|form| form.action == action || path(&form.action) == action)
    }

    /// The body with what differs from answer to answer taken out: nonce, keys, the number of the request.
    pub fn html_without_chance(&self) -> String {
        let mut html = self.html.clone();
        let keys = self.attributes("input[name=_key]", "value");
        let nonces = self.attributes("script[nonce]", "nonce");
        for chance in keys.into_iter().chain(nonces).chain([self.header("x-request-id").to_owned()]) {
            if !chance.is_empty() {
                // Templates write a slash of a value as a reference.
                html = html.replace(&chance, "…").replace(&chance.replace('/', "&#x2f;"), "…");
            }
        }
        html
    }

    /// Where two answers differ, chance and `hidden` aside: the status, a header's name, or a line.
    pub fn difference(&self, other: &Self, hidden: &[&str]) -> Option<String> {
        let look = |page: &Self| {
            let names = page.headers.keys().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let html = hidden.iter().fold(page.html_without_chance(), |html, hidden| html.replace(hidden, "…"));
            format!("{}\n{names}\n{html}", page.status)
        };
        let (one, two) = (look(self), look(other));
        let differs = one.lines().zip(two.lines()).find(|(one, two)| one != two);
        let tail = || (one != two).then(|| "one is longer".to_owned());
        differs.map(|(one, two)| format!("{one}\n{two}")).or_else(tail)
    }

    /// The page taken apart.
    pub fn document(&self) -> Html {
        Html::parse_document(&self.html)
    }
}

/// What an element says, blanks as one.
pub fn text_of(element: ElementRef<'_>) -> String {
    let words = element.text().collect::<Vec<_>>().concat();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A selector of a test, which is written right.
pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn read_form(form: ElementRef<'_>, here: &str) -> FormOnPage {
    let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(here).to_owned();
    let mut read = FormOnPage { action, values: Vec::new(), names: Vec::new() };
    for control in form.select(&selector("input[name], select[name], textarea[name], button[name]")) {
        let name = control.attr("name").unwrap_or_default().to_owned();
        if !read.names.contains(&name) {
            read.names.push(name.clone());
        }
        if control.attr("disabled").is_none() {
            read.values.extend(values_of(control).into_iter().map(|value| (name.clone(), value)));
        }
    }
    read
}

/// What a control sends as it stands there.
fn values_of(control: ElementRef<'_>) -> Vec<String> {
    let value = || control.attr("value").unwrap_or_default().to_owned();
    let boxed = || control.attr("value").unwrap_or("on").to_owned();
    match (control.value().name(), control.attr("type").unwrap_or("text")) {
        ("button", _) | ("input", "submit" | "file" | "button") => Vec::new(),
        ("input", "checkbox" | "radio") => control.attr("checked").map(|_| boxed()).into_iter().collect(),
        ("select", _) => chosen_of(control),
        // A browser leaves out the line break that stands first.
        ("textarea", _) => vec![control.text().collect::<String>().trim_start_matches('\n').to_owned()],
        _ => vec![value()],
    }
}

fn chosen_of(select: ElementRef<'_>) -> Vec<String> {
    let value = |option: ElementRef<'_>| option.attr("value").map_or_else(|| text_of(option), str::to_owned);
    let chosen: Vec<String> = select.select(&selector("option[selected]")).map(value).collect();
    if !chosen.is_empty() || select.attr("multiple").is_some() {
        return chosen;
    }
    select.select(&selector("option")).next().map(value).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let html = r#"<main><form method="post" action="/x?y=1"><input type="hidden" name="_key" value="k">
            <input name="name" value="Rosa"><input type="checkbox" name="ready"><input type="radio" name="sex" value="f"
            checked><select name="role"><option value="">Choose</option><option selected value="b">B</option></select>
            <textarea name="note">
line</textarea><button name="act" value="go">Go</button></form></main>"#;
        let page = Page { path: "/".into(), status: StatusCode::OK, headers: HeaderMap::new(), html: html.into() };
        let form = page.form("/x").unwrap();
        let values: Vec<_> = form.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(values, [("_key", "k"), ("name", "Rosa"), ("sex", "f"), ("role", "b"), ("note", "line")]);
        assert!(form.names.contains(&"ready".to_owned()) && form.names.contains(&"act".to_owned()));
    }
}
