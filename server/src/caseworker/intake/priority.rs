//! Step 6: what the program's rules and its order of priority ask beside.

use domain::access::{Act, Permission};
use domain::intake::Reply;
use domain::intake::applications::commands::save_questions;
use domain::intake::applications::rules::Step;
use domain::intake::determination::rules::{Home, answer, home, own_questions, questions};
use domain::intake::evidence::Shown;
use domain::intake::questions::Replies;
use domain::perform;
use domain::programs::Policy;
use domain::programs::eligibility::{EvidenceKind, FactName};
use domain::shared::{CaseId, Coded, Fields};
use serde::Serialize;
use serde_json::{Value, json};

use super::evidence;
use super::frame::{Frame, Sent, follow_up, frame, path};
use super::words::question;
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/priority.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/priority", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    /// What is asked here: `{ code, asked }`.
    questions: Vec<Value>,
    /// What other steps answered already: `{ asked, answer, href, number }`.
    elsewhere: Vec<Value>,
    /// The place in each stream's order: `{ stream, group?, at_best }`.
    places: Vec<Value>,
    replies: Vec<&'static str>,
    evidence: Vec<&'static str>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Priority, Permission::EditBasics).await?;
    let policy = frame.loaded.program.policy.clone();
    let form = frame.loaded.form(&visit, saved(&frame), |typed| typed.read(|fields| read(fields, &policy)).err())?;
    visit.page(TEMPLATE, view(&visit, frame, form))
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let frame = frame(&visit, case, Step::Priority, Permission::EditBasics).await?;
    let policy = &frame.loaded.program.policy;
    let answer = match (typed.read(|fields| read(fields, policy)), typed.version()) {
        (Ok((details, shown)), Ok(version)) => {
            let facts = facts(policy);
            let save =
                async move |act: &mut Act<'_>| save_questions(act, case, details, (&facts, &shown), version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    let saved = saved(&frame);
    match follow_up(&visit, frame, &typed, saved, (answer, typed.version().ok())).await? {
        Sent::Gone(answer) => Ok(answer),
        Sent::Again(frame, form) => visit.page_again(TEMPLATE, view(&visit, *frame, form)),
    }
}

fn facts(policy: &Policy) -> Vec<FactName> {
    own_questions(policy).into_iter().map(FactName::Answer).collect()
}

fn read(fields: &mut Fields<'_>, policy: &Policy) -> (Replies, Shown) {
    (Replies::read(fields, &own_questions(policy)), Shown::read(fields, &facts(policy)))
}

fn saved(frame: &Frame) -> Form {
    let loaded = &frame.loaded;
    let form = Form::new(path(loaded.case.id, Step::Priority)).at_version(loaded.version());
    let replies = loaded.known.replies.0.iter();
    let form = replies.fold(form, |form, (code, reply)| form.with(&format!("answer.{code}"), reply.code()));
    evidence::filled(form, &facts(&loaded.program.policy), &loaded.known.shown)
}

fn view(visit: &Visit, frame: Frame, form: Form) -> View {
    let (loaded, language) = (&frame.loaded, visit.language);
    let policy = &loaded.program.policy;
    let asked = |code: &String| json!({ "code": code, "asked": question(language, policy, code) });
    let answered = |code: &String| {
        let step = Step::that_asks(&FactName::Answer(code.clone()));
        let reply = answer(&loaded.known, code).map(|yes| if yes { Reply::Yes } else { Reply::No }.code());
        let href = path(loaded.case.id, step);
        json!({ "asked": question(language, policy, code), "answer": reply, "href": href, "number": step.number() })
    };
    let named = |code: &str| {
        loaded.streams.iter().find(|stream| stream.code == code).map_or_else(|| code.to_owned(), |s| s.name.clone())
    };
    let places = loaded.so_far.priorities.iter().map(|priority| {
        let may_move = priority.place.at_best != priority.place.group;
        json!({ "stream": named(&priority.stream), "group": priority.group, "place": priority.place.group, "may_move": may_move })
    });
    let elsewhere = |code: &&String| !matches!(home(code), Home::Question | Home::Sealed);
    View {
        questions: own_questions(policy).iter().map(asked).collect(),
        elsewhere: questions(policy).iter().filter(elsewhere).map(answered).collect(),
        places: places.collect(),
        replies: codes::<Reply>(),
        evidence: codes::<EvidenceKind>(),
        frame,
        form,
    }
}

fn samples() -> Vec<Value> {
    let mut view = super::samples::step(Step::Priority, Form::new("/intake/1/priority"));
    view["questions"] = json!([{ "code": "authorized-to-work", "asked": "Authorized to work" }]);
    view["elsewhere"] = json!([{ "asked": "Veteran", "answer": "no", "href": "/intake/1/residence", "number": 4 }]);
    view["places"] =
        json!([{ "stream": "WIOA Adult", "group": "Others in a priority group", "place": 2, "may_move": true }]);
    view["replies"] = json!(codes::<Reply>());
    view["evidence"] = json!(codes::<EvidenceKind>());
    vec![view]
}
