//! Opening a need, correcting it, settling it, opening it again.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, SqlErr};

use super::rules::{NeedKind, NeedState, Urgency};
use super::{ActiveModel, Column, Entity, Need, NeedDetails, NeedId, Settlement};
use crate::access::{Act, Permission};
use crate::intake::case::Case;
use crate::intake::case::commands::permitted;
use crate::shared::{Answer, CaseId, Coded, Fault, Happening, ObjectKind, Refusal, Stop, What};
use crate::support::referrals::commands::withdraw_all;

/// Opens a need of a case.
///
/// # Errors
/// `need-open` where the case has an open need of this kind.
pub async fn open(act: &mut Act<'_>, case: CaseId, details: &NeedDetails) -> Answer<NeedId> {
    let case = permitted(act, Permission::Support, case).await?;
    open_of(act, &case, details).await
}

/// Opens the needs that barriers make likely, as of today, to be told more of later.
///
/// # Errors
/// `missing` without any; `need-open` where the case has an open need of a kind.
pub async fn open_likely(act: &mut Act<'_>, case: CaseId, kinds: &[NeedKind]) -> Answer<()> {
    let case = permitted(act, Permission::Support, case).await?;
    if kinds.is_empty() {
        return Err(Refusal::of("kinds", "missing").into());
    }
    for kind in kinds {
        let details =
            NeedDetails { kind: *kind, what: None, urgency: Urgency::Soon, opened_on: act.today(), note: None };
        open_of(act, &case, &details).await?;
    }
    Ok(())
}

/// Opens the needs that somebody told of by themselves, each unless it is open already. The caller has permitted and
/// locked the case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn open_told(act: &mut Act<'_>, case: &Case, kinds: &[NeedKind]) -> Answer<()> {
    let open = Entity::find().filter(Column::CaseId.eq(case.id)).filter(Column::State.eq(NeedState::Open));
    let open = open.all(act.tx()).await?;
    for kind in kinds.iter().filter(|kind| !open.iter().any(|need| need.kind == **kind)) {
        let (what, note) = (None, None);
        let details = NeedDetails { kind: *kind, what, urgency: Urgency::Soon, opened_on: act.today(), note };
        open_of(act, case, &details).await?;
    }
    Ok(())
}

async fn open_of(act: &mut Act<'_>, case: &Case, details: &NeedDetails) -> Answer<NeedId> {
    let id = NeedId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        kind: Set(details.kind),
        what: Set(details.what.clone()),
        urgency: Set(details.urgency),
        note: Set(details.note.clone()),
        opened_on: Set(details.opened_on),
        state: Set(NeedState::Open),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map_err(|error| taken(error, details.kind))?;
    let happening = about(What::NeedOpened, case, id, details.kind).on(details.opened_on);
    act.happened(happening.created(details));
    Ok(id)
}

