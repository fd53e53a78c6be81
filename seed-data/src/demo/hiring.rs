//! The steps of a story in which somebody looks for work, is proposed, hired, still there, or not any more.

use domain::access::{Act, Permission};
use domain::employers::employer::queries::known_by_name;
use domain::placement::candidates::rules::{CandidateEdge, ClosedBecause};
use domain::placement::candidates::{CandidateId, MoveDetails, commands as candidates};
use domain::placement::job_orders::JobOrderId;
use domain::placement::job_search::{JobSearchDetails, commands as searches};
use domain::placement::placements::rules::{CameThrough, EndedBecause, EvidenceSource};
use domain::placement::placements::verifications::VerificationDetails;
use domain::placement::placements::{EndDetails, PlacementDetails, PlacementId, Workplace, commands as placements};
use domain::shared::{Answer, CaseId, Coded, Day, EmployerId, Stop, UserId};
use serde::{Deserialize, Serialize};

use super::DemoError;
use super::employers::Employers;
use super::organization::Larkin;
use super::typed::Typed;

/// A job that somebody was given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Job {
    /// The employer's name; it need not be a partner.
    pub(super) employer: String,
    pub(super) title: String,
    /// Dollars an hour.
    pub(super) wage: i32,
    #[serde(default = "through_the_program")]
    pub(super) through: CameThrough,
    /// Days until the first one.
    #[serde(default)]
    pub(super) r#in: u32,
}

fn through_the_program() -> CameThrough {
    CameThrough::Program
}

/// What somebody who looks for work brings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ready {
    pub(super) skills: String,
    pub(super) shifts: Vec<String>,
}

/// What becomes of a candidacy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moved {
    pub(super) edge: CandidateEdge,
    pub(super) because: Option<ClosedBecause>,
    pub(super) note: Option<String>,
}

/// One step of looking and working.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Work {
    /// Ready for work.
    Ready(Ready),
    /// Proposed for the open order of an employer, for a job of this title.
    Propose(String, String),
    /// What became of the latest candidacy.
    Candidacy(Moved),
    /// Hired.
    Hired(Job),
    /// Something shows that they are still there.
    Shown(EvidenceSource),
    /// The job is over.
    Ended(EndedBecause),
}

/// What of somebody's work is known in their story.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Working {
    search: i32,
    candidacy: Option<(CandidateId, i32)>,
    job: Option<(PlacementId, Day)>,
}

/// What a step names, found.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Order(JobOrderId),
    /// The placement as a form would tell it.
    Job(Box<PlacementDetails>),
    Developer(UserId),
    Nothing,
}

/// Finds what a step names, on its day; an opening of an order is taken.
pub(super) fn find(larkin: &Larkin, employers: &mut Employers, work: &Work, today: Day) -> Result<Found, DemoError> {
    match work {
        Work::Ready(_) => {
            let developer = larkin.keys.get("marguerite").copied();
            Ok(developer.map_or(Found::Nothing, Found::Developer))
        }
        Work::Propose(employer, title) => {
            let order = employers.order_of(employer, title).map(Found::Order);
            order.ok_or_else(|| DemoError::Unknown(format!("an open order of {employer} for a {title}")))
        }
        Work::Hired(job) => {
            let (order, employer) = (employers.order_of(&job.employer, &job.title), employers.id_of(&job.employer));
            let like = employers.job_at(&job.employer);
            if let Some(order) = order {
                employers.take_opening(order);
            }
            Ok(Found::Job(Box::new(told(job, like, (employer, order), today)?)))
        }
        _ => Ok(Found::Nothing),
    }
}

