//! A contract of participation: points for meeting expectations, deductions for each infraction, and the line under
//! which somebody talks with the participant. After Year Up's practice, where each infraction costs fifteen points.

use serde::{Deserialize, Serialize};

use super::{Model, change_policy, changes};
use crate::access::Act;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Answer, Fields, ProgramId, Refusal};

/// A program's contract of participation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// The points that everybody begins with.
    pub starts_with: i32,
    /// Points for a week of class without an infraction.
    pub per_week: i32,
    /// Points that coming late costs.
    pub late: i32,
    /// Points that an absence costs that was not excused.
    pub absent: i32,
    /// Other infractions.
    pub infractions: Vec<InfractionKind>,
    /// Somebody talks with whoever has fewer points.
    pub talk_under: i32,
}

/// Something that the contract asks people not to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfractionKind {
    /// What it is called.
    pub name: String,
    /// The points that it costs.
    pub points: i32,
}

impl Default for Contract {
    fn default() -> Self {
        Self { starts_with: 100, per_week: 10, late: 15, absent: 15, infractions: Vec::new(), talk_under: 50 }
    }
}

/// The most points of anything.
const MOST: i64 = 10_000;

impl Contract {
    /// Reads the form: other infractions one a line, with their points at the end: `Phone in class 15`.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let mut points = |name: &str| i32::try_from(fields.number(name, 0..=MOST)).unwrap_or_default();
        let (starts_with, per_week) = (points("starts_with"), points("per_week"));
        let (late, absent, talk_under) = (points("late"), points("absent"), points("talk_under"));
        let typed = fields.optional_text("infractions", PROSE).unwrap_or_default();
        let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut infractions: Vec<InfractionKind> = Vec::new();
        for line in lines {
            match InfractionKind::of(line) {
                Some(kind) if infractions.iter().any(|other| other.name == kind.name) => {
                    fields.refuse(Refusal::of("infractions", "infraction-twice").with("typed", kind.name));
                }
                Some(kind) => infractions.push(kind),
                None => {
                    let shown: String = line.chars().take(40).collect();
                    fields.refuse(Refusal::of("infractions", "infraction-without-points").with("typed", shown));
                    break;
                }
            }
        }
        Self { starts_with, per_week, late, absent, infractions, talk_under }
    }

    /// Its infractions as they are typed, one a line.
    pub fn typed(&self) -> String {
        let lines: Vec<_> = self.infractions.iter().map(|kind| format!("{} {}", kind.name, kind.points)).collect();
        lines.join("\n")
    }
}

impl InfractionKind {
    fn of(line: &str) -> Option<Self> {
        let (name, points) = line.rsplit_once(char::is_whitespace)?;
        let points = points.parse().ok().filter(|points| (1..=MOST).contains(&i64::from(*points)))?;
        let name = name.trim().trim_end_matches(':').to_owned();
        (!name.is_empty() && name.chars().count() <= LINE).then_some(Self { name, points })
    }
}

/// Changes a program's contract. Infractions that were noted keep their points.
///
/// # Errors
/// As [`change_policy`].
pub async fn change_contract(act: &mut Act<'_>, id: ProgramId, contract: Contract, version: i32) -> Answer<()> {
    let Model { policy, .. } = changes::own(act, id).await?;
    change_policy(act, id, super::Policy { contract: Some(contract), ..policy }, version).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(infractions: &str) -> Result<Contract, Vec<Refusal>> {
        let typed =
            [("starts_with", "100"), ("per_week", "10"), ("late", "15"), ("absent", "15"), ("talk_under", "50")];
        let typed = typed.into_iter().chain([("infractions", infractions)]);
        let typed: Vec<_> = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Fields::read(&typed, Contract::read)
    }

    #[test]
    fn infractions_are_read_a_line_each_with_their_points() {
        let contract = read("Phone in class 15\n\nUnprepared: 5").unwrap();
        let names: Vec<_> = contract.infractions.iter().map(|kind| (&*kind.name, kind.points)).collect();
        assert_eq!(names, [("Phone in class", 15), ("Unprepared", 5)]);
        assert_eq!(read(&contract.typed()).unwrap(), contract);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (typed, code) in [
            ("Phone", "infraction-without-points"),
            ("Phone fifteen", "infraction-without-points"),
            ("Phone 0", "infraction-without-points"),
            ("15", "infraction-without-points"),
            ("Phone 15\nPhone 10", "infraction-twice"),
        ] {
            assert_eq!(read(typed).unwrap_err()[0].code, code, "{typed}");
        }
    }
}
