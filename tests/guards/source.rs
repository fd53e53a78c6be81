//! The source tree as the guards read it.

use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// A file of the repository.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path below the root, with slashes.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl File {
    /// Its Rust, taken apart.
    pub fn syntax(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root").to_owned()
}

/// Every file below `folder` with this ending, in the order of their paths.
pub fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut paths = Vec::new();
    collect(&root().join(folder), ending, &mut paths);
    paths.sort();
    let below_root = |path: &Path| path.strip_prefix(root()).expect("below the root").display().to_string();
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("a readable file");
    paths.iter().map(|path| File { path: below_root(path), text: read(path) }).collect()
}

/// Every Rust file that is built into a program.
pub fn code() -> Vec<File> {
    let folders = ["domain/src", "migrations/src", "seed-data/src", "server/src", "templates/src", "worker/src"];
    folders.into_iter().flat_map(|folder| files(folder, "rs")).collect()
}

/// Whether it is there.
pub fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// Every path that a file names, outside of its tests and of macros: `use` trees spelled out, `crate::access::Act` as
/// `["crate", "access", "Act"]`.
pub fn paths(file: &syn::File) -> Vec<Vec<String>> {
    let mut found = Paths::default();
    found.visit_file(file);
    found.0
}

/// Whether an item is there for tests only.
pub fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        meta => meta.path().is_ident("test"),
    })
}

#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Paths {
    fn walk(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.walk(&with(&path.ident), &path.tree),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.walk(before, tree)),
            syn::UseTree::Name(name) => self.0.push(with(&name.ident)),
            syn::UseTree::Rename(name) => self.0.push(with(&name.ident)),
            syn::UseTree::Glob(_) => self.0.push(before.to_vec()),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, used: &'ast syn::ItemUse) {
        self.walk(&[], &used.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
}

fn collect(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())).flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, paths);
        } else if path.extension().is_some_and(|found| found == ending) {
            paths.push(path);
        }
    }
}
