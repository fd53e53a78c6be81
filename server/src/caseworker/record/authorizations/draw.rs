//! Handing out a thing of the drawer: a bus pass, a gas card.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{CaseId, Cents, Refusal};
use domain::support::funds::queries::{ForCase, for_case};
use domain::support::stock::queries::{Drawer, of_funds};
use domain::support::stock::{DrawDetails, commands};
use serde::Serialize;
use serde_json::{Value, json};

use super::ask::{Audit, Barred, audit, head_of_asker};
use super::path;
use crate::caseworker::record::{Head, path as record_path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/authorizations/draw.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/supports/stock", Face::Caseworker, Access::May(Permission::AskForMoney))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(draw)
        .samples(super::samples::draw)
}

#[derive(Serialize)]
struct View {
    record: Head,
    form: Form,
    audit: Audit,
    /// What may be handed out to them, each with how many are left.
    things: Vec<Value>,
    /// What may not, each with why not.
    barred: Vec<Barred>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let form = Form::new(action(case)).with_some("need", visit.asked("need"));
    let view = view(&visit, case, form).await?;
    visit.page(TEMPLATE, view)
}

async fn draw(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let drawn = match typed.read(DrawDetails::read) {
        Ok(details) => {
            let draw = async move |act: &mut Act<'_>| commands::draw(act, case, &details).await;
            perform(visit.store(), &visit.by(&typed)?, draw).await
        }
        Err(stop) => Err(stop),
    };
    match drawn {
        Ok(id) => Ok(visit.go_on(&path(case, id), "stock-drawn")),
        Err(stop) => {
            let form = typed.refused(action(case), stop)?;
            visit.page_again(TEMPLATE, view(&visit, case, form).await?)
        }
    }
}

async fn view(visit: &Visit, case: CaseId, form: Form) -> Result<View, Oops> {
    let record = head_of_asker(visit, case).await?;
    let (db, today) = (visit.store().read(), visit.today()?);
    let funds = for_case(db, &record.opened.case, today).await?;
    let drawers = of_funds(db, funds.iter().map(|one| one.fund.id)).await?;
    let bars = |drawer: &Drawer| funds.iter().find(|one| one.fund.id == drawer.kind.fund_id).map(why);
    let (may, may_not): (Vec<_>, Vec<_>) = drawers
        .into_iter()
        .map(|drawer| (bars(&drawer).unwrap_or_default(), drawer))
        .partition(|(why, _)| why.is_empty());
    Ok(View {
        audit: audit(visit, &record).await?,
        things: may.iter().map(|(_, drawer)| offered(drawer)).collect(),
        barred: may_not.into_iter().map(|(why, drawer)| Barred { name: drawer.kind.name, why }).collect(),
        record,
        form,
    })
}

fn why(one: &ForCase) -> Vec<Refusal> {
    one.bars.clone()
}

fn offered(drawer: &Drawer) -> Value {
    let (kind, value) = (&drawer.kind, format!("${}", Cents(drawer.kind.value.0)));
    let args =
        json!({ "name": kind.name, "value": value, "left": drawer.left, "most": kind.most, "days": kind.within_days });
    json!({ "value": kind.id, "label": { "key": "stock-offered", "args": args } })
}

fn action(case: CaseId) -> String {
    format!("{}/supports/stock", record_path(case))
}
