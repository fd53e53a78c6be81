use std::collections::{BTreeMap, BTreeSet};

use domain::access::Act;
use domain::intake::imports::{Deed, ImportId, State, hanging, lines, undoing};
use domain::intake::notes::{NoteDetails, commands::write};
use domain::intake::participants::{self, commands};
use domain::perform;
use domain::shared::Stop;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use tests::{Kind, Roster, TestTandem, both, differences, dump};

use super::run_import::{look_at, people, start, state};

/// What remains of an import that was undone: that it was.
const ITSELF: [&str; 3] = ["imports", "import_files", "import_lines"];

both!(an_undone_import_leaves_everything_as_it_was, async |tandem| {
    let before = look_at(tandem, BEFORE).await;
    start(tandem, before).await;
    tandem.run_worker().await;
    tandem.run_worker().await;
    let state_before = dump(&tandem.store, &ITSELF).await;
    let roster = Roster::find();
    let import = look_at(tandem, &[&roster.bytes[..], OLD_FRIENDS].concat()).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    tandem.run_worker().await;
    let done = lines::Entity::find().filter(lines::Column::ImportId.eq(import)).all(tandem.store.read()).await.unwrap();
    let deeds: BTreeSet<Deed> = done.iter().filter_map(|line| line.deed).collect();
    assert!([Deed::BroughtIn, Deed::CaseAdded, Deed::FilledIn].iter().all(|deed| deeds.contains(deed)), "{deeds:?}");
    undo(tandem, import).await.unwrap();
    tandem.run_worker().await;
    assert_eq!(state(tandem, import).await, State::Undone);
    assert_eq!(differences(&state_before, &dump(&tandem.store, &ITSELF).await), BTreeMap::new());
    let again = look_at(tandem, &[&roster.bytes[..], OLD_FRIENDS].concat()).await;
    start(tandem, again).await;
    tandem.run_worker().await;
    assert!(people(tandem).await > roster.of_kind("new").count() as u64);
});

both!(what_somebody_has_built_on_stays_and_is_named, async |tandem| {
    let import = look_at(tandem, BEFORE).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    let second = line(tandem, import, 3).await;
    let (by, case, today) = (tandem.operator().await, second.case_id.unwrap(), tandem.today());
    let note =
        async move |act: &mut Act<'_>| write(act, case, &NoteDetails { day: today, body: "Called.".into() }).await;
    perform(&tandem.store, &by, note).await.unwrap();
    let Err(Stop::Refused(reasons)) = undo(tandem, import).await else { panic!("it was undone") };
    let told: Vec<_> = reasons.iter().map(|reason| (reason.code, reason.args[0].1.as_str())).collect();
    assert_eq!(told, [("import-built-on", "3")]);
    assert_eq!((state(tandem, import).await, people(tandem).await), (State::Done, 3));
});

both!(what_is_built_between_the_asking_and_the_undoing_keeps_it_standing, async |tandem| {
    let import = look_at(tandem, BEFORE).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    undo(tandem, import).await.unwrap();
    let rosa = line(tandem, import, 2).await.participant_id.unwrap();
    let person = participants::Entity::find_by_id(rosa).one(tandem.store.read()).await.unwrap().unwrap();
    let moved = participants::ParticipantDetails { city: Some("Seguin".into()), ..person.details() };
    let by = tandem.operator().await;
    let change = async move |act: &mut Act<'_>| commands::change(act, rosa, moved, 1).await;
    perform(&tandem.store, &by, change).await.unwrap();
    let reports = tandem.run_worker().await;
    let report = reports.iter().find(|report| report.job == "undo-import").unwrap();
    assert_eq!((report.counts.done, report.counts.refused), (0, 1));
    assert_eq!((state(tandem, import).await, people(tandem).await), (State::Done, 3));
});

