//! Tests about the codebase. Each finds what there is by itself: the source tree, `server::pages()`, the timetable, the
//! migrated schema. Whoever adds something falls under them without adding to a list.

mod addresses;
mod calendar;
mod dependencies;
mod doors;
mod impossible;
mod looks;
mod markup;
mod policy;
mod purity;
mod queries;
mod rooms;
mod samples;
mod schema;
mod sizes;
mod source;
mod twice;
mod twins;

/// Compares a text with the one in `tests/snapshots/`; a change that is meant is taken over with `cargo insta accept`,
/// or by running the tests with `INSTA_UPDATE=always`.
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
