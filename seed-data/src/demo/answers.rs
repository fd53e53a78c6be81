//! What an application asks, from a story's short answers to the details of each step.

use std::collections::BTreeMap;

use domain::access::Act;
use domain::intake::Reply;
use domain::intake::applications::commands::{
    household_facts, save_barriers, save_household, save_questions, save_residence, save_work,
};
use domain::intake::applications::{BarriersStep, Residence};
use domain::intake::background::{Background, School};
use domain::intake::barriers::{Barrier, Barriers};
use domain::intake::demographics::Demographics;
use domain::intake::determination::rules::{Home, home, own_questions, questions};
use domain::intake::evidence::{Shown, rules::code};
use domain::intake::household::{Household, Income, IncomeSource, Period};
use domain::intake::participants::ParticipantDetails;
use domain::intake::questions::Replies;
use domain::intake::sensitive::SensitiveAnswers;
use domain::programs::Policy;
use domain::programs::eligibility::{Evidence, EvidenceKind, FactName};
use domain::shared::{Answer, CaseId, Cents, Coded};

use super::story::{Answers, Person};

/// The first save of each step.
const FIRST: i32 = 0;

/// Who somebody is, as they are written down.
pub(super) fn person(person: &Person) -> ParticipantDetails {
    let person = person.clone();
    ParticipantDetails {
        given_name: person.given_name,
        family_name: person.family_name,
        suffix: person.suffix,
        goes_by: person.goes_by,
        pronouns: person.pronouns,
        born: Some(person.born),
        phone: person.phone,
        email: person.email,
        street: person.street,
        city: Some(person.city),
        state: Some("WI".to_owned()),
        zip: Some(person.zip),
        county: Some(person.county),
        language: person.language,
        safe_channel: person.safe_channel,
        safe_hours: person.safe_hours,
    }
}

/// Saves every step of the application.
pub(super) async fn save(act: &mut Act<'_>, case: CaseId, who: &Person, told: &Answers, policy: &Policy) -> Answer<()> {
    save_work(act, case, background(told), FIRST).await?;
    let sensitive = SensitiveAnswers { disability: None, disability_kind: None, record: None };
    save_barriers(act, case, BarriersStep { barriers: barriers(told), sensitive }, FIRST).await?;
    save_residence(act, case, residence(who, told), FIRST).await?;
    save_household(act, case, &household(told), &shown(told, &household_facts()), FIRST).await?;
    let facts: Vec<_> = questions(policy).into_iter().filter(|question| is_asked_last(question)).collect();
    let facts: Vec<_> = facts.into_iter().map(FactName::Answer).collect();
    save_questions(act, case, replies(told, policy), (&facts, &shown(told, &facts)), FIRST).await
}

/// Whether the last step shows evidence of it: the others show theirs themselves.
fn is_asked_last(question: &str) -> bool {
    matches!(home(question), Home::Question | Home::Background | Home::Barriers)
}

fn background(told: &Answers) -> Background {
    Background {
        employment: told.employment,
        unemployment_claim: None,
        last_job: told.last_job.clone(),
        last_employer: None,
        last_wage: told.last_wage.map(Cents::dollars),
        last_hours: None,
        last_job_ended: None,
        dislocated_on: None,
        highest_grade: None,
        education: told.education,
        school: School::NotAttending,
    }
}

fn barriers(told: &Answers) -> Barriers {
    let reply = |barrier: &Barrier| if told.barriers.contains(barrier) { Reply::Yes } else { Reply::No };
    Barriers(Barrier::ALL.iter().map(|barrier| (barrier.code().to_owned(), reply(barrier))).collect())
}

fn residence(who: &Person, told: &Answers) -> Residence {
    let said = |yes: bool| Some(if yes { Reply::Yes } else { Reply::No });
    let details = person(who);
    Residence {
        street: details.street,
        city: details.city,
        state: details.state,
        zip: details.zip,
        county: details.county,
        born: details.born,
        demographics: Demographics {
            sex: Some(told.sex),
            hispanic: said(told.hispanic),
            race: told.race.clone(),
            veteran: said(told.veteran),
        },
        shown: shown(told, &Residence::facts()),
    }
}

fn household(told: &Answers) -> Household {
    let income = Income { source: IncomeSource::Wages, amount: Cents::dollars(told.monthly), period: Period::Month };
    Household {
        size: told.household,
        assistance: if told.assistance.is_empty() { Reply::No } else { Reply::Yes },
        kinds: told.assistance.clone(),
        incomes: if told.monthly > 0 { vec![income] } else { Vec::new() },
        no_income: told.monthly == 0,
    }
}

fn replies(told: &Answers, policy: &Policy) -> Replies {
    let reply = |question: &String| if told.yes.contains(question) { Reply::Yes } else { Reply::No };
    Replies(own_questions(policy).into_iter().map(|question| (question.clone(), reply(&question))).collect())
}

/// What shows these facts: a document that was seen, or a record that was looked up.
fn shown(told: &Answers, facts: &[FactName]) -> Shown {
    let codes = facts.iter().map(code).filter(|code| !told.unshown.contains(code));
    let shown = codes.map(|code| {
        let (kind, what) = proof(&code);
        (code, Evidence { kind, what: what.to_owned() })
    });
    Shown(shown.collect::<BTreeMap<_, _>>())
}

fn proof(fact: &str) -> (EvidenceKind, &'static str) {
    match fact {
        "born" => (EvidenceKind::Document, "State ID"),
        "residence" => (EvidenceKind::Document, "Utility bill"),
        "household-size" => (EvidenceKind::Statement, ""),
        "yearly-income" => (EvidenceKind::Document, "Pay stubs of six months"),
        "answer.authorized-to-work" => (EvidenceKind::Document, "Social Security card"),
        "answer.selective-service" => (EvidenceKind::Record, "Looked up at sss.gov"),
        "answer.drug-screen-clean" => (EvidenceKind::Record, "Laboratory report"),
        "answer.public-assistance" => (EvidenceKind::Document, "Benefit letter"),
        "answer.high-school-diploma" | "answer.equivalency" => (EvidenceKind::Document, "Diploma"),
        "answer.laid-off" => (EvidenceKind::Document, "Notice of layoff"),
        _ => (EvidenceKind::Document, "Seen at intake"),
    }
}
