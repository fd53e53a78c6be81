use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{Escalation, HEAVIEST, Offset, Rule};
use crate::access::Role;
use crate::shared::{Fields, OrganizationId, ProgramId, Refusal};

crate::ids! {
    /// A follow-up rule of a program.
    RuleId,
}

/// A rule as a program has it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_up_rules")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RuleId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// Of which program.
    pub program_id: ProgramId,
    /// Its name within the program.
    pub code: String,
    /// The rule.
    pub rule: Stored,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A rule as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Stored(pub Rule);

/// The furthest that a rule's days reach from its cause: three years.
const FURTHEST: i64 = 1_100;
/// The longest code of a rule, in characters.
const CODE: usize = 60;

impl Rule {
    /// Reads the form of a rule. Which quarter after the cause, or the days from it.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let days = |fields: &mut Fields<'_>, name: &str| {
            let days = fields.optional_number(name, 0..=FURTHEST).unwrap_or(0);
            u32::try_from(days).unwrap_or(0)
        };
        let code = fields.text("code", CODE);
        if !code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            fields.refuse(Refusal::of("code", "not-a-code").with("typed", &code));
        }
        let quarter = fields.optional_number("quarter", 1..=4).and_then(|quarter| u8::try_from(quarter).ok());
        let after = fields.optional_number("after", -FURTHEST..=FURTHEST);
        let (opens_before, closes_after) = (days(fields, "opens_before"), days(fields, "closes_after"));
        if quarter.is_none() && after.is_none() {
            fields.refuse(Refusal::of("after", "missing"));
        }
        let after = after.and_then(|after| i32::try_from(after).ok()).unwrap_or(0);
        let window = match quarter {
            Some(after) => Offset::Quarters { after },
            None => Offset::Days { after, opens_before, closes_after },
        };
        let late = fields.optional_number("escalates_after", 0..=FURTHEST).and_then(|days| u32::try_from(days).ok());
        let to = fields.optional_choice::<Role>("escalates_to").unwrap_or(Role::Manager);
        Self {
            code: code.into(),
            trigger: fields.choice("trigger"),
            window,
            kind: fields.choice("kind"),
            falls_to: fields.choice("falls_to"),
            escalates: late.map(|after_days| Escalation { after_days, to }),
            asks_first: fields.optional_choice("asks_first"),
            weight: u8::try_from(fields.optional_number("weight", 0..=HEAVIEST.into()).unwrap_or(0)).unwrap_or(0),
            repeats_every: fields
                .optional_number("repeats_every", 1..=FURTHEST)
                .and_then(|days| u32::try_from(days).ok()),
        }
    }
}
