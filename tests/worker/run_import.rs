use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::{Act, organizations};
use domain::intake::imports::{self, Deed, ImportId, Planned, State, Upload, commands, line, lines, queries};
use domain::intake::participants::commands::add;
use domain::intake::participants::{self, Participant, identifier};
use domain::intake::roster::Outcome;
use domain::intake::{case, case::Case};
use domain::perform;
use domain::shared::{Coded, Day};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;
use tests::{Roster, TestTandem, both, differences, dump};

/// What of a second look at the same file is new.
const LOOKED_AT: [&str; 3] = ["imports", "import_files", "import_lines"];

both!(a_roster_comes_in_as_its_truth_says, async |tandem| {
    let roster = Roster::find();
    let import = look_at(tandem, &roster.bytes).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    let people = participants::Entity::find().all(tandem.store.read()).await.unwrap();
    let cases = case::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!(people.len(), roster.of_kind("new").count());
    assert_eq!(cases.len(), people.len());
    for truth in roster.of_kind("new") {
        let person = people.iter().find(|person| is(person, truth)).unwrap_or_else(|| panic!("nobody is {truth}"));
        let case = cases.iter().find(|case| case.participant_id == person.id).unwrap();
        assert_eq!(told(case), expected(truth, tandem.today()), "{truth}");
        assert!(case.adopted);
    }
    assert_eq!(state(tandem, import).await, State::Done);
    assert_eq!(queries::content(&tandem.store, import).await.unwrap(), None, "the file is forgotten");
    assert!(tandem.mailbox().is_empty(), "nothing of a past case is mailed");
});

both!(a_second_run_changes_nothing, async |tandem| {
    let roster = Roster::find();
    let first = look_at(tandem, &roster.bytes).await;
    start(tandem, first).await;
    tandem.run_worker().await;
    tandem.run_worker().await;
    let before = dump(&tandem.store, &LOOKED_AT).await;
    let planned = plan(tandem, &roster.bytes, "").await;
    assert_eq!((planned.count(Outcome::New), planned.changes), (0, 0));
    let otherwise = plan(tandem, &roster.bytes, "Notes=-").await;
    assert_eq!((otherwise.count(Outcome::New), otherwise.changes), (0, 0), "people are known without their line");
    let second = keep(tandem, planned).await;
    start(tandem, second).await;
    tandem.run_worker().await;
    assert_eq!(differences(&before, &dump(&tandem.store, &LOOKED_AT).await), BTreeMap::new());
    let deeds = queries::deeds(tandem.store.read(), second).await.unwrap();
    assert_eq!(deeds.keys().collect::<Vec<_>>(), [&Deed::Unchanged]);
});

