//! One fund: what is left of it and for whom, what it keeps in the drawer, and its ledger line by line.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::fields::{LINE, PROSE};
use domain::shared::{Answer, Cents, Coded, Day, Instant};
use domain::support::funds::queries::{LINES, LineShown, find, grant as grant_of, ledger_of, pledged};
use domain::support::funds::rules::ServedStage;
use domain::support::funds::{Fund, FundId};
use domain::support::stock::queries::{Drawer, of_funds};
use domain::support::stock::{StockKindDetails, StockKindId, commands};
use serde::Serialize;

use super::{Money, fund_path, grant_path};
use crate::caseworker::places::codes;
use crate::caseworker::record;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/fund.html";

/// The page, and what is done with the drawer.
pub(super) fn pages() -> Vec<Page> {
    let acts = |path| Page::new(path, Face::Caseworker, Access::May(Permission::SetUpFunds));
    vec![
        Page::new("/supports/funds/{fund}", Face::Caseworker, Access::May(Permission::ViewMoney))
            .drawn_by(TEMPLATE)
            .get(show)
            .samples(super::money_samples::fund),
        acts("/supports/funds/{fund}/stock").post(set_up),
        acts("/supports/funds/{fund}/stock/{stock_kind}/receive").post(receive),
        acts("/supports/funds/{fund}/stock/{stock_kind}/lose").post(lose),
        acts("/supports/funds/{fund}/stock/{stock_kind}/return").post(return_unused),
    ]
}

#[derive(Serialize)]
struct View {
    name: String,
    grant: String,
    grant_href: String,
    starts_on: Day,
    ends_on: Day,
    money: Money,
    cap_per_case: Option<Cents>,
    approval_limit: Option<Cents>,
    purposes: Vec<&'static str>,
    stages: Vec<&'static str>,
    every_stage: Vec<&'static str>,
    needs: Vec<&'static str>,
    drawers: Vec<DrawerRow>,
    setting_up: Option<Form>,
    lines: Vec<LineRow>,
    count: i32,
    older: Option<String>,
    newest: Option<String>,
    terms: Option<String>,
    sheet: Option<String>,
}

#[derive(Serialize)]
struct DrawerRow {
    name: String,
    value: Cents,
    most: i32,
    within_days: i32,
    left: i64,
    drawn: i64,
    lost: i64,
    receiving: Option<Form>,
    losing: Option<Form>,
    returning: Option<Form>,
}

#[derive(Serialize)]
struct LineRow {
    number: i32,
    kind: &'static str,
    what: Option<String>,
    name: Option<String>,
    href: Option<String>,
    note: Option<String>,
    who: Option<String>,
    day: Day,
    at: Instant,
    budget: Option<Cents>,
    encumbered: Option<Cents>,
    spent: Option<Cents>,
    available_after: Cents,
}

