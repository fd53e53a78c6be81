//! Recording a release, narrowing it, revoking it. What takes away acts at once; what adds needs a signature.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;

use super::barred;
use super::lists::{Ending, Proof, RecipientKind, Signer};
use super::{
    ActiveModel, Categories, Column, Entity, NarrowingDetails, Release, ReleaseDetails, ReleaseId, RevocationDetails,
    TextShown, Words, proposal, rules,
};
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::users;
use crate::access::{Act, Permission, Role, links};
use crate::employers::employer;
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::intake::documents::rules::DocumentState;
use crate::intake::documents::{self, DocumentId};
use crate::intake::participants::{self, rules::folded};
use crate::messages::outbox;
use crate::shared::{Answer, CaseId, Coded, Day, Happening, ObjectKind, ParticipantId, Refusal, Stop, What};

/// Records a release that was signed, with what shows it.
///
/// # Errors
/// What [`proposal::problems`] refuses; `release-without-paper` where the paper is not in this case or no longer
/// stands; `signed-apart` where it is evidence of another release; `signer-is-staff`; `signer-barred`;
/// `several-employers` where several go by the name.
pub async fn record(act: &mut Act<'_>, case: CaseId, details: &ReleaseDetails, text: &TextShown) -> Answer<ReleaseId> {
    let case = permitted(act, Permission::RecordRelease, case).await?;
    if !details.kind.rule().is_recorded_by(&act.by.reader.roles) {
        return Err(Stop::Forbidden);
    }
    let mut wrong = proposal::problems(&details.proposal(), act.today());
    if details.proof == Proof::Electronic {
        // Only a signature by the participant's own link is one; nobody records it for them.
        wrong.push(Refusal::of("proof", "release-unsigned"));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let signer_name = signer_of(act, &case, details).await?;
    if let Some(document) = details.document.filter(|_| details.proof == Proof::Paper) {
        check_paper(act, &case, document, details).await?;
    }
    let id = ReleaseId::new();
    let row = ActiveModel {
        text_version: Set(text.version),
        text_hash: Set(text.hash.clone()),
        recipient_id: Set(known_recipient(act, details).await?),
        ..row_of(act, &case, id, details, signer_name)?
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let release = of_participant(act, case.participant_id, id).await?;
    settle_renewed(act, &case, &release).await?;
    tell(act, What::ReleaseRecorded, &case, &release, details)?;
    Ok(id)
}

/// Lets a manager look at a release of a kind that needs it; it holds from then on.
///
/// # Errors
/// `NotFound` where the participant has no such release waiting; `second-look-own` for whoever recorded it.
pub async fn look(act: &mut Act<'_>, case: CaseId, id: ReleaseId) -> Answer<()> {
    let case = permitted(act, Permission::SecondLook, case).await?;
    let release = of_participant(act, case.participant_id, id).await?;
    if !release.standing().waits || release.ended_at.is_some() {
        return Err(Stop::NotFound);
    }
    if act.user().is_some() && release.recorded_by == act.user() {
        return Err(Refusal::because("second-look-own").into());
    }
    let row = ActiveModel {
        id: Set(id),
        looked_at_by: Set(act.user()),
        looked_at: Set(Some(act.by.at)),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    tell(act, What::ReleaseLookedAt, &case, &release, &())
}

/// Narrows a release: another takes its place that covers less, at once and by word of mouth.
///
/// # Errors
/// `widening-needs-signature` where it would not be less; `NotFound` where it has ended.
pub async fn narrow(act: &mut Act<'_>, case: CaseId, id: ReleaseId, details: &NarrowingDetails) -> Answer<ReleaseId> {
    let case = permitted(act, Permission::RevokeRelease, case).await?;
    let release = still_standing(act, case.participant_id, id).await?;
    check_told(details.told_on, act.today())?;
    if !rules::narrows(&release.standing(), &details.categories, details.until) {
        return Err(Refusal::of("categories", "widening-needs-signature").into());
    }
    let narrower = ReleaseId::new();
    let row = ActiveModel {
        categories: Set(Categories(details.categories.clone())),
        until_day: Set(details.until),
        told_by: Set(Some(details.told_by)),
        told_on: Set(Some(details.told_on)),
        ..copy_of(act, &release, narrower)?
    };
    let row = ActiveModel { recorded_by: Set(act.user()), recorded_at: Set(act.by.at), ..row };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    end(act, &release, Ending::Narrowed, Some((details.told_by, details.told_on)), Some(narrower)).await?;
    hand_on_grounds(act, id, narrower).await?;
    settled(act, &case, id);
    let release = of_participant(act, case.participant_id, narrower).await?;
    tell(act, What::ReleaseNarrowed, &case, &release, details)?;
    Ok(narrower)
}

/// Revokes a release, at once and by word of mouth: what waits to be sent about it does not leave.
///
/// # Errors
/// `NotFound` where it has ended; `in-the-future` for a word that was not said yet.
pub async fn revoke(act: &mut Act<'_>, case: CaseId, id: ReleaseId, details: &RevocationDetails) -> Answer<()> {
    let case = permitted(act, Permission::RevokeRelease, case).await?;
    let release = still_standing(act, case.participant_id, id).await?;
    check_told(details.told_on, act.today())?;
    end(act, &release, Ending::Revoked, Some((details.told_by, details.told_on)), None).await?;
    tell(act, What::ReleaseRevoked, &case, &release, details)
}

/// Names somebody who may not sign for this participant. The name is sealed and compared by keyed hash.
///
/// # Errors
/// `missing` without a name.
pub async fn bar_signer(act: &mut Act<'_>, case: CaseId, name: &str) -> Answer<()> {
    let case = permitted(act, Permission::WriteSensitive, case).await?;
    let plain = folded(name);
    if plain.is_empty() {
        return Err(Refusal::of("barred_name", "missing").into());
    }
    let hash = act.keys.blind_index(barred::PLACE, &plain);
    if is_barred(act, case.participant_id, &hash).await? {
        return Ok(());
    }
    let id = barred::BarredSignerId::new();
    let row = barred::ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        name: Set(act.keys.seal_text(barred::PLACE, id.0, name)?),
        name_hash: Set(hash),
        recorded_by: Set(act.user()),
        recorded_at: Set(act.by.at),
    };
    barred::Entity::insert(row).exec_without_returning(act.tx()).await?;
    let happening = Happening::new(What::SignerBarred, ObjectKind::Participant, case.participant_id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)));
    Ok(())
}

