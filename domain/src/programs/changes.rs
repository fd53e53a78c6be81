//! What a program's manager changes: its name, its numbers, its parts of Tandem, its rules and tables.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::eligibility::rules::Rule;
use super::income_tables::rules::IncomeTable;
use super::{ActiveModel, Column, Entity, Model, Policy, change_policy, find_in};
use crate::access::{Act, Permission, Reader};
use crate::shared::fields::LINE;
use crate::shared::{Answer, Coded, Fields, Happening, ObjectKind, ProgramId, Refusal, Stop, What};

crate::coded! {
    /// Parts of Tandem that a program switches on; what is not used is not seen.
    pub enum Feature("feature") {
        /// Places drawn by lottery.
        Lottery = "lottery",
        /// Measuring effects against a comparison group.
        Impact = "impact",
        /// A contract of participation with points.
        ParticipationContract = "participation-contract",
        /// Employers' technology plans.
        TechnologyPlans = "technology-plans",
        /// Reviews of labor standards.
        SafeguardReviews = "safeguard-reviews",
        /// On-the-job training, paid in part by the program.
        OnTheJobTraining = "on-the-job-training",
    }
}

/// The longest gap and intake view that a program may set, in days.
const MOST_DAYS: i64 = 366;

/// What a program is called, and the numbers and parts that its manager sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramDetails {
    /// Its name.
    pub name: String,
    /// The industry it trains for.
    pub sector: String,
    /// What it calls its caseworkers.
    pub caseworker_label: Option<String>,
    /// Days without a qualifying service after which a period has ended.
    pub gap_days: Option<u32>,
    /// Days after the hand-over during which an intake specialist still sees the case.
    pub intake_view_days: Option<u32>,
    /// Parts of Tandem that are switched on.
    pub switched_on: Vec<String>,
}

impl ProgramDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let mut days = |name: &str, least| {
            fields.optional_number(name, least..=MOST_DAYS).and_then(|days| u32::try_from(days).ok())
        };
        let (gap_days, intake_view_days) = (days("gap_days", 1), days("intake_view_days", 0));
        let features: Vec<Feature> = fields.choices("switched_on");
        Self {
            name: fields.text("name", LINE),
            sector: fields.text("sector", LINE),
            caseworker_label: fields.optional_text("caseworker_label", LINE),
            gap_days,
            intake_view_days,
            switched_on: features.into_iter().map(|feature| feature.code().to_owned()).collect(),
        }
    }

    /// As the program has it now.
    pub fn of(program: &Model) -> Self {
        let policy = &program.policy;
        Self {
            name: program.name.clone(),
            sector: program.sector.clone(),
            caseworker_label: policy.caseworker_label.clone(),
            gap_days: policy.gap_days,
            intake_view_days: policy.intake_view_days,
            switched_on: policy.switched_on.clone(),
        }
    }

    fn onto(&self, policy: &Policy) -> Policy {
        Policy {
            caseworker_label: self.caseworker_label.clone(),
            gap_days: self.gap_days,
            intake_view_days: self.intake_view_days,
            switched_on: self.switched_on.clone(),
            ..policy.clone()
        }
    }
}

/// Changes what the program is called and the numbers that its manager sets.
///
/// # Errors
/// `Conflict` where somebody else changed it since `version`.
pub async fn change(act: &mut Act<'_>, id: ProgramId, details: &ProgramDetails, version: i32) -> Answer<()> {
    let program = own(act, id).await?;
    let before = ProgramDetails::of(&program);
    if before == *details {
        return Ok(());
    }
    let row = ActiveModel {
        name: Set(details.name.clone()),
        sector: Set(details.sector.clone()),
        policy: Set(details.onto(&program.policy)),
        version: Set(version + 1),
        ..Default::default()
    };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if changed.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    act.happened(Happening::new(What::ProgramChanged, ObjectKind::Program, id).changed(&before, details));
    Ok(())
}

/// Writes a rule over the one with its code, or adds it at the end.
///
/// # Errors
/// As [`change_policy`]; `rule-twice` where a new rule has the code of another.
pub async fn write_rule(act: &mut Act<'_>, id: ProgramId, rule: Rule, new: bool, version: i32) -> Answer<()> {
    let mut policy = own(act, id).await?.policy;
    match policy.eligibility.iter_mut().find(|known| known.code == rule.code) {
        Some(_) if new => return Err(Refusal::of("code", "rule-twice").with("rule", &rule.code).into()),
        Some(known) => *known = rule,
        None if new => policy.eligibility.push(rule),
        None => return Err(Stop::NotFound),
    }
    change_policy(act, id, policy, version).await
}

/// Drops a rule; determinations that were made by it stay as they are.
///
/// # Errors
/// `NotFound` where there is no such rule; as [`change_policy`].
pub async fn drop_rule(act: &mut Act<'_>, id: ProgramId, code: &str, version: i32) -> Answer<()> {
    let mut policy = own(act, id).await?.policy;
    let before = policy.eligibility.len();
    policy.eligibility.retain(|rule| rule.code != code);
    if policy.eligibility.len() == before {
        return Err(Stop::NotFound);
    }
    change_policy(act, id, policy, version).await
}

/// Puts a published table in place of the one with its name.
///
/// # Errors
/// As [`change_policy`].
pub async fn replace_income_table(
    act: &mut Act<'_>,
    id: ProgramId,
    name: &str,
    table: IncomeTable,
    version: i32,
) -> Answer<()> {
    let mut policy = own(act, id).await?.policy;
    policy.income_tables.insert(name.to_owned(), table);
    change_policy(act, id, policy, version).await
}

/// The program, where the actor manages it: an administrator manages all, a manager those that they run.
pub(super) async fn own(act: &Act<'_>, id: ProgramId) -> Answer<Model> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    if !manages(&act.by.reader, id) {
        return Err(Stop::NotFound);
    }
    find_in(tx, act.organization(), id).await?.ok_or(Stop::NotFound)
}

/// Whether a reader manages this program: an administrator manages all, a manager those that they run.
pub fn manages(reader: &Reader, id: ProgramId) -> bool {
    let reach = reader.reach(Permission::ManagePrograms);
    reach.organization || reach.program && reader.programs.contains(&id)
}