both!(somebody_whom_a_file_only_filled_in_and_who_was_changed_since_keeps_it_standing, async |tandem| {
    let before = look_at(tandem, BEFORE).await;
    start(tandem, before).await;
    tandem.run_worker().await;
    let import = look_at(tandem, OLD_FRIENDS_ALONE).await;
    start(tandem, import).await;
    tandem.run_worker().await;
    let wei = line(tandem, import, 3).await.participant_id.unwrap();
    let person = participants::Entity::find_by_id(wei).one(tandem.store.read()).await.unwrap().unwrap();
    let moved = participants::ParticipantDetails { city: Some("Seguin".into()), ..person.details() };
    let by = tandem.operator().await;
    let change = async move |act: &mut Act<'_>| commands::change(act, wei, moved, 2).await;
    perform(&tandem.store, &by, change).await.unwrap();
    let Err(Stop::Refused(reasons)) = undo(tandem, import).await else { panic!("it was undone") };
    assert_eq!(reasons[0].args[0].1, "3");
});

/// Whatever refers to a case, a participant or a program goes with it: the lists are complete.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_hangs_on_a_case_a_person_or_a_program_is_listed() {
    let tandem = TestTandem::start(Kind::Sqlite).await;
    let on_cases = referring(&tandem, "cases", "case_id").await;
    let on_people = referring(&tandem, "participants", "participant_id").await;
    let on_programs = referring(&tandem, "programs", "program_id").await;
    assert_eq!(unlisted(&on_cases, &[hanging::ON_CASES, &["import_lines"]]), BTreeSet::new());
    let of_people: Vec<&str> = hanging::ON_PARTICIPANTS.iter().map(|(table, _)| *table).collect();
    let lists = [hanging::ON_CASES, &of_people, &["import_lines", "cases"]];
    assert_eq!(unlisted(&on_people, &lists), BTreeSet::new());
    assert_eq!(unlisted(&on_programs, &[hanging::OF_PROGRAMS, hanging::ON_PROGRAMS]), BTreeSet::new());
    tandem.finish().await;
}

const BEFORE: &[u8] = b"Name,DOB,Program,Status,Applied,Start,End\n\
    Rosa Castillo,4/14/1991,IT,grad,2024-01-10,2024-02-01,2024-05-01\n\
    Wei Lee,7/8/1999,IT,enrolled,2026-08-01,2026-09-01,\n\
    Olga Tran,1/2/1990,IT,applied,2026-10-01,,\n";

/// Below the large roster: Rosa comes back, Wei has a phone now, both in the columns of that roster.
const OLD_FRIENDS: &[u8] = b"\n\
    Rosa Castillo,4/14/1991,,210-555-0911,,,,,,,2026-09-10,applied,IT,,,,,,,,\n\
    Wei Lee,7/8/1999,,210-555-0912,,,,,,,2026-08-01,enrolled,IT,2026-09-01,,,,,,,\n";

const OLD_FRIENDS_ALONE: &[u8] = b"Name,DOB,Phone,Applied,Status,Program,Start\n\
    Rosa Castillo,4/14/1991,210-555-0911,2026-09-10,applied,IT,\n\
    Wei Lee,7/8/1999,210-555-0912,2026-08-01,enrolled,IT,2026-09-01\n";

async fn undo(tandem: &TestTandem, import: ImportId) -> Result<(), Stop> {
    let by = tandem.operator().await;
    perform(&tandem.store, &by, async move |act: &mut Act<'_>| undoing::undo(act, import).await).await
}

async fn line(tandem: &TestTandem, import: ImportId, line: i32) -> lines::Model {
    let lines = lines::Entity::find().filter(lines::Column::ImportId.eq(import)).filter(lines::Column::Line.eq(line));
    lines.one(tandem.store.read()).await.unwrap().unwrap()
}

/// The tables that refer to one by a column of this name.
async fn referring(tandem: &TestTandem, target: &str, column: &str) -> BTreeSet<String> {
    let sql = format!(
        "SELECT t.name AS name FROM sqlite_master t, pragma_foreign_key_list(t.name) f \
         WHERE t.type = 'table' AND f.\"table\" = '{target}' AND f.\"from\" = '{column}'"
    );
    let rows = tandem.store.read().query_all_raw(Statement::from_string(tandem.store.backend(), sql)).await.unwrap();
    rows.into_iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

fn unlisted(tables: &BTreeSet<String>, lists: &[&[&str]]) -> BTreeSet<String> {
    assert!(!tables.is_empty());
    tables.iter().filter(|table| !lists.concat().contains(&table.as_str())).cloned().collect()
}
