use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use domain::access::organizations;
use domain::intake::{case, participants};
use domain::programs;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::Value;
use tests::{Dump, Roster, TestTandem, before_set_up, differences, dump};

before_set_up!(a_roster_comes_into_a_database_that_was_only_migrated, async |tandem, _code| {
    let roster = Roster::find();
    let empty = dump(&tandem.store, &[]).await;
    let dry = import(tandem, &roster.file, &["--dry-run"]);
    assert_eq!(differences(&empty, &dump(&tandem.store, &[]).await), BTreeMap::new(), "a dry run changes nothing");
    let first = import(tandem, &roster.file, &[]);
    assert_eq!(first.outcomes(), dry.outcomes());
    let people = first.records.iter().filter(|record| record["outcome"] != "skipped");
    let kinds: Vec<_> = people.map(|record| record["outcome"].as_str().unwrap()).collect();
    let truth: Vec<_> = roster.truth.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, truth);
    let come_in = roster.of_kind("new").count() as u64;
    assert_eq!(first.summary["new"], come_in);
    assert_eq!(participants::Entity::find().count(tandem.store.read()).await.unwrap(), come_in);
    assert_eq!(case::Entity::find().count(tandem.store.read()).await.unwrap(), come_in);
    let organization = organizations::all(tandem.store.read()).await.unwrap().remove(0);
    assert_eq!(organization.name, "Roster");
    let named = programs::all(tandem.store.read(), organization.id).await.unwrap();
    let proposed = first.summary["new_programs"].as_array().unwrap();
    assert_eq!(named.iter().map(|program| program.name.as_str()).collect::<Vec<_>>(), texts(proposed));
    let after = dump(&tandem.store, &[]).await;
    let second = import(tandem, &roster.file, &[]);
    assert_eq!((&second.summary["new"], &second.summary["matched"]), (&0.into(), &come_in.into()));
    assert_eq!(differences(&after, &dump(&tandem.store, &[]).await), BTreeMap::new(), "a second run changes nothing");
});

before_set_up!(each_record_says_what_it_is_and_why, async |tandem, _code| {
    let file = write(
        tandem,
        "people.csv",
        b"Name,DOB,Phone,Wage\nRosa Castillo,4/14/1991,210-555-0100 x11,$800 a week\n\
        Ahmed Lee,02/30/1988,,\nTOTAL,2,,\n",
    );
    let told = import(tandem, &file, &["--dry-run"]);
    assert_eq!(told.records.len(), 4);
    let rosa = &told.records[1];
    assert_eq!((&rosa["line"], &rosa["outcome"]), (&2.into(), &"new".into()));
    assert_eq!(rosa["file"], file.to_str().unwrap());
    let fields = &rosa["fields"];
    assert_eq!(
        (&fields["first"], &fields["born"], &fields["wage_cents"]),
        (&"Rosa".into(), &"1991-04-14".into(), &2000.into())
    );
    let reason = &told.records[2]["reasons"][0];
    assert_eq!(
        (&told.records[2]["outcome"], &reason["field"], &reason["code"]),
        (&"refused".into(), &"born".into(), &"bad-date".into())
    );
    let message = reason["message"].as_str().unwrap();
    assert!(message.contains("DOB") && message.contains("02/30/1988"), "{message}");
    assert_eq!(told.records[3]["outcome"], "skipped");
});

before_set_up!(another_programs_roster_comes_in_as_well, async |tandem, _code| {
    let text = "Apellidos;Nombre;Wer weiss;Teléfono;Ingreso mensual\nMuñoz Peña;José;14/04/1991;210-555-0100;1.600\n";
    let file = write(tandem, "clientes.csv", &encoding_rs::WINDOWS_1252.encode(text).0);
    let told = import(tandem, &file, &["--map", "Wer weiss=born; 5=-", "--program", "Solar", "--site", "North"]);
    let fields = &told.records[1]["fields"];
    assert_eq!(
        (&fields["first"], &fields["last"], &fields["born"]),
        (&"José".into(), &"Muñoz Peña".into(), &"1991-04-14".into())
    );
    let organization = organizations::all(tandem.store.read()).await.unwrap().remove(0);
    let programs = programs::all(tandem.store.read(), organization.id).await.unwrap();
    assert_eq!(programs.iter().map(|program| &*program.name).collect::<Vec<_>>(), ["Solar"]);
    let sites = organizations::sites_of(tandem.store.read(), organization.id).await.unwrap();
    assert_eq!(sites.iter().map(|site| &*site.name).collect::<Vec<_>>(), ["North"]);
    assert_eq!(case::Entity::find().one(tandem.store.read()).await.unwrap().unwrap().program_id, programs[0].id);
});

