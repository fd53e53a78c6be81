//! Settings: the ways to everything that a manager or administrator sets.

use domain::access::Permission;
use domain::access::organizations::sites_of;
use domain::programs::{self, changes::manages};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Page, Visit};

const TEMPLATE: &str = "caseworker/settings/overview.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .nav(10, "gear", "nav-settings")
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    programs: Vec<Program>,
    sites: Vec<String>,
    may_import: bool,
    may_users: bool,
}

#[derive(Serialize)]
struct Program {
    name: String,
    sector: String,
    href: String,
    rules: usize,
}

async fn show(visit: Visit) -> Answered {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let programs = programs::all(db, reader.organization).await?.into_iter();
    let programs = programs.filter(|program| manages(reader, program.id)).map(|program| Program {
        href: format!("/settings/programs/{}", program.id),
        rules: program.policy.eligibility.len(),
        name: program.name,
        sector: program.sector,
    });
    let view = View {
        programs: programs.collect(),
        sites: sites_of(db, reader.organization).await?.into_iter().map(|site| site.name).collect(),
        may_import: reader.may(Permission::Import),
        may_users: reader.may(Permission::ManageUsers),
    };
    visit.page(TEMPLATE, view)
}

fn samples() -> Vec<Value> {
    let program = json!({ "name": "Manufacturing pathways", "sector": "Manufacturing", "href": "/settings/programs/1", "rules": 7 });
    vec![
        json!({ "programs": [program], "sites": ["Grand Avenue"], "may_import": true, "may_users": true }),
        json!({ "programs": [], "sites": [], "may_import": false, "may_users": true }),
    ]
}
