//! What an auditor asks of a file, as one table of named checks.

use crate::intake::case::rules::Stage;
use crate::placement::placements::PlacementId;
use crate::support::authorizations::AuthorizationId;

crate::coded! {
    /// What an auditor asks of a file.
    pub enum MonitoringCheck("monitoring-check") {
        /// Was whoever it pays for found eligible for this money?
        Eligibility = "eligibility",
        /// Is there a paper for what the determination stands on?
        Paper = "paper",
        /// Is there a plan that both sides agreed to, while they take part?
        Plan = "plan",
        /// Is every question answered of what was paid?
        Answers = "answers",
        /// Are pay and hours of each job known?
        Wages = "wages",
        /// Does more than the participant's word show each job?
        Verification = "verification",
    }
}

/// A file as far as an auditor asks about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File<P> {
    /// Where the case stands.
    pub stage: Stage,
    /// The papers that eligibility for the grant's streams stands on and of which none was accepted.
    pub papers: Vec<P>,
    /// Whether a plan holds that both sides agreed to.
    pub has_plan: bool,
    /// What the grant paid for.
    pub payments: Vec<Payment>,
    /// Every job that has begun.
    pub jobs: Vec<Job>,
}

/// Something that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// What it was promised by.
    pub id: AuthorizationId,
    /// For what.
    pub what: String,
    /// Whether the stream whose money it is was found to take them.
    pub is_eligible: bool,
    /// Whether every question of an auditor is answered.
    pub is_answered: bool,
}

/// A job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The placement.
    pub id: PlacementId,
    /// Its title.
    pub title: String,
    /// Whether pay and hours are known.
    pub has_wages: bool,
    /// Whether more than the participant's word shows it.
    pub is_verified: bool,
}

/// What of a file is missing, by what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack<P> {
    /// What was asked.
    pub check: MonitoringCheck,
    /// Of what it is missing, where it is mended.
    pub of: Of<P>,
}

/// Of what something is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of<P> {
    /// A paper.
    Paper(P),
    /// The plan.
    Plan,
    /// A payment: by what it was promised, and for what.
    Payment(AuthorizationId, String),
    /// A job and its title.
    Job(PlacementId, String),
}

/// What a check finds missing in a file.
type Check<P> = fn(&File<P>) -> Vec<Of<P>>;

/// Every check, in the order in which a file is read. Sources: 2 CFR 200.403 (costs are allowable, and documented), WIOA
/// sections 129 and 134 (eligibility, individual employment plan), TEGL 23-19 (data validation of wages and employment).
fn checks<P: Clone>() -> [(MonitoringCheck, Check<P>); 6] {
    use MonitoringCheck as C;
    [
        (C::Eligibility, |file| of_payments(file, |one| !one.is_eligible)),
        (C::Paper, |file| file.papers.iter().cloned().map(Of::Paper).collect()),
        (C::Plan, |file| if file.stage == Stage::Active && !file.has_plan { vec![Of::Plan] } else { Vec::new() }),
        (C::Answers, |file| of_payments(file, |one| !one.is_answered)),
        (C::Wages, |file| of_jobs(file, |job| !job.has_wages)),
        (C::Verification, |file| of_jobs(file, |job| !job.is_verified)),
    ]
}

/// Everything that an auditor would find missing in a file.
pub fn lacks<P: Clone>(file: &File<P>) -> Vec<Lack<P>> {
    let found = |(check, finds): (MonitoringCheck, Check<P>)| finds(file).into_iter().map(move |of| Lack { check, of });
    checks().into_iter().flat_map(found).collect()
}

fn of_payments<P>(file: &File<P>, fails: fn(&Payment) -> bool) -> Vec<Of<P>> {
    let failing = file.payments.iter().filter(|one| fails(one));
    failing.map(|one| Of::Payment(one.id, one.what.clone())).collect()
}

fn of_jobs<P>(file: &File<P>, fails: fn(&Job) -> bool) -> Vec<Of<P>> {
    let failing = file.jobs.iter().filter(|job| fails(job));
    failing.map(|job| Of::Job(job.id, job.title.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    fn whole() -> File<&'static str> {
        let payment =
            Payment { id: AuthorizationId::new(), what: "Bus pass".to_owned(), is_eligible: true, is_answered: true };
        let job = Job { id: PlacementId::new(), title: "Welder".to_owned(), has_wages: true, is_verified: true };
        File { stage: Stage::Active, papers: Vec::new(), has_plan: true, payments: vec![payment], jobs: vec![job] }
    }

    fn found(file: &File<&'static str>) -> Vec<MonitoringCheck> {
        lacks(file).iter().map(|lack| lack.check).collect()
    }

    #[test]
    fn a_whole_file_lacks_nothing() {
        assert!(found(&whole()).is_empty());
    }

    #[test]
    fn each_check_names_what_is_missing_and_nothing_else() {
        use MonitoringCheck as C;
        type Change = fn(&mut File<&'static str>);
        let change: [(C, Change); 6] = [
            (C::Eligibility, |file| file.payments[0].is_eligible = false),
            (C::Paper, |file| file.papers.push("residence")),
            (C::Plan, |file| file.has_plan = false),
            (C::Answers, |file| file.payments[0].is_answered = false),
            (C::Wages, |file| file.jobs[0].has_wages = false),
            (C::Verification, |file| file.jobs[0].is_verified = false),
        ];
        assert_eq!(change.map(|(check, _)| check).as_slice(), C::ALL, "each has its case");
        for (check, spoil) in change {
            let mut file = whole();
            spoil(&mut file);
            assert_eq!(found(&file), [check]);
        }
    }

    #[test]
    fn a_plan_is_asked_of_whoever_takes_part() {
        for stage in [Stage::Selected, Stage::Exited, Stage::Closed] {
            assert!(found(&File { stage, has_plan: false, ..whole() }).is_empty(), "{stage:?}");
        }
    }

    #[test]
    fn two_jobs_lack_twice() {
        let mut file = whole();
        file.jobs.push(Job { is_verified: false, has_wages: false, ..file.jobs[0].clone() });
        assert_eq!(found(&file), [MonitoringCheck::Wages, MonitoringCheck::Verification]);
    }
}
