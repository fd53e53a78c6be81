//! The last tab: every change with who, when and the values. Who has looked is told to those who read the audit trail:
//! the permission table gives caseworkers the changes of their own cases, and managers the trail.

use axum::extract::Query;
use domain::access::Permission;
use domain::access::audit::Outcome;
use domain::intake::documents::rules::words_of;
use domain::intake::history::queries::{Entry, entries};
use domain::intake::history::rules::Difference;
use domain::shared::CaseId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use templates::Catalogue;

use super::{Head, Tab, head, path};
use crate::caseworker::intake::words::capitalized;
use crate::web::{Access, Answered, Face, Id, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/record/history.html";
/// Entries on one page.
const ENTRIES: u64 = 40;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/history", Face::Caseworker, Access::May(Permission::ViewBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::history)
}

#[derive(Serialize)]
struct View {
    record: Head,
    entries: Vec<Value>,
    /// Whether the reader may be told who has looked.
    may_read: bool,
    /// Whether it tells so.
    with_reads: bool,
    earlier: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    before: String,
}

async fn show(visit: Visit, Id(case): Id<CaseId>, Query(asked): Query<Asked>) -> Answered {
    let record = head(&visit, case, Tab::History).await?;
    let rights = &record.opened.rights;
    let may_read = rights.reads(Permission::ReadAudit);
    if !may_read && !rights.writes(Permission::EditBasics) {
        return Err(Oops::Forbidden);
    }
    let with_reads = may_read && asked.show == "reads";
    let db = visit.store().read();
    let before = asked.before.parse().ok();
    let mut found = entries(db, &record.opened.case, with_reads, before, ENTRIES + 1).await?;
    let more = found.len() as u64 > ENTRIES;
    found.truncate(ENTRIES as usize);
    let last = found.last().filter(|_| more);
    let show = if with_reads { "reads" } else { "changes" };
    let earlier = last.map(|last| format!("{}/history?show={show}&before={}", path(case), last.audit.id));
    let language = visit.words();
    let entries = found.iter().map(|entry| row(language, entry)).collect();
    visit.page(TEMPLATE, View { record, entries, may_read, with_reads, earlier })
}

fn row(language: templates::Language, entry: &Entry) -> Value {
    let who = match (&entry.who, entry.audit.actor.as_str()) {
        (Some(name), _) => json!(name),
        (None, "link") => json!({ "key": "history-by-link", "args": {} }),
        (None, _) => json!("Tandem"),
    };
    json!({
        "what": entry.audit.action,
        "read": entry.audit.outcome == Outcome::Read,
        "at": entry.audit.at,
        "who": who,
        "changes": entry.changes.iter().filter(told).map(|change| said(language, change)).collect::<Vec<_>>(),
    })
}

/// Whether a value is told: what the rules found one by one is read where it was determined.
fn told(change: &&Difference) -> bool {
    change.field.as_deref() != Some("findings")
}

fn said(language: templates::Language, change: &Difference) -> Value {
    let field = change.field.as_deref().map(|field| field.replace('_', "-"));
    let label = field.as_deref().map(|field| label(language, field));
    let value = |value: &Option<String>| value.as_deref().map(|value| shown(language, field.as_deref(), value));
    json!({ "label": label, "before": value(&change.before), "after": value(&change.after) })
}

/// What a field is called on its form; else its code in words.
fn label(language: templates::Language, field: &str) -> Value {
    let code = field.rsplit('.').next().unwrap_or(field);
    let named = ["field", "barrier", "question"].map(|list| format!("{list}-{code}"));
    let key = named.into_iter().find(|key| is_key(key) && Catalogue::load().has(language, key));
    key.map_or_else(|| json!(capitalized(&words_of(code))), |key| json!({ "key": key, "args": {} }))
}

/// A code in the words of its list, which has the field's name or is that of the stages; a day as a day; else as it stands.
fn shown(language: templates::Language, field: Option<&str>, value: &str) -> Value {
    if value.parse::<domain::shared::Day>().is_ok() {
        return json!({ "key": "history-day", "args": { "day": value } });
    }
    let code = value.replace('_', "-");
    let listed = [field.unwrap_or("stage"), "history"].map(|list| format!("{list}-{code}"));
    let key = listed.into_iter().find(|key| is_key(key) && Catalogue::load().has(language, key));
    key.map_or_else(|| json!(value), |key| json!({ "key": key, "args": {} }))
}

fn is_key(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::shared::{Coded, What};

    #[test]
    fn every_act_has_a_name() {
        for what in What::ALL {
            let key = format!("what-{}", what.code());
            for language in templates::Language::ALL {
                assert!(Catalogue::load().has(language, &key), "{key}");
            }
        }
    }

    #[test]
    fn codes_and_days_are_said_in_words_and_text_as_it_stands() {
        let said = |field, value| shown(templates::Language::English, field, value);
        assert_eq!(said(Some("safe-channel"), "in-person")["key"], "safe-channel-in-person");
        assert_eq!(said(None, "active")["key"], "stage-active");
        assert_eq!(said(Some("ongoing"), "no")["key"], "history-no");
        assert_eq!(said(Some("born"), "1995-02-09")["args"]["day"], "1995-02-09");
        assert_eq!(said(Some("given-name"), "active"), "active");
    }
}
