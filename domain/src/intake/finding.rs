//! Finding people by name, telephone or case number. Whoever is out of reach is seen masked, where the reader may know
//! that somebody is there: initials, program, site and whom to ask, and never a way in.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::case::{self, Case, assignment};
use super::participants::{self, Participant, rules, words};
use crate::access::organizations::sites;
use crate::access::users::queries::names;
use crate::access::{Permission, Reader, Scope};
use crate::programs;
use crate::shared::{CaseId, Day, Fault, OrganizationId, ParticipantId, ProgramId, SiteId, UserId};

/// The most people that the reader may open, and the most masked ones.
const MOST: u64 = 20;
const MOST_MASKED: u64 = 10;
/// The fewest letters that find somebody out of reach: fewer would list the site.
const FEWEST_LETTERS: usize = 3;

/// Who was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// People whose record the reader may open, their own cases first.
    pub open: Vec<FoundPerson>,
    /// Whether there are more of them.
    pub more: bool,
    /// People out of reach.
    pub masked: Vec<MaskedPerson>,
}

/// Somebody whose record the reader may open.
#[derive(Clone, Debug)]
pub struct FoundPerson {
    /// Who.
    pub participant: Participant,
    /// Their latest case that the reader reaches.
    pub case: Case,
    /// Its program.
    pub program: String,
    /// Whose case it is.
    pub caseworker: Option<String>,
    /// Whether it is the reader's.
    pub mine: bool,
}

/// Somebody of whom the reader may know that they are there.
#[derive(Clone, Debug)]
pub struct MaskedPerson {
    /// Initials.
    pub name: String,
    /// The program of their latest case.
    pub program: String,
    /// Its site.
    pub site: String,
    /// Whom to ask about them.
    pub caseworker: Option<String>,
}

/// Finds people by what was typed.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, reader: &Reader, today: Day, typed: &str) -> Result<Found, Fault> {
    let asked = rules::asked(typed);
    let number = rules::asked_number(typed);
    if asked.is_empty() && number.is_none() {
        return Ok(Found::default());
    }
    let matching = matching(reader.organization, &asked, number.as_deref());
    let open = reader.scope(Permission::ViewBasics, today);
    let mut found = people(db, &open, None, &matching, MOST + 1).await?;
    let more = found.len() as u64 > MOST;
    found.truncate(MOST as usize);
    let letters = asked.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    let masked = if letters >= FEWEST_LETTERS || number.is_some() {
        let known = reader.scope(Permission::FindPerson, today);
        people(db, &known, Some(&open), &matching, MOST_MASKED).await?
    } else {
        Vec::new()
    };
    let names = Names::of(db, reader, today, found.iter().chain(&masked).map(|(_, case)| case)).await?;
    let mut open: Vec<_> = found.into_iter().map(|(person, case)| names.open(reader, person, case)).collect();
    open.sort_by_key(|person| !person.mine);
    Ok(Found { open, more, masked: masked.iter().map(|(person, case)| names.masked(person, case)).collect() })
}

fn matching(organization: OrganizationId, asked: &[String], number: Option<&str>) -> Condition {
    let mut ways = Condition::any();
    if !asked.is_empty() {
        ways = ways.add(words::having(organization, asked));
    }
    if let Some(number) = number {
        let numbered = case::Entity::find()
            .select_only()
            .column(case::Column::ParticipantId)
            .filter(case::Column::OrganizationId.eq(organization))
            .filter(case::queries::number_begins_with(number));
        ways = ways.add(participants::Column::Id.in_subquery(numbered.into_query()));
    }
    ways
}

/// People with a case in `scope` and none in `except`, by name, with the latest such case.
async fn people(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    except: Option<&Scope<'_>>,
    matching: &Condition,
    most: u64,
) -> Result<Vec<(Participant, Case)>, Fault> {
    use participants::Column;
    let mut people = participants::Entity::find()
        .filter(Column::OrganizationId.eq(scope.reader.organization))
        .filter(Column::MergedInto.is_null())
        .filter(matching.clone())
        .filter(Column::Id.in_subquery(with_case_in(scope)));
    if let Some(except) = except {
        people = people.filter(Column::Id.not_in_subquery(with_case_in(except)));
    }
    let people = people.order_by_asc(Column::Search).order_by_asc(Column::Id).limit(most).all(db).await?;
    let mut latest = latest_cases(db, scope, people.iter().map(|person| person.id)).await?;
    Ok(people.into_iter().filter_map(|person| latest.remove(&person.id).map(|case| (person, case))).collect())
}

fn with_case_in(scope: &Scope<'_>) -> sea_orm::sea_query::SelectStatement {
    let cases = case::Entity::find().select_only().column(case::Column::ParticipantId);
    cases.filter(case::queries::visible(scope)).into_query()
}

async fn latest_cases(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    people: impl IntoIterator<Item = ParticipantId>,
) -> Result<BTreeMap<ParticipantId, Case>, Fault> {
    let cases = case::Entity::find().filter(case::queries::visible(scope));
    let cases = cases.filter(case::Column::ParticipantId.is_in(people));
    let cases = cases.order_by_asc(case::Column::AppliedOn).order_by_asc(case::Column::Id).all(db).await?;
    Ok(cases.into_iter().map(|case| (case.participant_id, case)).collect())
}

/// What stands beside the people found, asked once for all of them.
struct Names {
    programs: BTreeMap<ProgramId, String>,
    sites: BTreeMap<SiteId, String>,
    holders: BTreeMap<CaseId, UserId>,
    users: BTreeMap<UserId, String>,
}

impl Names {
    async fn of<'a>(
        db: &DatabaseConnection,
        reader: &Reader,
        today: Day,
        cases: impl Iterator<Item = &'a Case>,
    ) -> Result<Self, Fault> {
        let cases: BTreeSet<CaseId> = cases.map(|case| case.id).collect();
        let holders: BTreeMap<_, _> = assignment::holders(db, cases, today).await?.into_iter().collect();
        let programs = programs::all(db, reader.organization).await?;
        let sites = sites::Entity::find().filter(sites::Column::OrganizationId.eq(reader.organization)).all(db).await?;
        Ok(Self {
            programs: programs.into_iter().map(|program| (program.id, program.name)).collect(),
            sites: sites.into_iter().map(|site| (site.id, site.name)).collect(),
            users: names(db, holders.values().copied()).await?,
            holders,
        })
    }

    fn open(&self, reader: &Reader, participant: Participant, case: Case) -> FoundPerson {
        let holder = self.holders.get(&case.id);
        FoundPerson {
            program: self.programs.get(&case.program_id).cloned().unwrap_or_default(),
            caseworker: holder.and_then(|user| self.users.get(user)).cloned(),
            mine: holder.is_some_and(|user| reader.user() == Some(*user)),
            participant,
            case,
        }
    }

    fn masked(&self, participant: &Participant, case: &Case) -> MaskedPerson {
        let holder = self.holders.get(&case.id);
        MaskedPerson {
            name: rules::masked(&participant.name()),
            program: self.programs.get(&case.program_id).cloned().unwrap_or_default(),
            site: self.sites.get(&case.site_id).cloned().unwrap_or_default(),
            caseworker: holder.and_then(|user| self.users.get(user)).cloned(),
        }
    }
}
