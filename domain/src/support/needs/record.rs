use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{MetBy, NeedKind, NeedState, SettledBecause, Urgency};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Day, Fields, Instant, OrganizationId, Refusal, UserId};

crate::ids! {
    /// A need.
    NeedId,
}

/// A need of a case.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "needs")]
pub struct Model {
    /// The need.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NeedId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// What kind of help.
    pub kind: NeedKind,
    /// What exactly: "Tuesday and Thursday evenings".
    pub what: Option<String>,
    /// How soon.
    pub urgency: Urgency,
    /// What else to know.
    pub note: Option<String>,
    /// The day it was opened.
    pub opened_on: Day,
    /// Where it stands.
    pub state: NeedState,
    /// The day it was settled.
    pub settled_on: Option<Day>,
    /// What met it.
    pub met_by: Option<MetBy>,
    /// Why it was not met, or is none any more.
    pub settled_because: Option<SettledBecause>,
    /// What came of it, in words.
    pub settled_note: Option<String>,
    /// Who wrote it down.
    pub user_id: Option<UserId>,
    /// When.
    pub at: Instant,
    /// Raised with every change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A need as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedDetails {
    /// What kind of help.
    pub kind: NeedKind,
    /// What exactly.
    pub what: Option<String>,
    /// How soon.
    pub urgency: Urgency,
    /// The day it was opened.
    pub opened_on: Day,
    /// What else to know.
    pub note: Option<String>,
}

impl NeedDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            kind: fields.choice("kind"),
            what: fields.optional_text("what", LINE),
            urgency: fields.choice("urgency"),
            opened_on: fields.optional_day("day").unwrap_or(today),
            note: fields.optional_text("note", PROSE),
        };
        if details.opened_on > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.opened_on));
        }
        details
    }

    /// What stands in a need.
    pub fn of(need: &Model) -> Self {
        Self {
            kind: need.kind,
            what: need.what.clone(),
            urgency: need.urgency,
            opened_on: need.opened_on,
            note: need.note.clone(),
        }
    }
}

/// How a need ended, as somebody writes it down or as it follows from what met it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Met, unmet or withdrawn.
    pub state: NeedState,
    /// On which day.
    pub day: Day,
    /// What met it.
    pub met_by: Option<MetBy>,
    /// Why it was not met, or is none any more.
    pub because: Option<SettledBecause>,
    /// In words.
    pub note: Option<String>,
}

impl Settlement {
    /// Reads the form as of `today`: what was not met or withdrawn says why.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let state = fields.choice("state");
        let because = fields.optional_choice::<SettledBecause>("because");
        let settlement = Self {
            state,
            day: fields.optional_day("day").unwrap_or(today),
            met_by: (state == NeedState::Met).then_some(MetBy::Otherwise),
            because: because.filter(|because| because.explains(state)),
            note: fields.optional_text("note", PROSE),
        };
        if settlement.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", settlement.day));
        }
        let wrong = match (state, because) {
            (NeedState::Open, _) => Some(Refusal::of("state", "not-a-choice").with("typed", "")),
            (NeedState::Met, _) => None,
            (_, None) => Some(Refusal::of("because", "missing")),
            (_, Some(because)) if !because.explains(state) => Some(Refusal::of("because", "does-not-explain")),
            _ => None,
        };
        let told = |wrong: &Refusal| wrong.field.as_deref().is_some_and(|field| fields.is_refused(field));
        if let Some(wrong) = wrong.filter(|wrong| !told(wrong)) {
            fields.refuse(wrong);
        }
        settlement
    }

    /// It was met on a day.
    pub fn met(day: Day, met_by: MetBy) -> Self {
        Self { state: NeedState::Met, day, met_by: Some(met_by), because: None, note: None }
    }
}
