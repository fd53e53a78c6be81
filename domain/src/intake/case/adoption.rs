//! Adopting a case that began before Tandem: its past becomes history, nothing of it is planned or mailed.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::commands::{follow, next_number, note_move, permitted, refuse_second_case, taken};
use super::rules::{self, Edge, Stage};
use super::{ActiveModel, Entity};
use crate::access::{Act, Permission};
use crate::intake::services::{self, ServiceDetails};
use crate::programs::service_kinds::rules::same_period;
use crate::programs::{self, ServiceKindId};
use crate::shared::{
    Answer, CaseId, Coded, Day, Happening, ObjectKind, ParticipantId, ProgramId, Refusal, SiteId, Stop, What,
};

/// A case as it stood when Tandem took it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// In which program.
    pub program: ProgramId,
    /// At which site.
    pub site: SiteId,
    /// The day of the application.
    pub applied_on: Day,
    /// What came of it.
    pub past: Past,
    /// What says so: a file's name, the paper file.
    pub source: String,
}

/// What came of an application before Tandem, with the days that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Past {
    /// Nothing was decided.
    Applied,
    /// Found eligible, and not yet chosen.
    Eligible,
    /// Eligible, and waiting for a place.
    Waitlisted,
    /// Found not eligible.
    Ineligible,
    /// Left before the first service.
    Withdrawn,
    /// Has a place, and no service yet.
    Selected,
    /// Was served.
    Served {
        /// By what kind of service.
        kind: ServiceKindId,
        /// From this day on.
        from: Day,
        /// Until this day; nothing where it goes on.
        until: Option<Day>,
    },
}

impl Past {
    /// The moves that led there, served people's first service aside. The days of most are not known to anybody.
    fn edges(self) -> &'static [Edge] {
        match self {
            Self::Applied => &[],
            Self::Eligible => &[Edge::FoundEligible],
            Self::Waitlisted => &[Edge::FoundEligible, Edge::Waitlist],
            Self::Ineligible => &[Edge::FoundIneligible],
            Self::Withdrawn => &[Edge::Withdraw],
            Self::Selected | Self::Served { .. } => &[Edge::FoundEligible, Edge::Select],
        }
    }
}

/// Takes over a case that began before Tandem. Entry and, where the gap has run out since, exit follow from its service
/// as they would have then.
///
/// # Errors
/// `already-applied` where a case of theirs in the program is before its exit; `in-the-future`, `out-of-order`;
/// `not-a-choice` for a program that is not there.
pub async fn adopt(act: &mut Act<'_>, participant: ParticipantId, adoption: &Adoption) -> Answer<CaseId> {
    let tx = act.permit(Permission::CreateIntake, participant).await?;
    let program = programs::find_in(tx, act.organization(), adoption.program).await?;
    let program = program.ok_or_else(|| Refusal::of("program", "not-a-choice").with("typed", ""))?;
    check_days(adoption, act.today())?;
    refuse_second_case(tx, participant, program.id, act.today()).await?;
    let id = CaseId::new();
    let stage = adoption.past.edges().iter().try_fold(Stage::Applied, |stage, edge| rules::follow(stage, *edge));
    let stage = stage.ok_or_else(|| Refusal::because("no-such-move").with("stage", "applied").with("edge", ""))?;
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(act.organization()),
        participant_id: Set(participant),
        program_id: Set(program.id),
        site_id: Set(adoption.site),
        number: Set(next_number(tx, &program, adoption.applied_on).await?),
        stage: Set(stage),
        stage_since: Set(adoption.applied_on),
        applied_on: Set(adoption.applied_on),
        adopted: Set(true),
        created_at: Set(act.by.at),
        version: Set(1),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(tx).await.map_err(taken)?;
    note_moves(act, id, adoption).await?;
    let happening = Happening::new(What::CaseAdopted, ObjectKind::Case, id).concerning(participant, Some(id));
    let happening = happening.on(adoption.applied_on).with("program", &program.name).with("source", &adoption.source);
    act.happened(happening.with("to", stage.code()).created(adoption));
    if let Past::Served { kind, from, until } = adoption.past {
        let service = ServiceDetails { kind, from, until, ongoing: until.is_none(), note: None };
        services::commands::give(act, id, &service).await?;
        exit_if_over(act, id, program.policy.gap_days()).await?;
    }
    Ok(id)
}

