//! One grant: how far it is against what it promises, where its money is, how it was revised.

use std::collections::BTreeMap;

use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::all as programs;
use domain::programs::grants::queries::{deliverables_of, free_streams, revisions_of, shared_streams};
use domain::programs::grants::rules::{DeliverableKind, Pace, days, pace};
use domain::programs::grants::{DeliverableDetails, Grant, GrantId, commands, revisions};
use domain::shared::{Cents, Coded, Day, FundingStreamId, Instant, Stop};
use domain::support::funds::pace::done;
use domain::support::funds::queries::{grant as find, of_grant, pledged};
use serde::Serialize;

use super::monitoring::{Files, files};
use super::{Money, fund_path, grant_path};
use crate::caseworker::places::{Choice, codes};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/grant.html";

/// The page, and what is added to a grant.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::SetUpFunds));
    vec![
        Page::new("/supports/grants/{grant}", Face::Caseworker, Access::May(Permission::ViewMoney))
            .drawn_by(TEMPLATE)
            .get(show)
            .samples(super::money_samples::grant),
        acts("/supports/grants/{grant}/shares").post(share),
        acts("/supports/grants/{grant}/deliverables").post(promise),
    ]
}

#[derive(Serialize)]
struct View {
    name: String,
    funder: String,
    number: Option<String>,
    starts_on: Day,
    ends_on: Day,
    amount: Cents,
    /// What no fund has taken yet.
    unallotted: Cents,
    /// Which day of how many today is.
    day: i64,
    days: i64,
    elapsed: i64,
    money: Money,
    spent: Measure,
    measures: Vec<Measure>,
    funds: Vec<FundRow>,
    shares: Vec<String>,
    revisions: Vec<Revised>,
    sharing: Option<Form>,
    streams: Vec<Choice>,
    promising: Option<Form>,
    kinds: Vec<&'static str>,
    award: Option<String>,
    new_fund: Option<String>,
    files: Files,
}

/// How far something is against the time.
#[derive(Serialize)]
struct Measure {
    kind: &'static str,
    done: i64,
    of: i64,
    due_on: Option<Day>,
    percent: i64,
    /// How far the bar goes.
    bar: i64,
    elapsed: i64,
    standing: &'static str,
}

#[derive(Serialize)]
struct FundRow {
    name: String,
    href: String,
    money: Money,
}

#[derive(Serialize)]
struct Revised {
    starts_on: Day,
    ends_on: Day,
    amount: Cents,
    reason: Option<String>,
    at: Instant,
    who: Option<String>,
}

/// The forms of the page; one of them may have been refused.
#[derive(Default)]
struct Refused {
    sharing: Option<Form>,
    promising: Option<Form>,
}

async fn show(visit: Visit, Id(id): Id<GrantId>) -> Answered {
    let view = view(&visit, id, Refused::default()).await?;
    visit.page(TEMPLATE, view)
}

async fn share(visit: Visit, Id(id): Id<GrantId>, typed: Typed) -> Answered {
    let shared = match typed.read(|fields| fields.id::<FundingStreamId>("stream")) {
        Ok(stream) => {
            let share = async move |act: &mut Act<'_>| commands::share(act, id, stream).await;
            perform(visit.store(), &visit.by(&typed)?, share).await
        }
        Err(stop) => Err(stop),
    };
    match shared {
        Ok(()) => Ok(visit.go_on(&grant_path(id), "grant-shared")),
        Err(stop) => {
            let sharing = Some(typed.refused(format!("{}/shares", grant_path(id)), stop)?.named("share"));
            visit.page_again(TEMPLATE, view(&visit, id, Refused { sharing, ..Refused::default() }).await?)
        }
    }
}

async fn promise(visit: Visit, Id(id): Id<GrantId>, typed: Typed) -> Answered {
    let promised = match typed.read(DeliverableDetails::read) {
        Ok(details) => {
            let promise = async move |act: &mut Act<'_>| commands::promise(act, id, &details).await;
            perform(visit.store(), &visit.by(&typed)?, promise).await
        }
        Err(stop) => Err(stop),
    };
    match promised {
        Ok(()) => Ok(visit.go_on(&grant_path(id), "deliverable-promised")),
        Err(stop) => {
            let promising = Some(typed.refused(format!("{}/deliverables", grant_path(id)), stop)?.named("promise"));
            visit.page_again(TEMPLATE, view(&visit, id, Refused { promising, ..Refused::default() }).await?)
        }
    }
}

