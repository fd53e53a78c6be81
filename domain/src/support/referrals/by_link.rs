//! A provider answers by the link of a mail, without an account. Opening it changes nothing: mail scanners open links.

use sea_orm::DatabaseConnection;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::answering::answer_of;
use super::rules::{MayTell, ReferralState, may_tell, recipient};
use super::{AnswerDetails, Entity, ServiceReferral, ServiceReferralId};
use crate::access::Act;
use crate::access::links::{self, LinkId, Purpose};
use crate::access::organizations;
use crate::intake::participants::{self, Participant, SafeChannel};
use crate::intake::{case, releases};
use crate::setup::Store;
use crate::shared::{Answer, Day, Fault, Instant, Refusal, Stop};
use crate::support::needs::{self, Need};
use crate::support::providers::{Provider, queries};

/// What a link asks, for the page that it leads to: as much as was released, and no more.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The link.
    pub link: LinkId,
    /// Who asks.
    pub organization: organizations::Model,
    /// The referral.
    pub referral: ServiceReferral,
    /// Whom.
    pub provider: Provider,
    /// With what they need help.
    pub need: Need,
    /// Whose name.
    pub name: String,
    /// How they are reached, where that was released and is safe.
    pub contact: Option<Contact>,
    /// When the link stops working.
    pub until: Instant,
    /// The civil day where the organization is.
    pub today: Day,
}

/// How somebody is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// By telephone.
    pub phone: Option<String>,
    /// By mail.
    pub email: Option<String>,
    /// When, in their words.
    pub hours: Option<String>,
}

/// What a link asks, while it works and the release holds. Looking changes nothing.
///
/// # Errors
/// Where the database fails.
pub async fn asked_by(store: &Store, token: &str, now: Instant) -> Result<Option<Asked>, Fault> {
    let db = store.read();
    let link = links::working(db, token, now).await?.filter(|link| link.purpose == Purpose::Referral);
    let Some(link) = link else { return Ok(None) };
    let referral = Entity::find_by_id(ServiceReferralId(link.object_id)).one(db).await?;
    let Some(referral) = referral.filter(|referral| referral.state.is_under_way()) else { return Ok(None) };
    let Some(organization) = organizations::find(db, referral.organization_id).await? else { return Ok(None) };
    let today = organization.day_of(now);
    let Some((provider, need, participant)) = about(db, &referral).await? else { return Ok(None) };
    let standing = releases::queries::standing(db, participant.id).await?;
    let named = recipient(provider.id.0, releases::name_hash(&store.keys, &provider.name));
    let told: MayTell = may_tell(&standing, &named, today);
    if !told.name_and_need {
        return Ok(None);
    }
    let (name, contact) = (participant.name(), told.contact.then(|| contact(&participant)));
    Ok(Some(Asked { link: link.id, organization, referral, provider, need, name, contact, until: link.until, today }))
}

async fn about(
    db: &DatabaseConnection,
    referral: &ServiceReferral,
) -> Result<Option<(Provider, Need, Participant)>, Fault> {
    let provider = queries::find(db, referral.organization_id, referral.provider_id).await?;
    let need = needs::queries::find(db, referral.case_id, referral.need_id).await?;
    let Some(case) = case::Entity::find_by_id(referral.case_id).one(db).await? else { return Ok(None) };
    let participant = participants::Entity::find_by_id(case.participant_id).one(db).await?;
    Ok(provider.zip(need).zip(participant).map(|((provider, need), participant)| (provider, need, participant)))
}

/// Only ways that are safe are told: a number that somebody else picks up is none.
fn contact(participant: &Participant) -> Contact {
    let safe = |channels: &[SafeChannel]| channels.contains(&participant.safe_channel);
    let phone = safe(&[SafeChannel::Call, SafeChannel::Text]).then(|| participant.phone.clone()).flatten();
    let email = safe(&[SafeChannel::Email]).then(|| participant.email.clone()).flatten();
    Contact { phone, email, hours: participant.safe_hours.clone() }
}

/// Takes a provider's answer by link. What ends the referral ends the link; whoever accepts can still say later that
/// they helped.
///
/// # Errors
/// `link-over`; what an answer by word of mouth is refused for.
pub async fn answer(act: &mut Act<'_>, token: &str, answer: &AnswerDetails) -> Answer<()> {
    let tx = act.permit_link()?;
    let over = || Refusal::because("link-over");
    let link = links::read(tx, token, act.by.at).await?.filter(|link| link.purpose == Purpose::Referral);
    let id = ServiceReferralId(link.ok_or_else(over)?.object_id);
    let referral = Entity::find_by_id(id).one(tx).await?.ok_or_else(over)?;
    // The case first, as staff lock it: whoever withdraws at the same moment waits, or goes first.
    let case = case::Entity::find_by_id(referral.case_id).lock_exclusive().one(tx).await?.ok_or(Stop::NotFound)?;
    let referral = Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or_else(over)?;
    let is_answer = answer.state != ReferralState::Sent && answer.state != ReferralState::Withdrawn;
    if !is_answer || !referral.state.is_under_way() {
        return Err(over().into());
    }
    answer_of(act, &case, &referral, answer).await
}
