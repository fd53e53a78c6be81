//! What the page of one employer shows.

use std::collections::BTreeMap;

use domain::access::Permission;
use domain::access::users::queries::names;
use domain::employers::contacts::{self, EmployerContactId};
use domain::employers::employer::Employer;
use domain::employers::employer::queries::find;
use domain::employers::employer::rules::{Level, Sector};
use domain::employers::engagements::{self, EngagementKind, EngagementOutcome};
use domain::employers::services::{self, EmployerServiceKind};
use domain::employers::sites::{self, EmployerSiteId};
use domain::placement::job_orders;
use domain::placement::placements::queries::{Placed, at_employer};
use domain::shared::{Coded, EmployerId, Language, UserId};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{employer_path, order_path, silence};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::record;
use crate::web::{Form, Oops, Visit};

pub(super) const TEMPLATE: &str = "caseworker/employers/employer.html";

/// The forms of the page; one of them may have been refused.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub(super) engaging: Option<Form>,
    pub(super) serving: Option<Form>,
    pub(super) siting: Option<Form>,
    pub(super) naming: Option<Form>,
    /// The row that was to be struck.
    pub(super) striking: Option<(Uuid, Form)>,
}

#[derive(Serialize)]
pub(super) struct View {
    name: String,
    href: String,
    level: &'static str,
    facts: Value,
    silent: Option<i64>,
    next: Option<Value>,
    contacts: Vec<Value>,
    sites: Vec<Value>,
    engagements: Vec<Value>,
    services: Vec<Value>,
    orders: Vec<Value>,
    hired: Vec<Value>,
    /// People who work or worked there and whom the reader does not reach.
    hidden: u64,
    people: Vec<Choice>,
    places: Vec<Choice>,
    kinds: Vec<&'static str>,
    outcomes: Vec<&'static str>,
    service_kinds: Vec<&'static str>,
    languages: Vec<&'static str>,
    writes: bool,
    engaging: Form,
    serving: Form,
    siting: Form,
    naming: Form,
}

pub(super) async fn view(visit: &Visit, id: EmployerId, forms: Forms) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::Employers, today);
    let employer = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let contacts = contacts::of_employer(db, id, today).await?;
    let sites = sites::of_employer(db, id).await?;
    let engagements = engagements::of_employer(db, id).await?;
    let services = services::of_employer(db, id).await?;
    let orders = job_orders::queries::of_employer(db, &scope, id).await?;
    let (hired, hidden) = at_employer(db, &reader.scope(Permission::Placement, today), id).await?;
    let users = engagements.iter().filter_map(|row| row.user_id).chain(services.iter().filter_map(|row| row.user_id));
    let rows = Rows {
        id,
        writes: !scope.reach.reads_only,
        who: names(db, users.collect::<std::collections::BTreeSet<_>>()).await?,
        people: contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect(),
        places: sites.iter().map(|site| (site.id, site.name.clone())).collect(),
        striking: forms.striking,
    };
    let form = |end: &str, name: &str, refused: Option<Form>| {
        refused.unwrap_or_else(|| Form::new(format!("{}/{end}", employer_path(id))).named(name).with("day", today))
    };
    let level = employer.level(today);
    Ok(View {
        href: employer_path(id),
        level: level.code(),
        facts: facts(&employer),
        silent: Some(silence(employer.silent_since, today)).filter(|_| level != Level::Workplace),
        next: employer.next_on.map(|day| json!({ "what": employer.next_step, "day": day })),
        engagements: engagements.iter().map(|row| rows.engagement(row)).collect(),
        services: services.iter().map(|row| rows.service(row)).collect(),
        orders: orders.iter().map(order).collect(),
        hidden,
        hired: hired.iter().map(|placed| person(placed, today)).collect(),
        people: (contacts.iter().filter(|contact| contact.is_there_on(today)))
            .map(|contact| Choice::new(contact.id, &contact.name))
            .collect(),
        places: sites.iter().map(|site| Choice::new(site.id, &site.name)).collect(),
        contacts: contacts.iter().map(|contact| rows.contact(contact, today)).collect(),
        sites: sites.iter().map(|site| json!({ "name": site.name, "address": site.address() })).collect(),
        kinds: codes::<EngagementKind>(),
        outcomes: codes::<EngagementOutcome>(),
        service_kinds: codes::<EmployerServiceKind>(),
        languages: codes::<Language>(),
        writes: rows.writes,
        engaging: form("engagements", "engagement", forms.engaging),
        serving: form("services", "service", forms.serving),
        siting: form("sites", "site", forms.siting),
        naming: form("contacts", "contact", forms.naming),
        name: employer.name,
    })
}

