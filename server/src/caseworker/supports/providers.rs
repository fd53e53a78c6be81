//! Finding help: services by words, kind, place and language. Where a need is at hand, each leads on to a referral.

use domain::access::Permission;
use domain::shared::{CaseId, Coded};
use domain::support::needs::NeedId;
use domain::support::needs::rules::NeedKind;
use domain::support::providers::queries::{After, Found, Wanted, is_any, search};
use domain::support::providers::rules::Spoken;
use serde::Serialize;
use serde_json::{Value, json};

use super::{DIRECTORY, first_phone, provider_path, where_in_short};
use crate::caseworker::places::codes;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/supports/providers.html";
/// Services on one page.
const SHOWN: u64 = 30;
/// Letters of a description in a list.
const IN_SHORT: usize = 160;

/// The page.
pub(super) fn page() -> Page {
    Page::new(DIRECTORY, Face::Caseworker, Access::May(Permission::Support))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::providers)
}

#[derive(Serialize)]
struct View {
    found: Vec<Value>,
    next: Option<String>,
    q: String,
    kind: Option<NeedKind>,
    place: String,
    language: Option<Spoken>,
    kinds: Vec<&'static str>,
    languages: Vec<&'static str>,
    /// What of the address goes on: the need that help is looked for.
    case: Option<CaseId>,
    need: Option<NeedId>,
    is_any: bool,
    may_keep: bool,
    may_import: bool,
    clear: String,
    narrowed: bool,
}

async fn show(visit: Visit) -> Answered {
    let (reader, db) = (visit.reader()?, visit.store().read());
    let wanted = Wanted {
        words: visit.asked("q"),
        kind: visit.asked("kind").and_then(|code| NeedKind::from_code(&code)),
        place: visit.asked("place"),
        language: visit.asked("language").and_then(|code| Spoken::from_code(&code)),
    };
    let for_whom =
        visit.asked("case").and_then(|id| id.parse().ok()).zip(visit.asked("need").and_then(|id| id.parse().ok()));
    let after = visit.asked("after").and_then(|id| id.parse().ok()).zip(visit.asked("name"));
    let after = after.map(|(id, search)| After { search, id });
    let page = search(db, reader.organization, &wanted, after.as_ref(), SHOWN).await?;
    let going_on =
        for_whom.map(|(case, need): (CaseId, NeedId)| format!("case={case}&need={need}")).unwrap_or_default();
    let next = page.next.map(|next| {
        let asked =
            |name: &str| visit.asked(name).map(|value| format!("&{name}={}", encoded(&value))).unwrap_or_default();
        let narrowed = ["q", "kind", "place", "language"].map(asked).concat();
        format!("{DIRECTORY}?{going_on}{narrowed}&after={}&name={}", next.id, encoded(&next.search))
    });
    let view = View {
        found: page.found.iter().map(|found| row(found, for_whom)).collect(),
        next,
        narrowed: wanted != Wanted::default(),
        q: wanted.words.unwrap_or_default(),
        kind: wanted.kind,
        place: wanted.place.unwrap_or_default(),
        language: wanted.language,
        kinds: codes::<NeedKind>(),
        languages: codes::<Spoken>(),
        case: for_whom.map(|(case, _)| case),
        need: for_whom.map(|(_, need)| need),
        is_any: is_any(db, reader.organization).await?,
        may_keep: reader.may(Permission::SetUpClasses),
        may_import: reader.may(Permission::Import),
        clear: if going_on.is_empty() { DIRECTORY.to_owned() } else { format!("{DIRECTORY}?{going_on}") },
    };
    visit.page(TEMPLATE, view)
}

fn row(found: &Found, for_whom: Option<(CaseId, NeedId)>) -> Value {
    let refer = for_whom
        .map(|(case, need)| format!("{}/referrals/new?need={need}&service={}", record::path(case), found.service.id));
    let languages =
        found.service.reach.languages.iter().chain(found.sites.iter().flat_map(|site| &site.reach.languages));
    json!({
        "name": found.service.name,
        "provider": (found.provider.name != found.service.name).then_some(&found.provider.name),
        "href": format!("{}#s-{}", provider_path(found.provider.id), found.service.id),
        "about": found.service.about.as_deref().map(in_short),
        "kinds": found.service.kinds.0.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        "place": where_in_short(&found.sites),
        "phone": first_phone(found),
        "languages": languages.take(4).collect::<Vec<_>>(),
        "refer": refer,
    })
}

/// The beginning of a description, up to a whole word.
fn in_short(about: &str) -> String {
    let line = about.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= IN_SHORT {
        return line;
    }
    let short: String = line.chars().take(IN_SHORT).collect();
    let whole = short.rsplit_once(' ').map_or(short.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// A value as an address carries it.
fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(byte).collect()
}
