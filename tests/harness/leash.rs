//! Children that end with us, however we end: each runs below a shell that waits for our end of a pipe to close.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

/// `"$@"` is the child's own command line. The shell ignores Ctrl-C, which ends us, and so the pipe, and so the child.
const WAIT_FOR_OUR_END: &str = r#"
trap '' INT
"$@" </dev/null &
child=$!
cat >/dev/null
kill -INT $child
wait $child
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
