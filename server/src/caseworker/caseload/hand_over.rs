//! A whole caseload goes to another caseworker in one act.

use axum::extract::Query;
use domain::access::users::queries::{find, holding};
use domain::access::{Act, Permission, Role};
use domain::follow_up::caseload::commands::hand_over_all;
use domain::follow_up::caseload::queries::count;
use domain::follow_up::caseload::{Narrowed, StageFilter, Whose};
use domain::perform;
use domain::shared::{Stop, UserId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/caseload/hand_over.html";
const PATH: &str = "/caseload/hand-over";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::AssignCase))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(hand_over)
        .samples(crate::caseworker::samples::hand_over)
}

#[derive(Serialize)]
struct View {
    name: String,
    cases: u64,
    caseworkers: Vec<Value>,
    form: Form,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    from: String,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    let from: UserId = asked.from.parse().map_err(|_| Oops::NotFound)?;
    let view = view(&visit, from, Form::new(PATH).with("from", from)).await?;
    visit.page(TEMPLATE, view)
}

async fn hand_over(visit: Visit, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let from: UserId = typed.get("from").and_then(|from| from.parse().ok()).ok_or(Oops::NotFound)?;
    let read = typed.read(|fields| {
        fields.id::<UserId>("from");
        fields.id::<UserId>("caseworker")
    });
    let given = match read {
        Ok(to) => perform(visit.store(), &by, async move |act: &mut Act<'_>| hand_over_all(act, from, to).await).await,
        Err(stop) => Err(stop),
    };
    match given {
        Ok(_) => Ok(visit.go_on("/caseload?whose=everybody", "caseload-handed-over")),
        Err(stop) => {
            let view = view(&visit, from, typed.refused(PATH, stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn view(visit: &Visit, from: UserId, form: Form) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let user = find(db, reader.organization, from).await.map_err(Stop::from)?.ok_or(Oops::NotFound)?;
    let all = Narrowed { whose: Whose::Of(from), stage: StageFilter::Open, ..Narrowed::default() };
    let caseworkers = holding(db, reader.organization, Role::Caseworker, today).await.map_err(Stop::from)?;
    let others = caseworkers.iter().filter(|other| other.id != from);
    Ok(View {
        name: user.name,
        cases: count(db, reader, today, &all).await?,
        caseworkers: others.map(|user| json!({ "value": user.id, "label": user.name })).collect(),
        form,
    })
}
