//! Hearing from a participant that they hold a job, and how it is.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{ActiveModel, Entity, JobProfileId, Told};
use crate::access::Act;
use crate::intake::case::Case;
use crate::placement::placements::Placement;
use crate::placement::placements::rules::EvidenceSource;
use crate::placement::placements::verifications::{self, VerificationDetails};
use crate::shared::{Answer, Coded, Happening, ObjectKind, What};

/// The participant's word, of today, that they hold a job; with the job as they tell it. The caller has permitted the
/// case.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn hear(act: &mut Act<'_>, case: &Case, job: &Placement, told: &Told) -> Answer<()> {
    let source = EvidenceSource::Participant;
    let row = ActiveModel {
        id: Set(JobProfileId::new()),
        organization_id: Set(case.organization_id),
        case_id: Set(case.id),
        placement_id: Set(job.id),
        source: Set(source),
        day: Set(act.today()),
        hourly: Set(told.hourly),
        hours: Set(told.hours),
        quality: Set(told.quality.clone()),
        user_id: Set(act.user()),
        at: Set(act.by.at),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    let shown = VerificationDetails { source, day: act.today(), note: None };
    verifications::write(act, (case.id, job.id), &shown).await?;
    let happening = Happening::new(What::PlacementVerified, ObjectKind::Placement, job.id);
    let happening = happening.concerning(case.participant_id, Some(case.id)).on(act.today());
    act.happened(happening.with("source", source.code()).with("title", &job.title).created(told));
    Ok(())
}
