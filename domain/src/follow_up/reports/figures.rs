//! Named figures about cases and follow-ups, each the condition that its rows meet.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SelectStatement};
use sea_orm::{Condition, DatabaseConnection, QuerySelect, QueryTrait};

use super::attendance::low_in;
use super::follow_ups::ended;
use super::slice::{Slice, nobodys};
use crate::access::{Role, Scope};
use crate::follow_up::contacts::sweeps::silent;
use crate::follow_up::exit::RISK_DAYS;
use crate::follow_up::rules::TaskKind;
use crate::follow_up::tasks;
use crate::follow_up::tasks::rules::TaskState;
use crate::intake::case::rules::{Stage, before_exit};
use crate::intake::case::{Column, Entity};
use crate::intake::participants::{self, SafeChannel};
use crate::intake::{alternate_contacts, determination, evidence};
use crate::placement::placements::rules::EvidenceSource;
use crate::placement::placements::{self, verifications};
use crate::programs::eligibility::Outcome;
use crate::shared::{Coded, Day, Fault};

crate::coded! {
    /// A figure that is followed to its rows.
    pub enum Figure("figure") {
        /// Open cases, from the application to the last quarter after exit.
        Caseload = "caseload",
        /// About to exit: 60 days without a service.
        ExitRisk = "exit-risk",
        /// About to exit: 75 days without a service.
        ExitRiskLate = "exit-risk-late",
        /// Attendance under the line in a class that runs.
        LowAttendance = "low-attendance",
        /// Active, and not reached for 30 days.
        NotReached = "not-reached",
        /// Selected, active or followed up, and nobody's.
        NoCaseworker = "no-caseworker",
        /// An open task falls to a caseworker, and there is none.
        NobodysTask = "nobodys-task",
        /// Found eligible, with nothing that shows it.
        NoEvidence = "no-evidence",
        /// A job of 30 days that no document and no wage record shows.
        Unverified = "unverified",
        /// No day of birth.
        NoBirthDate = "no-birth-date",
        /// No whole address.
        NoAddress = "no-address",
        /// The safe way to reach them leads nowhere.
        NoSafeChannel = "no-safe-channel",
        /// Nobody is named who knows where they are.
        NoAlternateContact = "no-alternate-contact",
        /// Follow-ups that were done.
        FollowUpDone = "follow-up-done",
        /// Follow-ups whose window closed.
        FollowUpMissed = "follow-up-missed",
        /// Follow-ups closed because nobody could be reached.
        FollowUpUnreachable = "follow-up-unreachable",
    }
}

/// The questions about how well records are kept, in the order in which they stand.
pub const QUALITY: [Figure; 9] = [
    Figure::NotReached,
    Figure::NoCaseworker,
    Figure::NobodysTask,
    Figure::NoEvidence,
    Figure::Unverified,
    Figure::NoBirthDate,
    Figure::NoAddress,
    Figure::NoSafeChannel,
    Figure::NoAlternateContact,
];

/// Days after its first for which a job may rest on what people say.
const VERIFIED_WITHIN: u32 = 30;

impl Figure {
    /// How the tasks ended that it counts, where it counts follow-ups.
    pub fn ended(self) -> Option<TaskState> {
        match self {
            Self::FollowUpDone => Some(TaskState::Done),
            Self::FollowUpMissed => Some(TaskState::Missed),
            Self::FollowUpUnreachable => Some(TaskState::Unreachable),
            _ => None,
        }
    }

    /// What a case, joined with whose it is, must be to be counted.
    pub(super) fn holds(self, slice: &Slice, today: Day) -> Condition {
        let all = Condition::all();
        match self {
            Self::ExitRisk => at_risk().add(Column::LastServiceOn.gt(today.minus_days(RISK_DAYS[1]))),
            Self::ExitRiskLate => at_risk().add(Column::LastServiceOn.lte(today.minus_days(RISK_DAYS[1]))),
            Self::LowAttendance => all.add(Column::Id.in_subquery(low_in(slice, today))),
            Self::NotReached => in_stages(&[Stage::Active]).add(silent(today)),
            Self::NoCaseworker => tended().add(nobodys((Entity, Column::Id), today)),
            Self::NobodysTask => all.add(Expr::exists(falls_to_nobody())).add(nobodys((Entity, Column::Id), today)),
            Self::NoEvidence => found_eligible().add(without_evidence()),
            Self::Unverified => open().add(Expr::exists(unverified(today))),
            Self::NoBirthDate => open().add(person(participants::Column::Born).is_null()),
            Self::NoAddress => open().add(no_address()),
            Self::NoSafeChannel => open().add(leads_nowhere()),
            Self::NoAlternateContact => tended().add(Expr::exists(others()).not()),
            Self::Caseload => open(),
            // These count tasks.
            Self::FollowUpDone | Self::FollowUpMissed | Self::FollowUpUnreachable => all.add(Column::Id.is_null()),
        }
    }
}