/// Ends a release before its day, with everything that lives by it: waiting messages, links, grounds.
pub(crate) async fn end(
    act: &Act<'_>,
    release: &Release,
    ending: Ending,
    told: Option<(Signer, Day)>,
    replaced_by: Option<ReleaseId>,
) -> Answer<()> {
    let row = ActiveModel {
        ended_at: Set(Some(act.by.at)),
        ended_by: Set(act.user()),
        ending: Set(Some(ending)),
        ending_told_by: Set(told.map(|(by, _)| by)),
        ending_told_on: Set(told.map(|(_, on)| on)),
        replaced_by: Set(replaced_by),
        ..Default::default()
    };
    let ended = Entity::update_many().set(row).filter(Column::Id.eq(release.id)).filter(Column::EndedAt.is_null());
    if ended.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    outbox::drop_waiting(act, release.id.0).await?;
    links::withdraw(act, release.id.0).await?;
    if replaced_by.is_none() {
        grounds::end(act, release.id.0, Why::Release, None, act.today()).await?;
    }
    Ok(())
}

/// A row like this one, under another id, that takes its place.
///
/// # Errors
/// Where the row does not open.
pub(crate) fn copy_of(act: &Act<'_>, release: &Release, id: ReleaseId) -> Answer<ActiveModel> {
    let sealed = Words::of(act.keys, release)?.sealed(act.keys, id)?;
    let mut row = ActiveModel::from(release.clone()).reset_all();
    (row.id, row.narrows) = (Set(id), Set(Some(release.id)));
    (row.recipient_name, row.concerning, row.purpose) = (sealed.recipient_name, sealed.concerning, sealed.purpose);
    Ok(row)
}

