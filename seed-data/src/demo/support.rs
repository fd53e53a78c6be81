//! Who pays for what: grants with what was promised for them, the funds of each, the drawers of bus passes, and whom
//! people are referred to.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::access::{Act, By};
use domain::perform;
use domain::programs::grants::rules::DeliverableKind;
use domain::programs::grants::{DeliverableDetails, GrantDetails, commands as grants};
use domain::programs::streams_of;
use domain::setup::Store;
use domain::shared::{Answer, Coded, Fault};
use domain::support::funds::rules::ServedStage;
use domain::support::funds::{FundDetails, FundId, commands as funds};
use domain::support::providers::{
    ProviderDetails, ProviderId, ProviderServiceId, ServiceDetails, SiteDetails, commands as providers,
};
use domain::support::stock::{StockKindDetails, StockKindId, commands as stock};
use serde::Deserialize;

use super::DemoError;
use super::organization::Larkin;
use super::typed::Typed;

const MONEY: &str = include_str!("../../support/money.toml");
const PROVIDERS: &str = include_str!("../../support/providers.toml");
/// Who runs the programs, and their money.
const MANAGER: &str = "patience";
const MORNING: TimeDelta = TimeDelta::hours(8);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Money {
    grant: Vec<Grant>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    program: String,
    stream: String,
    began_ago: i64,
    days: u32,
    is: Typed,
    promise: Vec<Promise>,
    fund: Vec<Fund>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promise {
    deliverable: DeliverableKind,
    promised: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fund {
    key: String,
    purposes: Vec<String>,
    need_kinds: Vec<String>,
    /// The code of the kind of service that a payment is.
    service: String,
    is: Typed,
    #[serde(default)]
    stock: Vec<Typed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Directory {
    provider: Vec<Provider>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Provider {
    is: Typed,
    site: Typed,
    service: Typed,
}

/// What can be promised, handed out and referred to, as far as time has come.
#[derive(Debug)]
pub(super) struct Support {
    to_come: Vec<Grant>,
    /// By program and key.
    funds: BTreeMap<(String, String), FundId>,
    /// By the program.
    bus_passes: BTreeMap<String, StockKindId>,
    /// By name.
    providers: BTreeMap<String, (ProviderId, ProviderServiceId)>,
}

impl Support {
    /// Writes down whom people are referred to, on the first day.
    pub(super) async fn begin(store: &Store, larkin: &Larkin, ago: i64) -> Result<Self, DemoError> {
        let by = by(larkin, ago)?;
        let Directory { provider } = toml::from_str(PROVIDERS)?;
        let Money { grant } = toml::from_str(MONEY)?;
        let mut known = BTreeMap::new();
        for one in provider {
            let name = one.is.get("name").to_owned();
            known.insert(name, add_provider(store, &by, &one).await?);
        }
        Ok(Self { to_come: grant, funds: BTreeMap::new(), bus_passes: BTreeMap::new(), providers: known })
    }

    /// Opens the grants that begin on a day.
    pub(super) async fn open(&mut self, store: &Store, larkin: &Larkin, ago: i64) -> Result<(), DemoError> {
        for grant in self.to_come.clone().iter().filter(|grant| grant.began_ago == ago) {
            self.open_grant(store, larkin, grant).await?;
        }
        Ok(())
    }

    pub(super) fn fund(&self, program: &str, key: &str) -> Option<FundId> {
        self.funds.get(&(program.to_owned(), key.to_owned())).copied()
    }

    pub(super) fn bus_pass(&self, program: &str) -> Option<StockKindId> {
        self.bus_passes.get(program).copied()
    }

    pub(super) fn provider(&self, name: &str) -> Option<(ProviderId, ProviderServiceId)> {
        self.providers.get(name).copied()
    }

    async fn open_grant(&mut self, store: &Store, larkin: &Larkin, grant: &Grant) -> Result<(), DemoError> {
        let by = by(larkin, grant.began_ago)?;
        let program = larkin.programs.get(&grant.program);
        let program = program.ok_or_else(|| DemoError::Unknown(grant.program.clone()))?;
        let streams = streams_of(store.read(), program.program.id).await.map_err(Fault::from)?;
        let stream = streams.into_iter().find(|stream| stream.code == grant.stream);
        let stream = stream.ok_or_else(|| DemoError::Unknown(grant.stream.clone()))?.id;
        let (starts, ends) = (by.today, by.today.plus_days(grant.days - 1));
        let period = Typed::default().with("starts_on", starts.iso()).with("ends_on", ends.iso());
        let details = grant.is.and(&period).read(GrantDetails::read)?;
        let promises = grant.promise.clone();
        perform(store, &by, async move |act: &mut Act<'_>| {
            let id = grants::open(act, &details).await?;
            grants::share(act, id, stream).await?;
            for Promise { deliverable, promised } in promises {
                grants::promise(act, id, &DeliverableDetails { deliverable, promised, due_on: ends }).await?;
            }
            Ok(())
        })
        .await?;
        for fund in &grant.fund {
            let kind = program.kinds.get(&fund.service).ok_or_else(|| DemoError::Unknown(fund.service.clone()))?;
            let terms = fund.is.and(&period).with("stream", stream).with("service", kind);
            let terms = terms.list("purposes", &fund.purposes).list("need_kinds", &fund.need_kinds);
            let stages = [ServedStage::BeforeStart, ServedStage::Active].map(|stage| stage.code().to_owned());
            let details = terms.list("stages", &stages).read(FundDetails::read)?;
            let drawers = fund.stock.iter().map(drawer).collect::<Result<Vec<_>, _>>()?;
            let (id, kinds) = perform(store, &by, async move |act: &mut Act<'_>| {
                let fund = funds::open(act, &details).await?;
                Ok((fund, fill_drawers(act, fund, &drawers).await?))
            })
            .await?;
            self.funds.insert((grant.program.clone(), fund.key.clone()), id);
            self.bus_passes.extend(kinds.into_iter().map(|kind| (grant.program.clone(), kind)));
        }
        Ok(())
    }
}

/// A drawer, with the serial numbers of what lies in it.
fn drawer(typed: &Typed) -> Result<(StockKindDetails, String), DemoError> {
    let details = typed.read(|fields| {
        fields.optional_text("serials", usize::MAX);
        StockKindDetails::read(fields)
    })?;
    Ok((details, typed.get("serials").to_owned()))
}

async fn fill_drawers(
    act: &mut Act<'_>,
    fund: FundId,
    drawers: &[(StockKindDetails, String)],
) -> Answer<Vec<StockKindId>> {
    let mut kinds = Vec::new();
    for (details, serials) in drawers {
        let kind = stock::set_up(act, fund, details).await?;
        stock::receive(act, kind, serials).await?;
        kinds.push(kind);
    }
    Ok(kinds)
}

async fn add_provider(store: &Store, by: &By, one: &Provider) -> Result<(ProviderId, ProviderServiceId), DemoError> {
    let (provider, site) = (one.is.read(ProviderDetails::read)?, one.site.read(SiteDetails::read)?);
    let (service, _) = one.service.read(ServiceDetails::read)?;
    let add = async move |act: &mut Act<'_>| {
        let id = providers::add(act, &provider).await?;
        let site = providers::keep_site(act, id, None, &site).await?;
        let service = providers::add_service(act, id, &service, &[site]).await?;
        Ok((id, service))
    };
    Ok(perform(store, by, add).await?)
}

fn by(larkin: &Larkin, ago: i64) -> Result<By, DemoError> {
    let reader = larkin.staff.get(MANAGER).ok_or_else(|| DemoError::Unknown(MANAGER.to_owned()))?;
    Ok(larkin.by(reader.clone(), larkin.day(ago), MORNING))
}
