//! The panels of the reports' page: figures with the address of the rows behind each.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Scope;
use domain::access::users::queries::names;
use domain::follow_up::reports::attendance::Class;
use domain::follow_up::reports::caseload;
use domain::follow_up::reports::figures::count;
use domain::follow_up::reports::follow_ups::Ended;
use domain::follow_up::reports::grants::{Paced, Promise};
use domain::follow_up::reports::rules::Period;
use domain::follow_up::reports::{Figure, Holder, QUALITY, Slice};
use domain::intake::case::rules::Stage;
use domain::programs::grants::rules::Pace;
use domain::shared::{Coded, Day, Stop, UserId};
use domain::training::attendance::rules::LOW_PERCENT;
use serde::Serialize;
use serde_json::{Value, json};

use super::asked::{Asked, in_words};
use crate::web::{Oops, Visit};

/// The stages of an open case, in the order in which it goes through them.
pub(super) const STAGES: [Stage; 6] =
    [Stage::Applied, Stage::Eligible, Stage::Waitlisted, Stage::Selected, Stage::Active, Stage::Exited];

type Names = BTreeMap<UserId, String>;

/// A figure, and where its rows are.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Counted {
    /// What is counted, by its code.
    what: &'static str,
    count: u64,
    /// In percent of the largest beside it.
    share: u64,
    href: String,
}

impl Counted {
    fn of(what: &'static str, count: u64, href: String) -> Self {
        Self { what, count, share: 0, href }
    }
}

fn with_shares(mut row: Vec<Counted>) -> Vec<Counted> {
    let largest = row.iter().map(|counted| counted.count).max().unwrap_or_default();
    row.iter_mut().for_each(|counted| counted.share = (counted.count * 100).checked_div(largest).unwrap_or_default());
    row
}

/// The caseload by stage, and by caseworker and stage.
#[derive(Debug, Serialize)]
pub(super) struct Stages {
    total: u64,
    stages: Vec<Counted>,
    caseworkers: Vec<Load>,
}

/// The caseload of one caseworker; without a name that of nobody.
#[derive(Debug, Serialize)]
pub(super) struct Load {
    name: Option<String>,
    stages: Vec<Counted>,
    all: Counted,
}

impl Stages {
    pub(super) fn of(loads: &[caseload::Load], names: &Names, asked: &Asked, lists_the_same: bool) -> Self {
        let sum = |stage: Stage| loads.iter().filter(|load| load.stage == stage).map(|load| load.cases).sum();
        let href = |stage: Stage| {
            if lists_the_same {
                asked.caseload(&format!("stage={}", stage.code()))
            } else {
                asked.in_stage(stage).rows(Figure::Caseload)
            }
        };
        let stages = STAGES.map(|stage| Counted::of(stage.code(), sum(stage), href(stage)));
        let holders: BTreeSet<_> = loads.iter().map(|load| load.holder).collect();
        let mut caseworkers: Vec<_> = holders.into_iter().map(|holder| Load::of(loads, holder, names, asked)).collect();
        caseworkers.sort_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
        Self { total: loads.iter().map(|load| load.cases).sum(), stages: with_shares(stages.into()), caseworkers }
    }
}

impl Load {
    fn of(loads: &[caseload::Load], holder: Option<UserId>, names: &Names, asked: &Asked) -> Self {
        let asked = asked.held_by(holder.map_or(Holder::Nobody, Holder::User));
        let theirs = || loads.iter().filter(|load| load.holder == holder);
        let in_stage = |stage: Stage| theirs().filter(|load| load.stage == stage).map(|load| load.cases).sum();
        let stage =
            |stage: Stage| Counted::of(stage.code(), in_stage(stage), asked.in_stage(stage).rows(Figure::Caseload));
        let all = theirs().map(|load| load.cases).sum();
        Self {
            name: holder.and_then(|user| names.get(&user).cloned()),
            stages: STAGES.map(stage).into(),
            all: Counted::of(Figure::Caseload.code(), all, asked.rows(Figure::Caseload)),
        }
    }
}

/// The names of everybody whose cases or follow-ups are counted, in one question.
pub(super) async fn names_of(
    visit: &Visit,
    loads: &[caseload::Load],
    ended: &[(Option<UserId>, Ended)],
) -> Result<Names, Oops> {
    let of_loads = loads.iter().filter_map(|load| load.holder);
    let all: BTreeSet<_> = of_loads.chain(ended.iter().filter_map(|(holder, _)| *holder)).collect();
    Ok(names(visit.store().read(), all).await.map_err(Stop::from)?.into_iter().collect())
}

/// Cases about to exit, by their mark.
pub(super) async fn risk(visit: &Visit, scope: &Scope<'_>, slice: &Slice, asked: &Asked) -> Result<Vec<Counted>, Oops> {
    figures(visit, scope, slice, asked, &[Figure::ExitRisk, Figure::ExitRiskLate]).await
}