/// The forms of the page of which one was refused, by what it is about.
type Refused = Option<(Option<StockKindId>, &'static str, Form)>;

async fn show(visit: Visit, Id(id): Id<FundId>) -> Answered {
    let view = view(&visit, id, None).await?;
    visit.page(TEMPLATE, view)
}

async fn set_up(visit: Visit, Id(id): Id<FundId>, typed: Typed) -> Answered {
    let done = match typed.read(StockKindDetails::read) {
        Ok(details) => {
            let set_up = async move |act: &mut Act<'_>| commands::set_up(act, id, &details).await.map(drop);
            perform(visit.store(), &visit.by(&typed)?, set_up).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, id, None, "stock-set-up", &typed, done).await
}

async fn receive(visit: Visit, Id((id, kind)): Id<(FundId, StockKindId)>, typed: Typed) -> Answered {
    let done = match typed.read(|fields| fields.text("serials", PROSE)) {
        Ok(serials) => {
            let receive = async move |act: &mut Act<'_>| commands::receive(act, kind, &serials).await;
            perform(visit.store(), &visit.by(&typed)?, receive).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, id, Some(kind), "receive", &typed, done).await
}

async fn lose(visit: Visit, Id((id, kind)): Id<(FundId, StockKindId)>, typed: Typed) -> Answered {
    let done = match typed.read(|fields| (fields.text("serial", LINE), fields.text("reason", LINE))) {
        Ok((serial, reason)) => {
            let lose = async move |act: &mut Act<'_>| commands::lose(act, kind, &serial, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, lose).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, id, Some(kind), "lose", &typed, done).await
}

async fn return_unused(visit: Visit, Id((id, kind)): Id<(FundId, StockKindId)>, typed: Typed) -> Answered {
    let done = match typed.read(|fields| (fields.text("serials", PROSE), fields.text("reason", LINE))) {
        Ok((serials, reason)) => {
            let back = async move |act: &mut Act<'_>| commands::return_unused(act, kind, &serials, &reason).await;
            perform(visit.store(), &visit.by(&typed)?, back).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, id, Some(kind), "return", &typed, done).await
}

/// Goes on to the fund, or shows it again with what was refused in its place.
async fn told(
    visit: &Visit,
    id: FundId,
    kind: Option<StockKindId>,
    act: &'static str,
    typed: &Typed,
    done: Answer<()>,
) -> Answered {
    match done {
        Ok(()) => Ok(visit.go_on(&fund_path(id), &format!("stock-{}", act.trim_start_matches("stock-")))),
        Err(stop) => {
            let form = typed.refused(typed_action(id, kind, act), stop)?;
            let view = view(visit, id, Some((kind, act, form))).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

fn typed_action(id: FundId, kind: Option<StockKindId>, act: &str) -> String {
    match kind {
        Some(kind) => format!("{}/stock/{kind}/{act}", fund_path(id)),
        None => format!("{}/stock", fund_path(id)),
    }
}

async fn view(visit: &Visit, id: FundId, refused: Refused) -> Result<View, Oops> {
    let (reader, today, db) = (visit.reader()?, visit.today()?, visit.store().read());
    let scope = reader.scope(Permission::ViewMoney, today);
    let fund = find(db, &scope, id).await?.ok_or(Oops::NotFound)?;
    let grant = grant_of(db, &scope, fund.grant_id).await?.ok_or(Oops::NotFound)?;
    let before = visit.asked("before").and_then(|before| before.parse().ok());
    let lines = ledger_of(db, reader, today, id, before, LINES).await?;
    let pledged = pledged(db, [id]).await?.get(&id).copied().unwrap_or_default();
    let sets_up = reader.may(Permission::SetUpFunds);
    let last = lines.last().map_or(1, |line| line.entry.number);
    let drawers = of_funds(db, [id]).await?;
    let forms = Forms { fund: id, sets_up, refused: &refused };
    Ok(View {
        grant: grant.name,
        grant_href: grant_path(grant.id),
        starts_on: fund.starts_on,
        ends_on: fund.ends_on,
        money: Money::of(fund.balance(), pledged),
        cap_per_case: fund.cap_per_case,
        approval_limit: fund.approval_limit,
        purposes: fund.purposes.0.iter().map(|one| one.code()).collect(),
        stages: fund.stages.0.iter().map(|one| one.code()).collect(),
        every_stage: codes::<ServedStage>(),
        needs: fund.need_kinds.0.iter().map(|one| one.code()).collect(),
        drawers: drawers.into_iter().map(|drawer| forms.row(drawer)).collect(),
        setting_up: forms.form(None, "stock-set-up"),
        older: (last > 1).then(|| format!("{}?before={last}#ledger", fund_path(id))),
        newest: before.map(|_: i32| format!("{}#ledger", fund_path(id))),
        lines: lines.into_iter().map(line).collect(),
        count: fund.lines,
        terms: sets_up.then(|| format!("{}/terms", fund_path(id))),
        sheet: may_take_sheet(visit, &fund)?.then(|| format!("{}/ledger.csv", fund_path(id))),
        name: fund.name,
    })
}

/// Whoever decides about a program's money may take its ledger away.
fn may_take_sheet(visit: &Visit, fund: &Fund) -> Result<bool, Oops> {
    let reader = visit.reader()?;
    Ok(reader.may(Permission::ApproveMoney) && reader.programs.contains(&fund.program_id))
}

struct Forms<'a> {
    fund: FundId,
    sets_up: bool,
    refused: &'a Refused,
}

impl Forms<'_> {
    fn form(&self, kind: Option<StockKindId>, act: &'static str) -> Option<Form> {
        if !self.sets_up {
            return None;
        }
        let named = kind.map_or_else(|| act.to_owned(), |kind| format!("{act}{kind}"));
        let form = match self.refused {
            Some((about, refused, form)) if *about == kind && *refused == act => form.clone(),
            _ => Form::new(typed_action(self.fund, kind, act)),
        };
        Some(form.named(named))
    }

    fn row(&self, drawer: Drawer) -> DrawerRow {
        let Drawer { kind, left, drawn, lost } = drawer;
        DrawerRow {
            receiving: self.form(Some(kind.id), "receive"),
            losing: self.form(Some(kind.id), "lose"),
            returning: self.form(Some(kind.id), "return"),
            name: kind.name,
            value: kind.value,
            most: kind.most,
            within_days: kind.within_days,
            left,
            drawn,
            lost,
        }
    }
}

fn line(shown: LineShown) -> LineRow {
    let LineShown { entry, of, who } = shown;
    let some = |cents: Cents| (cents != Cents(0)).then_some(cents);
    let (what, name, href) = match of {
        Some((authorization, case, participant)) => {
            let href = record::authorizations::path(case.id, authorization.id);
            (Some(authorization.what), Some(participant.name()), Some(href))
        }
        None => (None, None, None),
    };
    LineRow {
        number: entry.number,
        kind: entry.kind.code(),
        what,
        name,
        href,
        note: entry.note,
        who,
        day: entry.day,
        at: entry.at,
        budget: some(entry.budget),
        encumbered: some(entry.encumbered),
        spent: some(entry.spent),
        available_after: entry.available_after,
    }
}