async fn view(visit: &Visit, id: GrantId, refused: Refused) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::ViewMoney, today);
    let grant = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let funds = of_grant(db, &scope, id).await?;
    let pledged = pledged(db, funds.iter().map(|fund| fund.id)).await?;
    let row = |fund: &domain::support::funds::Fund| FundRow {
        name: fund.name.clone(),
        href: fund_path(fund.id),
        money: Money::of(fund.balance(), pledged.get(&fund.id).copied().unwrap_or_default()),
    };
    let spent = funds.iter().map(|fund| fund.spent.0).sum();
    let funds: Vec<_> = funds.iter().map(row).collect();
    let done = done(db, &grant, today).await?;
    let promised = deliverables_of(db, id).await?;
    let measures = promised.into_iter().map(|promise| {
        let count = done.get(&promise.kind).copied().unwrap_or_default();
        let pace = pace(count, promise.promised.into(), grant.starts_on, promise.due_on, today);
        Measure { due_on: Some(promise.due_on), ..measure(promise.kind.code(), count, promise.promised.into(), pace) }
    });
    let sets_up = reader.may(Permission::SetUpFunds);
    let form = |end: &str, named: &str, refused: Option<Form>| {
        sets_up.then(|| refused.unwrap_or_else(|| Form::new(format!("{}/{end}", grant_path(id))).named(named)))
    };
    let (day, days) = days(grant.starts_on, grant.ends_on, today);
    let (shares, streams) = streams(visit, &grant, sets_up).await?;
    let pace = pace(spent, grant.amount.0, grant.starts_on, grant.ends_on, today);
    Ok(View {
        unallotted: Cents(grant.amount.0 - grant.allotted.0),
        elapsed: pace.elapsed,
        money: Money::sum(funds.iter().map(|fund| &fund.money)),
        spent: measure("spent", spent, grant.amount.0, pace),
        measures: measures.collect(),
        funds,
        new_fund: (sets_up && !shares.is_empty()).then(|| "/supports/funds/new".to_owned()),
        shares,
        revisions: revised(visit, id).await?,
        files: files(visit, id).await?,
        sharing: form("shares", "share", refused.sharing).filter(|_| !streams.is_empty()),
        streams,
        promising: form("deliverables", "promise", refused.promising),
        kinds: codes::<DeliverableKind>(),
        award: sets_up.then(|| format!("{}/award", grant_path(id))),
        name: grant.name,
        funder: grant.funder,
        number: grant.number,
        starts_on: grant.starts_on,
        ends_on: grant.ends_on,
        amount: grant.amount,
        day,
        days,
    })
}

fn measure(kind: &'static str, done: i64, of: i64, pace: Pace) -> Measure {
    Measure {
        kind,
        done,
        of,
        due_on: None,
        percent: pace.percent,
        bar: pace.percent.clamp(0, 100),
        elapsed: pace.elapsed,
        standing: pace.standing.code(),
    }
}

/// The streams that the grant comes as, and those that it could come as.
async fn streams(visit: &Visit, grant: &Grant, sets_up: bool) -> Result<(Vec<String>, Vec<Choice>), Oops> {
    let (reader, db) = (visit.reader()?, visit.store().read());
    let programs = programs(db, reader.organization).await?;
    let names: BTreeMap<_, _> = programs.iter().map(|program| (program.id, &*program.name)).collect();
    let label = |stream: &domain::programs::streams::Model| {
        format!("{} · {}", stream.name, names.get(&stream.program_id).copied().unwrap_or_default())
    };
    let shared = shared_streams(db, reader.organization).await?;
    let shares = shared.iter().filter(|(_, of)| *of == grant.id).map(|(stream, _)| label(stream)).collect();
    let free = if sets_up { free_streams(db, reader.organization).await? } else { Vec::new() };
    let own = free.iter().filter(|stream| reader.programs.contains(&stream.program_id));
    Ok((shares, own.map(|stream| Choice::new(stream.id, label(stream))).collect()))
}

async fn revised(visit: &Visit, id: GrantId) -> Result<Vec<Revised>, Oops> {
    let db = visit.store().read();
    let all = revisions_of(db, id).await?;
    let users = names(db, all.iter().filter_map(|one| one.user_id)).await.map_err(Stop::from)?;
    let row = |one: revisions::Model| Revised {
        who: one.user_id.and_then(|user| users.get(&user).cloned()),
        starts_on: one.starts_on,
        ends_on: one.ends_on,
        amount: one.amount,
        reason: one.reason,
        at: one.at,
    };
    Ok(all.into_iter().map(row).collect())
}
