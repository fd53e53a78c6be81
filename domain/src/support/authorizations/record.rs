use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::{AuthorizationState, DeniedFor};
use crate::intake::plans::PlanId;
use crate::intake::services::ServiceId;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{CaseId, Cents, Day, Fields, Instant, OrganizationId, Refusal, UserId};
use crate::support::funds::FundId;
use crate::support::funds::rules::Purpose;
use crate::support::needs::NeedId;
use crate::support::stock::StockKindId;

crate::ids! {
    /// An authorization.
    AuthorizationId,
}

/// An authorization.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authorizations")]
pub struct Model {
    /// The authorization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuthorizationId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Out of which fund.
    pub fund_id: FundId,
    /// For which case.
    pub case_id: CaseId,
    /// The need that it answers.
    pub need_id: Option<NeedId>,
    /// What it is for.
    pub purpose: Purpose,
    /// What exactly: "Bus pass, December".
    pub what: String,
    /// Who is paid.
    pub payee: Option<String>,
    /// How much.
    pub amount: Cents,
    /// The last day on which it can be used.
    pub last_day: Day,
    /// Where it stands.
    pub state: AuthorizationState,
    /// What it makes possible.
    pub activity: String,
    /// Why no other source pays.
    pub no_other_source: String,
    /// Which other aid was applied first: for tuition, Pell.
    pub other_aid: Option<String>,
    /// The version of the plan that the need stands in.
    pub plan_id: Option<PlanId>,
    /// The line of the plan, as it stood there.
    pub plan_words: Option<String>,
    /// When it was asked for.
    pub asked_at: Instant,
    /// On which day.
    pub asked_on: Day,
    /// By whom, where a person did.
    pub asked_by: Option<UserId>,
    /// The number of its voucher within the fund.
    pub voucher: Option<i32>,
    /// The day of that voucher.
    pub voucher_on: Option<Day>,
    /// How much was paid.
    pub paid: Cents,
    /// How much of that was taken back.
    pub reversed: Cents,
    /// The service that the payment is recorded as.
    pub service_id: Option<ServiceId>,
    /// The kind of thing out of the drawer that it is.
    pub stock_kind_id: Option<StockKindId>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What it takes of its fund: promised, or paid and not taken back.
    pub fn holds(&self) -> Cents {
        match self.state {
            AuthorizationState::Promised | AuthorizationState::Vouchered => self.amount,
            _ => Cents(self.paid.0 - self.reversed.0),
        }
    }
}

/// What an auditor asks before money is promised, as far as it was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The need of the case.
    pub need: Option<NeedId>,
    /// The line of the plan that it stands in: one of its goals or steps.
    pub plan_line: Option<Uuid>,
    /// What it makes possible.
    pub activity: Option<String>,
    /// Why no other source pays.
    pub no_other_source: Option<String>,
    /// Which other aid was applied first.
    pub other_aid: Option<String>,
}

impl Answers {
    /// Reads the form; whatever is missing is named by the rules, all at once.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            need: fields.optional_id("need"),
            plan_line: fields.optional_id("plan_line"),
            activity: fields.optional_text("activity", LINE),
            no_other_source: fields.optional_text("no_other_source", PROSE),
            other_aid: fields.optional_text("other_aid", PROSE),
        }
    }
}

/// What is asked for, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDetails {
    /// Out of which fund.
    pub fund: FundId,
    /// What it is for.
    pub purpose: Purpose,
    /// What exactly.
    pub what: String,
    /// Who is paid.
    pub payee: Option<String>,
    /// How much.
    pub amount: Cents,
    /// The last day on which it can be used; nothing where nobody says.
    pub last_day: Option<Day>,
    /// What an auditor asks.
    pub answers: Answers,
}

impl AskDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            fund: fields.id("fund"),
            purpose: fields.choice("pays_for"),
            what: fields.text("what", LINE),
            payee: fields.optional_text("payee", LINE),
            amount: fields.cents("amount"),
            last_day: fields.optional_day("last_day"),
            answers: Answers::read(fields),
        };
        if let Some(past) = details.last_day.filter(|day| *day < today) {
            fields.refuse(Refusal::of("last_day", "in-the-past").with("typed", past));
        }
        details
    }
}

/// A payment as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// How much.
    pub amount: Cents,
    /// On which day.
    pub day: Day,
    /// The invoice or receipt.
    pub note: Option<String>,
}

impl Payment {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let payment = Self {
            amount: fields.cents("amount"),
            day: fields.optional_day("day").unwrap_or(today),
            note: fields.optional_text("note", LINE),
        };
        if payment.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", payment.day));
        }
        payment
    }
}

/// A payment taken back, as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// How much of it.
    pub amount: Cents,
    /// Why.
    pub reason: String,
}

impl Reversal {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self { amount: fields.cents("amount"), reason: fields.text("reason", LINE) }
    }
}

/// Who approved or denied, and when.
pub mod approvals {
    use super::{AuthorizationId, DeniedFor, Instant, OrganizationId, UserId};
    use sea_orm::entity::prelude::*;

    crate::ids! {
        /// An approval.
        ApprovalId,
    }

    /// An approval, or a denial. Nobody approves twice.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "approvals")]
    pub struct Model {
        /// The approval; later ones sort later.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApprovalId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of what.
        pub authorization_id: AuthorizationId,
        /// Who, where a person did.
        pub user_id: Option<UserId>,
        /// When.
        pub at: Instant,
        /// Why it was denied; nothing where it was approved.
        pub denied_for: Option<DeniedFor>,
        /// In more words.
        pub note: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
