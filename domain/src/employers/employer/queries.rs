//! Employers on a page: filtered, searched, the silent ones first; and one of them.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

use super::rules::{Level, SILENT, Sector, counts_from};
use super::{Column, Employer, Entity};
use crate::access::Scope;
use crate::shared::{Day, EmployerId, Fault, OrganizationId, folded};

/// The one scope question of employers: whoever works with them sees all of the organization's, of which none is
/// anybody's alone.
pub fn visible(scope: &Scope<'_>) -> Condition {
    let own = Condition::all().add(Column::OrganizationId.eq(scope.reader.organization));
    let reach = scope.reach;
    if scope.reader.is_of_the_house() || reach.program || reach.organization {
        own
    } else {
        own.add(Column::Id.is_null())
    }
}

/// One employer within a scope.
///
/// # Errors
/// Where the database fails.
pub async fn find(db: &DatabaseConnection, scope: &Scope<'_>, id: EmployerId) -> Result<Option<Employer>, Fault> {
    Ok(Entity::find_by_id(id).filter(visible(scope)).one(db).await?)
}

/// What a list of employers is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// What they are to the program.
    pub level: Option<Level>,
    /// Their sector.
    pub sector: Option<Sector>,
    /// Silent for so many days or more.
    pub silent: Option<u32>,
    /// Letters of the name.
    pub q: Option<String>,
}

/// The most employers on one page of the list.
const MOST_LISTED: u64 = 50;

/// A page of the employers, the longest silent first, behind the last of the page before; and whether there are more.
///
/// # Errors
/// Where the database fails.
pub async fn listed(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    narrowed: &Narrowed,
    behind: Option<(Day, EmployerId)>,
) -> Result<(Vec<Employer>, bool), Fault> {
    let mut found = Entity::find().filter(visible(scope)).filter(condition(narrowed, scope.today));
    if let Some((day, id)) = behind {
        let same_day = Condition::all().add(Column::SilentSince.eq(day)).add(Column::Id.gt(id));
        found = found.filter(Condition::any().add(Column::SilentSince.gt(day)).add(same_day));
    }
    let found = found.order_by_asc(Column::SilentSince).order_by_asc(Column::Id).limit(MOST_LISTED + 1);
    let mut found = found.all(db).await?;
    let more = found.len() as u64 > MOST_LISTED;
    found.truncate(usize::try_from(MOST_LISTED).unwrap_or(usize::MAX));
    Ok((found, more))
}

/// How many employers the program works with, and how many of them are silent. Those that are known as a workplace only
/// are not counted.
///
/// # Errors
/// Where the database fails.
pub async fn counted(db: &DatabaseConnection, scope: &Scope<'_>) -> Result<(u64, u64), Fault> {
    let all = Entity::find().filter(visible(scope)).filter(is(Level::Workplace, scope.today).not()).count(db).await?;
    let silent = Narrowed { silent: Some(SILENT), ..Narrowed::default() };
    let silent = Entity::find().filter(visible(scope)).filter(condition(&silent, scope.today)).count(db).await?;
    Ok((all, silent))
}

/// Next steps with employers that are due on a day or were before, the longest due first.
///
/// # Errors
/// Where the database fails.
pub async fn next_steps(db: &DatabaseConnection, scope: &Scope<'_>) -> Result<Vec<Employer>, Fault> {
    /// So many fit above the list.
    const MOST: u64 = 5;
    let due = Entity::find().filter(visible(scope)).filter(Column::NextOn.lte(scope.today));
    Ok(due.order_by_asc(Column::NextOn).order_by_asc(Column::Id).limit(MOST).all(db).await?)
}

fn condition(narrowed: &Narrowed, today: Day) -> Condition {
    let mut all = Condition::all();
    if let Some(level) = narrowed.level {
        all = all.add(is(level, today));
    }
    if let Some(sector) = narrowed.sector {
        let (first, beyond) = sector.range();
        all = all.add(Column::Naics.gte(first)).add(Column::Naics.lt(beyond));
    }
    if let Some(days) = narrowed.silent {
        // Of whom nothing is wanted, silence is no news.
        all = all.add(Column::SilentSince.lte(today.minus_days(days))).add(is(Level::Workplace, today).not());
    }
    if let Some(q) = narrowed.q.as_deref().map(folded).filter(|q| !q.is_empty()) {
        all = all.add(Column::Search.contains(q));
    }
    all
}

/// The same as [`super::rules::level`], as a condition.
fn is(level: Level, today: Day) -> Condition {
    let counts = |column: Column| column.gte(counts_from(today));
    let never = |column: Column| Condition::any().add(column.is_null()).add(column.lt(counts_from(today)));
    let all = Condition::all();
    match level {
        Level::Partner => all.add(counts(Column::PartneredOn)),
        Level::Engaged => all.add(counts(Column::EngagedOn)).add(never(Column::PartneredOn)),
        Level::Contacted => {
            all.add(counts(Column::TriedOn)).add(never(Column::EngagedOn)).add(never(Column::PartneredOn))
        }
        Level::Workplace => {
            all.add(never(Column::TriedOn)).add(never(Column::EngagedOn)).add(never(Column::PartneredOn))
        }
    }
}

/// Another employer of an organization whose name reads the same.
pub(super) async fn same_name(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    name: &str,
    but: EmployerId,
) -> Result<Option<Employer>, DbErr> {
    let same = Entity::find().filter(Column::OrganizationId.eq(organization)).filter(Column::Search.eq(folded(name)));
    same.filter(Column::Id.ne(but)).order_by_asc(Column::Id).one(db).await
}

/// The employers of an organization that go by this name: none, one, or several, of which two are named.
///
/// # Errors
/// Where the database fails.
pub async fn named(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    name: &str,
) -> Result<Vec<EmployerId>, DbErr> {
    let same = Entity::find().select_only().column(Column::Id).filter(Column::OrganizationId.eq(organization));
    same.filter(Column::Search.eq(folded(name))).order_by_asc(Column::Id).limit(2).into_tuple().all(db).await
}

/// The one employer of an organization with this name; nothing where none has it, or several do.
///
/// # Errors
/// Where the database fails.
pub async fn known_by_name(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    name: &str,
) -> Result<Option<EmployerId>, DbErr> {
    let named = named(db, organization, name).await?;
    Ok(<[EmployerId; 1]>::try_from(named).ok().map(|[only]| only))
}

/// The names of employers, to choose one from, in their order.
///
/// # Errors
/// Where the database fails.
pub async fn to_choose(
    db: &DatabaseConnection,
    organization: OrganizationId,
) -> Result<Vec<(EmployerId, String)>, Fault> {
    /// More than any program works with.
    const MOST: u64 = 1_000;
    let all = Entity::find().select_only().column(Column::Id).column(Column::Name);
    let all = all.filter(Column::OrganizationId.eq(organization)).order_by_asc(Column::Search).order_by_asc(Column::Id);
    Ok(all.limit(MOST).into_tuple().all(db).await?)
}

/// The names of these employers. The caller has scoped what names them.
///
/// # Errors
/// Where the database fails.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = EmployerId>,
) -> Result<BTreeMap<EmployerId, String>, DbErr> {
    let named = Entity::find().select_only().column(Column::Id).column(Column::Name).filter(Column::Id.is_in(ids));
    Ok(named.into_tuple::<(EmployerId, String)>().all(db).await?.into_iter().collect())
}
