//! The kinds of service of a program: adding one, and giving one another name. Entry and exit follow from their class.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::namings::{Naming, add_kind, rename_kind};
use domain::programs::service_kinds::rules::ServiceClass;
use domain::programs::{self, ServiceKindId};
use domain::shared::{Coded, Fault, ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/services.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/services", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    home: String,
    kinds: Vec<Kind>,
    classes: Vec<&'static str>,
    form: Form,
}

#[derive(Serialize)]
struct Kind {
    class: &'static str,
    starts: bool,
    form: Form,
}

/// What was typed: another name for a kind, or a new kind.
enum Change {
    Rename(ServiceKindId, Naming),
    Add(Naming, ServiceClass),
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let view = view(&visit, id, Form::new(path(id))).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(id): Id<ProgramId>, typed: Typed) -> Answered {
    program(&visit, id).await?;
    let by = visit.by(&typed)?;
    let saved = match read(&typed) {
        Ok(Change::Rename(kind, naming)) => {
            let rename = async move |act: &mut Act<'_>| rename_kind(act, id, kind, &naming).await;
            perform(visit.store(), &by, rename).await
        }
        Ok(Change::Add(naming, class)) => {
            let add = async move |act: &mut Act<'_>| add_kind(act, id, &naming.name, class).await.map(drop);
            perform(visit.store(), &by, add).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&path(id), "services-saved")),
        Err(stop) => again(&visit, id, &typed, stop).await,
    }
}

fn read(typed: &Typed) -> Result<Change, Stop> {
    typed.read(|fields| match fields.optional_id::<ServiceKindId>("kind") {
        Some(kind) => Change::Rename(kind, Naming::read(fields)),
        None => Change::Add(Naming::read(fields), fields.choice("class")),
    })
}

/// The refused form in its place: the kind's own, or the one that adds.
async fn again(visit: &Visit, id: ProgramId, typed: &Typed, stop: Stop) -> Answered {
    let refused = typed.refused(path(id), stop)?;
    let mut view = view(visit, id, Form::new(path(id))).await?;
    let named = |kind: &&mut Kind| kind.form.id.as_deref() == typed.get("kind");
    match view.kinds.iter_mut().find(named) {
        Some(kind) => kind.form = Form { id: kind.form.id.clone(), ..refused },
        None => view.form = refused,
    }
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, id: ProgramId, form: Form) -> Result<View, Oops> {
    let program = program(visit, id).await?;
    let kinds = programs::kinds_of(visit.store().read(), program.id).await.map_err(Fault::from)?;
    let mut kinds: Vec<_> = kinds.into_iter().map(|kind| (kind.class, kind.name, kind.id)).collect();
    kinds.sort();
    let kinds = kinds.into_iter().map(|(class, name, kind)| Kind {
        class: class.code(),
        starts: class.starts_participation(),
        form: Form::new(path(id)).named(kind.to_string()).with("kind", kind).with("name", name),
    });
    let classes = ServiceClass::ALL.iter().map(|class| class.code()).collect();
    Ok(View { home: home(id), kinds: kinds.collect(), classes, form })
}

fn path(id: ProgramId) -> String {
    format!("{}/services", home(id))
}

fn samples() -> Vec<Value> {
    let path = "/settings/programs/1/services";
    let form = Form::new(path).named("1").with("kind", "1").with("name", "Career planning");
    let classes: Vec<_> = ServiceClass::ALL.iter().map(|class| class.code()).collect();
    let kind = json!({ "class": "individualized", "starts": true, "form": form });
    vec![json!({ "home": "/settings/programs/1", "kinds": [kind], "classes": classes, "form": Form::new(path) })]
}
