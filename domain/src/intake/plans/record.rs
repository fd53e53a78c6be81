use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{MOST_LINES, MOST_STEPS, StepOwner, lines};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, ParticipantId, Refusal, UserId};

crate::ids! {
    /// A version of a plan.
    PlanId,
}

/// A version of a plan. It is never edited: whoever changes the plan writes the next version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plans")]
pub struct Model {
    /// The version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Whose plan.
    pub participant_id: ParticipantId,
    /// In which case.
    pub case_id: CaseId,
    /// Its number within the case, from 1.
    pub number: i32,
    /// The occupation that it leads to, in their words.
    pub target_occupation: String,
    /// The day it was written.
    pub written_on: Day,
    /// Who wrote it, where a person did.
    pub written_by: Option<UserId>,
    /// When.
    pub at: Instant,
    /// The day the participant agreed.
    pub participant_agreed_on: Option<Day>,
    /// The day the program agreed.
    pub staff_agreed_on: Option<Day>,
    /// Who agreed for the program.
    pub staff_agreed_by: Option<UserId>,
    /// The day another version was agreed in its place.
    pub replaced_on: Option<Day>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The day both sides had agreed.
    pub fn agreed_on(&self) -> Option<Day> {
        Some(self.participant_agreed_on?.max(self.staff_agreed_on?))
    }
}

/// What the participant wants to reach.
pub mod goals {
    use super::{CaseId, OrganizationId, PlanId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A goal.
        GoalId,
    }

    /// A goal.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_goals")]
    pub struct Model {
        /// The goal.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GoalId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which version.
        pub plan_id: PlanId,
        /// In which case.
        pub case_id: CaseId,
        /// Where it stands among the others.
        pub place: i32,
        /// What it says.
        pub statement: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is to be done, by whom, until when.
pub mod steps {
    use super::super::rules::StepOwner;
    use super::{CaseId, Day, OrganizationId, PlanId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A step of one version.
        StepId,
        /// The same step through all versions: what is done in one is done in the next.
        StepThread,
    }

    /// A step.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_steps")]
    pub struct Model {
        /// The step.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StepId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which version.
        pub plan_id: PlanId,
        /// In which case.
        pub case_id: CaseId,
        /// Where it stands among the others.
        pub place: i32,
        /// The step through all versions.
        pub thread: StepThread,
        /// What is to be done.
        pub what: String,
        /// By whom.
        pub owner: StepOwner,
        /// Until when.
        pub due_on: Option<Day>,
        /// The day it was done.
        pub done_on: Option<Day>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is to have come of it when the case closes.
pub mod outcomes {
    use super::super::rules::Score;
    use super::{CaseId, Day, OrganizationId, PlanId, UserId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// A desired outcome.
        OutcomeId,
    }

    /// A desired outcome.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_outcomes")]
    pub struct Model {
        /// The outcome.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OutcomeId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which version.
        pub plan_id: PlanId,
        /// In which case.
        pub case_id: CaseId,
        /// Where it stands among the others.
        pub place: i32,
        /// What is to have come of it.
        pub statement: String,
        /// What came of it.
        pub score: Option<Score>,
        /// The day that was said.
        pub scored_on: Option<Day>,
        /// Who said it, where a person did.
        pub scored_by: Option<UserId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A version of a plan as somebody writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDetails {
    /// The occupation that it leads to.
    pub target_occupation: String,
    /// What the participant wants to reach.
    pub goals: Vec<String>,
    /// What is to be done, in order.
    pub steps: Vec<StepDetails>,
    /// What is to have come of it when the case closes.
    pub outcomes: Vec<String>,
}

/// A step as somebody writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepDetails {
    /// The step of the version before that this one goes on with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<steps::StepThread>,
    /// What is to be done.
    pub what: String,
    /// By whom.
    pub owner: StepOwner,
    /// Until when.
    pub due_on: Option<Day>,
}

impl PlanDetails {
    /// Reads the form: goals and outcomes one per line, steps as `steps.0.step`, `steps.0.owner` and so on.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            target_occupation: fields.text("target_occupation", LINE),
            goals: read_lines(fields, "goals", true),
            steps: (0..MOST_STEPS).filter_map(|row| StepDetails::read(fields, row)).collect(),
            outcomes: read_lines(fields, "outcomes", false),
        }
    }
}

impl StepDetails {
    /// Reads one row; a row in which nothing was typed is none.
    fn read(fields: &mut Fields<'_>, row: usize) -> Option<Self> {
        let name = |part: &str| format!("steps.{row}.{part}");
        let what = fields.optional_text(&name("step"), LINE);
        let owner = fields.optional_choice(&name("owner"));
        let due_on = fields.optional_day(&name("due"));
        let thread = fields.optional_id(&name("thread"));
        if what.is_none() && due_on.is_some() {
            fields.refuse(Refusal::of(name("step"), "missing"));
        }
        Some(Self { thread, what: what?, owner: owner.unwrap_or(StepOwner::Participant), due_on })
    }
}

fn read_lines(fields: &mut Fields<'_>, name: &'static str, needed: bool) -> Vec<String> {
    let typed = if needed { Some(fields.text(name, PROSE)) } else { fields.optional_text(name, PROSE) };
    let lines = lines(&typed.unwrap_or_default());
    if lines.len() > MOST_LINES {
        fields.refuse(Refusal::of(name, "more-than-most").with("most", MOST_LINES));
    }
    if let Some(long) = lines.iter().map(|line| line.chars().count()).find(|length| *length > LINE) {
        fields.refuse(Refusal::of(name, "too-long").with("most", LINE).with("length", long));
    }
    lines
}

/// Both sides' agreement to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The day the participant agreed.
    pub participant_on: Day,
    /// The day the program agreed.
    pub staff_on: Day,
}

impl Agreement {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let agreement = Self { participant_on: fields.day("participant_on"), staff_on: fields.day("staff_on") };
        for (name, day) in [("participant_on", agreement.participant_on), ("staff_on", agreement.staff_on)] {
            if day > today {
                fields.refuse(Refusal::of(name, "in-the-future").with("typed", day));
            }
        }
        agreement
    }

    /// The day both sides had agreed.
    pub fn day(self) -> Day {
        self.participant_on.max(self.staff_on)
    }
}
