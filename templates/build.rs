//! Embeds every template and every file of texts, so that a program is one file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What is embedded; other files of the crate (its code, its manifest) are not.
const ENDINGS: [&str; 3] = ["html", "txt", "ftl"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=.");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();

    let mut list = String::from("[\n");
    for path in &paths {
        let name = path.strip_prefix(&root).unwrap_or(path).display().to_string().replace('\\', "/");
        let _ = writeln!(list, "    ({name:?}, include_str!({:?})),", path.display().to_string());
    }
    list.push_str("]\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("files.rs"), list)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("src") {
                collect(&path, paths)?;
            }
        } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
            paths.push(path);
        }
    }
    Ok(())
}
