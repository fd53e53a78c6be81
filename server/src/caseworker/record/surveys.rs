//! What a participant told of their work, as the follow-up tab shows it.

use std::collections::BTreeMap;

use domain::access::users::queries::names;
use domain::follow_up::surveys::queries::of_case;
use domain::follow_up::surveys::{Survey, SurveyDetails};
use domain::shared::{CaseId, Coded, Known, UserId};
use serde_json::{Value, json};

use crate::web::{Oops, Visit};

/// The surveys of a case whose record is open, for `caseworker/record/surveys.html`.
pub(super) async fn surveys(visit: &Visit, case: CaseId) -> Result<Vec<Value>, Oops> {
    let surveys = of_case(visit.store(), case).await?;
    let users = surveys.iter().filter_map(|(survey, _)| survey.user_id);
    let who = names(visit.store().read(), users.collect::<std::collections::BTreeSet<_>>()).await?;
    Ok(surveys.iter().map(|(survey, answers)| line(survey, answers.as_ref(), &who)).collect())
}

fn line(survey: &Survey, answers: Option<&SurveyDetails>, who: &BTreeMap<UserId, String>) -> Value {
    json!({
        "mailed_at": survey.mailed_at.map(|at| at.to_rfc3339()),
        "day": survey.answered_on,
        "way": survey.way.map(Coded::code),
        "who": survey.user_id.and_then(|user| who.get(&user)),
        "answers": answers.map(told),
    })
}

fn told(answers: &SurveyDetails) -> Value {
    let quality = &answers.quality;
    let asked = [
        ("survey-health", quality.health),
        ("survey-leave", quality.paid_leave),
        ("survey-retirement", quality.retirement),
        ("survey-say", quality.say),
    ];
    let known = asked.into_iter().filter(|(_, known)| *known != Known::Unknown);
    json!({
        "work": answers.work.code(),
        "then": answers.worked_then.map(Coded::code),
        "ended_on": answers.ended_on,
        "employer": answers.employer,
        "title": answers.title,
        "starts_on": answers.starts_on,
        "hourly": answers.hourly,
        "hours": answers.hours,
        "notice": quality.notice.code(),
        "known": known.map(|(question, known)| json!({ "question": question, "answer": known.code() })).collect::<Vec<_>>(),
        "next_job": quality.next_job,
        "help": answers.help.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        "call": answers.call,
        "words": answers.words,
    })
}
