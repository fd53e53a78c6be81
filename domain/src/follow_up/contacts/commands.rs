//! Logging a contact: what was tried, the service that it also was, what it answers, and what comes next, in one act.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::rules::is_contact;
use super::{ActiveModel, ContactDetails, ContactId, Entity};
use crate::access::{Act, Permission};
use crate::follow_up::tasks::rules::{How, Learned};
use crate::follow_up::tasks::{self, TaskDetails};
use crate::intake::case::commands::{permitted, touch};
use crate::intake::case::{self, Case};
use crate::intake::services::{self, ServiceDetails, ServiceId};
use crate::shared::{Answer, CaseId, Coded, Day, Happening, ObjectKind, Refusal, What};

/// Logs a contact. A two-way one closes every open window that it answers.
///
/// # Errors
/// `in-the-future` for the contact, `in-the-past` for the next task; what the service is refused for.
pub async fn log(act: &mut Act<'_>, id: CaseId, details: &ContactDetails) -> Answer<ContactId> {
    let case = permitted(act, Permission::FollowUp, id).await?;
    if details.day > act.today() {
        return Err(Refusal::of("day", "in-the-future").with("typed", details.day).into());
    }
    let service = serve(act, &case, details).await?;
    let contact = write(act, &case, details, service).await?;
    note_days(act, &case, details).await?;
    let learned =
        Learned { on: details.day, how: How::Tried(details.channel, details.outcome), job: details.word_on_job() };
    tasks::commands::answer(act, &case, &learned, Some(contact)).await?;
    if let Some(due) = details.next_on {
        tasks::commands::make(act, id, &TaskDetails::call_on(due)).await?;
    }
    Ok(contact)
}

/// The service that a contact also was; a contact that nobody answered is none.
async fn serve(act: &mut Act<'_>, case: &Case, details: &ContactDetails) -> Answer<Option<ServiceId>> {
    let Some(kind) = details.service else { return Ok(None) };
    if !is_contact(details.channel, details.outcome) {
        return Err(Refusal::of("service", "service-needs-contact").into());
    }
    let service = ServiceDetails::on(kind, details.day);
    services::commands::give(act, case.id, &service).await.map(Some)
}

async fn write(
    act: &mut Act<'_>,
    case: &Case,
    details: &ContactDetails,
    service: Option<ServiceId>,
) -> Answer<ContactId> {
    let id = ContactId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        day: Set(details.day),
        channel: Set(details.channel),
        outcome: Set(details.outcome),
        worked: Set(details.worked),
        worked_on: Set(details.worked.map(|_| details.worked_on.unwrap_or(details.day))),
        note: Set(details.note.clone()),
        service_id: Set(service),
        user_id: Set(act.user()),
        at: Set(act.by.at),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::ContactLogged, ObjectKind::Contact, id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(details.day);
    let happening = happening.with("channel", details.channel.code()).with("outcome", details.outcome.code());
    act.happened(happening.with("note", details.note.as_deref().unwrap_or_default()).created(details));
    Ok(id)
}

/// Last tried and last reached are two facts; recording an older contact late takes neither back.
async fn note_days(act: &Act<'_>, case: &Case, details: &ContactDetails) -> Answer<()> {
    let later = |before: Option<Day>| Set(before.max(Some(details.day)));
    let mut columns = case::ActiveModel { last_tried_on: later(case.last_tried_on), ..Default::default() };
    if is_contact(details.channel, details.outcome) {
        columns.last_reached_on = later(case.last_reached_on);
    }
    touch(act, case.id, columns).await
}
