//! The needs of everybody whom a reader helps, in lanes: open, under way, met.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{Condition, DatabaseConnection, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, Select};

use super::needs::rules::{NeedKind, NeedState};
use super::needs::{Column, Entity, Need, NeedId};
use super::referrals;
use super::referrals::queries::{Asked, latest_of};
use super::referrals::rules::ReferralState;
use crate::access::grounds::{Reached, reached_by};
use crate::access::{Permission, Reader, Scope};
use crate::intake::case::queries::visible;
use crate::intake::case::rules::Stage;
use crate::intake::case::{self, Case};
use crate::intake::participants::{self, Participant};
use crate::shared::{CaseId, Day, Fault};

/// Days after which a met need leaves the board.
pub const MET_SHOWN_DAYS: u32 = 7;

crate::coded! {
    /// A lane of the board.
    pub enum Lane("support-lane") {
        /// Nobody was asked, or whoever was asked declined.
        Open = "open",
        /// A provider was asked, and will help or has not answered.
        Waiting = "waiting",
        /// Met in the last days.
        Met = "met",
    }
}

/// What the board is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Only the reader's own cases, not all that they reach.
    pub mine: bool,
    /// Only this kind.
    pub kind: Option<NeedKind>,
}

/// Where the page before ended: the day and the need.
pub type After = (Day, NeedId);

/// A need on the board.
#[derive(Clone, Debug)]
pub struct Card {
    /// The need.
    pub need: Need,
    /// The case.
    pub case: Case,
    /// Whose.
    pub participant: Participant,
    /// Whom was asked last.
    pub asked: Option<Asked>,
}

/// A lane with its first cards, the oldest first.
#[derive(Clone, Debug)]
pub struct Laned {
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub cards: Vec<Card>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
}

/// A lane of the board, the oldest first: what waits longest stands on top.
///
/// # Errors
/// Where the database fails.
pub async fn lane(
    db: &DatabaseConnection,
    (reader, today): (&Reader, Day),
    lane: Lane,
    narrowed: Narrowed,
    (after, most): (Option<After>, u64),
) -> Result<Laned, Fault> {
    let scope = reader.scope(Permission::Support, today);
    let all = || of_lane(lane, &scope, narrowed, today);
    let day = day_of(lane);
    let mut page = all();
    if let Some((last, id)) = after {
        let same = Condition::all().add(day.eq(last)).add(Column::Id.gt(id));
        page = page.filter(Condition::any().add(day.gt(last)).add(same));
    }
    let mut needs = page.order_by_asc(day).order_by_asc(Column::Id).limit(most + 1).all(db).await?;
    let more = needs.len() as u64 > most;
    needs.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = needs.last().filter(|_| more).and_then(|last| Some((shown_day(lane, last)?, last.id)));
    Ok(Laned { count: all().limit(MOST_COUNTED).count(db).await?, cards: cards(db, needs).await?, next })
}

/// The most needs that a lane counts: beyond them it says "more than".
pub const MOST_COUNTED: u64 = 10_000;

fn of_lane(lane: Lane, scope: &Scope<'_>, narrowed: Narrowed, today: Day) -> Select<Entity> {
    let mut needs = Entity::find()
        .filter(Column::OrganizationId.eq(scope.reader.organization))
        .filter(Column::CaseId.in_subquery(cases(scope, narrowed.mine)));
    if let Some(kind) = narrowed.kind {
        needs = needs.filter(Column::Kind.eq(kind));
    }
    let under_way = referrals::Entity::find()
        .select_only()
        .column(referrals::Column::NeedId)
        .filter(referrals::Column::OrganizationId.eq(scope.reader.organization))
        .filter(referrals::Column::State.is_in([ReferralState::Sent, ReferralState::Accepted]))
        .into_query();
    match lane {
        Lane::Open => needs.filter(Column::State.eq(NeedState::Open)).filter(Column::Id.not_in_subquery(under_way)),
        Lane::Waiting => needs.filter(Column::State.eq(NeedState::Open)).filter(Column::Id.in_subquery(under_way)),
        Lane::Met => needs
            .filter(Column::State.eq(NeedState::Met))
            .filter(Column::SettledOn.gt(today.minus_days(MET_SHOWN_DAYS))),
    }
}

fn cases(scope: &Scope<'_>, mine: bool) -> SelectStatement {
    let over = [Stage::Ineligible, Stage::Withdrawn, Stage::Closed];
    let cases = case::Entity::find().select_only().column(case::Column::Id).filter(visible(scope));
    let mut cases = cases.filter(case::Column::Stage.is_not_in(over));
    if let Some(user) = scope.reader.user().filter(|_| mine) {
        cases = cases.filter(case::Column::Id.in_subquery(reached_by(user, Reached::Case, scope.today)));
    }
    cases.into_query()
}

fn day_of(lane: Lane) -> Column {
    if lane == Lane::Met { Column::SettledOn } else { Column::OpenedOn }
}

fn shown_day(lane: Lane, need: &Need) -> Option<Day> {
    if lane == Lane::Met { need.settled_on } else { Some(need.opened_on) }
}

async fn cards(db: &DatabaseConnection, needs: Vec<Need>) -> Result<Vec<Card>, Fault> {
    let ids: Vec<NeedId> = needs.iter().map(|need| need.id).collect();
    let mut asked = latest_of(db, &ids).await?;
    let cases = case::Entity::find().filter(case::Column::Id.is_in(needs.iter().map(|need| need.case_id)));
    let cases: BTreeMap<CaseId, Case> = cases.all(db).await?.into_iter().map(|case| (case.id, case)).collect();
    let people = cases.values().map(|case| case.participant_id);
    let people = participants::Entity::find().filter(participants::Column::Id.is_in(people)).all(db).await?;
    let people: BTreeMap<_, Participant> = people.into_iter().map(|person| (person.id, person)).collect();
    let card = |need: Need| {
        let case = cases.get(&need.case_id)?.clone();
        let participant = people.get(&case.participant_id)?.clone();
        Some(Card { asked: asked.remove(&need.id), need, case, participant })
    };
    Ok(needs.into_iter().filter_map(card).collect())
}