/// Which employer receives, where it is known by the name that was signed: a release names a firm, not a text.
async fn known_recipient(act: &Act<'_>, details: &ReleaseDetails) -> Answer<Option<Uuid>> {
    if details.recipient_kind != RecipientKind::Employer {
        return Ok(None);
    }
    let known = employer::queries::named(act.tx(), act.organization(), &details.recipient_name).await?;
    match known.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only.0)),
        _ => Err(Refusal::of("recipient_name", "several-employers").with("name", &details.recipient_name).into()),
    }
}

fn row_of(
    act: &Act<'_>,
    case: &Case,
    id: ReleaseId,
    details: &ReleaseDetails,
    signer_name: String,
) -> Answer<ActiveModel> {
    let words = Words {
        recipient: details.recipient_name.clone(),
        concerning: details.concerning.clone(),
        purpose: details.purpose.clone(),
    };
    Ok(ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        participant_id: Set(case.participant_id),
        case_id: Set(case.id),
        kind: Set(details.kind),
        language: Set(details.language),
        recipient_kind: Set(details.recipient_kind),
        categories: Set(Categories(details.categories.clone())),
        signed_on: Set(details.signed_on),
        signer: Set(details.signer),
        signer_name: Set(signer_name),
        evidence: Set(details.proof),
        document_id: Set(details.document.filter(|_| details.proof == Proof::Paper)),
        witness: Set(details.witness.clone()),
        recorded_by: Set(act.user()),
        recorded_at: Set(act.by.at),
        from_day: Set(details.from),
        until_day: Set(details.until),
        given_by: Set(case.participant_id),
        ..words.sealed(act.keys, id)?
    })
}

/// Who signed, by name: nobody of the staff, and nobody who may not sign for this participant.
async fn signer_of(act: &Act<'_>, case: &Case, details: &ReleaseDetails) -> Answer<String> {
    if details.signer == Signer::Participant {
        let participant = participants::Entity::find_by_id(case.participant_id).one(act.tx()).await?;
        return Ok(participant.ok_or(Stop::NotFound)?.name());
    }
    let name = details.signer_name.clone().unwrap_or_default();
    let plain = folded(&name);
    let staff = users::Entity::find().select_only().column(users::Column::Name);
    let staff = staff.filter(users::Column::OrganizationId.eq(act.organization()));
    let staff: Vec<String> = staff.order_by_asc(users::Column::Name).into_tuple().all(act.tx()).await?;
    if staff.iter().any(|member| folded(member) == plain) {
        return Err(Refusal::of("signer_name", "signer-is-staff").into());
    }
    if is_barred(act, case.participant_id, &act.keys.blind_index(barred::PLACE, &plain)).await? {
        return Err(Refusal::of("signer_name", "signer-barred").into());
    }
    Ok(name)
}

async fn is_barred(act: &Act<'_>, participant: ParticipantId, hash: &[u8]) -> Result<bool, DbErr> {
    let barred = barred::Entity::find().filter(barred::Column::ParticipantId.eq(participant));
    Ok(barred.filter(barred::Column::NameHash.eq(hash.to_vec())).one(act.tx()).await?.is_some())
}

/// The scanned paper: of this case, standing, and evidence of nothing that must be signed apart.
async fn check_paper(act: &Act<'_>, case: &Case, paper: DocumentId, details: &ReleaseDetails) -> Answer<()> {
    let documents = documents::Entity::find_by_id(paper).filter(documents::Column::CaseId.eq(case.id));
    let document = documents.one(act.tx()).await?;
    let stands = |state| matches!(state, DocumentState::Received | DocumentState::Accepted);
    if !document.is_some_and(|document| stands(document.state)) {
        return Err(Refusal::of("document", "release-without-paper").into());
    }
    let others = Entity::find().filter(Column::DocumentId.eq(paper)).all(act.tx()).await?;
    let apart = |release: &Release| release.kind.rule().apart || details.kind.rule().apart;
    if others.iter().any(apart) {
        return Err(Refusal::of("document", "signed-apart").into());
    }
    Ok(())
}

