//! The users of an organization with their roles.

use domain::access::Permission;
use domain::access::users::queries::{Member, members, places};
use domain::shared::Coded;
use serde::Serialize;
use serde_json::{Value, json};

use super::places::Places;
use crate::web::{Access, Answered, Face, Oops, Page, Visit};

const TEMPLATE: &str = "caseworker/settings/users/list.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/users", Face::Caseworker, Access::May(Permission::ManageUsers))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    users: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    email: String,
    href: String,
    roles: Vec<&'static str>,
    places: Vec<String>,
    /// Invited, and no password chosen yet.
    invited: bool,
}

async fn show(visit: Visit) -> Answered {
    let users = lines(&visit).await?;
    visit.page(TEMPLATE, View { users })
}

async fn lines(visit: &Visit) -> Result<Vec<Line>, Oops> {
    let (db, today) = (visit.store().read(), visit.today()?);
    let members = members(db, visit.reader()?.organization, today).await?;
    let reached = places(db, members.iter().map(|member| member.user.id), today).await?;
    let names = Places::of(visit).await?;
    let line = |Member { user, roles }: Member| {
        let mut places: Vec<String> =
            roles.iter().flat_map(|(_, role)| names.named(reached.get(&(user.id, *role)))).collect();
        places.sort();
        places.dedup();
        Line {
            href: format!("/settings/users/{}", user.id),
            roles: roles.iter().map(|(_, role)| role.code()).collect(),
            invited: user.password.is_none(),
            name: user.name,
            email: user.email,
            places,
        }
    };
    Ok(members.into_iter().map(line).collect())
}

fn samples() -> Vec<Value> {
    let user = |name: &str, invited: bool| {
        json!({ "name": name, "email": "denise@larkin.example", "href": "/settings/users/1", "roles": ["caseworker"],
            "places": ["Grand Avenue"], "invited": invited })
    };
    vec![
        json!({ "users": [user("Denise Okafor", false), user("Maria Fernanda de la Cruz Villanueva-Echeverría", true)] }),
    ]
}
