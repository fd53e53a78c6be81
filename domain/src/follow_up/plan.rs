//! What follows from a happening for duties: called by `perform` after the timeline, once for each.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::contacts::rules::{Channel, ContactOutcome, is_contact};
use super::rules::meaning::meaning;
use super::rules::{Ending, commands};
use super::tasks::planning::{self, Cause, Ends};
use super::tasks::rules::{How, Learned, WordOnJob};
use crate::access::Act;
use crate::intake::case::{self, Case};
use crate::intake::services::planned::{self, PlannedServiceId};
use crate::intake::services::{self, ServiceId};
use crate::placement::placements::rules::EvidenceSource;
use crate::shared::{Answer, AnyId, Coded, Happening, ObjectKind, ProgramId, UserId, What};

/// Ends the duties whose reason is gone, and plans those that follow.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn plan(act: &Act<'_>, happening: &Happening) -> Answer<()> {
    if happening.what == What::ProgramOpened {
        return Ok(commands::lay_down(act, ProgramId(happening.id)).await?);
    }
    if happening.what == What::PlacementVerified {
        return Ok(answer_by_evidence(act, happening).await?);
    }
    let meaning = meaning(happening, act.today());
    if meaning.ends.is_empty() && meaning.causes.is_empty() {
        return Ok(());
    }
    let Some(case) = case_of(act, happening).await? else { return Ok(()) };
    for ending in meaning.ends {
        if let Some(which) = which(act, happening, &case, *ending).await? {
            planning::end(act, &case, *ending, which).await?;
        }
    }
    undo(act, happening, &case).await?;
    for (trigger, day) in meaning.causes {
        let about =
            if trigger.is_about_the_case() { (ObjectKind::Case, case.id.0) } else { (happening.object, happening.id) };
        let cause = Cause { trigger, day, subject: about.0, subject_id: about.1 };
        match happening.what {
            What::PlacementPostponed => planning::plan_moved(act, &case, cause).await?,
            _ => planning::plan(act, &case, cause).await?,
        };
    }
    Ok(())
}

/// What shows that a job is held answers every open follow-up that it speaks to, as a word would; the participant's own
/// word is a contact's business.
async fn answer_by_evidence(act: &Act<'_>, happening: &Happening) -> Result<(), DbErr> {
    let source = word(happening, "source").and_then(EvidenceSource::from_code);
    let Some(case) = case_of(act, happening).await? else { return Ok(()) };
    if !source.is_some_and(EvidenceSource::is_evidence) {
        return Ok(());
    }
    let of_day = happening.day.unwrap_or(act.today());
    let job = Some(WordOnJob { of_day, placement: Some(AnyId(happening.id)) });
    planning::answer(act, &case, &Learned { on: act.today(), how: How::Evidence, job }).await
}

/// The case that a happening concerns: of what concerns the person, a release, their latest.
async fn case_of(act: &Act<'_>, happening: &Happening) -> Result<Option<Case>, DbErr> {
    match (happening.case, happening.participant) {
        (Some(id), _) => case::Entity::find_by_id(id).one(act.tx()).await,
        (None, Some(participant)) => {
            let cases = case::Entity::find().filter(case::Column::ParticipantId.eq(participant));
            cases.order_by_desc(case::Column::AppliedOn).order_by_desc(case::Column::Id).one(act.tx()).await
        }
        (None, None) => Ok(None),
    }
}

/// Which duties an ending ends; none where the happening is no such ending after all: a service that does not qualify,
/// a voicemail.
async fn which(act: &Act<'_>, happening: &Happening, case: &Case, ending: Ending) -> Result<Option<Ends>, DbErr> {
    let tx = act.tx();
    Ok(match (ending, happening.object) {
        (Ending::Served, ObjectKind::Service) => {
            let service = services::Entity::find_by_id(ServiceId(happening.id)).one(tx).await?;
            let qualifies = service.is_some_and(|service| service.class.keeps_open());
            qualifies.then_some(Ends { before: case.last_service_on, ..Ends::default() })
        }
        (Ending::Served, _) => {
            let service = planned::Entity::find_by_id(PlannedServiceId(happening.id)).one(tx).await?;
            service.filter(|service| service.class.keeps_open()).map(|_| Ends::default())
        }
        // Who answers was reached, without staff's having tried.
        (Ending::Reached, ObjectKind::Survey) => Some(Ends { before: happening.day, ..Ends::default() }),
        (Ending::Reached, _) => was_reached(happening).then_some(Ends { before: happening.day, ..Ends::default() }),
        (ending, _) => Some(Ends { subject: ending.is_of_one_row().then_some(happening.id), before: None }),
    })
}

/// Whether both sides spoke, by the words of the contact.
fn was_reached(happening: &Happening) -> bool {
    let channel = word(happening, "channel").and_then(Channel::from_code);
    let outcome = word(happening, "outcome").and_then(ContactOutcome::from_code);
    channel.zip(outcome).is_some_and(|(channel, outcome)| is_contact(channel, outcome))
}

fn word<'a>(happening: &'a Happening, name: &str) -> Option<&'a str> {
    happening.words.iter().find(|(word, _)| *word == name).map(|(_, value)| value.as_str())
}

/// What an exit or a former holder took away comes back with the undoing or goes on with the case.
async fn undo(act: &Act<'_>, happening: &Happening, case: &Case) -> Result<(), DbErr> {
    match happening.what {
        What::ExitUndone => planning::revive(act, case, Ending::CaseExited).await,
        What::CaseHandedOver => {
            let before = happening.change.as_ref().and_then(|change| change.before.clone());
            match before.and_then(|user| serde_json::from_value::<UserId>(user).ok()) {
                Some(from) => planning::hand_over(act, case, from).await,
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
