use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{CandidateEdge, CandidateState, ClosedBecause};
use crate::placement::job_orders::JobOrderId;
use crate::placement::placements::PlacementId;
use crate::shared::fields::PROSE;
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};

crate::ids! {
    /// A candidacy.
    CandidateId,
}

/// A candidacy.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "candidates")]
pub struct Model {
    /// The candidacy.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CandidateId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// For which job order.
    pub job_order_id: JobOrderId,
    /// Which case.
    pub case_id: CaseId,
    /// Where it stands.
    pub state: CandidateState,
    /// Since when.
    pub since: Day,
    /// Why it ended without a hire.
    pub because: Option<ClosedBecause>,
    /// What was said last.
    pub note: Option<String>,
    /// The placement that came of it, or that ended it.
    pub placement_id: Option<PlacementId>,
    /// Who proposed them.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Where it stands, as its history tells it.
    pub fn standing(&self) -> CandidateStanding {
        CandidateStanding { state: self.state, because: self.because, note: self.note.clone() }
    }
}

/// Where a candidacy stands, and what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CandidateStanding {
    /// Where.
    #[serde(rename = "candidate_state")]
    pub state: CandidateState,
    /// Why it ended without a hire.
    #[serde(rename = "candidate_closed_because")]
    pub because: Option<ClosedBecause>,
    /// What was said last.
    pub note: Option<String>,
}

/// How a candidacy moves on, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveDetails {
    /// Along which edge.
    pub edge: CandidateEdge,
    /// Why it ends.
    pub because: Option<ClosedBecause>,
    /// What was said.
    pub note: Option<String>,
}

impl MoveDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            edge: fields.choice("edge"),
            because: fields.optional_choice("because"),
            note: fields.optional_text("note", PROSE),
        };
        if details.edge.needs_reason() && details.because.is_none() && !fields.is_refused("because") {
            fields.refuse(Refusal::of("because", "missing"));
        }
        details
    }
}
