//! How the people of the cast are helped along: passes out of the drawer, and money for what stands in the way.

use domain::support::authorizations::rules::DeniedFor;
use domain::support::needs::rules::NeedKind;

use super::helping::{Asked, Help};
use super::lives::{Life, ProgramWords};
use super::story::Step;

impl<'w> Life<'_, 'w> {
    /// What a month brings of help, as luck has it: most people need something now and then.
    pub(super) fn is_helped(&mut self, program: &'w ProgramWords) {
        let caseworker = self.lot.caseworker;
        if program.code == "workadvance" && self.chance.percent(18) {
            let pass = Help::BusPass("The evening class, from the first session on".to_owned());
            self.on(0..2, caseworker, vec![Step::Help(Box::new(pass))]);
        }
        // Nobody needs the same thing twice, a month's stipend aside.
        let again = |help: &&Asked| help.kind == NeedKind::Money || !self.asked.contains(&help.what);
        let left: Vec<_> = program.help.iter().filter(again).collect();
        let needs = if program.code == "year_up" { 80 } else { 30 };
        if !self.chance.percent(needs) || left.is_empty() {
            return;
        }
        let asked = left[self.chance.below(left.len())].clone();
        self.asked.push(asked.what.clone());
        self.on(0..2, caseworker, vec![Step::Help(Box::new(Help::Ask(asked)))]);
        if self.chance.percent(6) {
            let because = [DeniedFor::OtherSource, DeniedFor::NotAllowable, DeniedFor::PaperMissing];
            let denied = Help::Deny(because[self.chance.below(because.len())]);
            self.on(1..3, "patience", vec![Step::Help(Box::new(denied))]);
            return;
        }
        self.on(1..3, "patience", vec![Step::Help(Box::new(Help::Approve))]);
        self.on(2..8, "patience", vec![Step::Help(Box::new(Help::Pay))]);
    }
}