fn told(
    job: &Job,
    like: Typed,
    (employer, order): (Option<EmployerId>, Option<JobOrderId>),
    today: Day,
) -> Result<PlacementDetails, DemoError> {
    let typed = like
        .with("title", &job.title)
        .with("starts_on", today.plus_days(job.r#in).iso())
        .with("pay", job.wage)
        .with("training_related", "yes")
        .with("placed_through", job.through.code());
    let typed = if typed.get("hours").is_empty() { typed.with("hours", 40) } else { typed };
    let typed = match (order, employer) {
        (Some(order), _) => typed.with("order", order),
        (None, Some(employer)) => typed.with("employer", employer),
        (None, None) => typed.with("new_employer", &job.employer),
    };
    typed.read(PlacementDetails::read)
}

/// Acts one step out.
pub(super) async fn play(
    act: &mut Act<'_>,
    case: CaseId,
    known: Working,
    (work, found): (&Work, &Found),
) -> Answer<Working> {
    match (work, found) {
        (Work::Ready(ready), found) => search(act, case, known, ready, found).await,
        (Work::Propose(..), Found::Order(order)) => {
            let id = candidates::propose(act, case, *order).await?;
            Ok(Working { candidacy: Some((id, 1)), ..known })
        }
        (Work::Candidacy(moved), _) => move_along(act, case, known, moved).await,
        (Work::Hired(_), Found::Job(details)) => {
            let started = placements::start(act, case, &at_known(act, case, details).await?).await?;
            Ok(Working { job: Some((started.placement, details.job.starts_on)), ..known })
        }
        (Work::Shown(source), _) => show(act, case, known, *source).await,
        (Work::Ended(because), _) => end(act, case, known, *because).await,
        _ => Err(Stop::NotFound),
    }
}

/// Where somebody of the cast was hired before, the employer is known.
async fn at_known(act: &Act<'_>, case: CaseId, details: &PlacementDetails) -> Answer<PlacementDetails> {
    let mut details = details.clone();
    if let Workplace::New(name) = &details.workplace {
        let tx = act.permit(Permission::Placement, case).await?;
        if let Some(known) = known_by_name(tx, act.organization(), name).await? {
            details.workplace = Workplace::Known(known);
        }
    }
    Ok(details)
}

async fn search(act: &mut Act<'_>, case: CaseId, known: Working, ready: &Ready, found: &Found) -> Answer<Working> {
    let typed = Typed::default().with("skills", &ready.skills).list("shifts", &ready.shifts);
    let typed = match found {
        Found::Developer(id) => typed.with("job_developer", id),
        _ => typed,
    };
    let today = act.today();
    let details = typed.read(|fields| JobSearchDetails::read(fields, today)).map_err(|_| Stop::NotFound)?;
    searches::write(act, case, &details, known.search).await?;
    Ok(Working { search: known.search + 1, ..known })
}

async fn move_along(act: &mut Act<'_>, case: CaseId, known: Working, moved: &Moved) -> Answer<Working> {
    let Some((id, version)) = known.candidacy else { return Ok(known) };
    let Moved { edge, because, note } = moved.clone();
    candidates::move_along(act, case, id, &MoveDetails { edge, because, note }, version).await?;
    Ok(Working { candidacy: Some((id, version + 1)), ..known })
}

async fn show(act: &mut Act<'_>, case: CaseId, known: Working, source: EvidenceSource) -> Answer<Working> {
    if let Some((id, starts_on)) = known.job {
        // Nothing shows a job before it began.
        let details = VerificationDetails { source, day: act.today().max(starts_on), note: None };
        if starts_on <= act.today() {
            placements::verify(act, case, id, &details).await?;
        }
    }
    Ok(known)
}

async fn end(act: &mut Act<'_>, case: CaseId, known: Working, because: EndedBecause) -> Answer<Working> {
    /// Nothing else changes a job in a story.
    const VERSION: i32 = 1;
    let Some((id, starts_on)) = known.job else { return Ok(known) };
    if act.today() < starts_on {
        return Ok(known);
    }
    placements::end(act, case, id, &EndDetails { day: act.today(), because, note: None }, VERSION).await?;
    Ok(Working { job: None, ..known })
}
