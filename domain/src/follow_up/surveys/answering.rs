//! What an answer does, in one transaction: the job is shown or reported, needs are opened, every window that it answers
//! is closed.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::record::{ANSWERS, Questions};
use super::rules::{StillWorks, may_answer, quarter_past, words};
use super::{ActiveModel, Column, Entity, SurveyDetails, SurveyId};
use crate::access::{Act, Permission};
use crate::follow_up::contacts::rules::{Channel, ContactOutcome};
use crate::follow_up::contacts::{self, ContactDetails};
use crate::follow_up::tasks::rules::{How, Learned};
use crate::follow_up::tasks::{self, Task, TaskDetails};
use crate::intake::case::commands::{permitted, touch};
use crate::intake::case::{self, Case};
use crate::placement::job_reports::hearing::{Heard, Teller, hear_end, hear_hire};
use crate::placement::job_reports::rules::ReportWay;
use crate::placement::placements::rules::EvidenceSource;
use crate::placement::placements::{self, Placement, PlacementId};
use crate::placement::profiles::commands::hear;
use crate::shared::{Answer, AnyId, Coded, Day, Fault, Fields, Happening, ObjectKind, Refusal, Stop, TaskId, What};
use crate::support::needs::commands::open_told;

/// The answers of a survey as staff write them down who were told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellingDetails {
    /// How they were told.
    pub channel: Channel,
    /// The answers.
    pub answers: SurveyDetails,
}

impl TellingDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>, questions: Questions) -> Self {
        let details = Self { channel: fields.choice("channel"), answers: SurveyDetails::read(fields, questions) };
        if !Self::CHANNELS.contains(&details.channel) && !fields.is_refused("channel") {
            fields.refuse(Refusal::of("channel", "not-a-choice").with("typed", ""));
        }
        details
    }

    /// How somebody can tell of their work.
    pub const CHANNELS: [Channel; 5] =
        [Channel::Call, Channel::Text, Channel::Email, Channel::InPerson, Channel::Video];
}

/// Writes down what a participant told staff of their work: the same answers, and a contact that it was told by.
///
/// # Errors
/// `survey-over` where the follow-up is no survey's, over, or not open yet; what the answers are refused for.
pub async fn tell(act: &mut Act<'_>, id: TaskId, details: &TellingDetails) -> Answer<()> {
    let tx = act.permit(Permission::FollowUp, id).await?;
    let case = tasks::Entity::find_by_id(id).one(tx).await?.and_then(|task| task.case_id).ok_or(Stop::NotFound)?;
    let case = permitted(act, Permission::FollowUp, case).await?;
    let task = tasks::Entity::find_by_id(id).lock_exclusive().one(act.tx()).await?.ok_or(Stop::NotFound)?;
    if !task.kind.is_follow_up() || !may_answer(task.state, &task.window(), act.today()) {
        return Err(Refusal::because("survey-over").into());
    }
    let way = match details.channel {
        Channel::Call | Channel::Video => ReportWay::Call,
        Channel::InPerson => ReportWay::InPerson,
        _ => ReportWay::Mail,
    };
    let answers = &details.answers;
    let heard = take(act, &case, &task, answers, way).await?;
    let worked = answers.worked_then.unwrap_or(answers.work.worked());
    let contact = ContactDetails {
        worked: Some(worked),
        worked_on: heard.past.map(|(_, last)| last),
        ..ContactDetails::on(act.today(), details.channel, ContactOutcome::Reached)
    };
    let contact = contacts::commands::log(act, case.id, &contact).await?;
    close(act, &case, &heard, How::Tried(details.channel, ContactOutcome::Reached), Some(contact)).await
}

/// Takes the answers that came by a link. The caller has locked the case and the task, and used the link up.
///
/// # Errors
/// What the answers are refused for.
pub(super) async fn take_by_link(act: &mut Act<'_>, case: &Case, task: &Task, answers: &SurveyDetails) -> Answer<()> {
    let heard = take(act, case, task, answers, ReportWay::Link).await?;
    let today = act.today();
    let reached = case::ActiveModel {
        last_tried_on: Set(case.last_tried_on.max(Some(today))),
        last_reached_on: Set(case.last_reached_on.max(Some(today))),
        ..Default::default()
    };
    touch(act, case.id, reached).await?;
    close(act, case, &heard, How::Evidence, None).await
}

/// What the windows need to know of an answer.
struct HeardOf {
    job: Option<PlacementId>,
    past: Option<(Day, Day)>,
}

