//! The employers of the demo: whom the job developer talks to, how often, and what they look for.

use domain::access::{Act, By, Permission};
use domain::employers::contacts::{self, ContactDetails};
use domain::employers::employer::queries::known_by_name;
use domain::employers::employer::{EmployerDetails, commands as employers};
use domain::employers::engagements::{self, EngagementDetails};
use domain::employers::services::{self, ServiceDetails};
use domain::employers::sites::{self, SiteDetails};
use domain::perform;
use domain::placement::job_orders::queries::find;
use domain::placement::job_orders::rules::{OrderEdge, OrderReason};
use domain::placement::job_orders::{JobOrderDetails, JobOrderId, commands as orders};
use domain::setup::Store;
use domain::shared::{Answer, EmployerId, Fault, Stop};
use serde::Deserialize;

use super::DemoError;
use super::chance::Chance;
use super::organization::Larkin;
use super::typed::Typed;

const PARTNERS: &str = include_str!("../../employers/partners.toml");
const LEADS: &str = include_str!("../../employers/leads.toml");
const WORDS: &str = include_str!("../../employers/words.toml");
/// The job developer's key.
const JOB_DEVELOPER: &str = "marguerite";
/// When the job developer writes down what was said.
const AFTERNOON: chrono::TimeDelta = chrono::TimeDelta::hours(15);
/// Where chance begins.
const SEED: u64 = 332_710;

/// An employer with an order for jobs now and then.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Partner {
    /// The code of the program whose people it hires.
    program: String,
    /// The first talk and the last word, in days before today.
    since: i64,
    heard: i64,
    is: Typed,
    site: Option<Typed>,
    contact: Vec<Typed>,
    /// What every job there is like.
    job: Typed,
    order: Typed,
    /// How many days ago it gave an order.
    orders: Vec<i64>,
    /// How many days ago the last one was paused, because nobody answers.
    paused: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partners {
    employer: Vec<Partner>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leads {
    lead: Vec<(String, String, String, String)>,
}

/// What is written down after a talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    first: Vec<String>,
    visit: Vec<String>,
    call: Vec<String>,
    next: Vec<String>,
}

/// The employers, as far as time has come.
pub(super) struct Employers {
    partners: Vec<Partner>,
    words: Words,
    chance: Chance,
    known: Vec<Known>,
    orders: Vec<Order>,
}

/// An employer that was met.
struct Known {
    name: String,
    id: EmployerId,
    /// When the next talk is, in days before today, and when the last one was.
    next_talk: i64,
    heard: i64,
    /// Days from one talk to the next.
    every: i64,
}

/// An order that was given.
struct Order {
    partner: usize,
    id: JobOrderId,
    left: usize,
}

impl Employers {
    /// Reads the files.
    pub(super) fn read() -> Result<Self, DemoError> {
        let Partners { employer: mut partners } = toml::from_str(PARTNERS)?;
        let Leads { lead } = toml::from_str(LEADS)?;
        for (place, (name, naics, size, contact)) in (0..).zip(lead) {
            let is = Typed::default().with("name", name).with("naics", naics).with("size", size);
            partners.push(Partner {
                program: "workadvance".to_owned(),
                since: 90 + place * 37 % 700,
                heard: 1 + place * 5 % 12,
                is: is.with("union_presence", "unknown"),
                site: None,
                contact: vec![Typed::default().with("name", contact)],
                job: Typed::default(),
                order: Typed::default(),
                orders: Vec::new(),
                paused: None,
            });
        }
        let words = toml::from_str(WORDS)?;
        Ok(Self { partners, words, chance: Chance::of(SEED), known: Vec::new(), orders: Vec::new() })
    }