/// How well records are kept.
pub(super) async fn quality(
    visit: &Visit,
    scope: &Scope<'_>,
    slice: &Slice,
    asked: &Asked,
) -> Result<Vec<Counted>, Oops> {
    figures(visit, scope, slice, asked, &QUALITY).await
}

async fn figures(
    visit: &Visit,
    scope: &Scope<'_>,
    slice: &Slice,
    asked: &Asked,
    all: &[Figure],
) -> Result<Vec<Counted>, Oops> {
    let (db, mut row) = (visit.store().read(), Vec::new());
    for figure in all {
        row.push(Counted::of(figure.code(), count(db, scope, slice, *figure).await?, asked.rows(*figure)));
    }
    Ok(with_shares(row))
}

/// A grant against its pace.
#[derive(Debug, Serialize)]
pub(super) struct GrantRow {
    name: String,
    href: String,
    ends_on: Day,
    spent: Measure,
    promises: Vec<Measure>,
}

/// How far something is against the time: as parts of supports draw it.
#[derive(Debug, Serialize)]
struct Measure {
    kind: &'static str,
    done: i64,
    of: i64,
    due_on: Option<Day>,
    percent: i64,
    bar: i64,
    elapsed: i64,
    standing: &'static str,
}

impl GrantRow {
    pub(super) fn of(paced: Paced) -> Self {
        let (spent, pace) = paced.spent;
        let promise = |one: &Promise| Measure {
            due_on: Some(one.due_on),
            ..measure(one.kind.code(), one.done, one.promised, one.pace)
        };
        Self {
            href: format!("/supports/grants/{}", paced.grant.id),
            ends_on: paced.grant.ends_on,
            spent: measure("spent", spent, paced.grant.amount.0, pace),
            promises: paced.promises.iter().map(promise).collect(),
            name: paced.grant.name,
        }
    }
}

fn measure(kind: &'static str, done: i64, of: i64, pace: Pace) -> Measure {
    let Pace { percent, elapsed, standing } = pace;
    let standing = standing.code();
    Measure { kind, done, of, due_on: None, percent, bar: percent.clamp(0, 100), elapsed, standing }
}

/// How people come to a class that runs.
#[derive(Debug, Serialize)]
pub(super) struct ClassRow {
    name: String,
    href: String,
    ends_on: Day,
    learners: u64,
    percent: Option<i64>,
    is_low: bool,
    low: Counted,
}

impl ClassRow {
    pub(super) fn of(class: Class, asked: &Asked) -> Self {
        let id = class.cohort.id;
        let rows = asked.in_cohort(id).rows(Figure::LowAttendance);
        Self {
            href: format!("/training/cohorts/{id}"),
            ends_on: class.cohort.ends_on,
            learners: class.learners,
            percent: class.percent,
            is_low: class.percent.is_some_and(|percent| percent < LOW_PERCENT),
            low: Counted::of(Figure::LowAttendance.code(), class.low, rows),
            name: class.cohort.name,
        }
    }
}

/// How follow-ups ended: in a period, or of one caseworker.
#[derive(Debug, Serialize)]
pub(super) struct EndedRow {
    /// The period in words, a name, or nothing for those of nobody.
    name: Value,
    counts: Vec<Counted>,
    all: u64,
}

impl EndedRow {
    fn of(name: Value, ended: Ended, asked: &Asked) -> Self {
        let counts = [
            (Figure::FollowUpDone, ended.done),
            (Figure::FollowUpMissed, ended.missed),
            (Figure::FollowUpUnreachable, ended.unreachable),
        ];
        let share = |count: u64| (count * 100).checked_div(ended.all()).unwrap_or_default();
        let counted = |(figure, count): (Figure, u64)| Counted {
            share: share(count),
            ..Counted::of(figure.code(), count, asked.rows(figure))
        };
        Self { name, counts: counts.map(counted).into(), all: ended.all() }
    }
}

/// Follow-ups by period, the earliest first.
pub(super) fn by_period(ended: Vec<(Period, Ended)>, asked: &Asked) -> Vec<EndedRow> {
    let row = |(period, ended): (Period, Ended)| EndedRow::of(in_words(period), ended, &asked.within(period));
    ended.into_iter().map(row).collect()
}

/// Follow-ups by caseworker, by name; those of nobody last.
pub(super) fn by_caseworker(ended: Vec<(Option<UserId>, Ended)>, names: &Names, asked: &Asked) -> Vec<EndedRow> {
    let named = |(holder, ended): (Option<UserId>, Ended)| {
        let name = holder.and_then(|user| names.get(&user).cloned());
        let asked = asked.held_by(holder.map_or(Holder::Nobody, Holder::User));
        (name.clone(), EndedRow::of(json!(name), ended, &asked))
    };
    let mut rows: Vec<_> = ended.into_iter().map(named).collect();
    rows.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    rows.into_iter().map(|(_, row)| row).collect()
}
