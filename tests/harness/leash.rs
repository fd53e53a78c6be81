//! Children that end with us, however we end: each runs below a shell that waits for our end of a pipe to close.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// `"$@"` is the child's own command line. At our end it is asked to end (PostgreSQL ends at once for INT, everybody
/// for TERM), then whatever it left running, then its folder goes.
const WAIT_FOR_OUR_END: &str = r#"
"$@" </dev/null &
child=$!
cat >/dev/null
kill -INT $child 2>/dev/null; kill -TERM $child 2>/dev/null
wait $child
trap : TERM
kill -TERM 0
[ -z "$LITTER" ] || rm -rf "$LITTER"
"#;

/// A child on a leash.
#[derive(Debug)]
pub struct Leashed {
    child: Child,
}

impl Leashed {
    /// Starts `command`; `prepare` sets what else the shell needs, for instance an unprivileged user.
    pub fn start(command: &[&str], prepare: impl FnOnce(&mut Command)) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", WAIT_FOR_OUR_END, "leash"]).args(command);
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        prepare(&mut shell);
        let child = shell.spawn().unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
        Self { child }
    }

    /// Reads what the child says until `found` makes something of a line.
    pub fn listen<T>(&mut self, found: impl Fn(&str) -> Option<T>) -> Option<T> {
        let said: ChildStdout = self.child.stdout.take()?;
        let mut lines = BufReader::new(said).lines();
        let answer = lines.by_ref().map_while(Result::ok).find_map(|line| found(&line));
        // Whoever talks on must find somebody who listens.
        std::thread::spawn(move || lines.for_each(drop));
        answer
    }
}

/// A folder for what all tests of the run share; gone with us.
pub fn folder_of_the_run() -> &'static Path {
    static FOLDER: OnceLock<(PathBuf, Leashed)> = OnceLock::new();
    let made = FOLDER.get_or_init(|| {
        let folder = tempfile::Builder::new().prefix("tandem-tests-").tempdir().expect("a temporary folder").keep();
        let leash = Leashed::start(&["true"], |shell| {
            shell.env("LITTER", &folder);
        });
        (folder, leash)
    });
    &made.0
}