    /// Does what the job developer did on a day.
    pub(super) async fn work(&mut self, store: &Store, larkin: &Larkin, ago: i64) -> Result<(), DemoError> {
        let reader = larkin.staff.get(JOB_DEVELOPER).ok_or_else(|| DemoError::Unknown(JOB_DEVELOPER.to_owned()))?;
        let by = larkin.by(reader.clone(), larkin.day(ago), AFTERNOON);
        for place in 0..self.partners.len() {
            if self.partners[place].since == ago {
                self.meet(store, &by, place).await?;
            }
        }
        for place in 0..self.known.len() {
            if self.known[place].next_talk == ago {
                self.talk(store, &by, place, ago).await?;
            }
        }
        for place in 0..self.partners.len() {
            if self.partners[place].orders.contains(&ago) {
                self.take_order(store, &by, larkin, place).await?;
            }
            if self.partners[place].paused == Some(ago) {
                self.pause(store, &by, place).await?;
            }
        }
        Ok(())
    }

    /// The id of an employer, by its name.
    pub(super) fn id_of(&self, name: &str) -> Option<EmployerId> {
        self.known.iter().find(|known| known.name == name).map(|known| known.id)
    }

    /// The order of an employer for such a job that still has an opening.
    pub(super) fn order_of(&self, name: &str, title: &str) -> Option<JobOrderId> {
        self.open_order(name, title).map(|order| self.orders[order].id)
    }

    /// Takes an opening of an order.
    pub(super) fn take_opening(&mut self, id: JobOrderId) {
        if let Some(order) = self.orders.iter_mut().find(|order| order.id == id) {
            order.left = order.left.saturating_sub(1);
        }
    }

    /// What every job of an employer is like.
    pub(super) fn job_at(&self, name: &str) -> Typed {
        self.partners.iter().find(|partner| partner.is.get("name") == name).map(|p| p.job.clone()).unwrap_or_default()
    }

    fn open_order(&self, name: &str, title: &str) -> Option<usize> {
        let fits = |order: &Order| {
            let partner = &self.partners[order.partner];
            order.left > 0 && partner.is.get("name") == name && partner.order.get("title") == title
        };
        self.orders.iter().rposition(fits)
    }

