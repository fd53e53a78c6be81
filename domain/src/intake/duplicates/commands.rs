//! Looking whether somebody is known already, and saying whether two records are of one person.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};

use super::queries::{Candidate, alike, identity_in, identity_with, within};
use super::record::PossibleDuplicateId;
use super::rules::{Degree, Ground};
use super::{ActiveModel, Column, Entity, Grounds, Settlement};
use crate::access::{Act, Permission, audit};
use crate::intake::case::{self, rules::Stage};
use crate::intake::participants::{self, ParticipantDetails};
use crate::shared::{Answer, Coded, Day, Happening, ObjectKind, ParticipantId, ProgramId, Refusal, Stop, What};

/// What a search for duplicates tells its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// People within the reader's reach, the likeliest first.
    pub known: Vec<Known>,
    /// Whether somebody outside of it is probably the same person: no more is told than that.
    pub elsewhere: bool,
}

impl Found {
    /// Whether nothing need be asked.
    pub fn is_nobody(&self) -> bool {
        self.known.is_empty() && !self.elsewhere
    }
}

/// Somebody known, as far as it helps to tell two people apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Who.
    pub participant: ParticipantId,
    /// Their name.
    pub name: String,
    /// The day of birth.
    pub born: Option<Day>,
    /// How like.
    pub degree: Degree,
    /// Why.
    pub grounds: Vec<Ground>,
    /// Their last case.
    pub last_case: Option<LastCase>,
}

/// A case of somebody known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCase {
    /// Its id, for the link.
    pub id: crate::shared::CaseId,
    /// Its program.
    pub program: ProgramId,
    /// When they applied.
    pub applied_on: Day,
    /// Where it stands.
    pub stage: Stage,
}

/// How many searches one person makes in an hour at most: whoever types in names to learn of people is stopped.
const MOST_AN_HOUR: u64 = 60;

/// Looks whether somebody is known already. Each search is written down, whatever it finds.
///
/// # Errors
/// `too-many-searches`; `Forbidden` where the reader takes no applications.
pub async fn look_for(act: &mut Act<'_>, details: &ParticipantDetails, ssn: Option<&str>) -> Answer<Found> {
    let tx = act.permit_anywhere(Permission::CreateIntake)?;
    refuse_probing(act).await?;
    let identity = identity_with(act.keys, details, ssn);
    let candidates = alike(tx, act.organization(), &identity, None).await?;
    let scope = act.by.reader.scope(Permission::CreateIntake, act.today());
    let reached = within(tx, &scope, candidates.iter().map(|candidate| candidate.participant.id)).await?;
    let (inside, outside): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|candidate| reached.contains(&candidate.participant.id));
    let mut known = Vec::new();
    for candidate in inside {
        known.push(told(act, candidate).await?);
    }
    let organization = act.organization();
    act.happened(Happening::new(What::LookedForDuplicates, ObjectKind::Organization, organization));
    Ok(Found { known, elsewhere: outside.iter().any(is_probable) })
}

async fn refuse_probing(act: &Act<'_>) -> Answer<()> {
    let Some(user) = act.user() else { return Ok(()) };
    let searches = audit::Entity::find()
        .filter(audit::Column::UserId.eq(user))
        .filter(audit::Column::Action.eq(What::LookedForDuplicates.code()))
        .filter(audit::Column::At.gt(act.by.at - TimeDelta::hours(1)));
    if searches.count(act.tx()).await? >= MOST_AN_HOUR {
        return Err(Refusal::because("too-many-searches").into());
    }
    Ok(())
}

async fn told(act: &Act<'_>, candidate: Candidate) -> Result<Known, DbErr> {
    use sea_orm::QueryOrder;
    let scope = act.by.reader.scope(Permission::CreateIntake, act.today());
    let cases = case::Entity::find()
        .filter(case::queries::visible(&scope))
        .filter(case::Column::ParticipantId.eq(candidate.participant.id));
    let last = cases.order_by_desc(case::Column::AppliedOn).one(act.tx()).await?;
    let last_case = last.map(|case| LastCase {
        id: case.id,
        program: case.program_id,
        applied_on: case.applied_on,
        stage: case.stage,
    });
    let participant = candidate.participant;
    Ok(Known {
        participant: participant.id,
        name: participant.name(),
        born: participant.born,
        degree: candidate.likeness.degree,
        grounds: candidate.likeness.grounds,
        last_case,
    })
}

