//! A file called `rules.rs` holds pure functions and tables: nothing waits, no database, no clock.

use syn::visit::Visit;

use super::source::{code, is_test, paths};

#[test]
fn rules_neither_wait_nor_ask_the_database_nor_the_clock() {
    let rules: Vec<_> = code().into_iter().filter(|file| file.path.ends_with("/rules.rs")).collect();
    assert!(!rules.is_empty(), "there are rules");
    let mut found = Vec::new();
    for file in rules {
        let syntax = file.syntax();
        let mut waiting = Waiting(false);
        waiting.visit_file(&syntax);
        if waiting.0 {
            found.push(format!("{} waits", file.path));
        }
        for path in paths(&syntax).iter().filter(|path| is_impure(path)) {
            found.push(format!("{} names {}", file.path, path.join("::")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

fn is_impure(path: &[String]) -> bool {
    let names = |name: &str| path.iter().any(|part| part == name);
    let clock = ["Utc", "Local", "SystemTime", "Instant"].into_iter().any(names) && names("now");
    let outside = ["sea_orm", "tokio"].into_iter().any(names);
    // `Act` itself, not a member of that name of some list.
    let (last, before) = path.split_last().expect("a path has a last part");
    let is_type = before.iter().all(|part| part.chars().all(|c| c.is_lowercase() || c == '_'));
    clock || outside || is_type && ["Act", "Store", "Clock"].contains(&last.as_str())
}

struct Waiting(bool);

impl<'ast> Visit<'ast> for Waiting {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.0 |= signature.asyncness.is_some();
    }

    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {
        self.0 = true;
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.0 |= closure.asyncness.is_some();
        syn::visit::visit_expr_closure(self, closure);
    }
}