    async fn meet(&mut self, store: &Store, by: &By, place: usize) -> Result<(), DemoError> {
        let partner = &self.partners[place];
        let employer = partner.is.read(EmployerDetails::read)?;
        let site = partner.site.as_ref().map(|site| site.read(SiteDetails::read)).transpose()?;
        let contacts = partner.contact.iter().map(|contact| contact.read(|f| ContactDetails::read(f, by.today)));
        let contacts = contacts.collect::<Result<Vec<_>, _>>()?;
        let first = engagement(by, "visit", self.chance.pick(&self.words.first), None)?;
        // Somebody may have found work there before the program knew them.
        let known = known_by_name(store.read(), by.reader.organization, &employer.name).await.map_err(Fault::from)?;
        let id = perform(store, by, async move |act: &mut Act<'_>| {
            let id = match known {
                Some(id) => employers::change(act, id, &employer, 1).await.map(|()| id)?,
                None => employers::add(act, &employer).await?,
            };
            if let Some(site) = &site {
                sites::add(act, id, site).await?;
            }
            for contact in &contacts {
                contacts::add(act, id, contact).await?;
            }
            engagements::log(act, id, &first).await?;
            Ok(id)
        })
        .await?;
        let partner = &self.partners[place];
        let every = i64::from(self.chance.between(24, 40));
        let next_talk = if partner.since - every > partner.heard { partner.since - every } else { partner.heard };
        let name = partner.is.get("name").to_owned();
        self.known.push(Known { name, id, next_talk, heard: partner.heard, every });
        Ok(())
    }

    async fn talk(&mut self, store: &Store, by: &By, place: usize, ago: i64) -> Result<(), DemoError> {
        let (id, heard, every) = (self.known[place].id, self.known[place].heard, self.known[place].every);
        let visits = self.chance.percent(30);
        let words = self.chance.pick(if visits { &self.words.visit } else { &self.words.call }).to_owned();
        let next = (ago > 0 && self.chance.percent(25)).then(|| self.chance.pick(&self.words.next).to_owned());
        let talk = engagement(by, if visits { "visit" } else { "call" }, &words, next.as_deref())?;
        let helped = self.chance.percent(14);
        perform(store, by, async move |act: &mut Act<'_>| {
            engagements::log(act, id, &talk).await?;
            if helped {
                serve(act, id).await?;
            }
            Ok(())
        })
        .await?;
        // The last word is said on its own day.
        self.known[place].next_talk = match ago - every {
            next if next > heard => next,
            _ if ago > heard => heard,
            _ => i64::MIN,
        };
        Ok(())
    }

    async fn take_order(&mut self, store: &Store, by: &By, larkin: &Larkin, place: usize) -> Result<(), DemoError> {
        let partner = &self.partners[place];
        let program = larkin.programs.get(&partner.program);
        let program = program.ok_or_else(|| DemoError::Unknown(partner.program.clone()))?.program.id;
        let employer = self.id_of(partner.is.get("name"));
        let employer = employer.ok_or_else(|| DemoError::Unknown(partner.is.get("name").to_owned()))?;
        let typed = partner.job.and(&partner.order).with("program", program);
        let details = typed.read(|fields| JobOrderDetails::read(fields, by.today))?;
        let left = usize::try_from(details.openings).unwrap_or_default();
        // Whoever gives a new order has filled the one before, with ours or with others.
        if let Some((before, left)) = self.latest(place) {
            let because = if left == 0 { OrderReason::Filled } else { OrderReason::FilledElsewhere };
            move_order(store, by, before, OrderEdge::Close, because).await?;
        }
        let id = perform(store, by, async move |act: &mut Act<'_>| orders::open(act, employer, &details).await).await?;
        for order in self.orders.iter_mut().filter(|order| order.partner == place) {
            order.left = 0;
        }
        self.orders.push(Order { partner: place, id, left });
        Ok(())
    }

    async fn pause(&mut self, store: &Store, by: &By, place: usize) -> Result<(), DemoError> {
        let Some((id, _)) = self.latest(place) else { return Ok(()) };
        for order in self.orders.iter_mut().filter(|order| order.id == id) {
            order.left = 0;
        }
        move_order(store, by, id, OrderEdge::Pause, OrderReason::Silent).await
    }

    /// The latest order of an employer, with its openings.
    fn latest(&self, place: usize) -> Option<(JobOrderId, usize)> {
        self.orders.iter().rfind(|order| order.partner == place).map(|order| (order.id, order.left))
    }
}

fn engagement(by: &By, kind: &str, note: &str, next: Option<&str>) -> Result<EngagementDetails, DemoError> {
    let typed = Typed::default().with("kind", kind).with("outcome", "spoke").with("note", note);
    let typed = match next {
        Some(step) => typed.with("next_step", step).with("next_on", by.today.plus_days(7).iso()),
        None => typed,
    };
    typed.read(|fields| EngagementDetails::read(fields, by.today))
}

async fn serve(act: &mut Act<'_>, employer: EmployerId) -> Answer<()> {
    let today = act.today();
    let details = ServiceDetails { site: None, kind: services::EmployerServiceKind::Screening, day: today, note: None };
    services::give(act, employer, &details).await.map(drop)
}

/// Moves an order as it stands now.
async fn move_order(
    store: &Store,
    by: &By,
    id: JobOrderId,
    edge: OrderEdge,
    because: OrderReason,
) -> Result<(), DemoError> {
    let scope = by.reader.scope(Permission::Employers, by.today);
    let (order, _) = find(store.read(), &scope, id).await?.ok_or(Stop::NotFound)?;
    let version = order.version;
    let go = async move |act: &mut Act<'_>| orders::move_along(act, id, edge, Some(because), version).await;
    Ok(perform(store, by, go).await?)
}
