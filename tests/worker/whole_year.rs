//! A year of the worker: exactly the tasks that the rules say, however it is lived through.

use std::process::Stdio;
use std::time::Duration;

use chrono::{Months, NaiveDate, TimeDelta};
use domain::access::Act;
use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use domain::intake::services;
use domain::messages::outbox;
use domain::shared::{CaseId, Day};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::DENISE;
use tests::{Program, TestTandem};
use worker::RunError;

/// What happened to somebody before the worker is let loose, in days from the day they entered.
#[derive(Clone, Copy, Debug)]
struct Past {
    name: &'static str,
    last_service: u32,
    reached: Option<u32>,
    planned: Option<u32>,
}

/// The day on which all of it is known, counted from the entry.
const TODAY: u32 = 20;

const PEOPLE: [Past; 5] = [
    Past { name: "Rosa Maldonado", last_service: 0, reached: None, planned: None },
    Past { name: "Walter Brown", last_service: 20, reached: Some(12), planned: None },
    Past { name: "Mai Linh", last_service: 5, reached: None, planned: Some(130) },
    Past { name: "Tyrell Jackson", last_service: 11, reached: Some(20), planned: Some(40) },
    Past { name: "Ewa Nowak", last_service: 17, reached: Some(3), planned: Some(62) },
];

async fn arrange(tandem: &TestTandem) -> (Vec<CaseId>, NaiveDate) {
    let program = tandem.open_program().await;
    let entered = tandem.today();
    let mut cases = Vec::new();
    for past in PEOPLE {
        cases.push(tandem.active(program, past.name, DENISE).await);
    }
    tandem.run_worker().await;
    tandem.let_days_pass(TODAY.into());
    for (case, past) in cases.iter().zip(PEOPLE) {
        tell(tandem, program, *case, past, entered).await;
    }
    (cases, entered.0)
}

