//! The address of figures: program, caseworker, stage, class and period live in it, so that it can be shared.

use domain::follow_up::reports::rules::Period;
use domain::follow_up::reports::{Figure, Holder, Slice};
use domain::intake::case::rules::Stage;
use domain::shared::{Coded, Day};
use serde::Serialize;
use serde_json::{Value, json};

use super::PATH;
use crate::web::Visit;

/// How the address says that cases are nobody's.
const NOBODY: &str = "nobody";

/// What an address asks for. What is no known value is nothing asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Asked {
    program: String,
    caseworker: String,
    stage: String,
    cohort: String,
    period: String,
}

impl Asked {
    /// Reads the address; without a period it is the quarter of today.
    pub(super) fn of(visit: &Visit, today: Day) -> Self {
        let code = |name: &str| visit.asked(name).map(|value| plain(&value)).unwrap_or_default();
        let mut asked = Self {
            program: code("program"),
            caseworker: code("caseworker"),
            stage: code("stage"),
            cohort: code("cohort"),
            period: code("period"),
        };
        asked.period = asked.period(today).code();
        asked
    }

    /// The period that is asked for.
    pub(super) fn period(&self, today: Day) -> Period {
        Period::from_code(&self.period).unwrap_or(Period::quarter_of(today))
    }

    /// What it narrows to.
    pub(super) fn slice(&self) -> Slice {
        let holder = match &*self.caseworker {
            NOBODY => Some(Holder::Nobody),
            user => user.parse().ok().map(Holder::User),
        };
        Slice {
            program: self.program.parse().ok(),
            holder,
            stage: Stage::from_code(&self.stage),
            cohort: self.cohort.parse().ok(),
            period: Period::from_code(&self.period),
        }
    }

    /// The same, only of these cases.
    pub(super) fn held_by(&self, holder: Holder) -> Self {
        let caseworker = match holder {
            Holder::User(user) => user.to_string(),
            Holder::Nobody => NOBODY.to_owned(),
        };
        Self { caseworker, ..self.clone() }
    }

    /// The same in one stage.
    pub(super) fn in_stage(&self, stage: Stage) -> Self {
        Self { stage: stage.code().to_owned(), ..self.clone() }
    }

    /// The same in one class.
    pub(super) fn in_cohort(&self, cohort: impl ToString) -> Self {
        Self { cohort: cohort.to_string(), ..self.clone() }
    }

    /// The same in another period.
    pub(super) fn within(&self, period: Period) -> Self {
        Self { period: period.code(), ..self.clone() }
    }

    /// Where the rows behind a figure are.
    pub(super) fn rows(&self, figure: Figure) -> String {
        self.address(&format!("{PATH}/{}", figure.code()))
    }

    /// Where the caseload lists the same.
    pub(super) fn caseload(&self, narrowed: &str) -> String {
        let program = if self.program.is_empty() { String::new() } else { format!("&program={}", self.program) };
        format!("/caseload?whose=everybody&{narrowed}{program}")
    }

    /// The same question asked of another page.
    pub(super) fn address(&self, path: &str) -> String {
        let held = [
            ("program", &self.program),
            ("caseworker", &self.caseworker),
            ("stage", &self.stage),
            ("cohort", &self.cohort),
            ("period", &self.period),
        ];
        let held: Vec<_> = held.iter().filter(|(_, value)| !value.is_empty()).collect();
        let query: Vec<_> = held.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

/// The periods to choose from: the quarters of two years, then the months of one, the latest first.
pub(super) fn periods(today: Day) -> Vec<Value> {
    let latest = |period: Period, many| period.row(many).into_iter().rev();
    let all = latest(Period::quarter_of(today), 8).chain(latest(Period::month_of(today), 12));
    all.map(|period| json!({ "value": period.code(), "label": in_words(period) })).collect()
}

/// A period as the catalogue says it.
pub(super) fn in_words(period: Period) -> Value {
    match period {
        Period::Month { year, number } => {
            json!({ "key": "reports-month", "args": { "year": year.to_string(), "month": number } })
        }
        Period::Quarter(quarter) => {
            json!({ "key": "reports-quarter", "args": { "year": quarter.year.to_string(), "quarter": quarter.number } })
        }
    }
}

/// Codes and ids: whatever else stands in an address is dropped.
fn plain(value: &str) -> String {
    value.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_what_was_asked_and_nothing_else() {
        let asked = Asked { program: "1".into(), period: "2026Q4".into(), ..Asked::default() };
        let nobodys = asked.held_by(Holder::Nobody).in_stage(Stage::Active);
        assert_eq!(
            nobodys.rows(Figure::Caseload),
            "/reports/caseload?program=1&caseworker=nobody&stage=active&period=2026Q4"
        );
        assert_eq!(nobodys.slice().holder, Some(Holder::Nobody));
        assert_eq!(asked.caseload("stage=active"), "/caseload?whose=everybody&stage=active&program=1");
        assert_eq!(Asked::default().address(PATH), PATH);
        assert_eq!(plain("a<b>-1\"&"), "ab-1");
    }
}
