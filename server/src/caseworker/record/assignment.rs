//! Whose case it is: assigning it, handing it over, arranging cover.

use domain::access::users::queries::{holding, names};
use domain::access::{Act, Permission, Role, User};
use domain::intake::case::assignment::{self, Cover, arrange_cover, assign, covers, loads};
use domain::perform;
use domain::shared::{CaseId, Stop, UserId};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Head, Tab, head_to, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/assignment.html";
const MAY: Access = Access::May(Permission::AssignCase);

/// The page, where a case is assigned or handed over.
pub(super) fn page() -> Page {
    let page = Page::new("/cases/{case}/assignment", Face::Caseworker, MAY).drawn_by(TEMPLATE);
    page.get(show).post(hand_over).samples(super::samples::assignment)
}

/// Where cover is arranged.
pub(super) fn cover_page() -> Page {
    Page::new("/cases/{case}/cover", Face::Caseworker, MAY).post(cover)
}

#[derive(Serialize)]
struct View {
    record: Head,
    /// Whether somebody has the case already.
    held: bool,
    /// Whether the reader takes it from one and gives it to another, or only makes the first assignment.
    hands_over: bool,
    /// How many open cases that is for them.
    load: u64,
    /// Every other caseworker with their open cases.
    caseworkers: Vec<Value>,
    covers: Vec<Value>,
    form: Form,
    cover: Form,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let record = opened(&visit, case).await?;
    let cover = empty_cover(&visit, case)?;
    let view = view(&visit, record, Form::new(action(case)), cover).await?;
    visit.page(TEMPLATE, view)
}

async fn hand_over(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let assigned = match typed.read(|fields| fields.id("caseworker")) {
        Ok(to) => perform(visit.store(), &by, async move |act: &mut Act<'_>| assign(act, case, to).await).await,
        Err(stop) => Err(stop),
    };
    match assigned {
        Ok(()) => Ok(visit.go_on(&action(case), "case-assigned")),
        Err(stop) => again(&visit, case, typed.refused(action(case), stop)?, empty_cover(&visit, case)?).await,
    }
}

async fn cover(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let arranged = match typed.read(|fields| Cover::read(fields, by.today)) {
        Ok(cover) => {
            perform(visit.store(), &by, async move |act: &mut Act<'_>| arrange_cover(act, case, cover).await).await
        }
        Err(stop) => Err(stop),
    };
    match arranged {
        Ok(()) => Ok(visit.go_on(&action(case), "cover-arranged")),
        Err(stop) => {
            let cover = typed.refused(cover_action(case), stop)?.named("cover");
            again(&visit, case, Form::new(action(case)), cover).await
        }
    }
}

async fn again(visit: &Visit, case: CaseId, form: Form, cover: Form) -> Answered {
    let record = opened(visit, case).await?;
    let view = view(visit, record, form, cover).await?;
    visit.page_again(TEMPLATE, view)
}

async fn opened(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    head_to(visit, case, Tab::Timeline, |may| may.assign).await
}

async fn view(visit: &Visit, record: Head, form: Form, cover: Form) -> Result<View, Oops> {
    let (db, today, reader) = (visit.store().read(), visit.today()?, visit.reader()?);
    let caseworkers = holding(db, reader.organization, Role::Caseworker, today).await.map_err(Stop::from)?;
    let ids: Vec<_> = caseworkers.iter().map(|user| user.id).collect();
    let loads = loads(db, &ids, today).await?;
    let load = |user: UserId| loads.iter().find(|(loaded, _)| *loaded == user).map_or(0, |(_, cases)| *cases);
    let holder = record.opened.caseworker.as_ref().map(|(user, _)| *user);
    let row = |user: &User| {
        let args = json!({ "name": user.name, "count": load(user.id) });
        json!({ "value": user.id, "label": { "key": "assignment-load", "args": args } })
    };
    let covers = covers(db, record.id, today).await?;
    let covering = names(db, covers.iter().map(|cover| cover.by)).await?;
    let cover_row = |cover: &Cover| json!({ "name": covering.get(&cover.by), "from": cover.from, "last": cover.last, "now": cover.from <= today });
    Ok(View {
        held: holder.is_some(),
        load: holder.map_or(0, load),
        hands_over: assignment::hands_over(reader),
        caseworkers: caseworkers.iter().filter(|user| holder != Some(user.id)).map(row).collect(),
        covers: covers.iter().map(cover_row).collect(),
        record,
        form,
        cover,
    })
}

fn empty_cover(visit: &Visit, case: CaseId) -> Result<Form, Oops> {
    Ok(Form::new(cover_action(case)).named("cover").with("from", visit.today()?.iso()))
}

fn action(case: CaseId) -> String {
    format!("{}/assignment", path(case))
}

fn cover_action(case: CaseId) -> String {
    format!("{}/cover", path(case))
}
