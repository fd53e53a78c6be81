//! Nothing grows beyond what can be read in one sitting: the hard column of the budgets.

use syn::spanned::Spanned;
use syn::visit::Visit;

use super::source::{code, files, is_test};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 80;
const PARAMETERS: usize = 6;
const TEMPLATE_LINES: usize = 150;

#[test]
fn files_functions_and_templates_stay_small() {
    let mut found = Vec::new();
    for file in code().into_iter().chain(files("tests", "rs")) {
        let syntax = file.syntax();
        let tests: usize = syntax.items.iter().filter_map(test_module).map(lines).sum();
        let length = file.text.lines().count() - tests;
        // A file that is one table is looked up, not read.
        let is_table = matches!(&syntax.items[..], [syn::Item::Macro(_)]);
        if length > FILE_LINES && !is_table {
            found.push(format!("{}: {length} lines without its tests, of {FILE_LINES}", file.path));
        }
        let mut functions = Functions { path: &file.path, found: &mut found };
        functions.visit_file(&syntax);
    }
    for template in files("templates", "html") {
        let length = template.text.lines().count();
        if length > TEMPLATE_LINES && !template.path.starts_with("templates/src/") {
            found.push(format!("{}: {length} lines of {TEMPLATE_LINES}", template.path));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

struct Functions<'a> {
    path: &'a str,
    found: &'a mut Vec<String>,
}

impl Functions<'_> {
    fn measure(&mut self, signature: &syn::Signature, whole: impl Spanned) {
        let (name, length) = (&signature.ident, lines(whole));
        let parameters = signature.inputs.iter().filter(|input| matches!(input, syn::FnArg::Typed(_))).count();
        if length > FUNCTION_LINES {
            self.found.push(format!("{}: {name} has {length} lines of {FUNCTION_LINES}", self.path));
        }
        if parameters > PARAMETERS {
            self.found.push(format!("{}: {name} has {parameters} parameters of {PARAMETERS}", self.path));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig, &function.block);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig, &function.block);
        syn::visit::visit_impl_item_fn(self, function);
    }
}

fn test_module(item: &syn::Item) -> Option<&syn::ItemMod> {
    match item {
        syn::Item::Mod(module) if is_test(&module.attrs) => Some(module),
        _ => None,
    }
}

fn lines(spanned: impl Spanned) -> usize {
    let span = spanned.span();
    span.end().line - span.start().line + 1
}