both!(a_run_that_was_cut_off_goes_on, async |tandem| {
    let roster = Roster::sample();
    let import = look_at(tandem, &roster.bytes).await;
    start(tandem, import).await;
    let by = tandem.operator().await;
    let first = queries::waiting(tandem.store.read(), import, 1).await.unwrap()[0];
    for _ in 0..2 {
        perform(&tandem.store, &by, async move |act: &mut Act<'_>| line::bring_in(act, first).await).await.unwrap();
    }
    assert_eq!(people(tandem).await, 1, "a line brought in twice comes in once");
    tandem.run_worker().await;
    tandem.run_worker().await;
    assert_eq!(people(tandem).await, roster.of_kind("new").count() as u64);
});

both!(whoever_was_written_down_meanwhile_is_not_written_down_twice, async |tandem| {
    let import = look_at(tandem, ROSA).await;
    let planned = plan(tandem, ROSA, "").await;
    let row = planned.lines[1].row.clone().unwrap();
    let (by, today) = (tandem.operator().await, tandem.today());
    let details = imports::rules::person_of(&row, today).unwrap();
    perform(&tandem.store, &by, async move |act: &mut Act<'_>| add(act, details).await).await.unwrap();
    start(tandem, import).await;
    tandem.run_worker().await;
    assert_eq!(people(tandem).await, 1);
    let lines = queries::lines(&tandem.store, import, Some(Outcome::Matched), 0, 10).await.unwrap();
    assert_eq!((lines.len(), lines[0].deed), (1, Some(Deed::CaseAdded)));
    assert_eq!(identifier::Entity::find().count(tandem.store.read()).await.unwrap(), 1, "her number was filled in");
});

both!(what_a_file_says_otherwise_is_told_and_not_written, async |tandem| {
    let import = look_at(tandem, ROSA).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    let moved = "Name,DOB,Phone,Email\nRosa Castillo,4/14/1991,210-555-0199,rosa@example.org\n";
    let planned = plan(tandem, moved.as_bytes(), "").await;
    let codes: Vec<_> = planned.lines[1].reasons.iter().map(|reason| reason.code).collect();
    assert_eq!((planned.lines[1].outcome, codes), (Outcome::Matched, vec!["already-known", "kept-as-known"]));
    let import = keep(tandem, planned).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    let rosa = participants::Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!((rosa.phone.as_deref(), rosa.email.as_deref()), (Some("210-555-0100"), Some("rosa@example.org")));
});

both!(only_the_last_four_digits_are_kept_where_a_file_has_no_more, async |tandem| {
    let text = "Name,DOB,SSN\nRosa Castillo,4/14/1991,930-11-2222\nAhmed Lee,7/8/1999,xxx-xx-4050\n";
    let import = look_at(tandem, text.as_bytes()).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    let mut numbers = identifier::Entity::find().all(tandem.store.read()).await.unwrap();
    numbers.sort_by(|a, b| a.last_four.cmp(&b.last_four));
    let told: Vec<_> = numbers.iter().map(|number| (&*number.last_four, number.number.is_some())).collect();
    assert_eq!(told, [("2222", true), ("4050", false)]);
    let lines = lines::Entity::find().filter(lines::Column::ImportId.eq(import)).all(tandem.store.read());
    let sealed: Vec<u8> = lines.await.unwrap().into_iter().flat_map(|line| line.said.0).collect();
    assert!(!sealed.windows(5).any(|part| part == b"Ahmed"), "what a line says is not readable in the database");
});

const ROSA: &[u8] = b"Name,DOB,SSN,Phone,Program,Status,Applied,Start\n\
    Rosa Castillo,4/14/1991,930-11-2222,210-555-0100,IT,enrolled,2026-08-01,2026-09-01\n";

async fn plan(tandem: &TestTandem, bytes: &[u8], mapping: &str) -> Arc<Planned> {
    let organization = tandem.riverside().await.id;
    let site = organizations::sites_of(tandem.store.read(), organization).await.unwrap()[0].id;
    let upload = Upload {
        file_name: "roster.csv".into(),
        bytes: bytes.to_vec(),
        mapping: mapping.into(),
        program: None,
        site: Some(site),
    };
    imports::plan(&tandem.store, Some(&tandem.operator().await.reader), upload, tandem.today()).await.unwrap()
}

async fn keep(tandem: &TestTandem, planned: Arc<Planned>) -> ImportId {
    let by = tandem.operator().await;
    let preview = async move |act: &mut Act<'_>| commands::preview(act, &planned).await;
    perform(&tandem.store, &by, preview).await.unwrap()
}

pub async fn look_at(tandem: &TestTandem, bytes: &[u8]) -> ImportId {
    keep(tandem, plan(tandem, bytes, "").await).await
}

pub async fn start(tandem: &TestTandem, import: ImportId) {
    let by = tandem.operator().await;
    let start = async move |act: &mut Act<'_>| commands::start(act, import).await;
    perform(&tandem.store, &by, start).await.unwrap();
}

pub async fn state(tandem: &TestTandem, import: ImportId) -> State {
    imports::Entity::find_by_id(import).one(tandem.store.read()).await.unwrap().unwrap().state
}

pub async fn people(tandem: &TestTandem) -> u64 {
    participants::Entity::find().count(tandem.store.read()).await.unwrap()
}

fn is(person: &Participant, truth: &Value) -> bool {
    let suffix = person.suffix.iter().map(|suffix| format!(" {suffix}")).collect::<String>();
    truth["first"] == *person.given_name
        && truth["last"] == format!("{}{suffix}", person.family_name)
        && truth["born"] == person.born.unwrap().iso()
}

/// Stage, application, entry and exit.
type Told = (&'static str, Day, Option<Day>, Option<Day>);

fn told(case: &Case) -> Told {
    (case.stage.code(), case.applied_on, case.entered_on, case.exited_on)
}

/// What a case must be by the truth about its line, worked out here once more.
fn expected(truth: &Value, today: Day) -> Told {
    let day = |name: &str| truth[name].as_str().map(|text| text.parse::<Day>().unwrap());
    let applied = day("applied").unwrap();
    let ended = |last: Day| if today.days_since(last) > 90 { ("exited", Some(last)) } else { ("active", None) };
    match truth["stage"].as_str().unwrap() {
        "applied" => ("applied", applied, None, None),
        "ineligible" => ("ineligible", applied, None, None),
        "withdrew" => ("withdrawn", applied, None, None),
        "enrolled" => ("active", applied, day("start"), None),
        _ => {
            let (stage, exited) = ended(day("end").unwrap());
            (stage, applied, day("start"), exited)
        }
    }
}