/// Keeps the answers, and does what follows from them, the windows aside.
async fn take(act: &mut Act<'_>, case: &Case, task: &Task, answers: &SurveyDetails, way: ReportWay) -> Answer<HeardOf> {
    let job = job_asked_about(act.tx(), task, act.today()).await?;
    hear_of_work(act, case, job.as_ref(), answers, way).await?;
    open_told(act, case, &answers.help).await?;
    if answers.call {
        tasks::commands::make_of(act, case, &TaskDetails::call_on(act.today().plus_days(1))).await?;
    }
    let id = keep(act, case, task, answers, way).await?;
    let happening = Happening::new(What::SurveyAnswered, ObjectKind::Survey, id).on(act.today());
    let happening = happening.concerning(case.participant_id, Some(case.id));
    act.happened(happening.with("work", answers.work.code()).with("way", way.code()));
    let past = quarter_past(task.kind, &task.window(), act.today());
    Ok(HeardOf { job: job.map(|job| job.id), past })
}

/// Where they hold the job it is shown by their word; another job and an end wait for staff.
async fn hear_of_work(
    act: &mut Act<'_>,
    case: &Case,
    job: Option<&Placement>,
    answers: &SurveyDetails,
    way: ReportWay,
) -> Answer<()> {
    let teller = Teller { source: EvidenceSource::Participant, way, said_by: None, told_on: act.today() };
    match (answers.work, job) {
        (StillWorks::Same, Some(job)) if job.is_held_on(act.today()) => hear(act, case, job, &answers.told()).await,
        (StillWorks::Same, _) => Ok(()),
        (StillWorks::Another | StillWorks::None, job) => {
            if let Some(job) = job {
                hear_end(act, case, job, answers.ended_on, &teller).await?;
            }
            let Some(hire) = answers.hire() else { return Ok(()) };
            match hear_hire(act, case, &hire, &teller, job).await? {
                Heard::Known(known) if known.is_held_on(act.today()) => hear(act, case, &known, &answers.told()).await,
                _ => Ok(()),
            }
        }
    }
}

/// The answers, sealed, in the survey of the task; one that was told to staff may not have been mailed.
async fn keep(act: &Act<'_>, case: &Case, task: &Task, answers: &SurveyDetails, way: ReportWay) -> Answer<SurveyId> {
    let mailed = Entity::find().filter(Column::TaskId.eq(task.id)).one(act.tx()).await?;
    let id = mailed.as_ref().map_or_else(SurveyId::new, |survey| survey.id);
    let text = serde_json::to_string(answers).map_err(|_| Fault::Broken("answers are not writable as JSON"))?;
    let row = ActiveModel {
        id: Set(id),
        way: Set(Some(way)),
        answers: Set(Some(act.keys.seal_text(ANSWERS, id.0, &text)?)),
        answered_on: Set(Some(act.today())),
        answered_at: Set(Some(act.by.at)),
        user_id: Set(act.user()),
        ..Default::default()
    };
    if mailed.is_some() {
        Entity::update(row).exec(act.tx()).await?;
        return Ok(id);
    }
    let row =
        ActiveModel { organization_id: Set(case.organization_id), case_id: Set(case.id), task_id: Set(task.id), ..row };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(id)
}

/// Closes every open window that the answer speaks to.
async fn close(
    act: &mut Act<'_>,
    case: &Case,
    heard: &HeardOf,
    how: How,
    contact: Option<contacts::ContactId>,
) -> Answer<()> {
    let job = heard.job.map(|job| AnyId(job.0));
    for word in words(heard.past, job, act.today()) {
        let learned = Learned { on: act.today(), how, job: Some(word) };
        tasks::commands::answer(act, case, &learned, contact).await?;
    }
    Ok(())
}

/// The job that a follow-up asks about: its own, else the latest that the case holds.
pub(super) async fn job_asked_about(
    db: &impl ConnectionTrait,
    task: &Task,
    today: Day,
) -> Result<Option<Placement>, DbErr> {
    use placements::Column;
    let standing =
        placements::Entity::find().filter(Column::CaseId.eq(task.case_id)).filter(Column::StruckAt.is_null());
    let asked = if task.subject == ObjectKind::Placement {
        standing.filter(Column::Id.eq(task.subject_id))
    } else {
        standing.filter(Column::EndedOn.is_null()).filter(Column::StartsOn.lte(today))
    };
    asked.order_by_desc(Column::StartsOn).order_by_desc(Column::Id).limit(1).one(db).await
}
