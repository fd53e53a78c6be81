//! How the people of the cast look for work, work, and are asked after.

use domain::follow_up::contacts::rules::Worked;

use super::lives::{Life, ProgramWords, Stands};
use super::story::{Contact, Step};

/// Why duties about exit and plan are set aside.
const HAS_A_JOB: &str = "Has a job: the exit is what we worked for.";
const IS_GONE: &str = "Left the program: we ask how things are, and plan nothing.";

impl<'w> Life<'_, 'w> {
    pub(super) fn searches(&mut self, program: &'w ProgramWords) {
        let (caseworker, visits) = (self.lot.caseworker, self.chance.between(2, 6));
        for visit in 0..visits {
            let note = self.at_work(|words| &words.searching, program);
            let talk = Contact { note: Some(note), ..self.two_way("job-search-help") };
            let review = if visit == 1 { vec![self.plan(program)] } else { Vec::new() };
            self.on(5..14, caseworker, [vec![Step::Contact(talk)], review].concat());
        }
        if self.goes_on(Stands::Placed, 81) {
            let note = Step::Note(self.at_work(|words| &words.placed, program));
            self.on(2..9, caseworker, vec![note]);
            self.works(program);
        } else if self.lot.stands.is_none() {
            self.is_followed(program);
        }
    }

    /// Follow-up: until the ninety days are over, then in each of the four quarters after the exit.
    fn works(&mut self, program: &'w ProgramWords) {
        let last_service = self.ago;
        for days in [7, 24, 31, 15] {
            let call = self.call_at_work(program);
            self.on(days - 2..days + 3, self.lot.caseworker, vec![call, Step::SetAside(HAS_A_JOB.to_owned())]);
        }
        self.quarters_after(last_service, program);
    }

    /// Whoever left without a job is looked for: while the case is open, and in each quarter after the exit.
    pub(super) fn is_followed(&mut self, program: &'w ProgramWords) {
        let last_service = self.ago;
        for _ in 0..3 {
            let call = if self.chance.percent(55) { self.reached_without_service() } else { self.tried() };
            self.on(20..28, self.lot.caseworker, vec![call, Step::SetAside(IS_GONE.to_owned())]);
        }
        self.quarters_after(last_service, program);
    }

    fn quarters_after(&mut self, last_service: i64, program: &'w ProgramWords) {
        for quarter in 1..=4 {
            self.in_quarter_after(last_service, quarter);
            if self.chance.percent(94) {
                let call = self.call_at_work(program);
                self.on(0, self.lot.caseworker, vec![call]);
            }
        }
    }

    /// A talk that is no service: what they do now.
    fn reached_without_service(&mut self) -> Step {
        let note = Some(self.said(|words| &words.not_working));
        Step::Contact(Contact { note, service: None, ..self.two_way("career-planning") })
    }

    /// A call about the job: mostly they are reached, mostly they work.
    fn call_at_work(&mut self, program: &'w ProgramWords) -> Step {
        if self.chance.percent(12) {
            return self.tried();
        }
        let works = self.chance.percent(84);
        let note = self.at_work(if works { |words| &words.working } else { |words| &words.not_working }, program);
        let worked = Some(if works { Worked::Yes } else { Worked::No });
        Step::Contact(Contact { note: Some(note), worked, ..self.two_way("follow-up") })
    }

    /// Goes to a day of a quarter after the last service.
    fn in_quarter_after(&mut self, last_service: i64, quarter: i32) {
        let today = self.lot.today;
        let exit = today.shift(i32::try_from(-last_service).unwrap_or_default());
        let day = exit.quarter().plus(quarter).first_day().shift(self.chance.between(12, 80));
        self.ago = today.days_since(day).min(self.ago - 1);
    }
}