fn check_days(adoption: &Adoption, today: Day) -> Answer<()> {
    let ahead = |field, day: Day| Refusal::of(field, "in-the-future").with("typed", day);
    let before =
        |field, day: Day, after: Day| Refusal::of(field, "out-of-order").with("typed", day).with("after", after);
    let refusal = match adoption.past {
        _ if adoption.applied_on > today => Some(ahead("applied_on", adoption.applied_on)),
        Past::Served { from, .. } if from < adoption.applied_on => Some(before("start", from, adoption.applied_on)),
        Past::Served { from, .. } if from > today => Some(ahead("start", from)),
        Past::Served { from, until: Some(until), .. } if until < from => Some(before("end", until, from)),
        Past::Served { until: Some(until), .. } if until > today => Some(ahead("end", until)),
        _ => None,
    };
    refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// The moves that must have been, as of the application: the day from which on each may have happened.
async fn note_moves(act: &Act<'_>, id: CaseId, adoption: &Adoption) -> Answer<()> {
    let (day, source) = (adoption.applied_on, Some(&*adoption.source));
    note_move(act, id, None, Stage::Applied, day, source).await?;
    let mut stage = Stage::Applied;
    for edge in adoption.past.edges() {
        stage = rules::follow(stage, *edge).unwrap_or(stage);
        note_move(act, id, Some(*edge), stage, day, source).await?;
    }
    Ok(())
}

/// The gap ran out before Tandem: the period ended on the last day of service.
async fn exit_if_over(act: &mut Act<'_>, id: CaseId, gap_days: u32) -> Answer<()> {
    let case = permitted(act, Permission::CreateIntake, id).await?;
    let last = case.last_service_on.ok_or(Stop::NotFound)?;
    if case.stage != Stage::Active || same_period(last, act.today(), gap_days) {
        return Ok(());
    }
    let columns = ActiveModel { exited_on: Set(Some(last)), ..Default::default() };
    follow(act, &case, Edge::Exit, last, None, columns).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn served(from: &str, until: Option<&str>) -> Adoption {
        Adoption {
            program: ProgramId::new(),
            site: SiteId::new(),
            applied_on: day("2025-02-03"),
            past: Past::Served { kind: ServiceKindId::new(), from: day(from), until: until.map(day) },
            source: "roster.csv".into(),
        }
    }

    #[test]
    fn every_past_is_reached_along_the_one_table() {
        let (kind, from) = (ServiceKindId::new(), day("2025-03-01"));
        for (past, expected) in [
            (Past::Applied, Stage::Applied),
            (Past::Eligible, Stage::Eligible),
            (Past::Waitlisted, Stage::Waitlisted),
            (Past::Ineligible, Stage::Ineligible),
            (Past::Withdrawn, Stage::Withdrawn),
            (Past::Selected, Stage::Selected),
            (Past::Served { kind, from, until: None }, Stage::Selected),
        ] {
            let reached = past.edges().iter().try_fold(Stage::Applied, |stage, edge| rules::follow(stage, *edge));
            assert_eq!(reached, Some(expected), "{past:?}");
        }
    }

    #[test]
    fn days_stand_in_their_order_and_behind_us() {
        let today = day("2026-11-24");
        let refused = |adoption: &Adoption| check_days(adoption, today).is_err();
        assert!(!refused(&served("2025-03-01", None)) && !refused(&served("2025-02-03", Some("2026-11-24"))));
        for (from, until) in [
            ("2025-02-02", None),
            ("2026-11-25", None),
            ("2025-03-01", Some("2025-02-28")),
            ("2025-03-01", Some("2026-11-25")),
        ] {
            assert!(refused(&served(from, until)), "{from} {until:?}");
        }
    }
}
