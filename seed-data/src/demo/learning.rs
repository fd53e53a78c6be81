//! How the people of the cast learn: in a class of the program, or at a college, term by term.

use super::calendar::{Class, College, Run, term_from};
use super::lives::{Life, ProgramWords, Stands};
use super::story::{Awarded, Step, Taken};

/// Days of a month of training.
const MONTH: i64 = 28;
/// Nobody waits longer for one class while another begins, in days.
const LONGEST_WAIT: i64 = 130;

impl<'w> Life<'_, 'w> {
    /// One of the program's classes that begin next, at least two weeks ahead; none where people go to college.
    pub(super) fn next_class(&mut self) -> Option<(&'w Class, Run)> {
        let of_program = self.lot.calendar.classes.iter().filter(|class| class.program == self.lot.program);
        let next = of_program.filter_map(|class| Some((class, class.next(self.ago - 14, 0)?)));
        let suits = |run: &Run| match self.lot.stands {
            Some(Stands::Training) => run.began > 0 && run.ended < 0,
            Some(stands) if stands > Stands::Training => run.ended > 0,
            _ => run.began + LONGEST_WAIT >= self.ago || run.began < 0,
        };
        let next: Vec<_> = next.filter(|(_, run)| suits(run)).collect();
        let picked = self.chance.below(next.len());
        next.get(picked).copied()
    }

    pub(super) fn goes_to_class(&mut self, program: &'w ProgramWords, class: &'w Class, run: Run) {
        self.on(0..3, "patience", vec![Step::Enroll(class.code.clone())]);
        if self.ago - 18 > run.began {
            let talk = self.meeting("career-planning");
            self.on(14..18, self.lot.caseworker, vec![talk]);
        }
        self.not_before(run.began);
        let drops = !self.goes_on(Stands::Search, 79);
        let stays = drops && self.lot.stands.is_some();
        let last = if drops && !stays { run.began - (run.began - run.ended) * 2 / 3 } else { run.ended };
        let mut month = 0;
        while self.ago - MONTH + 8 > last {
            self.a_month(month, program);
            month += 1;
        }
        self.not_before(last);
        if !drops {
            let mut done = vec![Step::CompleteClass];
            if self.chance.percent(92) {
                done.push(Step::Credential(Awarded { name: class.credential.clone(), kind: class.credential_kind }));
            }
            self.on(0, "patience", done);
            self.finishes(program);
        } else if !stays {
            let (because, why) = self.why_they_left();
            self.on(0, "patience", vec![Step::LeaveClass(because)]);
            self.on(2..9, self.lot.caseworker, vec![why]);
            self.is_followed(program);
        }
    }

    /// One course a term, until the license.
    pub(super) fn goes_to_college(&mut self, program: &'w ProgramWords) {
        let colleges: Vec<_> =
            self.lot.calendar.colleges.iter().filter(|one| one.program == self.lot.program).collect();
        let Some(college) = colleges.get(self.chance.below(colleges.len())) else { return };
        let drops = !self.goes_on(Stands::Search, 79);
        let many = if drops { self.chance.below(college.titles.len() - 1) + 1 } else { college.titles.len() };
        for (nth, title) in college.titles.iter().take(many).enumerate() {
            let leaves = drops && nth + 1 == many;
            if !self.takes_a_course(program, college, title, leaves) {
                return;
            }
        }
        if drops {
            self.is_followed(program);
            return;
        }
        let awarded = Awarded { name: college.credential.clone(), kind: college.credential_kind };
        let help = self.two_way("job-search-help");
        self.on(10..30, self.lot.caseworker, vec![Step::Contact(help)]);
        self.on(1..3, "patience", vec![Step::Credential(awarded)]);
        self.finishes(program);
    }

    /// A term: false where its end is still to come.
    fn takes_a_course(&mut self, program: &'w ProgramWords, college: &College, title: &str, leaves: bool) -> bool {
        let caseworker = self.lot.caseworker;
        let Some(term) = term_from(self.day().plus_days(8)) else { return false };
        let taken = Taken {
            provider: college.provider.clone(),
            program_of_study: college.program_of_study.clone(),
            title: title.to_owned(),
            term: term.name,
            starts_on: term.starts_on,
            ends_on: term.ends_on,
        };
        self.on(1..5, caseworker, vec![Step::Course(taken)]);
        let (begins, ends) = (self.ago_of(term.starts_on), self.ago_of(term.ends_on));
        self.not_before(begins - 2);
        self.on(0..3, caseworker, vec![Step::CourseBegins]);
        let last = if leaves { begins - (begins - ends) * 2 / 3 } else { ends };
        let mut month = 0;
        while self.ago - MONTH + 8 > last {
            self.a_month(month, program);
            month += 1;
        }
        self.not_before(last - 1);
        if leaves {
            let (because, why) = self.why_they_left();
            self.on(0..3, caseworker, vec![Step::CourseLeft(because), why]);
        } else {
            let grade = ["A", "A-", "B+", "B", "B-", "C+"][self.chance.below(6)];
            self.on(1..6, caseworker, vec![Step::CourseEnds(grade.to_owned())]);
        }
        self.ago > 0
    }
}
