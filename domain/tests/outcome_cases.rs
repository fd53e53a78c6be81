//! The worked cases of the outcome rules, through the domain's own functions.
//!
//! Reads the samples of this repository and, where `TANDEM_OUTCOME_CASES` names another file of the same schema, that
//! one as well. Cases of kinds that Tandem does not compute yet are counted and passed over.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::follow_up::exit::rules::{
    ExitGroup, PlannedService, Policy, Service, Until, participation, quarter_after_exit, report_quarter,
};
use domain::programs::service_kinds::rules::ServiceClass;
use domain::shared::{Coded, Day};
use serde::Deserialize;
use serde_json::{Value, json};

/// The program of a case that names none.
const ONLY_PROGRAM: &str = "adult";

#[derive(Deserialize)]
struct CaseFile {
    schema: u32,
    cases: Vec<Value>,
}

#[test]
fn outcome_cases() {
    let mut failures = Vec::new();
    for path in files() {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file: CaseFile = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(file.schema, 1, "{}: another schema", path.display());
        let (mut ran, mut passed_over) = (0, BTreeMap::<&str, u32>::new());
        for case in &file.cases {
            match computed(case) {
                Some(found) => {
                    ran += 1;
                    failures.extend(difference(case, found));
                }
                None => *passed_over.entry(text_of(case, "kind")).or_default() += 1,
            }
        }
        println!("{}: {ran} cases; kinds that are not there yet: {passed_over:?}", path.display());
        assert!(ran > 0, "{}: no case of a known kind", path.display());
    }
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

fn files() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples/outcomes.json");
    std::iter::once(samples).chain(std::env::var_os("TANDEM_OUTCOME_CASES").map(PathBuf::from)).collect()
}

/// What the domain says of a case, in the words of the file; nothing where its kind is not there yet.
fn computed(case: &Value) -> Option<Result<Value, String>> {
    match text_of(case, "kind") {
        "periods" => Some(serde_json::from_value(case.clone()).map_err(|error| error.to_string()).and_then(periods)),
        "quarters" => Some(quarters(case)),
        _ => None,
    }
}

fn difference(case: &Value, found: Result<Value, String>) -> Option<String> {
    let (id, title, expected) = (text_of(case, "id"), text_of(case, "title"), &case["expected"]);
    match found {
        Ok(found) if same(&found, expected) => None,
        Ok(found) => Some(format!("{id} {title}\n  expected {expected}\n  found    {found}")),
        Err(error) => Some(format!("{id} {title}\n  cannot be read: {error}")),
    }
}

/// Periods are compared as a set: the file does not say in which order groups are listed.
fn same(found: &Value, expected: &Value) -> bool {
    let in_order = |value: &Value| {
        let mut value = value.clone();
        if let Some(periods) = value.get_mut("periods").and_then(Value::as_array_mut) {
            periods.sort_by_key(Value::to_string);
        }
        value
    };
    in_order(found) == in_order(expected)
}

#[derive(Deserialize)]
struct PeriodsCase {
    services: Vec<GivenService>,
    #[serde(default)]
    planned: Vec<GivenPlan>,
    #[serde(default)]
    common_exit: Vec<String>,
    requirements_met: Option<Day>,
    as_of: Day,
}

#[derive(Deserialize)]
struct GivenService {
    date: Day,
    end: Option<Day>,
    #[serde(default)]
    ongoing: bool,
    #[serde(rename = "type")]
    class: String,
    program: Option<String>,
}

#[derive(Deserialize)]
struct GivenPlan {
    recorded: Day,
    date: Day,
    #[serde(alias = "cancelled")]
    fell_through: Option<FellThrough>,
    #[serde(rename = "type")]
    class: Option<String>,
    program: Option<String>,
}

/// The day on which it was known, or only that it was: then from the start.
#[derive(Deserialize)]
#[serde(untagged)]
enum FellThrough {
    On(Day),
    Known(bool),
}

fn periods(case: PeriodsCase) -> Result<Value, String> {
    let services = case.services.iter().map(service).collect::<Result<Vec<_>, _>>()?;
    let planned = case.planned.iter().map(plan).collect::<Result<Vec<_>, _>>()?;
    let policy = Policy {
        common_exit: case.common_exit.iter().map(String::as_str).collect(),
        requirements_met_on: case.requirements_met,
        ..Policy::default()
    };
    let found = participation(&services, &planned, &policy, case.as_of);
    let period = |group, entry, exit| json!({ "group": group, "entry": entry, "exit": exit });
    let periods: Vec<_> = found
        .periods
        .iter()
        .map(|p| match p.group {
            ExitGroup::Common => period("common", p.entry, p.exit),
            ExitGroup::Own(program) => period(program, p.entry, p.exit),
        })
        .collect();
    Ok(json!({ "status": found.standing.code().replace('-', "_"), "periods": periods }))
}

fn service(given: &GivenService) -> Result<Service<&str>, String> {
    let until = match given.end {
        Some(end) => Until::Through(end),
        None if given.ongoing => Until::Ongoing,
        None => Until::ThatDay,
    };
    let group = given.program.as_deref().unwrap_or(ONLY_PROGRAM);
    Ok(Service { from: given.date, until, class: class(&given.class)?, group })
}

fn plan(given: &GivenPlan) -> Result<PlannedService<&str>, String> {
    let fell_through_on = match given.fell_through {
        None | Some(FellThrough::Known(false)) => None,
        Some(FellThrough::Known(true)) => Some(given.recorded),
        Some(FellThrough::On(day)) => Some(day),
    };
    let class = given.class.as_deref().map_or(Ok(ServiceClass::Training), class)?;
    let group = given.program.as_deref().unwrap_or(ONLY_PROGRAM);
    Ok(PlannedService { recorded_on: given.recorded, planned_for: given.date, fell_through_on, class, group })
}

fn class(code: &str) -> Result<ServiceClass, String> {
    ServiceClass::from_code(&code.replace('_', "-")).ok_or_else(|| format!("no such kind of service: {code}"))
}

fn quarters(case: &Value) -> Result<Value, String> {
    let exit: Day = text_of(case, "exit").parse().map_err(|error| format!("exit: {error}"))?;
    let asked = case["expected"].as_object().ok_or("nothing is expected")?;
    let answer = |key: &String| quarter(exit, key).ok_or_else(|| format!("no such quarter: {key}"));
    let answers = asked.keys().map(|key| Ok((key.clone(), Value::String(answer(key)?))));
    answers.collect::<Result<serde_json::Map<_, _>, String>>().map(Value::Object)
}

/// `exit_quarter`, `q2`, `q2_report_quarter`.
fn quarter(exit: Day, key: &str) -> Option<String> {
    if key == "exit_quarter" {
        return Some(exit.quarter().to_string());
    }
    let key = key.strip_prefix('q')?;
    let quarter = match key.strip_suffix("_report_quarter") {
        Some(number) => report_quarter(exit, number.parse().ok()?),
        None => quarter_after_exit(exit, key.parse().ok()?),
    };
    Some(quarter.to_string())
}

fn text_of<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_default()
}