fn is_probable(candidate: &Candidate) -> bool {
    candidate.likeness.degree >= Degree::Probably
}

/// Notes whom somebody new is like. The reader was shown those within reach and said that it is somebody else; the
/// others wait for whoever reaches both.
pub(crate) async fn note_others(act: &mut Act<'_>, id: ParticipantId) -> Answer<()> {
    let candidates = probably(act, id).await?;
    let scope = act.by.reader.scope(Permission::CreateIntake, act.today());
    let reached = within(act.tx(), &scope, candidates.iter().map(|candidate| candidate.participant.id)).await?;
    for candidate in candidates {
        let settled = reached.contains(&candidate.participant.id).then_some(Settlement::Other);
        note(act, id, &candidate, settled).await?;
    }
    Ok(())
}

/// Looks again whom somebody is like, after their name, birth date or number changed; what was said before stays.
pub(crate) async fn look_again(act: &mut Act<'_>, id: ParticipantId) -> Answer<()> {
    for candidate in probably(act, id).await? {
        note(act, id, &candidate, None).await?;
    }
    Ok(())
}

async fn probably(act: &Act<'_>, id: ParticipantId) -> Answer<Vec<Candidate>> {
    let person = participants::Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let identity = identity_in(act.tx(), &person).await?;
    let alike = alike(act.tx(), act.organization(), &identity, Some(id)).await?;
    Ok(alike.into_iter().filter(is_probable).collect())
}

async fn note(act: &mut Act<'_>, id: ParticipantId, candidate: &Candidate, settled: Option<Settlement>) -> Answer<()> {
    let row = ActiveModel {
        id: Set(PossibleDuplicateId::new()),
        organization_id: Set(act.organization()),
        participant_id: Set(id),
        other_id: Set(candidate.participant.id),
        degree: Set(candidate.likeness.degree),
        grounds: Set(Grounds(candidate.likeness.grounds.clone())),
        found_at: Set(act.by.at),
        settlement: Set(settled),
        settled_by: Set(settled.and(act.user())),
        settled_at: Set(settled.map(|_| act.by.at)),
    };
    let once = OnConflict::columns([Column::ParticipantId, Column::OtherId]).do_nothing().to_owned();
    let new = Entity::insert(row).on_conflict(once).exec_without_returning(act.tx()).await?;
    if new > 0 {
        let happening = Happening::new(What::PossibleDuplicateFound, ObjectKind::Participant, id);
        act.happened(happening.concerning(id, None));
    }
    Ok(())
}

/// Says whether a record and another that was found like it are of one person. Records of one person are merged by a
/// manager.
///
/// # Errors
/// `NotFound` where nothing is open between the two, or either is out of reach.
pub async fn settle(act: &mut Act<'_>, id: ParticipantId, other: ParticipantId, settlement: Settlement) -> Answer<()> {
    let tx = act.permit(Permission::EditBasics, id).await?;
    act.permit(Permission::CreateIntake, other).await?;
    let settled = Entity::update_many()
        .col_expr(Column::Settlement, Expr::value(settlement.code()))
        .col_expr(Column::SettledBy, Expr::value(act.user()))
        .col_expr(Column::SettledAt, Expr::value(act.by.at))
        .filter(Column::ParticipantId.eq(id))
        .filter(Column::OtherId.eq(other))
        .filter(Column::Settlement.is_null());
    if settled.exec(tx).await?.rows_affected == 0 {
        return Err(Stop::NotFound);
    }
    let happening = Happening::new(What::PossibleDuplicateSettled, ObjectKind::Participant, id);
    act.happened(happening.concerning(id, None).with("settlement", settlement.code()));
    Ok(())
}
