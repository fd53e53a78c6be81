//! What a program manager could argue about, as text that shows in review when it changes.

use domain::access::permissions;
use worker::jobs::TIMETABLE;

use super::snapshot;

#[test]
fn who_may_do_what() {
    snapshot("permissions", &permissions::printed());
}

#[test]
fn what_happens_when_nobody_is_looking() {
    let lines =
        TIMETABLE.iter().map(|job| format!("{:18} {:12} {}", job.name, format!("{:?}", job.pace), job.sentence));
    snapshot("timetable", &lines.collect::<Vec<_>>().join("\n"));
}
