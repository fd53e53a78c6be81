use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{Balance, Purpose, ServedStage};
use crate::programs::ServiceKindId;
use crate::programs::grants::GrantId;
use crate::shared::fields::LINE;
use crate::shared::{Cents, Day, Fields, FundingStreamId, Instant, OrganizationId, ProgramId, Refusal};
use crate::support::needs::rules::NeedKind;

crate::ids! {
    /// A fund.
    FundId,
}

/// A fund.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "funds")]
pub struct Model {
    /// The fund.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FundId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// For whose participants.
    pub program_id: ProgramId,
    /// Whose money: a grant's share in the program.
    pub funding_stream_id: FundingStreamId,
    /// That grant.
    pub grant_id: GrantId,
    /// What it is called.
    pub name: String,
    /// The first day on which it may be promised.
    pub starts_on: Day,
    /// The last one.
    pub ends_on: Day,
    /// How much there is of it.
    pub budget: Cents,
    /// Promised, and not yet paid.
    pub encumbered: Cents,
    /// Paid.
    pub spent: Cents,
    /// The most for one case.
    pub cap_per_case: Option<Cents>,
    /// The most that one person approves alone; more needs a second.
    pub approval_limit: Option<Cents>,
    /// What it may pay for.
    pub purposes: Purposes,
    /// Whom it may serve.
    pub stages: Served,
    /// The needs that it may answer; of none named, any.
    pub need_kinds: Kinds,
    /// The service that a payment is recorded as.
    pub service_kind_id: Option<ServiceKindId>,
    /// How many lines its ledger has.
    pub lines: i32,
    /// When it was opened.
    pub created_at: Instant,
    /// Grows with each change of its terms.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Where its money is.
    pub fn balance(&self) -> Balance {
        Balance { budget: self.budget, encumbered: self.encumbered, spent: self.spent }
    }
}

/// What a fund may pay for, as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Purposes(pub Vec<Purpose>);

/// Whom a fund may serve, as the database keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Served(pub Vec<ServedStage>);

/// The needs that a fund may answer, as the database keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Kinds(pub Vec<NeedKind>);

/// A fund as somebody sets it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundDetails {
    /// Whose money.
    pub stream: FundingStreamId,
    /// What it is called.
    pub name: String,
    /// The first day on which it may be promised.
    pub starts_on: Day,
    /// The last one.
    pub ends_on: Day,
    /// How much there is of it.
    pub budget: Cents,
    /// The most for one case.
    pub cap_per_case: Option<Cents>,
    /// The most that one person approves alone.
    pub approval_limit: Option<Cents>,
    /// What it may pay for.
    pub purposes: Vec<Purpose>,
    /// Whom it may serve.
    pub stages: Vec<ServedStage>,
    /// The needs that it may answer; of none named, any.
    pub need_kinds: Vec<NeedKind>,
    /// The service that a payment is recorded as.
    pub service: Option<ServiceKindId>,
}

impl FundDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            stream: fields.id("stream"),
            name: fields.text("name", LINE),
            starts_on: fields.day("starts_on"),
            ends_on: fields.day("ends_on"),
            budget: fields.cents("budget"),
            cap_per_case: fields.optional_cents("cap_per_case"),
            approval_limit: fields.optional_cents("approval_limit"),
            purposes: fields.choices("purposes"),
            stages: fields.choices("stages"),
            need_kinds: fields.choices("need_kinds"),
            service: fields.optional_id("service"),
        };
        fields.in_order(("starts_on", details.starts_on), ("ends_on", details.ends_on));
        for (name, empty) in [("purposes", details.purposes.is_empty()), ("stages", details.stages.is_empty())] {
            if empty && !fields.is_refused(name) {
                fields.refuse(Refusal::of(name, "missing"));
            }
        }
        details
    }

    /// What stands in a fund.
    pub fn of(fund: &Model) -> Self {
        Self {
            stream: fund.funding_stream_id,
            name: fund.name.clone(),
            starts_on: fund.starts_on,
            ends_on: fund.ends_on,
            budget: fund.budget,
            cap_per_case: fund.cap_per_case,
            approval_limit: fund.approval_limit,
            purposes: fund.purposes.0.clone(),
            stages: fund.stages.0.clone(),
            need_kinds: fund.need_kinds.0.clone(),
            service: fund.service_kind_id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [(&str, &str); 7] = [
        ("stream", "0190a000-0000-7000-8000-000000000001"),
        ("name", "Transportation"),
        ("starts_on", "2026-07-01"),
        ("ends_on", "2027-06-30"),
        ("budget", "$24,000"),
        ("purposes", "supportive"),
        ("stages", "active"),
    ];

    fn read(change: &[(&str, &str)]) -> Result<FundDetails, Vec<Refusal>> {
        let kept = GOOD.iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
        let typed: Vec<_> = kept.chain(change).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, FundDetails::read)
    }

    #[test]
    fn each_field_answers() {
        assert_eq!(read(&[]).unwrap().budget, Cents::dollars(24_000));
        for (name, value, code) in [
            ("budget", "0", "amount-of-nothing"),
            ("budget", "-5", "not-an-amount"),
            ("budget", "", "missing"),
            ("cap_per_case", "12.345", "not-an-amount"),
            ("ends_on", "2026-06-30", "out-of-order"),
            ("starts_on", "2026-02-30", "no-such-day"),
            ("purposes", "", "missing"),
            ("stages", "everybody", "not-a-choice"),
            ("need_kinds", "yacht", "not-a-choice"),
        ] {
            let wrong = read(&[(name, value)]).unwrap_err();
            let told = |refusal: &Refusal| refusal.code == code && refusal.field.as_deref() == Some(name);
            assert_eq!(wrong.iter().filter(|refusal| told(refusal)).count(), 1, "{name}: {wrong:?}");
        }
    }
}
