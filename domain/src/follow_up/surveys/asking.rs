//! Asking first: when a follow-up opens whose rule says so, the participant gets a link by mail, where mail is safe.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;

use super::rules::{asks_about_work, may_answer};
use super::{ActiveModel, Column, Entity, SurveyId};
use crate::access::links::{self, Purpose};
use crate::access::{Act, Permission, organizations};
use crate::follow_up::rules::{AskedFirst, TaskKind};
use crate::follow_up::tasks::rules::TaskState;
use crate::follow_up::tasks::sweeps::{Asked, BATCH};
use crate::follow_up::tasks::{self, Task};
use crate::intake::case;
use crate::intake::documents::requests::way_to;
use crate::intake::documents::rules::Way;
use crate::intake::participants::{self, Participant, SafeChannel};
use crate::shared::{Answer, Coded, Day, Envelope, Fault, Happening, Message, ObjectKind, Stop, TaskId, What};

/// Leads to the questions of a follow-up. It names nobody and no employer: mail is read by others.
#[derive(Debug, Serialize)]
pub struct SurveyMail {
    /// Where the link leads, below the address that people type.
    pub path: String,
    /// The last day on which it can be answered.
    pub closes: Day,
}

impl Message for SurveyMail {
    const KIND: &'static str = "survey";
}

/// Open follow-ups of which the participant is to be asked first and was not yet, where mail is safe for them.
///
/// # Errors
/// Where the database fails.
pub async fn to_ask(db: &impl ConnectionTrait, asked: Asked<TaskId>) -> Result<Vec<TaskId>, Fault> {
    use tasks::Column as Of;
    let told = Entity::find().select_only().column(Column::TaskId);
    let told = told.filter(Expr::col((Entity, Column::TaskId)).equals((tasks::Entity, Of::Id)));
    let reachable = participants::Entity::find()
        .select_only()
        .column(participants::Column::Id)
        .filter(participants::Column::OrganizationId.eq(asked.organization))
        .filter(participants::Column::SafeChannel.eq(SafeChannel::Email))
        .filter(participants::Column::Email.is_not_null());
    let kinds = TaskKind::ALL.iter().copied().filter(|kind| asks_about_work(*kind));
    let waiting = Condition::all()
        .add(Of::OrganizationId.eq(asked.organization))
        .add(Of::State.eq(TaskState::Open))
        .add(Of::Opens.lte(asked.today))
        .add(Of::Closes.gte(asked.today))
        .add(Of::AsksFirst.eq(AskedFirst::Participant))
        .add(Of::Kind.is_in(kinds))
        .add(Of::ParticipantId.in_subquery(reachable.into_query()))
        .add(Expr::exists(told.into_query()).not());
    let mut found = tasks::Entity::find().select_only().column(Of::Id).filter(waiting);
    if let Some(after) = asked.after {
        found = found.filter(Of::Id.gt(after));
    }
    Ok(found.order_by_asc(Of::Id).limit(BATCH).into_tuple().all(db).await?)
}

/// Asks the participant of one follow-up: a link and its mail, in the transaction that notes it. Answers whether it did.
///
/// # Errors
/// Where the database fails.
pub async fn ask(act: &mut Act<'_>, id: TaskId) -> Answer<bool> {
    let tx = act.permit(Permission::FollowUp, id).await?;
    let task = tasks::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    let asked = Entity::find().filter(Column::TaskId.eq(id)).one(tx).await?.is_some();
    if asked || !may_answer(task.state, &task.window(), act.today()) {
        return Ok(false);
    }
    let Some((case, participant)) = whose(act, &task).await? else { return Ok(false) };
    let Some(to) = participant.email.clone().filter(|_| way_to(&participant) == Way::Email) else { return Ok(false) };
    // Nothing is mailed of what lay open when a case was taken over from before Tandem.
    if case.adopted && task.opens <= made_on(act, &task).await? {
        return Ok(false);
    }
    mail(act, &case, &task, &participant, to).await?;
    Ok(true)
}

async fn mail(act: &mut Act<'_>, case: &case::Case, task: &Task, participant: &Participant, to: String) -> Answer<()> {
    let id = SurveyId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        task_id: Set(task.id),
        mailed_at: Set(Some(act.by.at)),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let token = links::issue(act, Purpose::FollowUp, ObjectKind::Survey, id.0).await?;
    let envelope = Envelope {
        to,
        language: participant.language,
        participant: Some(participant.id),
        object: ObjectKind::Survey,
        id: id.0,
        occurrence: String::new(),
    };
    act.post(envelope, &SurveyMail { path: format!("/s/{token}"), closes: task.closes })?;
    let happening = Happening::new(What::SurveySent, ObjectKind::Survey, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)).with("closes", task.closes));
    Ok(())
}

async fn whose(act: &Act<'_>, task: &Task) -> Result<Option<(case::Case, Participant)>, DbErr> {
    let Some(id) = task.case_id else { return Ok(None) };
    let Some(case) = case::Entity::find_by_id(id).one(act.tx()).await? else { return Ok(None) };
    let participant = participants::Entity::find_by_id(case.participant_id).one(act.tx()).await?;
    Ok(participant.map(|participant| (case, participant)))
}

/// The civil day on which a task was written down.
async fn made_on(act: &Act<'_>, task: &Task) -> Answer<Day> {
    let organization = organizations::find(act.tx(), act.organization()).await?.ok_or(Stop::NotFound)?;
    Ok(organization.day_of(task.made_at))
}
