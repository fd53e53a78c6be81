//! One real PostgreSQL server for a whole test run: its own folder, its own socket, no network, gone with us.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::leash::Leashed;

/// How long the server may take to come up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Speed instead of durability: nothing here outlives the run.
const SETTINGS: [&str; 12] = [
    "-c",
    "listen_addresses=",
    "-c",
    "fsync=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "max_connections=400",
    "-c",
    "log_min_messages=fatal",
    "-c",
    "shared_buffers=64MB",
];

/// The running server.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    _server: Leashed,
}

/// The run's server, started when it is first asked for.
pub fn server() -> &'static Postgres {
    static SERVER: OnceLock<Postgres> = OnceLock::new();
    SERVER.get_or_init(Postgres::start)
}

impl Postgres {
    /// The address of a database of this server.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://tandem@localhost/{database}?host={}", self.folder.display())
    }

    fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("tandem-postgres-").tempdir().expect("a temporary folder").keep();
        let user = unprivileged();
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).expect("the folder can be given away");
        }
        let data = folder.join("data");
        init(&data, user);
        let (program, data, place) = (program("postgres"), data.display().to_string(), folder.display().to_string());
        let command = [&[&*program, "-D", &*data, "-k", &*place], &SETTINGS[..]].concat();
        let server = Leashed::start(&command, |shell| {
            become_user(shell, user);
            shell.env("LITTER", &place).stdout(Stdio::null()).stderr(Stdio::null());
        });
        wait_for(&folder);
        Self { folder, _server: server }
    }
}

fn init(data: &Path, user: Option<(u32, u32)>) {
    let mut init = Command::new(program("initdb"));
    init.arg("-D").arg(data).args(["-U", "tandem", "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8"]);
    become_user(&mut init, user);
    let done = init.stdin(Stdio::null()).output().expect("initdb can be started");
    assert!(done.status.success(), "initdb: {}", String::from_utf8_lossy(&done.stderr));
}

fn become_user(command: &mut Command, user: Option<(u32, u32)>) {
    command.current_dir("/");
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
}

fn wait_for(folder: &Path) {
    let began = Instant::now();
    let ready = || {
        let asked = Command::new(program("pg_isready")).args(["-q", "-h"]).arg(folder).status();
        asked.is_ok_and(|status| status.success())
    };
    while !ready() {
        assert!(began.elapsed() < PATIENCE, "PostgreSQL did not come up within {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it.
fn unprivileged() -> Option<(u32, u32)> {
    let id = |arguments: &[&str]| {
        let said = Command::new("id").args(arguments).output().ok().filter(|said| said.status.success())?;
        String::from_utf8_lossy(&said.stdout).trim().parse::<u32>().ok()
    };
    if id(&["-u"]) != Some(0) {
        return None;
    }
    let found = id(&["-u", "postgres"]).zip(id(&["-g", "postgres"]));
    Some(found.expect("there is no user postgres to run PostgreSQL as: run ./check, which installs it"))
}

/// A program of the newest PostgreSQL that is installed, where Debian puts it, or on the path.
fn program(name: &str) -> String {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = installed
        .filter_map(|version| {
            let program = version.path().join("bin").join(name);
            Some((version.file_name().to_str()?.parse().ok()?, program)).filter(|(_, program)| program.exists())
        })
        .collect();
    found.sort();
    found.pop().map_or_else(|| name.to_owned(), |(_, program)| program.display().to_string())
}