async fn tell(tandem: &TestTandem, program: Program, case: CaseId, past: Past, entered: Day) {
    if past.last_service > 0 {
        tandem.serve(program, case, "tutoring", entered.plus_days(past.last_service)).await;
    }
    if let Some(reached) = past.reached {
        tandem.contact(case, entered.plus_days(reached), Channel::Call, ContactOutcome::Reached).await;
    }
    if let Some(planned) = past.planned {
        let (kind, day) = (tandem.kind(program, "vip").await, entered.plus_days(planned));
        tandem.arrange(async move |act: &mut Act<'_>| services::commands::plan(act, case, kind, day).await).await;
    }
}

/// The tasks that must exist on the last day, worked out from the calendar alone: the rule, its state, its due day.
fn expected(past: Past, entered: NaiveDate, last_day: NaiveDate) -> Vec<(String, &'static str, String)> {
    let day = |count: u32| entered + TimeDelta::days(count.into());
    let after = |day: NaiveDate, count: i64| day + TimeDelta::days(count);
    let served = day(past.last_service);
    let held = past.planned.map(day).filter(|planned| *planned >= after(served, 90));
    let exits = held.map_or(after(served, 90), |planned| after(planned, 1));
    let mut tasks = Vec::new();
    let mut add = |rule: &str, due: NaiveDate, closes: NaiveDate, opens: NaiveDate| {
        let ends_with_the_case = !rule.starts_with("exit-quarter");
        let state = match () {
            () if ends_with_the_case && closes >= exits && exits <= last_day => "cancelled",
            () if closes < last_day => "missed",
            () if opens <= last_day => "open",
            () => "planned",
        };
        tasks.push((rule.to_owned(), state, due.to_string()));
    };
    let spoke = after(day(past.reached.unwrap_or(0)), 30);
    if spoke < exits {
        add("reach-out", spoke, after(spoke, 10), spoke);
    }
    let awaited = past.planned.map(day).unwrap_or(entered);
    let noticed = after(served, 60).max(after(awaited, 1));
    for (rule, mark) in [("exit-risk-60-days", 60), ("exit-risk-75-days", 75)] {
        let due = after(served, mark);
        if noticed < exits && after(due, 14) >= noticed {
            add(rule, due, after(due, 14), due);
        }
    }
    let quarter = |count: u32| {
        let first =
            NaiveDate::from_ymd_opt(chrono::Datelike::year(&served), chrono::Datelike::month0(&served) / 3 * 3 + 1, 1);
        first.unwrap() + Months::new(3 * count)
    };
    for number in 1..=4_u32 {
        let ends = |count| after(quarter(count), -1);
        let rule = format!("exit-quarter-{number}");
        add(&rule, ends(number + 1), ends(number + 3), quarter(number));
    }
    tasks.sort_by(|a, b| (&a.2, &a.0).cmp(&(&b.2, &b.0)));
    tasks
}

async fn tasks_of(tandem: &TestTandem, cases: &[CaseId]) -> Vec<Vec<(String, &'static str, String)>> {
    let mut all = Vec::new();
    for case in cases {
        let mut tasks = tandem.tasks(*case).await;
        tasks.sort_by(|a, b| (&a.2, &a.0).cmp(&(&b.2, &b.0)));
        all.push(tasks);
    }
    all
}

both!(a_year_later_exactly_the_tasks_that_the_rules_say_exist, async |tandem| {
    let (cases, entered) = arrange(tandem).await;
    let last_day = tandem.today().plus_days(365);
    tandem.worker_as_of(&last_day.iso()).await.unwrap();
    let found = tasks_of(tandem, &cases).await;
    for (past, found) in PEOPLE.into_iter().zip(&found) {
        assert_eq!(*found, expected(past, entered, last_day.0), "{}", past.name);
    }
    let again = tandem.worker_as_of(&last_day.iso()).await.unwrap();
    assert!(again.iter().all(|report| report.counts.done == 0), "run again it does nothing: {again:?}");
    assert_eq!(tasks_of(tandem, &cases).await, found);
});

both!(a_jump_equals_the_daily_runs, async |tandem| {
    let (cases, _) = arrange(tandem).await;
    for _ in 0..130 {
        tandem.let_days_pass(1);
        tandem.run_worker().await;
    }
    let daily = tasks_of(tandem, &cases).await;
    let other = TestTandem::start(tandem.kind).await;
    let (cases, _) = arrange(&other).await;
    other.worker_as_of(&tandem.today().iso()).await.unwrap();
    assert_eq!(tasks_of(&other, &cases).await, daily);
});

both!(time_goes_forward_only, async |tandem| {
    let (today, yesterday) = (tandem.today(), tandem.today().minus_days(1));
    let refused = tandem.worker_as_of(&yesterday.iso()).await;
    assert!(matches!(refused, Err(RunError::Past { .. })), "before everything began");
    tandem.worker_as_of(&today.plus_days(3).iso()).await.unwrap();
    let refused = tandem.worker_as_of(&today.plus_days(2).iso()).await.unwrap_err();
    assert!(refused.to_string().contains("lies in the past"), "{refused}");
    tandem.worker_as_of(&today.plus_days(3).iso()).await.unwrap();
    tandem.run_worker().await;
});

both!(a_worker_killed_anywhere_loses_and_doubles_nothing, async |tandem| {
    let (cases, entered) = arrange(tandem).await;
    let last_day = tandem.today().plus_days(120);
    let program = || {
        let mut program = tandem.program("tandem-worker");
        program.args(["--once", "--json", "--as-of", &last_day.iso()]).stdout(Stdio::null()).stderr(Stdio::null());
        program
    };
    // The pauses are odd on purpose: they fall into any step of a day.
    for pause in [40, 130, 370, 610, 90, 1010] {
        let mut worker = program().spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(pause)).await;
        worker.kill().unwrap();
        worker.wait().unwrap();
    }
    assert!(program().status().unwrap().success());
    for (past, found) in PEOPLE.into_iter().zip(tasks_of(tandem, &cases).await) {
        assert_eq!(found, expected(past, entered, last_day.0), "{}", past.name);
    }
    let told = outbox::Entity::find().filter(outbox::Column::Kind.eq("late_tasks")).all(tandem.store.read());
    let mut days: Vec<_> = told.await.unwrap().into_iter().map(|mail| (mail.object_id, mail.occurrence)).collect();
    let all = days.len();
    days.sort();
    days.dedup();
    assert_eq!((days.len(), all > 0), (all, true), "nobody is told twice of a day");
    // What a dead worker held in its hands is sent once its hold is over.
    tandem.let_days_pass(121);
    tandem.run_worker().await;
});

both!(the_past_is_refused_in_words_and_by_the_exit_status, async |tandem| {
    let mut program = tandem.program("tandem-worker");
    let output = program.args(["--once", "--as-of", "2020-02-29"]).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("2020-02-29 lies in the past"), "{said}");
});
