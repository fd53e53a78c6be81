//! Our own programs as processes, freshly built.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use domain::setup::Settings;

use super::leash::folder_of_the_run;

/// A program with these settings and nothing else that the environment of the tests might say.
pub(crate) fn program(name: &str, settings: &Settings, clock: &Path) -> Command {
    let mut command = Command::new(folder().join(name));
    for (set, _) in std::env::vars_os().filter(|(set, _)| set.to_string_lossy().starts_with("TANDEM_")) {
        command.env_remove(set);
    }
    command
        .current_dir(&settings.data_dir)
        .env("TANDEM_DATABASE_URL", settings.database())
        .env("TANDEM_DATA_DIR", &settings.data_dir)
        .env("TANDEM_KEY_FILE", folder_of_the_run().join("keys.toml"))
        .env("TANDEM_BASE_URL", settings.base())
        .env("TANDEM_CLOCK", clock);
    command
}

/// Where cargo puts programs; what stands there is brought up to date once, as a test run alone does not build them.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--workspace", "--bins"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        assert!(build.status().is_ok_and(|status| status.success()), "the programs cannot be built");
        let test = std::env::current_exe().expect("the test's own file");
        test.ancestors().nth(2).expect("the folder of the programs").to_owned()
    })
}
