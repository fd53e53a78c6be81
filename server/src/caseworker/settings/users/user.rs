//! One user: the roles they hold and where, another invitation, the end of the account.

use domain::access::users::commands;
use domain::access::users::queries::{Member, member, places};
use domain::access::users::roles::{self, HeldRoleId, Place};
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Stop, UserId};
use serde::Serialize;
use serde_json::{Value, json};

use super::places::{Places, roles_to_give};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/users/user.html";
const GATE: Access = Access::May(Permission::ManageUsers);

/// The page.
pub fn page() -> Page {
    Page::new("/settings/users/{user}", Face::Caseworker, GATE).drawn_by(TEMPLATE).get(show).samples(samples)
}

/// Giving a role; a refused form is shown on the user's page.
pub fn roles() -> Page {
    Page::new("/settings/users/{user}/roles", Face::Caseworker, GATE).post(give)
}

/// Ending one.
pub fn end_role() -> Page {
    Page::new("/settings/users/{user}/roles/{role}/end", Face::Caseworker, GATE).post(end)
}

/// Sending the invitation again.
pub fn invitation() -> Page {
    Page::new("/settings/users/{user}/invitation", Face::Caseworker, GATE).post(invite_again)
}

/// Closing the account.
pub fn closing() -> Page {
    Page::new("/settings/users/{user}/closing", Face::Caseworker, GATE).post(close)
}

#[derive(Serialize)]
struct View {
    name: String,
    email: String,
    invited: bool,
    own: bool,
    held: Vec<Held>,
    roles: Vec<&'static str>,
    programs: Vec<Value>,
    sites: Vec<Value>,
    form: Form,
    again: Form,
    closing: Form,
}

#[derive(Serialize)]
struct Held {
    role: &'static str,
    places: Vec<String>,
    end: Form,
}

async fn show(visit: Visit, Id(id): Id<UserId>) -> Answered {
    let view = view(&visit, id, Form::new(format!("{}/roles", path(id)))).await?;
    visit.page(TEMPLATE, view)
}

async fn give(visit: Visit, Id(id): Id<UserId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| {
        (fields.choice("role"), Place { program: fields.optional_id("program"), site: fields.optional_id("site") })
    });
    let given = match read {
        Ok((role, place)) => {
            let give = async move |act: &mut Act<'_>| roles::give(act, id, role, place).await.map(drop);
            perform(visit.store(), &by, give).await
        }
        Err(stop) => Err(stop),
    };
    answer(&visit, id, &typed, given, "role-given").await
}

async fn end(visit: Visit, Id((id, role)): Id<(UserId, HeldRoleId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let ended = perform(visit.store(), &by, async move |act: &mut Act<'_>| roles::end(act, role).await).await;
    answer(&visit, id, &typed, ended.map(drop), "role-ended").await
}

async fn invite_again(visit: Visit, Id(id): Id<UserId>, typed: Typed) -> Answered {
    let (by, organization) = (visit.by(&typed)?, visit.signed()?.organization.name.clone());
    let again = async move |act: &mut Act<'_>| commands::invite_again(act, id, &organization).await;
    let invited = perform(visit.store(), &by, again).await;
    answer(&visit, id, &typed, invited, "user-invited").await
}

async fn close(visit: Visit, Id(id): Id<UserId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let closed = perform(visit.store(), &by, async move |act: &mut Act<'_>| commands::close(act, id).await).await;
    match closed {
        Ok(()) => Ok(visit.go_on("/settings/users", "user-closed")),
        Err(stop) => answer(&visit, id, &typed, Err(stop), "").await,
    }
}

/// Back to the user's page: with what was done, or with why not.
async fn answer(visit: &Visit, id: UserId, typed: &Typed, done: Result<(), Stop>, said: &str) -> Answered {
    match done {
        Ok(()) => Ok(visit.go_on(&path(id), said)),
        Err(stop) => {
            let form = typed.refused(format!("{}/roles", path(id)), stop)?;
            let view = view(visit, id, form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, id: UserId, form: Form) -> Result<View, Oops> {
    let (db, today, reader) = (visit.store().read(), visit.today()?, visit.reader()?);
    let Member { user, roles } = member(db, reader.organization, id, today).await?.ok_or(Oops::NotFound)?;
    let (reached, names) = (places(db, [id], today).await?, Places::of(visit).await?);
    let held = roles.into_iter().map(|(held, role)| Held {
        role: role.code(),
        places: names.named(reached.get(&(id, role))),
        end: Form::new(format!("{}/roles/{held}/end", path(id))).named(held.to_string()),
    });
    Ok(View {
        invited: user.password.is_none(),
        own: reader.user() == Some(id),
        held: held.collect(),
        roles: roles_to_give(visit)?,
        name: user.name,
        email: user.email,
        programs: names.programs,
        sites: names.sites,
        form,
        again: Form::new(format!("{}/invitation", path(id))).named("again"),
        closing: Form::new(format!("{}/closing", path(id))).named("closing"),
    })
}

fn path(id: UserId) -> String {
    format!("/settings/users/{id}")
}

fn samples() -> Vec<Value> {
    let path = "/settings/users/1";
    let held = json!({ "role": "caseworker", "places": ["Grand Avenue"], "end": Form::new(format!("{path}/roles/1/end")).named("h1") });
    let sample = |invited: bool, own: bool| {
        json!({
            "name": "Denise Okafor", "email": "denise@larkin.example", "invited": invited, "own": own, "held": [held],
            "roles": ["caseworker"], "programs": [], "sites": [{ "value": "1", "label": "Grand Avenue" }],
            "form": Form::new(format!("{path}/roles")), "again": Form::new(format!("{path}/invitation")).named("again"),
            "closing": Form::new(format!("{path}/closing")).named("closing"),
        })
    };
    vec![sample(true, false), sample(false, true)]
}
