//! What a roster tells of a household, of barriers, of a person: into the tables that intake fills, as far as it tells.
//! What it does not tell stays unknown: never a "no".

use crate::access::{Act, Permission};
use crate::intake::Reply;
use crate::intake::barriers::{self, Barrier, Barriers};
use crate::intake::case::commands::permitted;
use crate::intake::demographics::{self, Demographics, Sex};
use crate::intake::household::{self, Assistance, Household, Income, IncomeSource, Period};
use crate::intake::roster::{Gender, Row};
use crate::intake::sensitive::{self, SensitiveAnswers};
use crate::shared::{Answer, CaseId, Cents, Coded, ParticipantId};

/// The barriers of rosters, by the words under which a row keeps them. Disability and a criminal record have sealed
/// files of their own; TANF is a question about the household.
const BARRIERS: [(&str, Barrier); 7] = [
    ("no car", Barrier::Transport),
    ("long-term unemployed", Barrier::LongTermUnemployed),
    ("low income", Barrier::LowIncome),
    ("single parent", Barrier::SingleParent),
    ("childcare", Barrier::ChildCare),
    ("ESL", Barrier::EnglishLearner),
    ("homeless", Barrier::Homeless),
];

/// Writes down what a row tells of a person who is new.
pub(super) async fn of_person(act: &mut Act<'_>, participant: ParticipantId, row: &Row) -> Answer<()> {
    let told = demographics_of(row);
    if told == Demographics::default() { Ok(()) } else { demographics::commands::record(act, participant, told).await }
}

/// Writes down what a row tells of a case that is new.
pub(super) async fn of_case(act: &mut Act<'_>, id: CaseId, row: &Row) -> Answer<()> {
    let case = permitted(act, Permission::CreateIntake, id).await?;
    if let Some(household) = household_of(row) {
        household::commands::record(act, &case, &household).await?;
    }
    let barriers = barriers_of(row);
    if !barriers.0.is_empty() {
        barriers::commands::record(act, &case, barriers).await?;
    }
    let sensitive = sensitive_of(row);
    if sensitive.is_empty() { Ok(()) } else { sensitive::commands::record(act, id, &sensitive).await }
}

/// A gender in another word, or neither woman nor man alone, has no place in the federal record: the line keeps it.
fn demographics_of(row: &Row) -> Demographics {
    let sex = match row.gender {
        Some(Gender::Female) => Some(Sex::Female),
        Some(Gender::Male) => Some(Sex::Male),
        Some(Gender::Undisclosed) => Some(Sex::NotSaid),
        Some(Gender::Nonbinary | Gender::Another) | None => None,
    };
    let veteran = row.veteran.map(|veteran| if veteran { Reply::Yes } else { Reply::No });
    Demographics { sex, veteran, ..Demographics::default() }
}

/// Without its size a household cannot be written down. Where its income comes from, no roster says.
fn household_of(row: &Row) -> Option<Household> {
    let size = u32::from(row.household?);
    let income = |amount| Income { source: IncomeSource::Other, amount, period: Period::Year };
    let tanf = has(row, "TANF");
    Some(Household {
        size,
        assistance: if tanf { Reply::Yes } else { Reply::NotSaid },
        kinds: if tanf { vec![Assistance::Tanf] } else { Vec::new() },
        incomes: row.income.filter(|income| *income > Cents(0)).map(income).into_iter().collect(),
        no_income: row.income == Some(Cents(0)),
    })
}

fn barriers_of(row: &Row) -> Barriers {
    let told = BARRIERS.iter().filter(|(word, _)| has(row, word));
    Barriers(told.map(|(_, barrier)| (barrier.code().to_owned(), Reply::Yes)).collect())
}

fn sensitive_of(row: &Row) -> SensitiveAnswers {
    let yes = |word| has(row, word).then_some(Reply::Yes);
    SensitiveAnswers { disability: yes("disability"), disability_kind: None, record: yes("ex-offender") }
}

fn has(row: &Row, word: &str) -> bool {
    row.barriers.iter().any(|barrier| barrier == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::roster::{Mapping, Plan};
    use crate::shared::Day;

    fn row(line: &str) -> Row {
        let text = format!("Name,DOB,Gender,Vet,HH size,HH income,Barriers\nRosa Castillo,4/14/1991,{line}\n");
        let plan = Plan::read(text.as_bytes(), &Mapping::default(), Day::new(2026, 11, 24).unwrap()).unwrap();
        plan.lines.into_iter().nth(1).and_then(|line| line.row).unwrap()
    }

    #[test]
    fn what_is_told_finds_its_place() {
        let row = row("F,no,3,$683 a month,no car / TANF / ex-offender / fear of heights");
        let person = demographics_of(&row);
        assert_eq!((person.sex, person.veteran), (Some(Sex::Female), Some(Reply::No)));
        let household = household_of(&row).unwrap();
        assert_eq!((household.size, household.kinds), (3, vec![Assistance::Tanf]));
        assert_eq!(household.incomes[0].amount, Cents(820_000));
        let barriers = barriers_of(&row);
        assert_eq!(barriers.0.into_iter().collect::<Vec<_>>(), [("no-car".to_owned(), Reply::Yes)]);
        assert_eq!(sensitive_of(&row).record, Some(Reply::Yes));
    }

    #[test]
    fn what_is_not_told_is_not_known() {
        let row = row("X,,,12000,");
        assert_eq!(demographics_of(&row), Demographics::default());
        assert!(household_of(&row).is_none() && barriers_of(&row).0.is_empty() && sensitive_of(&row).is_empty());
    }
}