/// How many rows a figure has.
///
/// # Errors
/// Where the database fails.
pub async fn count(db: &DatabaseConnection, scope: &Scope<'_>, slice: &Slice, figure: Figure) -> Result<u64, Fault> {
    if let Some(state) = figure.ended() {
        let tasks = ended(scope, slice).filter(tasks::Column::State.eq(state));
        return Ok(tasks.select_only().column(tasks::Column::Id).count(db).await?);
    }
    let cases = slice.cases(scope).filter(figure.holds(slice, scope.today));
    Ok(cases.select_only().column(Column::Id).count(db).await?)
}

fn person(column: participants::Column) -> Expr {
    Expr::col((participants::Entity, column))
}

fn in_stages(stages: &[Stage]) -> Condition {
    Condition::all().add(Column::Stage.is_in(stages.iter().copied()))
}

/// From the application to the last quarter after exit.
fn open() -> Condition {
    let open = Stage::ALL.iter().copied().filter(|stage| before_exit(*stage) || *stage == Stage::Exited);
    Condition::all().add(Column::Stage.is_in(open))
}

/// Whoever has a caseworker, or should.
fn tended() -> Condition {
    in_stages(&[Stage::Selected, Stage::Active, Stage::Exited])
}

fn found_eligible() -> Condition {
    in_stages(&[Stage::Eligible, Stage::Waitlisted, Stage::Selected, Stage::Active])
}

/// As the caseload marks it: the duty to ask why is open.
fn at_risk() -> Condition {
    let risk = of_case(tasks::Entity::find().select_only().column(tasks::Column::Id), tasks::Column::CaseId)
        .filter(tasks::Column::State.eq(TaskState::Open))
        .filter(tasks::Column::Kind.eq(TaskKind::ExitRisk));
    in_stages(&[Stage::Active]).add(Expr::exists(risk.into_query()))
}

fn falls_to_nobody() -> SelectStatement {
    of_case(tasks::Entity::find().select_only().column(tasks::Column::Id), tasks::Column::CaseId)
        .filter(tasks::Column::State.eq(TaskState::Open))
        .filter(tasks::Column::FallsTo.eq(Role::Caseworker))
        .filter(tasks::Column::HolderId.is_null())
        .into_query()
}

/// No determination says that they are eligible, or no fact of theirs was shown.
fn without_evidence() -> Condition {
    let determined = determination::Entity::find().select_only().column(determination::Column::Id);
    let determined = of_case(determined, determination::Column::CaseId);
    let determined = determined.filter(determination::Column::Outcome.eq(Outcome::Eligible)).into_query();
    let shown = evidence::Entity::find().select_only().column(evidence::Column::Id);
    let shown = of_case(shown, evidence::Column::CaseId).into_query();
    Condition::any().add(Expr::exists(determined).not()).add(Expr::exists(shown).not())
}

fn unverified(today: Day) -> SelectStatement {
    let shows = verifications::Entity::find()
        .select_only()
        .column(verifications::Column::Id)
        .filter(
            Expr::col((verifications::Entity, verifications::Column::PlacementId))
                .equals((placements::Entity, placements::Column::Id)),
        )
        .filter(verifications::Column::Source.is_in([EvidenceSource::Document, EvidenceSource::WageRecord]));
    of_case(placements::Entity::find().select_only().column(placements::Column::Id), placements::Column::CaseId)
        .filter(placements::Column::StruckAt.is_null())
        .filter(placements::Column::EndedOn.is_null())
        .filter(placements::Column::StartsOn.lte(today.minus_days(VERIFIED_WITHIN)))
        .filter(Expr::exists(shows.into_query()).not())
        .into_query()
}

fn no_address() -> Condition {
    use participants::Column::{City, Street, Zip};
    [Street, City, Zip].into_iter().fold(Condition::any(), |any, part| any.add(person(part).is_null()))
}

/// They are to be called or written to, and there is no number or address for it.
fn leads_nowhere() -> Condition {
    use participants::Column as C;
    let by = |channels: &[SafeChannel], needs: C| {
        let channel = person(C::SafeChannel).is_in(channels.iter().map(|channel| channel.code()));
        Condition::all().add(channel).add(person(needs).is_null())
    };
    Condition::any()
        .add(by(&[SafeChannel::Call, SafeChannel::Text], C::Phone))
        .add(by(&[SafeChannel::Email], C::Email))
        .add(by(&[SafeChannel::Letter], C::Street))
}

fn others() -> SelectStatement {
    use alternate_contacts::Column as C;
    let others = alternate_contacts::Entity::find().select_only().column(C::Id);
    let same = Expr::col((alternate_contacts::Entity, C::ParticipantId)).equals((Entity, Column::ParticipantId));
    others.filter(same).into_query()
}

/// Rows of a table that belong to the case in question.
fn of_case<E: EntityTrait>(rows: sea_orm::Select<E>, case: E::Column) -> sea_orm::Select<E> {
    rows.filter(Expr::col((E::default(), case)).equals((Entity, Column::Id)))
}
