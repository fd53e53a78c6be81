use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::Reply;
use crate::shared::{CaseId, Cents, Fields, OrganizationId, Refusal};

crate::coded! {
    /// What an income comes from.
    pub enum IncomeSource("income-source") {
        /// Wages, before tax.
        Wages = "wages",
        /// A business or work of one's own, after its costs.
        SelfEmployment = "self-employment",
        /// Unemployment compensation.
        Unemployment = "unemployment",
        /// A pension, or Social Security for age or survivors.
        Pension = "pension",
        /// Child support or alimony.
        Support = "support",
        /// Anything else that is counted.
        Other = "other",
    }
}

crate::coded! {
    /// How often an income is paid.
    pub enum Period("period") {
        /// Every week.
        Week = "week",
        /// Every two weeks.
        TwoWeeks = "two-weeks",
        /// Twice a month.
        HalfMonth = "half-month",
        /// Every month.
        Month = "month",
        /// Every quarter.
        Quarter = "quarter",
        /// Every year.
        Year = "year",
    }
}

crate::coded! {
    /// Kinds of public assistance.
    pub enum Assistance("assistance") {
        /// Temporary Assistance for Needy Families (PIRL 600).
        Tanf = "tanf",
        /// Food stamps, SNAP (PIRL 603).
        Snap = "snap",
        /// Supplemental Security Income, or Social Security for a disability of the household's (PIRL 602).
        Ssi = "ssi",
        /// Another kind (PIRL 604).
        Other = "other",
    }
}

/// A household.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "households")]
pub struct Model {
    /// Of which case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// People who share income, the applicant among them.
    pub size: i32,
    /// Whether anybody in it has public assistance.
    pub assistance: Reply,
    /// Of this kind.
    pub tanf: bool,
    /// Of this kind.
    pub snap: bool,
    /// Of this kind.
    pub ssi: bool,
    /// Of another kind.
    pub other_assistance: bool,
    /// Nobody in it has an income.
    pub no_income: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// The incomes of a household.
pub mod incomes {
    use super::{CaseId, Cents, IncomeSource, OrganizationId, Period};
    use sea_orm::entity::prelude::*;

    /// One income.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "incomes")]
    pub struct Model {
        /// The row; later ones sort later.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which case.
        pub case_id: CaseId,
        /// What it comes from.
        pub source: IncomeSource,
        /// Cents a period, before tax.
        pub amount: Cents,
        /// How often.
        pub period: Period,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One income as somebody tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Income {
    /// What it comes from.
    pub source: IncomeSource,
    /// Cents a period, before tax.
    pub amount: Cents,
    /// How often.
    pub period: Period,
}

/// A household as somebody tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// People who share income, the applicant among them; 1 or more.
    pub size: u32,
    /// Whether anybody in it has public assistance.
    pub assistance: Reply,
    /// Of which kinds.
    pub kinds: Vec<Assistance>,
    /// Its incomes.
    pub incomes: Vec<Income>,
    /// Nobody in it has an income.
    pub no_income: bool,
}

/// The largest household that a form takes.
const LARGEST: i64 = 30;
/// The most incomes that a form has room for.
pub const MOST_INCOMES: usize = 6;

impl Household {
    /// Reads the form: `income.0`, `period.0`, `source.0` and so on for each income.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            size: u32::try_from(fields.number("household_size", 1..=LARGEST)).unwrap_or(1),
            assistance: fields.choice("assistance"),
            kinds: fields.choices("assistance_kind"),
            incomes: (0..MOST_INCOMES).filter_map(|place| read_income(fields, place)).collect(),
            no_income: fields.ticked("no_income"),
        };
        if !details.kinds.is_empty() && details.assistance != Reply::Yes {
            fields.refuse(Refusal::of("assistance_kind", "only-with-yes"));
        }
        if details.no_income && !details.incomes.is_empty() {
            fields.refuse(Refusal::of("no_income", "income-and-none"));
        }
        details
    }

    /// The columns that hold it, its incomes aside.
    pub(super) fn to_columns(&self) -> ActiveModel {
        let has = |kind| Set(self.kinds.contains(&kind));
        ActiveModel {
            size: Set(i32::try_from(self.size).unwrap_or(i32::MAX)),
            assistance: Set(self.assistance),
            tanf: has(Assistance::Tanf),
            snap: has(Assistance::Snap),
            ssi: has(Assistance::Ssi),
            other_assistance: has(Assistance::Other),
            no_income: Set(self.no_income),
            ..Default::default()
        }
    }
}

/// An amount without its period, or a period without its amount, is refused; a row left blank is none.
fn read_income(fields: &mut Fields<'_>, place: usize) -> Option<Income> {
    let (amount, period) = (format!("income.{place}"), format!("period.{place}"));
    let source = fields.optional_choice(&format!("source.{place}"));
    let (typed, chosen) = (fields.optional_cents(&amount), fields.optional_choice(&period));
    match (typed, chosen) {
        (Some(amount), Some(period)) => Some(Income { source: source.unwrap_or(IncomeSource::Wages), amount, period }),
        (Some(_), None) => {
            fields.refuse(Refusal::of(period, "period-missing"));
            None
        }
        (None, Some(_)) if !fields.is_refused(&amount) => {
            fields.refuse(Refusal::of(amount, "missing"));
            None
        }
        _ => None,
    }
}

impl Model {
    /// As somebody told of it, with its incomes in their order.
    pub fn details(&self, incomes: &[incomes::Model]) -> Household {
        let kinds = [
            (Assistance::Tanf, self.tanf),
            (Assistance::Snap, self.snap),
            (Assistance::Ssi, self.ssi),
            (Assistance::Other, self.other_assistance),
        ];
        Household {
            size: u32::try_from(self.size).unwrap_or(1),
            assistance: self.assistance,
            kinds: kinds.into_iter().filter_map(|(kind, has)| has.then_some(kind)).collect(),
            incomes: incomes
                .iter()
                .map(|row| Income { source: row.source, amount: row.amount, period: row.period })
                .collect(),
            no_income: self.no_income,
        }
    }
}