before_set_up!(a_file_that_cannot_be_read_says_why_and_changes_nothing, async |tandem, _code| {
    let before = dump(&tandem.store, &[]).await;
    let large = b"Name,DOB\n".repeat(3 << 20);
    for (name, bytes, code) in [
        ("empty.csv", &b""[..], "file-empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "file-binary"),
        ("workbook.csv", b"PK\x03\x04\x14\x00\x06\x00", "file-workbook"),
        ("large.csv", &large, "file-too-large"),
        ("cut.csv", b"Name,DOB,Notes\nRosa Castillo,4/14/1991,\"needs a ri", "file-cut-off"),
        ("heads.csv", b"Name,Phone\nRosa Castillo,210-555-0100\n", "columns-not-found"),
    ] {
        let file = write(tandem, name, bytes);
        let output = run(tandem, &file, &["--json"]);
        assert!(!output.status.success(), "{name}");
        let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&summary["summary"], &summary["reasons"][0]["code"]), (&true.into(), &code.into()), "{name}");
        assert!(summary["reasons"][0]["message"].as_str().unwrap().len() > code.len());
        let output = run(tandem, &file, &[]);
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{name}");
    }
    assert!(!run(tandem, Path::new("/nowhere/roster.csv"), &["--json"]).status.success());
    assert!(
        !run(tandem, &write(tandem, "a.csv", b"Name,DOB\nA B,1/1/1990\n"), &["--map", "Nobody=phone"]).status.success()
    );
    assert_eq!(differences(&before, &dump(&tandem.store, &[]).await), BTreeMap::new());
});

before_set_up!(killed_anywhere_it_goes_on_and_loses_and_doubles_nobody, async |tandem, _code| {
    let roster = Roster::find();
    let come_in = roster.of_kind("new").count() as u64;
    let mut pause = Duration::from_millis(150);
    let (mut kills, mut most) = (0, 0);
    loop {
        let mut child = command(tandem, &roster.file, &["--json"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        tokio::time::sleep(pause).await;
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        let now = participants::Entity::find().count(tandem.store.read()).await.unwrap();
        assert!(now >= most, "nobody is lost: {now} after {most}");
        assert_eq!(case::Entity::find().count(tandem.store.read()).await.unwrap(), now, "never half a line");
        most = now;
        pause += Duration::from_millis(25);
    }
    assert!(kills > 3, "it was killed {kills} times");
    let last = import(tandem, &roster.file, &[]);
    assert_eq!(last.summary["matched"].as_u64().unwrap() + last.summary["new"].as_u64().unwrap(), come_in);
    assert_eq!(participants::Entity::find().count(tandem.store.read()).await.unwrap(), come_in);
    let after: Dump = dump(&tandem.store, &[]).await;
    assert_eq!((after["organizations"].len(), after["imports"].len()), (1, 1));
});

/// What the program printed with `--json`.
struct Told {
    records: Vec<Value>,
    summary: Value,
}

impl Told {
    fn outcomes(&self) -> Vec<(&Value, &Value, &Value)> {
        self.records.iter().map(|record| (&record["line"], &record["outcome"], &record["fields"])).collect()
    }
}

fn import(tandem: &TestTandem, file: &Path, more: &[&str]) -> Told {
    let output = run(tandem, file, &[&["--json"], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let summary = records.pop().unwrap();
    Told { records, summary }
}

fn run(tandem: &TestTandem, file: &Path, more: &[&str]) -> Output {
    command(tandem, file, more).output().unwrap()
}

fn command(tandem: &TestTandem, file: &Path, more: &[&str]) -> Command {
    let mut command = tandem.program("tandem");
    command.args(["import", "participants"]).arg(file).args(more).env("TANDEM_LOG", "warn");
    command
}

fn write(tandem: &TestTandem, name: &str, bytes: &[u8]) -> PathBuf {
    let file = tandem.folder().join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

fn texts(values: &[Value]) -> Vec<&str> {
    values.iter().map(|value| value.as_str().unwrap()).collect()
}
