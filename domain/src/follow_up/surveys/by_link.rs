//! A survey behind its link. Opening it changes nothing: mail scanners open links.

use sea_orm::DatabaseConnection;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use serde::Serialize;

use super::answering::{job_asked_about, take_by_link};
use super::record::Questions;
use super::rules::{HELP, StillWorks, may_answer, quarter_past};
use super::{Entity, Survey, SurveyDetails, SurveyId};
use crate::access::links::{self, LinkId, Purpose};
use crate::access::users::queries::names;
use crate::access::{Act, organizations};
use crate::employers::employer;
use crate::follow_up::tasks::{self, Task};
use crate::intake::case;
use crate::intake::case::assignment::holder;
use crate::intake::participants::{self, Participant};
use crate::placement::quality::Notice;
use crate::shared::{Answer, Coded, Day, Fault, Instant, Known, Refusal, Stop};
use crate::support::needs::rules::NeedKind;

/// What stands behind a link.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The link.
    pub link: LinkId,
    /// Who asks.
    pub organization: organizations::Model,
    /// Whom.
    pub participant: Participant,
    /// Who tends them: whom to call.
    pub caseworker: Option<String>,
    /// The civil day where the organization is.
    pub today: Day,
    /// Whether it can be answered.
    pub standing: Standing,
}

/// Whether a survey can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It asks.
    Asks(Asked),
    /// It was answered.
    Answered,
    /// Its time is over, or its follow-up was done otherwise.
    Over,
}

/// What a survey asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The employer of the job that is known, by name.
    pub employer: Option<String>,
    /// The quarter that is over, and is asked about.
    pub past: Option<(Day, Day)>,
    /// The last day for an answer.
    pub closes: Day,
}

/// What a survey asks, with what can be chosen.
#[derive(Clone, Debug, Serialize)]
pub struct Drawn {
    employer: Option<String>,
    past: Option<Past>,
    closes: Day,
    works: &'static [StillWorks],
    /// Whether they worked in the quarter that is over.
    then: [&'static str; 2],
    known: &'static [Known],
    notices: &'static [Notice],
    help: [NeedKind; 8],
}

/// The quarter that is over.
#[derive(Clone, Debug, Serialize)]
struct Past {
    first: Day,
    last: Day,
}

impl Asked {
    /// What the form asks on a day.
    pub fn questions(&self, today: Day) -> Questions {
        Questions { job_is_known: self.employer.is_some(), of_the_past: self.past.is_some(), today }
    }

    /// The questions with what can be chosen, as every face draws them.
    pub fn drawn(&self) -> Drawn {
        Drawn {
            employer: self.employer.clone(),
            past: self.past.map(|(first, last)| Past { first, last }),
            closes: self.closes,
            works: StillWorks::choices(self.employer.is_some()),
            then: ["yes", "no"],
            known: Known::ALL,
            notices: Notice::ALL,
            help: HELP,
        }
    }
}

/// What stands behind a link; nothing where nobody made it. Looking changes nothing.
///
/// # Errors
/// Where the database fails.
pub async fn opened(db: &DatabaseConnection, token: &str, now: Instant) -> Result<Option<Opened>, Fault> {
    let link = links::known(db, token).await?.filter(|link| link.purpose == Purpose::FollowUp);
    let Some(link) = link else { return Ok(None) };
    let Some(survey) = Entity::find_by_id(SurveyId(link.object_id)).one(db).await? else { return Ok(None) };
    let task = tasks::Entity::find_by_id(survey.task_id).one(db).await?;
    let case = case::Entity::find_by_id(survey.case_id).one(db).await?;
    let organization = organizations::find(db, survey.organization_id).await?;
    let (Some(task), Some(case), Some(organization)) = (task, case, organization) else { return Ok(None) };
    let Some(participant) = participants::Entity::find_by_id(case.participant_id).one(db).await? else {
        return Ok(None);
    };
    let today = organization.day_of(now);
    let holder = holder(db, case.id, today).await?;
    let caseworker = names(db, holder).await?.into_values().next();
    let works = link.used_at.is_none() && now < link.until;
    let standing = standing(db, &survey, &task, works, today).await?;
    Ok(Some(Opened { link: link.id, organization, participant, caseworker, today, standing }))
}

async fn standing(
    db: &DatabaseConnection,
    survey: &Survey,
    task: &Task,
    works: bool,
    today: Day,
) -> Result<Standing, Fault> {
    if survey.answered_at.is_some() {
        return Ok(Standing::Answered);
    }
    if !works || !may_answer(task.state, &task.window(), today) {
        return Ok(Standing::Over);
    }
    asked(db, task, today).await.map(Standing::Asks)
}

/// What a follow-up asks on a day. The caller has scoped the task.
///
/// # Errors
/// Where the database fails.
pub async fn asked(db: &DatabaseConnection, task: &Task, today: Day) -> Result<Asked, Fault> {
    let job = job_asked_about(db, task, today).await?;
    let names = employer::queries::names(db, job.map(|job| job.employer_id)).await?;
    let past = quarter_past(task.kind, &task.window(), today);
    Ok(Asked { employer: names.into_values().next(), past, closes: task.closes })
}

/// Takes the answers of whoever follows the link; of two at once exactly one.
///
/// # Errors
/// `link-over`; what the answers are refused for.
pub async fn answer(act: &mut Act<'_>, token: &str, answers: &SurveyDetails) -> Answer<()> {
    let tx = act.permit_link()?;
    let over = || Refusal::because("link-over");
    let link = links::read(tx, token, act.by.at).await?.filter(|link| link.purpose == Purpose::FollowUp);
    let link = link.ok_or_else(over)?;
    let survey = Entity::find_by_id(SurveyId(link.object_id)).one(tx).await?.ok_or_else(over)?;
    // The case first, as staff lock it: whoever logs a contact at the same moment waits, or goes first.
    let case = case::Entity::find_by_id(survey.case_id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    let task = tasks::Entity::find_by_id(survey.task_id).lock_exclusive().one(tx).await?.ok_or_else(over)?;
    if !may_answer(task.state, &task.window(), act.today()) {
        return Err(over().into());
    }
    links::use_up(act, link.id).await?;
    take_by_link(act, &case, &task, answers).await
}
