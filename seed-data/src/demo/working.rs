//! How the people of the cast look for work, work, and are asked after.

use domain::follow_up::contacts::rules::Worked;
use domain::placement::placements::rules::{CameThrough, EndedBecause, EvidenceSource};

use super::hiring::{Job, Ready, Work};
use super::lives::{Life, ProgramWords, Stands, Words};
use super::story::{Contact, Step};

/// Why duties about exit and plan are set aside.
const HAS_A_JOB: &str = "Has a job: the exit is what we worked for.";
const IS_GONE: &str = "Left the program: we ask how things are, and plan nothing.";
/// Days after a job began on which somebody calls; the last two fall among the quarters after the exit.
const CALLS: [i64; 4] = [7, 30, 60, 90];
const LATER_CALLS: [i64; 2] = [180, 365];

impl<'w> Life<'_, 'w> {
    pub(super) fn searches(&mut self, program: &'w ProgramWords) {
        let (caseworker, visits) = (self.lot.caseworker, self.chance.between(2, 6));
        self.looks_at_a_job(program);
        for visit in 0..visits {
            let note = self.at_work(|words| &words.searching);
            let talk = Contact { note: Some(note), ..self.two_way("job-search-help") };
            let mut steps = vec![Step::Contact(talk)];
            match visit {
                0 => steps.push(self.is_ready()),
                1 => steps.push(self.plan(program)),
                _ => {}
            }
            self.on(5..14, caseworker, steps);
        }
        if self.goes_on(Stands::Placed, 81) {
            let hired = self.job.clone().map(|job| work(Work::Hired(job)));
            let note = Step::Note(self.at_work(|words| &words.placed));
            self.on(2..9, caseworker, hired.into_iter().chain([note]).collect());
            self.works(program);
        } else if self.lot.stands.is_none() {
            self.is_followed(program);
        }
    }

    /// What they bring is written down: from now on they are among the job-ready.
    fn is_ready(&mut self) -> Step {
        let shifts = self.lot.words.shifts.clone();
        let shifts = shifts.get(self.chance.below(shifts.len())).cloned().unwrap_or_default();
        work(Work::Ready(Ready { skills: self.said(|words| &words.skills), shifts }))
    }

    /// A job comes into sight: mostly at a partner, now and then one that they found by themselves.
    fn looks_at_a_job(&mut self, program: &'w ProgramWords) {
        let by_themselves = self.chance.percent(17);
        let employers = if by_themselves { &program.elsewhere } else { &program.employers };
        let apprenticed = !by_themselves && program.code == "workadvance" && self.chance.percent(6);
        let job = Job {
            employer: self.chance.pick(employers).to_owned(),
            title: self.chance.pick(&program.occupation).to_owned(),
            wage: self.chance.between(program.wages.0, program.wages.1),
            through: if by_themselves { CameThrough::OwnSearch } else { CameThrough::Program },
            r#in: 0,
        };
        self.job = Some(match apprenticed {
            true => Job {
                employer: "Larkin Mechanical Contractors".to_owned(),
                title: "Maintenance technician".to_owned(),
                through: CameThrough::Apprenticeship,
                ..job
            },
            false => job,
        });
    }

    /// Follow-up: until the ninety days are over, then in each of the four quarters after the exit.
    fn works(&mut self, program: &'w ProgramWords) {
        let (began, last_service) = (self.ago, self.ago);
        let mut leaves = self.chance.percent(22).then(|| i64::from(self.chance.between(20, 330)));
        for days in CALLS {
            self.is_called(program, began - days, &mut leaves, began);
            if days == 30 && self.job.is_some() && self.chance.percent(70) {
                let sources = [EvidenceSource::Document, EvidenceSource::Employer];
                let shown = work(Work::Shown(sources[self.chance.below(sources.len())]));
                self.on(0..4, self.lot.caseworker, vec![shown]);
            }
        }
        let quarters = (1..=4).map(|quarter| self.day_in_quarter_after(last_service, quarter));
        let mut calls: Vec<i64> = quarters.collect();
        calls.extend(LATER_CALLS.map(|days| began - days));
        calls.sort_unstable_by(|a, b| b.cmp(a));
        for ago in calls {
            if self.chance.percent(94) {
                self.is_called(program, ago, &mut leaves, began);
            }
        }
    }

    /// A call on a day: whoever was to leave the job before it has left, and now and then holds another.
    fn is_called(&mut self, program: &'w ProgramWords, ago: i64, leaves: &mut Option<i64>, began: i64) {
        if let Some(after) = leaves.take_if(|after| began - *after >= ago) {
            self.not_before(began - after);
            let reasons = [
                EndedBecause::LaidOff,
                EndedBecause::Quit,
                EndedBecause::BetterJob,
                EndedBecause::ChildCare,
                EndedBecause::Transport,
            ];
            let because = reasons[self.chance.below(reasons.len())];
            self.on(0..4, self.lot.caseworker, vec![work(Work::Ended(because))]);
            self.job = None;
            if because == EndedBecause::BetterJob || self.chance.percent(45) {
                self.looks_at_a_job(program);
                let again = self.job.clone().map(|job| work(Work::Hired(job)));
                self.on(9..30, self.lot.caseworker, again.into_iter().collect());
            }
        }
        self.not_before(ago);
        let call = self.call_at_work();
        self.on(-1..2, self.lot.caseworker, vec![call, Step::SetAside(HAS_A_JOB.to_owned())]);
    }

    /// Whoever left without a job is looked for: while the case is open, and in each quarter after the exit.
    pub(super) fn is_followed(&mut self, _: &'w ProgramWords) {
        let last_service = self.ago;
        self.job = None;
        for _ in 0..3 {
            let call = if self.chance.percent(55) { self.reached_without_service() } else { self.tried() };
            self.on(20..28, self.lot.caseworker, vec![call, Step::SetAside(IS_GONE.to_owned())]);
        }
        for quarter in 1..=4 {
            let day = self.day_in_quarter_after(last_service, quarter);
            self.not_before(day);
            if self.chance.percent(94) {
                let call = self.call_at_work();
                self.on(0, self.lot.caseworker, vec![call]);
            }
        }
    }

    /// A talk that is no service: what they do now.
    fn reached_without_service(&mut self) -> Step {
        let note = Some(self.said(|words| &words.not_working));
        Step::Contact(Contact { note, service: None, ..self.two_way("career-planning") })
    }

    /// A call about the job: mostly they are reached.
    fn call_at_work(&mut self) -> Step {
        if self.chance.percent(12) {
            return self.tried();
        }
        let works = self.job.is_some();
        let note = if works { self.at_work(|words| &words.working) } else { self.said(|words| &words.not_working) };
        let worked = Some(if works { Worked::Yes } else { Worked::No });
        Step::Contact(Contact { note: Some(note), worked, ..self.two_way("follow-up") })
    }

    /// Words about the job that they look at, or hold.
    fn at_work(&mut self, list: fn(&Words) -> &Vec<String>) -> String {
        let said = self.said(list);
        let Some(job) = &self.job else { return said };
        let (title, wage) = (job.title.to_lowercase(), job.wage.to_string());
        said.replace("{employer}", &job.employer).replace("{job}", &title).replace("{wage}", &wage)
    }

    /// A day of a quarter after the last service, in days before today.
    fn day_in_quarter_after(&mut self, last_service: i64, quarter: i32) -> i64 {
        let exit = self.day_of(last_service);
        let day = exit.quarter().plus(quarter).first_day().shift(self.chance.between(12, 80));
        self.ago_of(day)
    }
}

fn work(step: Work) -> Step {
    Step::Work(Box::new(step))
}
