use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{OpenTask, TaskState};
use crate::access::Role;
use crate::follow_up::contacts::ContactId;
use crate::follow_up::rules::rules::Window;
use crate::follow_up::rules::{AskedFirst, TaskKind, Trigger};
use crate::shared::fields::LINE;
use crate::shared::{
    AnyId, CaseId, Day, Fields, Instant, ObjectKind, OrganizationId, ParticipantId, ProgramId, Refusal, TaskId, UserId,
};

/// A duty with a window.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    /// The task.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TaskId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// In which program.
    pub program_id: ProgramId,
    /// In which case, where it is about one.
    pub case_id: Option<CaseId>,
    /// Toward whom.
    pub participant_id: Option<ParticipantId>,
    /// The kind of row it is about.
    pub subject: ObjectKind,
    /// That row.
    pub subject_id: Uuid,
    /// Which of its kind: planned again it is the same one.
    pub occurrence: String,
    /// The rule that made it; nothing where somebody did.
    pub rule: Option<String>,
    /// What it follows from.
    pub cause: Option<Trigger>,
    /// The day that its window is counted from.
    pub cause_day: Day,
    /// Which turn of a rule that repeats, from 1.
    pub turn: i32,
    /// What is to be done.
    pub kind: TaskKind,
    /// What is to be done, in the words of who made it.
    pub title: Option<String>,
    /// The first day.
    pub opens: Day,
    /// The day by which it is wanted.
    pub due: Day,
    /// The last day.
    pub closes: Day,
    /// How many days earlier it stands in the queue than it is due.
    pub weight: i32,
    /// Where it stands in the queue.
    pub queue_day: Day,
    /// The role that it falls to.
    pub falls_to: Role,
    /// Who has it, where that is not whoever holds the role for the case.
    pub holder_id: Option<UserId>,
    /// The day on which somebody else hears of it, if it is not done.
    pub escalates_on: Option<Day>,
    /// Who hears of it.
    pub escalates_to: Option<Role>,
    /// The day on which they did.
    pub escalated_on: Option<Day>,
    /// Who is asked before staff are.
    pub asks_first: Option<AskedFirst>,
    /// Whether its rule repeats and the next turn is not planned yet.
    pub awaits_turn: bool,
    /// What became of it.
    pub state: TaskState,
    /// The day it ended.
    pub ended_on: Option<Day>,
    /// When that was recorded.
    pub ended_at: Option<Instant>,
    /// Who ended it, where a person did.
    pub ended_by: Option<UserId>,
    /// Why, in their words, or the code of what took its reason away.
    pub ended_why: Option<String>,
    /// The contact that answered it.
    pub answered_by: Option<ContactId>,
    /// Who made it by hand.
    pub made_by: Option<UserId>,
    /// When it was written down.
    pub made_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// As the question of what answers it sees it.
    pub(super) fn asked(&self) -> OpenTask {
        OpenTask { id: self.id, kind: self.kind, subject: AnyId(self.subject_id), window: self.window() }
    }

    /// When it can be done.
    pub fn window(&self) -> Window {
        Window { opens: self.opens, due: self.due, closes: self.closes }
    }
}

/// Days after its due day for which a task made by hand stays open.
const HAND_MADE_CLOSES_AFTER: u32 = 30;

/// A task as somebody makes it by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDetails {
    /// Call back, or something else.
    pub kind: TaskKind,
    /// What is to be done; a call needs no words.
    pub title: Option<String>,
    /// The day by which it is wanted.
    pub due: Day,
    /// Who is to do it, where that is not the caseworker.
    pub holder: Option<UserId>,
}

impl TaskDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            kind: TaskKind::ToDo,
            title: Some(fields.text("to_do", LINE)),
            due: fields.day("due"),
            holder: fields.optional_id("holder"),
        };
        if details.due < today {
            fields.refuse(Refusal::of("due", "in-the-past").with("typed", details.due));
        }
        details
    }

    /// A call on a day.
    pub fn call_on(due: Day) -> Self {
        Self { kind: TaskKind::CallBack, title: None, due, holder: None }
    }

    /// It can be done from `today` on: whoever calls back earlier has answered it.
    pub fn window(&self, today: Day) -> Window {
        Window { opens: today.min(self.due), due: self.due, closes: self.due.plus_days(HAND_MADE_CLOSES_AFTER) }
    }
}
