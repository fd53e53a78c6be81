//! The funding streams of a program: adding one, and giving one another name.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs;
use domain::programs::namings::{Naming, add_stream, rename_stream};
use domain::shared::{Fault, FundingStreamId, ProgramId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::{home, program};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/settings/program/streams.html";

/// The page.
pub fn page() -> Page {
    Page::new("/settings/programs/{program}/streams", Face::Caseworker, Access::May(Permission::ManagePrograms))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    home: String,
    streams: Vec<Form>,
    form: Form,
}

async fn show(visit: Visit, Id(id): Id<ProgramId>) -> Answered {
    let view = view(&visit, id, Form::new(path(id))).await?;
    visit.page(TEMPLATE, view)
}

/// Without a stream named the form adds one.
async fn save(visit: Visit, Id(id): Id<ProgramId>, typed: Typed) -> Answered {
    program(&visit, id).await?;
    let by = visit.by(&typed)?;
    let read = typed.read(|fields| (fields.optional_id::<FundingStreamId>("stream"), Naming::read(fields)));
    let saved = match read {
        Ok((Some(stream), naming)) => {
            let rename = async move |act: &mut Act<'_>| rename_stream(act, id, stream, &naming).await;
            perform(visit.store(), &by, rename).await
        }
        Ok((None, naming)) => {
            let add = async move |act: &mut Act<'_>| add_stream(act, id, &naming).await.map(drop);
            perform(visit.store(), &by, add).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&path(id), "streams-saved")),
        Err(stop) => again(&visit, id, &typed, stop).await,
    }
}

async fn again(visit: &Visit, id: ProgramId, typed: &Typed, stop: Stop) -> Answered {
    let refused = typed.refused(path(id), stop)?;
    let mut view = view(visit, id, Form::new(path(id))).await?;
    match view.streams.iter_mut().find(|form| form.id.is_some() && form.id.as_deref() == typed.get("stream")) {
        Some(form) => *form = Form { id: form.id.clone(), ..refused },
        None => view.form = refused,
    }
    visit.page_again(TEMPLATE, view)
}

async fn view(visit: &Visit, id: ProgramId, form: Form) -> Result<View, Oops> {
    let program = program(visit, id).await?;
    let streams = programs::streams_of(visit.store().read(), program.id).await.map_err(Fault::from)?;
    let own = |stream: programs::streams::Model| {
        Form::new(path(id)).named(stream.id.to_string()).with("stream", stream.id).with("name", stream.name)
    };
    Ok(View { home: home(id), streams: streams.into_iter().map(own).collect(), form })
}

fn path(id: ProgramId) -> String {
    format!("{}/streams", home(id))
}

fn samples() -> Vec<Value> {
    let path = "/settings/programs/1/streams";
    let stream = Form::new(path).named("1").with("stream", "1").with("name", "WIOA Adult");
    vec![json!({ "home": "/settings/programs/1", "streams": [stream], "form": Form::new(path) })]
}
