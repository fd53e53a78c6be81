//! The demo's organization: sites, programs from the templates, and the staff, hired on its first day.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use domain::access::organizations::{self, Founding};
use domain::access::users::commands;
use domain::access::users::roles::{self, Place};
use domain::access::{Act, Actor, By, Reader, Role};
use domain::perform;
use domain::programs::{self, ServiceKindId};
use domain::setup::Store;
use domain::shared::{Day, Fault, Instant, OrganizationId, ProgramId, SiteId, UserId};

use super::DemoError;
use super::staff::{Member, Staff};
use crate::programs::{Template, all};

/// How many days the demo's past is long: three years.
pub(super) const PAST: u32 = 3 * 365;
/// The office opens.
const OPENS: TimeDelta = TimeDelta::hours(9);

/// The organization as the replay knows it.
#[derive(Debug)]
pub(super) struct Larkin {
    pub(super) id: OrganizationId,
    pub(super) zone: Tz,
    /// The day on which the demo is loaded.
    pub(super) today: Day,
    /// The moment of it.
    pub(super) now: Instant,
    pub(super) sites: Vec<SiteId>,
    /// By their templates' codes.
    pub(super) programs: BTreeMap<String, Program>,
    /// By their keys.
    pub(super) staff: BTreeMap<String, Reader>,
    /// Their accounts, by their keys.
    pub(super) keys: Arc<BTreeMap<String, UserId>>,
}

/// A program with its kinds of service, by code, and where it is.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) program: Arc<programs::Model>,
    pub(super) kinds: Arc<BTreeMap<String, ServiceKindId>>,
    pub(super) site: SiteId,
}

/// Founds it three years before `now`.
pub(super) async fn found(store: &Store, now: Instant, staff: &Staff) -> Result<Larkin, DemoError> {
    let zone: Tz = staff.time_zone.parse().map_err(|_| DemoError::Unknown(staff.time_zone.clone()))?;
    let mut larkin = Larkin {
        id: OrganizationId::new(),
        zone,
        today: Day(now.with_timezone(&zone).date_naive()),
        now,
        sites: Vec::new(),
        programs: BTreeMap::new(),
        staff: BTreeMap::new(),
        keys: Arc::default(),
    };
    let by = larkin.by(Reader::operator(larkin.id), larkin.today.minus_days(PAST), OPENS);
    let (founding, names) = (founding(staff), staff.sites.clone());
    larkin.sites = perform(store, &by, async move |act: &mut Act<'_>| {
        organizations::found(act, &founding).await?;
        let mut sites = Vec::new();
        for name in &names {
            sites.push(organizations::open_site(act, name).await?);
        }
        Ok(sites)
    })
    .await?;
    for template in all()? {
        let code = template.code.to_owned();
        // Health care is trained for in Kettle Creek, where the hospital is.
        let site = if code == "quest" { larkin.sites.last() } else { larkin.sites.first() };
        let site = *site.ok_or_else(|| DemoError::Unknown("a site".to_owned()))?;
        larkin.programs.insert(code, open(store, &by, template, site).await?);
    }
    for member in &staff.person {
        let reader = hire(store, &by, &larkin, member).await?;
        larkin.staff.insert(member.key.clone(), reader);
    }
    let accounts = larkin.staff.iter().filter_map(|(key, reader)| Some((key.clone(), reader.user()?)));
    larkin.keys = Arc::new(accounts.collect());
    Ok(larkin)
}

impl Larkin {
    /// The day so many days before the demo is loaded; negative ones are to come.
    pub(super) fn day(&self, ago: i64) -> Day {
        self.today.shift(i32::try_from(-ago).unwrap_or_default())
    }

    /// Who acts on a day of the past, so long after its midnight; never later than the demo is loaded.
    pub(super) fn by(&self, reader: Reader, day: Day, time: TimeDelta) -> By {
        let there = self.zone.from_local_datetime(&(day.0.and_time(NaiveTime::MIN) + time));
        let at = there.earliest().map_or(self.now, |moment| moment.to_utc()).min(self.now);
        By { reader, at, today: day, request: uuid::Uuid::now_v7(), form: None }
    }
}

fn founding(staff: &Staff) -> Founding {
    Founding { name: staff.organization.clone(), time_zone: staff.time_zone.clone(), demo: true }
}

async fn open(store: &Store, by: &By, template: Template, site: SiteId) -> Result<Program, DemoError> {
    let file = template.file;
    let id = perform(store, by, async move |act: &mut Act<'_>| programs::open(act, &file).await).await?;
    let kinds = programs::kinds_of(store.read(), id).await.map_err(Fault::from)?;
    let program = programs::find_in(store.read(), by.reader.organization, id).await.map_err(Fault::from)?;
    let program = program.ok_or_else(|| DemoError::Unknown("a program".to_owned()))?;
    let kinds = kinds.into_iter().map(|kind| (kind.code, kind.id)).collect();
    Ok(Program { program: Arc::new(program), kinds: Arc::new(kinds), site })
}

/// Opens an account with a password, and gives every role at every place.
async fn hire(store: &Store, by: &By, larkin: &Larkin, member: &Member) -> Result<Reader, DemoError> {
    let known = |code: &String| larkin.programs.get(code).ok_or_else(|| DemoError::Unknown(code.clone()));
    let programs =
        member.programs.iter().map(|code| Ok(known(code)?.program.id)).collect::<Result<Vec<_>, DemoError>>()?;
    let [first, ..] = larkin.sites[..] else { return Err(DemoError::Unknown("a site".to_owned())) };
    let invitation = member.invitation(first, programs.first().copied())?;
    let (password, roles, sites) = (member.password.clone(), member.roles()?, larkin.sites.clone());
    let (given, reached) = (roles.clone(), programs.clone());
    let user = perform(store, by, async move |act: &mut Act<'_>| {
        let user = commands::open_account(act, &invitation).await?;
        commands::hand_out_password(act, user, &password).await?;
        for role in given {
            reach(act, user, role, &sites, &reached).await?;
        }
        Ok(user)
    })
    .await?;
    Ok(Reader {
        organization: larkin.id,
        actor: Actor::User { id: user, session: None, proved_at: by.at },
        roles: roles.into_iter().collect(),
        programs: programs.into_iter().collect(),
        sites: larkin.sites.iter().copied().collect(),
        shares_caseload: false,
    })
}

async fn reach(
    act: &mut Act<'_>,
    user: UserId,
    role: Role,
    sites: &[SiteId],
    programs: &[ProgramId],
) -> domain::shared::Answer<()> {
    for site in sites {
        roles::give(act, user, role, Place { program: None, site: Some(*site) }).await?;
    }
    for program in programs {
        roles::give(act, user, role, Place { program: Some(*program), site: None }).await?;
    }
    Ok(())
}