fn facts(employer: &Employer) -> Value {
    json!({
        "legal_name": employer.legal_name,
        "fein": employer.fein_last_four,
        "naics": employer.naics,
        "sector": employer.naics.as_deref().and_then(Sector::of).map(Coded::code),
        "size": employer.size.map(Coded::code),
        "union_presence": employer.union_presence.code(),
        "about": employer.about,
    })
}

fn order(order: &job_orders::JobOrder) -> Value {
    json!({ "href": order_path(order.id), "title": order.title, "state": order.state.code(), "filled": order.filled,
        "openings": order.openings, "opened_on": order.opened_on })
}

fn person(placed: &Placed, today: domain::shared::Day) -> Value {
    let job = &placed.listed.placement;
    json!({ "name": placed.participant.name(), "href": format!("{}/placement", record::path(placed.case.id)),
        "title": job.title, "starts_on": job.starts_on, "ended_on": job.ended_on, "hourly": job.hourly(),
        "held": job.is_held_on(today) })
}

/// What rows are drawn with.
struct Rows {
    id: EmployerId,
    writes: bool,
    who: BTreeMap<UserId, String>,
    people: BTreeMap<EmployerContactId, String>,
    places: BTreeMap<EmployerSiteId, String>,
    striking: Option<(Uuid, Form)>,
}

impl Rows {
    fn engagement(&self, row: &engagements::Model) -> Value {
        json!({
            "kind": row.kind.code(), "outcome": row.outcome.code(), "day": row.day, "note": row.note,
            "with": row.contact_id.and_then(|id| self.people.get(&id)),
            "who": row.user_id.and_then(|id| self.who.get(&id)),
            "struck": row.struck_reason,
            "strike": self.strike("engagements", row.id.0, row.struck_at.is_none()),
        })
    }

    fn service(&self, row: &services::Model) -> Value {
        json!({
            "kind": row.kind.code(), "day": row.day, "note": row.note,
            "site": row.site_id.and_then(|id| self.places.get(&id)),
            "who": row.user_id.and_then(|id| self.who.get(&id)),
            "struck": row.struck_reason,
            "strike": self.strike("services", row.id.0, row.struck_at.is_none()),
        })
    }

    fn contact(&self, contact: &contacts::Model, today: domain::shared::Day) -> Value {
        json!({
            "name": contact.name, "position": contact.position, "phone": contact.phone, "email": contact.email,
            "language": contact.language.code(), "signs": contact.signs, "gone": !contact.is_there_on(today),
            "until": contact.until_day,
            "href": self.writes.then(|| format!("/employers/contacts/{}", contact.id)),
        })
    }

    /// The form that strikes a row, refused or fresh; nothing where it was struck or the reader only looks.
    fn strike(&self, folder: &str, row: Uuid, stands: bool) -> Option<Form> {
        if !self.writes || !stands {
            return None;
        }
        let refused = self.striking.as_ref().filter(|(id, _)| *id == row).map(|(_, form)| form.clone());
        let action = format!("{}/{folder}/{row}/strike", employer_path(self.id));
        Some(refused.unwrap_or_else(|| Form::new(action).named(format!("s{row}"))))
    }
}