fn check_told(told_on: Day, today: Day) -> Answer<()> {
    if told_on > today { Err(Refusal::of("told_on", "in-the-future").with("typed", told_on).into()) } else { Ok(()) }
}

/// A release of the same kind to the same recipient goes on from those that stand: nobody is asked about them any more.
async fn settle_renewed(act: &mut Act<'_>, case: &Case, renewal: &Release) -> Answer<()> {
    let before = Entity::find().filter(Column::ParticipantId.eq(case.participant_id)).filter(Column::EndedAt.is_null());
    let before = before.filter(Column::Kind.eq(renewal.kind)).filter(Column::Id.ne(renewal.id)).all(act.tx()).await?;
    for release in before.iter().filter(|release| release.recipient().is(&renewal.recipient())) {
        settled(act, case, release.id);
    }
    Ok(())
}

/// Says that there is nothing left to ask about a release.
pub(crate) fn settled(act: &mut Act<'_>, case: &Case, id: ReleaseId) {
    let happening = Happening::new(What::ReleaseSettled, ObjectKind::Release, id);
    act.happened(happening.concerning(case.participant_id, Some(case.id)));
}

/// A release of this participant, whichever of their cases it was recorded in.
async fn of_participant(act: &Act<'_>, participant: ParticipantId, id: ReleaseId) -> Answer<Release> {
    let release = Entity::find_by_id(id).filter(Column::ParticipantId.eq(participant)).one(act.tx()).await?;
    release.ok_or(Stop::NotFound)
}

async fn still_standing(act: &Act<'_>, participant: ParticipantId, id: ReleaseId) -> Answer<Release> {
    let release = of_participant(act, participant, id).await?;
    let over = release.ended_at.is_some() || release.until_day.is_some_and(|until| until < act.today());
    if over { Err(Stop::NotFound) } else { Ok(release) }
}

/// Whoever reached the wider release reaches the narrower one from now on, and nothing else.
async fn hand_on_grounds(act: &Act<'_>, wider: ReleaseId, narrower: ReleaseId) -> Answer<()> {
    let held = grounds::Entity::find().filter(grounds::Column::RecordId.eq(wider.0));
    let held = held.filter(grounds::Column::Why.eq(Why::Release)).filter(grounds::live(act.today()));
    for ground in held.all(act.tx()).await? {
        let (user, role): (_, Role) = (ground.user_id, ground.role);
        let (reached, why) = (Reached::Release, Why::Release);
        let ground =
            Ground { user, role, reached, record: narrower.0, why, from: act.today(), until: ground.until_day };
        grounds::give(act, ground).await?;
    }
    grounds::end(act, wider.0, Why::Release, None, act.today()).await?;
    Ok(())
}

/// Says what happened. What tells something by being there is told without its kind, its recipient and its values.
fn tell(act: &mut Act<'_>, what: What, case: &Case, release: &Release, details: &impl Serialize) -> Answer<()> {
    let happening = Happening::new(what, ObjectKind::Release, release.id);
    let happening = happening.concerning(case.participant_id, Some(case.id));
    let until = release.until_day.map(|until| until.to_string()).unwrap_or_default();
    let happening = happening.with("until", until);
    let happening = if release.kind.rule().private {
        happening.with("kind", "private").with("recipient", "…")
    } else {
        let recipient = Words::of(act.keys, release)?.recipient;
        happening.with("kind", release.kind.code()).with("recipient", recipient).created(details)
    };
    act.happened(happening);
    Ok(())
}
