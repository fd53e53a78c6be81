//! Deciding whether somebody is eligible.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sha2::{Digest, Sha256};

use super::queries::{SoFar, known, so_far};
use super::{ActiveModel, DeterminationId, Entity, Findings, Priorities, case_streams};
use crate::access::{Act, Permission};
use crate::intake::applications::commands::mark;
use crate::intake::applications::rules::Step;
use crate::intake::case::commands::{follow, permitted};
use crate::intake::case::rules::{Edge, NotTakenReason};
use crate::intake::case::{self, Case};
use crate::intake::{participants, releases};
use crate::programs::eligibility::{Outcome, Verdict};
use crate::programs::{self, streams};
use crate::shared::{Answer, CaseId, Coded, Fault, Happening, ObjectKind, Refusal, Stop, What};

/// Decides by the program's rules as they are today, and moves the case. What was decided is stored rule by rule and
/// is never changed, whatever becomes of the rules.
///
/// `seen` is the [`fingerprint`] of what the decider saw.
///
/// # Errors
/// `Conflict` where something changed since; `notice-unread` where nobody wrote down that the privacy notice was read;
/// `eligibility-undecided` where an answer or its evidence is missing; `no-such-move` where the case is not at the application.
pub async fn decide(act: &mut Act<'_>, id: CaseId, seen: &str) -> Answer<Outcome> {
    let case = permitted(act, Permission::DecideEligibility, id).await?;
    let program = programs::find_in(act.tx(), case.organization_id, case.program_id).await?.ok_or(Stop::NotFound)?;
    let streams = programs::streams_of(act.tx(), program.id).await?;
    let participant = participants::Entity::find_by_id(case.participant_id).one(act.tx()).await?;
    let participant = participant.ok_or(Stop::NotFound)?;
    let known = known(act.tx(), &case, &participant).await?;
    let found = so_far(&program, &streams, &known, act.today());
    if fingerprint(&found)? != seen {
        return Err(Stop::Conflict);
    }
    if releases::queries::notice_read_on(act.tx(), participant.id).await?.is_none() {
        return Err(Refusal::because("notice-unread").into());
    }
    let outcome = found.determination.outcome();
    let (edge, not_taken) = match outcome {
        Outcome::Eligible => (Edge::FoundEligible, None),
        Outcome::NotEligible => (Edge::FoundIneligible, Some(NotTakenReason::Rule)),
        Outcome::Undecided => return Err(Refusal::because("eligibility-undecided").into()),
    };
    let determination = store(act, &case, &found, program.version).await?;
    store_streams(act, &case, &found, &streams, determination).await?;
    mark(act, &case, Step::Determination).await?;
    let happening = Happening::new(What::EligibilityDetermined, ObjectKind::Determination, determination);
    let happening = happening.concerning(case.participant_id, Some(case.id)).with("outcome", outcome.code());
    act.happened(happening.created(&found.determination));
    let reason = unmet(&found);
    let columns = case::ActiveModel { not_taken: Set(not_taken), ..Default::default() };
    let today = act.today();
    follow(act, &case, edge, today, (!reason.is_empty()).then_some(&reason), columns).await?;
    Ok(outcome)
}

/// What tells one state of knowledge from another, to be carried by the form that decides.
///
/// # Errors
/// Where it is not writable as JSON, which is a mistake in its type.
pub fn fingerprint(found: &SoFar) -> Result<String, Fault> {
    let text = serde_json::to_string(&(&found.determination, &found.priorities));
    let text = text.map_err(|_| Fault::Broken("a determination is not writable as JSON"))?;
    Ok(Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the unmet rules say, for whoever no stream takes.
fn unmet(found: &SoFar) -> String {
    if found.determination.outcome() != Outcome::NotEligible {
        return String::new();
    }
    let unmet = found.determination.findings.iter().filter(|finding| finding.verdict == Verdict::Unmet);
    unmet.map(|finding| finding.rule.unmet.en.as_str()).collect::<Vec<_>>().join(" ")
}

async fn store(act: &Act<'_>, case: &Case, found: &SoFar, program_version: i32) -> Answer<DeterminationId> {
    let id = DeterminationId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        day: Set(act.today()),
        at: Set(act.by.at),
        user_id: Set(act.user()),
        outcome: Set(found.determination.outcome()),
        result: Set(Findings(found.determination.clone())),
        priorities: Set(Priorities(found.priorities.clone())),
        program_version: Set(program_version),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    Ok(id)
}

async fn store_streams(
    act: &Act<'_>,
    case: &Case,
    found: &SoFar,
    streams: &[streams::Model],
    determination: DeterminationId,
) -> Answer<()> {
    let takes = |stream: &&streams::Model| {
        found.determination.of_stream(&stream.code).is_some_and(|decision| decision.outcome == Outcome::Eligible)
    };
    let rows = streams.iter().filter(takes).map(|stream| {
        let place = found.priorities.iter().find(|priority| priority.stream == stream.code);
        case_streams::ActiveModel {
            id: Set(Uuid::now_v7()),
            organization_id: Set(case.organization_id),
            case_id: Set(case.id),
            funding_stream_id: Set(stream.id),
            determination_id: Set(determination),
            priority_group: Set(place.and_then(|priority| i32::try_from(priority.place.group).ok())),
        }
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        case_streams::Entity::insert_many(rows).exec_without_returning(act.tx()).await?;
    }
    Ok(())
}
