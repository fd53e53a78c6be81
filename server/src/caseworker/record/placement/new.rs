//! Writing a job down: where, what, from when, for what pay, how good, and how that is known.

use domain::access::{Act, Permission};
use domain::employers::employer::queries::to_choose;
use domain::perform;
use domain::placement::candidates::queries::of_case;
use domain::placement::job_orders::queries::wanting;
use domain::placement::job_orders::{JobOrder, JobOrderId};
use domain::placement::pay::PayPeriod;
use domain::placement::placements::commands::start;
use domain::placement::placements::rules::{CameThrough, EvidenceSource};
use domain::placement::placements::{ChangeDetails, Pay, PlacementDetails};
use domain::shared::{CaseId, Coded, Day, Known};
use serde::Serialize;

use super::{job_path, tab_path, with_job};
use crate::caseworker::employers::{QualityChoices, order_choice, quality_choices};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::record::{Head, Tab, head, path};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/placement/new.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/placements/new", Face::Caseworker, Access::May(Permission::Placement))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::new)
}

#[derive(Serialize)]
struct View {
    record: Head,
    employers: Vec<Choice>,
    orders: Vec<Choice>,
    #[serde(flatten)]
    choices: JobChoices,
    sources: Vec<&'static str>,
    /// Whether it is asked whether they hold two jobs.
    both: bool,
    back: String,
    form: Form,
}

/// What the form of a job offers, the employer aside.
#[derive(Debug, Serialize)]
pub(super) struct JobChoices {
    periods: Vec<&'static str>,
    known: Vec<&'static str>,
    ways: Vec<&'static str>,
    quality: QualityChoices,
}

/// What the form of a job offers.
pub(super) fn job_choices() -> JobChoices {
    JobChoices {
        periods: codes::<PayPeriod>(),
        known: codes::<Known>(),
        ways: codes::<CameThrough>(),
        quality: quality_choices(),
    }
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let today = visit.today()?;
    let record = opened(&visit, case).await?;
    let orders = orders(&visit, &record).await?;
    let order = visit.asked("order").and_then(|id| id.parse::<JobOrderId>().ok());
    let order = orders.iter().map(|(order, _)| order).find(|found| Some(found.id) == order);
    let form = fresh(case, order, today);
    let view = view(&visit, record, &orders, form).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let started = match typed.read(PlacementDetails::read) {
        Ok(details) => {
            let start = async move |act: &mut Act<'_>| start(act, case, &details).await;
            perform(visit.store(), &visit.by(&typed)?, start).await
        }
        Err(stop) => Err(stop),
    };
    match started {
        Ok(started) => {
            let told = if started.known { "placement-known" } else { "placement-started" };
            Ok(visit.go_on(&job_path(case, started.placement), told))
        }
        Err(stop) => {
            let form = typed.refused(action(case), stop)?;
            let record = opened(&visit, case).await?;
            let orders = orders(&visit, &record).await?;
            let view = view(&visit, record, &orders, form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn opened(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    let record = head(visit, case, Tab::Placement).await?;
    if record.opened.rights.writes(Permission::Placement) { Ok(record) } else { Err(Oops::Forbidden) }
}

/// The orders that want somebody, and those that they are proposed for, whatever became of the orders since.
async fn orders(visit: &Visit, record: &Head) -> Result<Vec<(JobOrder, String)>, Oops> {
    let (db, scope) = (visit.store().read(), visit.reader()?.scope(Permission::Placement, visit.today()?));
    let mut orders = wanting(db, &scope, record.opened.case.program_id).await?;
    for one in of_case(db, record.id).await?.into_iter().filter(|one| one.candidate.state.is_live()) {
        if !orders.iter().any(|(order, _)| order.id == one.order.id) {
            orders.push((one.order, one.employer));
        }
    }
    Ok(orders)
}

/// An empty form; of a job order it has what the order says, to be put right.
fn fresh(case: CaseId, order: Option<&JobOrder>, today: Day) -> Form {
    let form = Form::new(action(case)).with("known_by", EvidenceSource::Participant.code());
    let job = ChangeDetails {
        title: order.map(|order| order.title.clone()).unwrap_or_default(),
        soc: order.and_then(|order| order.soc.clone()),
        starts_on: today,
        pay: order.and_then(|order| order.wage_from).map(|amount| Pay { amount, period: PayPeriod::Hour }),
        hours: order.and_then(|order| order.hours),
        quality: order.map(|order| order.quality.clone()).unwrap_or_default(),
        training_related: Known::Unknown,
        came_through: if order.is_some() { CameThrough::Program } else { CameThrough::OwnSearch },
        both_jobs: false,
    };
    with_job(form.with_some("order", order.map(|order| order.id)), &job)
}

async fn view(visit: &Visit, record: Head, orders: &[(JobOrder, String)], form: Form) -> Result<View, Oops> {
    let employers = to_choose(visit.store().read(), visit.reader()?.organization).await?;
    Ok(View {
        back: tab_path(record.id),
        record,
        employers: employers.into_iter().map(|(id, name)| Choice::new(id, name)).collect(),
        orders: orders.iter().map(order_choice).collect(),
        choices: job_choices(),
        sources: by_hand(),
        both: asks_both(&form),
        form,
    })
}

/// Whether a second full-time job was refused: it is asked whether they hold both.
pub(super) fn asks_both(form: &Form) -> bool {
    form.wrong.contains_key("both_jobs") || form.values.contains_key("both_jobs")
}

/// What people can write down as showing a job.
pub(super) fn by_hand() -> Vec<&'static str> {
    EvidenceSource::ALL.iter().filter(|source| source.is_written_by_hand()).map(|source| source.code()).collect()
}

fn action(case: CaseId) -> String {
    format!("{}/placements/new", path(case))
}
