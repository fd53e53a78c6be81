//! What a provider answers, and what follows: the need is met, a service was given. An answer can be corrected.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, Select};

use super::commands::{about, end_link, find, name_of, withdraw_all};
use super::rules::ReferralState;
use super::{ActiveModel, AnswerDetails, Column, Entity, ServiceReferral, ServiceReferralId};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::intake::case::rules::Stage;
use crate::intake::services::commands::{give_to, uncover};
use crate::intake::services::{ServiceDetails, ServiceId};
use crate::shared::{Answer, CaseId, Coded, Day, Refusal, Stop, What};
use crate::support::needs::commands::{of_case, reopen_of, settle_of};
use crate::support::needs::rules::{MetBy, NeedState};
use crate::support::needs::{Need, NeedId, Settlement};

/// Writes down what a provider said by word of mouth.
///
/// # Errors
/// As [`answer_of`]; `Conflict` where somebody changed it meanwhile.
pub async fn answer(
    act: &mut Act<'_>,
    case: CaseId,
    id: ServiceReferralId,
    version: i32,
    answer: &AnswerDetails,
) -> Answer<()> {
    let case = permitted(act, Permission::Support, case).await?;
    let referral = find(act, &case, id).await?;
    if referral.version != version {
        return Err(Stop::Conflict);
    }
    answer_of(act, &case, &referral, answer).await
}

/// Takes an answer to a referral of a case that the caller has locked.
///
/// # Errors
/// `referral-answered` where it was answered or withdrawn; `out-of-order` for a day before it was sent or the need was
/// opened.
pub(super) async fn answer_of(
    act: &mut Act<'_>,
    case: &Case,
    referral: &ServiceReferral,
    answer: &AnswerDetails,
) -> Answer<()> {
    if !referral.state.answers().contains(&answer.state) {
        return Err(Refusal::because("referral-answered").into());
    }
    let need = of_case(act, case, referral.need_id).await?;
    refuse_before(referral.sent_on, answer.day)?;
    let service = follow(act, case, referral, &need, answer).await?;
    if !answer.state.is_under_way() {
        end_link(act, referral.id).await?;
    }
    write(act, referral, answer, service).await?;
    let provider = name_of(act, referral).await?;
    let happening = about(What::ReferralAnswered, case, referral.id, &need, &provider).on(answer.day);
    act.happened(told(happening, answer).changed(&referral.state, answer));
    Ok(())
}

/// Corrects an answer: what followed from the wrong one is taken back, what follows from the right one is done.
///
/// # Errors
/// `no-such-correction`; `need-open` where the need is open again and another of its kind is; `need-settled` and
/// `referral-under-way` where it would be under way again, and something else met the need or the provider was asked
/// anew; `Conflict`.
pub async fn correct(
    act: &mut Act<'_>,
    case: CaseId,
    id: ServiceReferralId,
    version: i32,
    answer: &AnswerDetails,
) -> Answer<()> {
    let case = permitted(act, Permission::Support, case).await?;
    let referral = find(act, &case, id).await?;
    if referral.version != version {
        return Err(Stop::Conflict);
    }
    if !referral.state.corrections().contains(&answer.state) {
        return Err(Refusal::because("no-such-correction").into());
    }
    refuse_before(referral.sent_on, answer.day)?;
    let mut need = of_case(act, &case, referral.need_id).await?;
    if referral.state == ReferralState::Served {
        unserve(act, &case, &referral, &need).await?;
        need = of_case(act, &case, referral.need_id).await?;
    }
    if answer.state.is_under_way() && !referral.state.is_under_way() {
        refuse_twice(act, &referral, &need).await?;
    }
    let service = follow(act, &case, &referral, &need, answer).await?;
    write(act, &referral, answer, service).await?;
    let provider = name_of(act, &referral).await?;
    let happening = about(What::ReferralCorrected, &case, referral.id, &need, &provider).on(answer.day);
    act.happened(told(happening, answer).changed(&referral.state, answer));
    Ok(())
}

/// Whoever was helped has a need less, and a service more where the program counts it as one: a supportive service is
/// a participant's, and neither begins a period of participation nor keeps it open.
async fn follow(
    act: &mut Act<'_>,
    case: &Case,
    referral: &ServiceReferral,
    need: &Need,
    answer: &AnswerDetails,
) -> Answer<Option<ServiceId>> {
    if answer.state != ReferralState::Served {
        return Ok(None);
    }
    if need.state == NeedState::Open {
        settle_of(act, case, need, &Settlement::met(answer.day, MetBy::Referral)).await?;
        withdraw_all(act, case, need, Some(referral.id)).await?;
    }
    match referral.service_kind_id {
        Some(kind) if matches!(case.stage, Stage::Active | Stage::Exited) => {
            give_to(act, case, &ServiceDetails::on(kind, answer.day)).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// They were not helped after all: the service is struck, and the need is open unless something else met it, another
/// provider too.
async fn unserve(act: &mut Act<'_>, case: &Case, referral: &ServiceReferral, need: &Need) -> Answer<()> {
    if let Some(service) = referral.service_id {
        uncover(act, case, service).await?;
    }
    let others = of_need(need.id).filter(Column::State.eq(ReferralState::Served)).filter(Column::Id.ne(referral.id));
    let met_by_this = need.state == NeedState::Met && need.met_by == Some(MetBy::Referral);
    if met_by_this && others.count(act.tx()).await? == 0 {
        reopen_of(act, case, need).await?;
    }
    Ok(())
}

/// A settled need is not helped with any more, and a provider is asked about a need once at a time.
async fn refuse_twice(act: &Act<'_>, referral: &ServiceReferral, need: &Need) -> Answer<()> {
    if need.state != NeedState::Open {
        return Err(Refusal::because("need-settled").into());
    }
    let again = of_need(need.id)
        .filter(Column::ProviderId.eq(referral.provider_id))
        .filter(Column::State.is_in(ReferralState::ALL.iter().copied().filter(|state| state.is_under_way())));
    if again.count(act.tx()).await? > 0 {
        let provider = name_of(act, referral).await?;
        return Err(Refusal::of("answer", "referral-under-way").with("provider", provider).into());
    }
    Ok(())
}

fn of_need(need: NeedId) -> Select<Entity> {
    Entity::find().filter(Column::NeedId.eq(need))
}

async fn write(
    act: &Act<'_>,
    referral: &ServiceReferral,
    answer: &AnswerDetails,
    service: Option<ServiceId>,
) -> Answer<()> {
    let declined = answer.state == ReferralState::Declined;
    let row = ActiveModel {
        id: Set(referral.id),
        state: Set(answer.state),
        answered_on: Set((answer.state != ReferralState::Sent).then(|| act.today())),
        served_on: Set((answer.state == ReferralState::Served).then_some(answer.day)),
        because: Set(answer.because.filter(|_| declined)),
        note: Set(answer.note.clone()),
        said_by: Set(answer.said_by.clone()),
        by_link: Set(answer.said_by.is_none()),
        service_id: Set(service),
        version: Set(referral.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    Ok(())
}

fn refuse_before(sent: Day, day: Day) -> Result<(), Refusal> {
    if day < sent {
        return Err(Refusal::of("day", "out-of-order").with("typed", day).with("after", sent));
    }
    Ok(())
}

fn told(happening: crate::shared::Happening, answer: &AnswerDetails) -> crate::shared::Happening {
    let because = answer.because.map(Coded::code).unwrap_or_default();
    let said_by = answer.said_by.as_deref().unwrap_or_default();
    happening.with("state", answer.state.code()).with("because", because).with("said_by", said_by)
}
