//! Step 5: household and income.

use domain::access::{Act, Permission};
use domain::intake::Reply;
use domain::intake::applications::commands::{household_facts, save_household};
use domain::intake::applications::rules::Step;
use domain::intake::evidence::Shown;
use domain::intake::household::{Assistance, Household, IncomeSource, MOST_INCOMES, Period, rules::yearly_income};
use domain::perform;
use domain::programs::eligibility::EvidenceKind;
use domain::shared::{CaseId, Coded, Fields};
use serde::Serialize;
use serde_json::{Value, json};

use super::evidence;
use super::frame::{Frame, Sent, follow_up, frame, path};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/household.html";
/// Rows for incomes that are shown even where they are blank.
const ROWS: usize = 2;

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/household", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    replies: Vec<&'static str>,
    kinds: Vec<&'static str>,
    sources: Vec<&'static str>,
    periods: Vec<&'static str>,
    evidence: Vec<&'static str>,
    rows: usize,
    yearly: Option<i64>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Household, Permission::EditBasics).await?;
    let form = frame.loaded.form(&visit, saved(&frame), |typed| typed.read(read).err())?;
    visit.page(TEMPLATE, view(frame, form))
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let frame = frame(&visit, case, Step::Household, Permission::EditBasics).await?;
    let answer = match (typed.read(read), typed.version()) {
        (Ok((details, shown)), Ok(version)) => {
            let save = async move |act: &mut Act<'_>| save_household(act, case, &details, &shown, version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    let saved = saved(&frame);
    match follow_up(&visit, frame, &typed, saved, (answer, typed.version().ok())).await? {
        Sent::Gone(answer) => Ok(answer),
        Sent::Again(frame, form) => visit.page_again(TEMPLATE, view(*frame, form)),
    }
}

fn read(fields: &mut Fields<'_>) -> (Household, Shown) {
    (Household::read(fields), Shown::read(fields, &household_facts()))
}

fn saved(frame: &Frame) -> Form {
    let loaded = &frame.loaded;
    let form = Form::new(path(loaded.case.id, Step::Household)).at_version(loaded.version());
    let form = loaded.known.household.as_ref().map_or(form.clone(), |household| filled(form, household));
    evidence::filled(form, &household_facts(), &loaded.known.shown)
}

fn filled(form: Form, household: &Household) -> Form {
    let mut form = form
        .with("household_size", household.size)
        .with("assistance", household.assistance.code())
        .with_some("no_income", household.no_income.then_some("yes"));
    for kind in &household.kinds {
        form = form.with("assistance_kind", kind.code());
    }
    for (place, income) in household.incomes.iter().enumerate() {
        form = form
            .with(&format!("source.{place}"), income.source.code())
            .with(&format!("income.{place}"), income.amount)
            .with(&format!("period.{place}"), income.period.code());
    }
    form
}

fn view(frame: Frame, form: Form) -> View {
    let filled =
        |place: &usize| ["income", "period"].iter().any(|field| form.values.contains_key(&format!("{field}.{place}")));
    let last = (0..MOST_INCOMES).rev().find(filled).map_or(0, |place| place + 1);
    View {
        replies: codes::<Reply>(),
        kinds: codes::<Assistance>(),
        sources: codes::<IncomeSource>(),
        periods: codes::<Period>(),
        evidence: codes::<EvidenceKind>(),
        rows: (last + 1).clamp(ROWS, MOST_INCOMES),
        yearly: frame.loaded.known.household.as_ref().and_then(yearly_income).map(|amount| amount.0),
        frame,
        form,
    }
}

fn samples() -> Vec<Value> {
    let form = Form::new("/intake/1/household").with("household_size", 3).with("income.0", "1,240.00");
    let mut view = super::samples::step(Step::Household, form);
    view["replies"] = json!(codes::<Reply>());
    view["kinds"] = json!(codes::<Assistance>());
    view["sources"] = json!(codes::<IncomeSource>());
    view["periods"] = json!(codes::<Period>());
    view["evidence"] = json!(codes::<EvidenceKind>());
    view["rows"] = ROWS.into();
    view["yearly"] = 3_224_000.into();
    vec![view]
}
