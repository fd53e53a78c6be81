//! One directory: brought in, brought in again, brought up to date, undone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::access::Act;
use domain::intake::imports::{ImportId, State, commands, queries};
use domain::support::needs::rules::NeedKind;
use domain::support::providers::directory::{bring_in, preview};
use domain::support::providers::{self, ProviderDetails, commands as keeping, services, sites};
use domain::support::referrals::rules::ReferralWay;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::people::{DENISE, MARCUS};
use tests::{Files, Help, TestTandem, both, differences, dump, small_directory};

use super::directories::{choose, there};

/// What of a second look at the same files is new.
const LOOKED_AT: [&str; 2] = ["imports", "import_lines"];

async fn read(tandem: &TestTandem, files: Files) -> ImportId {
    let planned = tandem.plan_directory("directory", files).await;
    tandem.arrange(async move |act: &mut Act<'_>| preview(act, &planned).await).await
}

async fn state(tandem: &TestTandem, import: ImportId) -> State {
    let reader = tandem.operator().await.reader;
    let scope = reader.scope(domain::access::Permission::Import, tandem.today());
    queries::find(tandem.store.read(), &scope, import).await.unwrap().unwrap().state
}

both!(a_directory_is_brought_in_looked_through_and_undone, async |tandem| {
    tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = choose(&marcus, &small_directory(&["Second Harvest", "Little Oaks"])).await;
    let path = page.path.split('?').next().unwrap().to_owned();
    assert!(
        page.says("services.csv")
            && page.says("organization id")
            && page.says("It names what is not in the directory."),
        "{}",
        page.text()
    );
    let page = marcus.post(&format!("{path}/start"), &[]).await;
    assert!(page.says("Running"), "{}", page.text());
    tandem.run_worker().await;
    assert_eq!(there(tandem).await, (2, 2, 0));
    let page = marcus.get(&format!("{path}?outcome=new")).await;
    assert!(page.says("Little Oaks") && page.says("Brought in"), "{}", page.text());
    let report =
        marcus.request(reqwest::Method::GET, &format!("{path}/report")).send().await.unwrap().text().await.unwrap();
    assert!(report.contains("services.csv,4,organization_id,directory-id-unknown,999,refused"), "{report}");
    let page = marcus.get(&format!("{path}?ask=undo")).await;
    assert!(page.says("The providers that it brought go again"), "{}", page.text());
    marcus.post(&format!("{path}/undo"), &[]).await;
    tandem.run_worker().await;
    assert_eq!(there(tandem).await, (0, 0, 0));
    let page = choose(&marcus, &small_directory(&["Second Harvest"])).await;
    let path = page.path.split('?').next().unwrap().to_owned();
    let page = marcus.post(&format!("{path}/drop"), &[]).await;
    assert_eq!(page.heading(), "Directories of providers", "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&path).await.status, 403);
});

both!(a_second_run_changes_nothing_and_one_that_was_cut_off_goes_on, async |tandem| {
    let files = small_directory(&["Second Harvest", "Little Oaks", "Literacy Council"]);
    let import = read(tandem, files.clone()).await;
    tandem.arrange(async move |act: &mut Act<'_>| commands::begin(act, import).await).await;
    let first = queries::waiting(tandem.store.read(), import, 1).await.unwrap()[0];
    for _ in 0..2 {
        tandem.arrange(async move |act: &mut Act<'_>| bring_in(act, first).await).await;
    }
    assert_eq!(there(tandem).await, (1, 1, 0), "a line brought in twice comes in once");
    tandem.bring_directory_in(import).await;
    assert_eq!(there(tandem).await, (3, 3, 0));
    let before = dump(&tandem.store, &LOOKED_AT).await;
    let planned = tandem.plan_directory("directory", files.clone()).await;
    assert_eq!(planned.changes, 0);
    let again = read(tandem, files).await;
    tandem.bring_directory_in(again).await;
    let mut changed = differences(&before, &dump(&tandem.store, &LOOKED_AT).await);
    changed
        .retain(|table, _| !["audit", "audit_trail", "audit_entries", "errands", "rounds"].contains(&table.as_str()));
    assert_eq!(changed, BTreeMap::new());
});

both!(an_updated_directory_updates_by_its_ids_and_leaves_alone_what_was_changed_by_hand, async |tandem| {
    let import = read(tandem, small_directory(&["Second Harvest", "Little Oaks"])).await;
    tandem.bring_directory_in(import).await;
    let oaks = providers::Entity::find().filter(providers::Column::Name.eq("Little Oaks"));
    let oaks = oaks.one(tandem.store.read()).await.unwrap().unwrap();
    let details = ProviderDetails { email: Some("office@oaks.example".into()), ..ProviderDetails::of(&oaks) };
    let id = oaks.id;
    tandem.arrange(async move |act: &mut Act<'_>| keeping::change(act, id, 1, &details).await).await;
    let organizations = b"id,name\n0,Second Harvest of Larkin\n1,Big Oaks\n".to_vec();
    let services = b"id,organization_id,name\n10,0,Food bank\n1,1,Evening care\n".to_vec();
    let files = vec![("organizations.csv".to_owned(), organizations), ("services.csv".to_owned(), services)];
    let updated = read(tandem, files).await;
    tandem.bring_directory_in(updated).await;
    let all = providers::Entity::find().all(tandem.store.read()).await.unwrap();
    let names: BTreeSet<_> = all.iter().map(|provider| provider.name.as_str()).collect();
    assert_eq!(names, ["Little Oaks", "Second Harvest of Larkin"].into(), "what was changed by hand stays");
    let all = services::Entity::find().all(tandem.store.read()).await.unwrap();
    let offered: BTreeSet<_> = all.iter().filter(|one| one.retired_on.is_none()).map(|one| one.name.as_str()).collect();
    assert_eq!(offered, ["Evening care", "Food bank"].into());
    assert_eq!(all.iter().filter(|one| one.retired_on.is_some()).count(), 1, "what is gone is retired");
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/").await;
    let undo = async move |act: &mut Act<'_>| providers::directory::undoing::undo(act, updated).await;
    tandem.arrange(undo).await;
    tandem.run_worker().await;
    assert_eq!(state(tandem, updated).await, State::Undone);
    let all = providers::Entity::find().all(tandem.store.read()).await.unwrap();
    let names: BTreeSet<_> = all.iter().map(|provider| provider.name.as_str()).collect();
    assert_eq!(names, ["Little Oaks", "Second Harvest"].into(), "it is as before");
});

both!(whoever_was_referred_to_keeps_an_import_standing, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let import = read(tandem, small_directory(&["Second Harvest"])).await;
    tandem.bring_directory_in(import).await;
    let service = services::Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    let help = Help { provider: service.provider_id, service: service.id };
    let need = tandem.need(rosa, NeedKind::Food).await;
    tandem.refer(rosa, need, help, ReferralWay::Given).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/settings/import/providers/{import}");
    marcus.get(&format!("{path}?ask=undo")).await;
    let page = marcus.post(&format!("{path}/undo"), &[]).await;
    assert!(
        page.says("Second Harvest was changed, or somebody was referred there, since the import."),
        "{}",
        page.text()
    );
    assert_eq!(state(tandem, import).await, State::Done);
});

/// The real directory, where it is.
fn miami() -> Option<Files> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("TANDEM_SHARED").map_or_else(|| here.join("../../shared"), PathBuf::from);
    let folder = shared.join("data/hsds-miami");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("{} is not there: the real directory is not read", folder.display());
        return None;
    };
    let file = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
    };
    Some(entries.map(file).collect())
}

/// The rows of a file by the names of its columns, read by another reader than ours.
fn rows(files: &Files, name: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = &files.iter().find(|(file, _)| file == name).expect("the file").1;
    let mut reader = csv::Reader::from_reader(&**bytes);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

both!(the_real_directory_loads_completely, async |tandem| {
    let Some(files) = miami() else { return };
    let import = read(tandem, files.clone()).await;
    tandem.bring_directory_in(import).await;
    let organizations: BTreeSet<String> =
        rows(&files, "organizations.csv").iter().map(|row| row["id"].clone()).collect();
    let all = rows(&files, "services.csv");
    let loads = |row: &&BTreeMap<String, String>| organizations.contains(&row["organization_id"]);
    let loaded: BTreeSet<&String> = all.iter().filter(loads).map(|row| &row["id"]).collect();
    let at: BTreeMap<_, _> = rows(&files, "services_at_location.csv")
        .into_iter()
        .map(|row| (row["location_id"].clone(), row["service_id"].clone()))
        .collect();
    let here = |place: &BTreeMap<String, String>| at.get(&place["id"]).is_some_and(|service| loaded.contains(service));
    let places = rows(&files, "locations.csv");
    let own = |place: &BTreeMap<String, String>| organizations.contains(&place["organization_id"]);
    // A place belongs to its organization and to whoever offers a service there: where these are two, it stands at both.
    let owner: BTreeMap<&String, &String> = all.iter().map(|row| (&row["id"], &row["organization_id"])).collect();
    let expected: usize = places
        .iter()
        .map(|place| {
            let offering = here(place).then(|| owner[&at[&place["id"]]].clone());
            [own(place).then(|| place["organization_id"].clone()), offering]
                .into_iter()
                .flatten()
                .collect::<BTreeSet<_>>()
                .len()
        })
        .sum();
    let counts = (organizations.len() as u64, loaded.len() as u64, expected as u64);
    assert_eq!(there(tandem).await, counts);
    assert_eq!(counts.0, 1074);
    assert_eq!(all.len() as u64 - counts.1, 447, "services whose organization is not there");
    let planned = tandem.plan_directory("directory", files.clone()).await;
    assert_eq!(planned.changes, 0, "a second run changes nothing");
    let unread = &planned.directory.unread;
    let named = |file: &str| unread.iter().filter(|one| one.file == file && !one.rest_read).count();
    assert_eq!(named("services.csv"), 447);
    assert_eq!(named("eligibility.csv"), rows(&files, "eligibility.csv").len(), "none says for which service");
    for read in &planned.directory.files {
        assert_eq!(read.rows, rows(&files, &read.name).len(), "{}", read.name);
        assert_eq!(read.rows, read.read + named(&read.name), "{}: every row was read or is named", read.name);
    }
    let phones = rows(&files, "phones.csv");
    let rings = phones.iter().filter(|row| !row["number"].trim().is_empty());
    let expected: BTreeSet<(String, String)> = rings
        .filter(|row| places.iter().any(|place| place["id"] == row["location_id"] && (own(place) || here(place))))
        .map(|row| (row["location_id"].clone(), row["number"].trim().to_owned()))
        .collect();
    let kept = sites::Entity::find().all(tandem.store.read()).await.unwrap();
    let kept: BTreeSet<(String, String)> = kept
        .iter()
        .flat_map(|site| site.reach.phones.iter().map(|phone| (site.source_id.clone().unwrap(), phone.number.clone())))
        .collect();
    assert_eq!(kept, expected);
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/supports/providers?kind=child-care&place=hialeah&language=spanish").await;
    assert!(page.count("th[scope=row]") > 0, "{}", page.text());
});