/// Corrects a need.
///
/// # Errors
/// `need-open` where the case has another open need of the new kind; `out-of-order` for a day after it was settled;
/// `Conflict` where somebody changed it meanwhile.
pub async fn correct(act: &mut Act<'_>, case: CaseId, id: NeedId, version: i32, details: &NeedDetails) -> Answer<()> {
    let (case, need) = needed(act, case, id, version).await?;
    if let Some(settled) = need.settled_on.filter(|settled| *settled < details.opened_on) {
        return Err(Refusal::of("day", "after-settled")
            .with("typed", details.opened_on)
            .with("settled", settled)
            .into());
    }
    let row = ActiveModel {
        id: Set(id),
        kind: Set(details.kind),
        what: Set(details.what.clone()),
        urgency: Set(details.urgency),
        opened_on: Set(details.opened_on),
        note: Set(details.note.clone()),
        version: Set(version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await.map_err(|error| taken(error, details.kind))?;
    let happening = about(What::NeedChanged, &case, id, details.kind);
    act.happened(happening.changed(&NeedDetails::of(&need), details));
    Ok(())
}

/// Settles a need: met in another way, unmet, withdrawn. Nobody is asked about it any more.
///
/// # Errors
/// As [`settle_of`]; `Conflict` where somebody changed it meanwhile.
pub async fn settle(act: &mut Act<'_>, case: CaseId, id: NeedId, version: i32, settlement: &Settlement) -> Answer<()> {
    let (case, need) = needed(act, case, id, version).await?;
    settle_of(act, &case, &need, settlement).await?;
    withdraw_all(act, &case, &need, None).await
}

/// Settles a need of a case that the caller has permitted and locked.
///
/// # Errors
/// `need-settled` where it is settled already; `out-of-order` for a day before it was opened.
pub(in crate::support) async fn settle_of(
    act: &mut Act<'_>,
    case: &Case,
    need: &Need,
    settlement: &Settlement,
) -> Answer<()> {
    if !need.state.next().contains(&settlement.state) {
        return Err(Refusal::because("need-settled").into());
    }
    if settlement.day < need.opened_on {
        let refusal = Refusal::of("day", "out-of-order").with("typed", settlement.day);
        return Err(refusal.with("after", need.opened_on).into());
    }
    let row = ActiveModel {
        id: Set(need.id),
        state: Set(settlement.state),
        settled_on: Set(Some(settlement.day)),
        met_by: Set(settlement.met_by),
        settled_because: Set(settlement.because),
        settled_note: Set(settlement.note.clone()),
        version: Set(need.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await?;
    let happening = about(What::NeedSettled, case, need.id, need.kind).on(settlement.day);
    let happening = happening.with("state", settlement.state.code());
    let because = settlement.because.map(Coded::code).unwrap_or_default();
    let note = settlement.note.as_deref().unwrap_or_default();
    act.happened(happening.with("because", because).with("note", note).changed(&need.state, settlement));
    Ok(())
}

/// Opens a settled need again: what settled it does not hold any more.
///
/// # Errors
/// `need-not-settled`; `need-open` where the case has an open need of its kind; `Conflict`.
pub async fn reopen(act: &mut Act<'_>, case: CaseId, id: NeedId, version: i32) -> Answer<()> {
    let (case, need) = needed(act, case, id, version).await?;
    reopen_of(act, &case, &need).await
}

/// As [`reopen`], of a case that the caller has permitted and locked.
///
/// # Errors
/// As [`reopen`].
pub(in crate::support) async fn reopen_of(act: &mut Act<'_>, case: &Case, need: &Need) -> Answer<()> {
    if !need.state.next().contains(&NeedState::Open) {
        return Err(Refusal::because("need-not-settled").into());
    }
    let row = ActiveModel {
        id: Set(need.id),
        state: Set(NeedState::Open),
        settled_on: Set(None),
        met_by: Set(None),
        settled_because: Set(None),
        settled_note: Set(None),
        version: Set(need.version + 1),
        ..Default::default()
    };
    Entity::update(row).exec(act.tx()).await.map_err(|error| taken(error, need.kind))?;
    let happening = about(What::NeedReopened, case, need.id, need.kind);
    act.happened(happening.changed(&need.state, &NeedState::Open));
    Ok(())
}

/// A need of a case, which is locked: whoever settles it at the same moment waits.
async fn needed(act: &Act<'_>, case: CaseId, id: NeedId, version: i32) -> Answer<(Case, Need)> {
    let case = permitted(act, Permission::Support, case).await?;
    let need = of_case(act, &case, id).await?;
    if need.version == version { Ok((case, need)) } else { Err(Stop::Conflict) }
}

/// A need of a case that the caller has permitted.
///
/// # Errors
/// `NotFound` where the case has no such need.
pub(in crate::support) async fn of_case(act: &Act<'_>, case: &Case, id: NeedId) -> Answer<Need> {
    let need = Entity::find_by_id(id).filter(Column::CaseId.eq(case.id)).one(act.tx()).await?;
    need.ok_or(Stop::NotFound)
}

/// Whether the case of a need has another one of its kind that is open, and may have no second. What has no kind of its
/// own it may have several times.
pub(in crate::support) async fn has_other_open(act: &Act<'_>, need: &Need) -> Result<bool, Fault> {
    if need.kind == NeedKind::Other {
        return Ok(false);
    }
    let open = Entity::find()
        .filter(Column::CaseId.eq(need.case_id))
        .filter(Column::Kind.eq(need.kind))
        .filter(Column::State.eq(NeedState::Open))
        .filter(Column::Id.ne(need.id));
    Ok(open.count(act.tx()).await? > 0)
}

fn about(what: What, case: &Case, id: NeedId, kind: NeedKind) -> Happening {
    let happening = Happening::new(what, ObjectKind::Need, id).concerning(case.participant_id, Some(case.id));
    happening.with("need", kind.code())
}

fn taken(error: DbErr, kind: NeedKind) -> Stop {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of("kind", "need-open").with("need", kind.code()).into(),
        _ => Stop::Fault(Fault::Database(error)),
    }
}
