//! Step 1: name, contact, and whom else to ask.

use domain::access::{Act, Permission};
use domain::intake::alternate_contacts::{self, MayBeTold};
use domain::intake::applications::Contact;
use domain::intake::applications::commands::save_contact;
use domain::intake::applications::rules::Step;
use domain::intake::participants::{ParticipantDetails, SafeChannel, identifier};
use domain::perform;
use domain::shared::{CaseId, Coded, Language};
use serde::Serialize;
use serde_json::Value;

use super::frame::{Frame, Sent, follow_up, frame, path};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/contact.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/contact", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    languages: Vec<&'static str>,
    channels: Vec<&'static str>,
    may_be_told: Vec<&'static str>,
    last_four: Option<String>,
    others: Vec<Other>,
}

#[derive(Serialize)]
struct Other {
    name: String,
    relation: String,
    phone: String,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Contact, Permission::EditBasics).await?;
    let (today, known) = (visit.today()?, frame.loaded.participant.details());
    let check = |typed: &Typed| typed.read(|fields| Contact::read(fields, today, &known)).err();
    let form = frame.loaded.form(&visit, saved(&frame), check)?;
    visit.page(TEMPLATE, view(&visit, frame, form).await?)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let frame = frame(&visit, case, Step::Contact, Permission::EditBasics).await?;
    let (today, known) = (visit.today()?, frame.loaded.participant.details());
    let read = typed.read(|fields| Contact::read(fields, today, &known));
    let answer = match (read, typed.version()) {
        (Ok(details), Ok(version)) => {
            let save = async move |act: &mut Act<'_>| save_contact(act, case, details, version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    let saved = saved(&frame);
    match follow_up(&visit, frame, &typed, saved, (answer, None)).await? {
        Sent::Gone(answer) => Ok(answer),
        Sent::Again(frame, form) => visit.page_again(TEMPLATE, view(&visit, *frame, form).await?),
    }
}

fn saved(frame: &Frame) -> Form {
    let participant = &frame.loaded.participant;
    filled(Form::new(path(frame.loaded.case.id, Step::Contact)), &participant.details()).at_version(participant.version)
}

/// Fills in who somebody is and how they are reached.
pub(super) fn filled(form: Form, details: &ParticipantDetails) -> Form {
    form.with("given_name", &details.given_name)
        .with("family_name", &details.family_name)
        .with_some("suffix", details.suffix.as_ref())
        .with_some("goes_by", details.goes_by.as_ref())
        .with_some("pronouns", details.pronouns.as_ref())
        .with_some("born", details.born)
        .with_some("phone", details.phone.as_ref())
        .with_some("email", details.email.as_ref())
        .with("language", details.language.code())
        .with("safe_channel", details.safe_channel.code())
        .with_some("safe_hours", details.safe_hours.as_ref())
}

async fn view(visit: &Visit, frame: Frame, form: Form) -> Result<View, Oops> {
    let (db, participant) = (visit.store().read(), frame.loaded.participant.id);
    let others = alternate_contacts::queries::of(db, participant).await?;
    let others = others.into_iter().map(|row| Other { name: row.name, relation: row.relation, phone: row.phone });
    Ok(View {
        last_four: identifier::last_four(db, participant).await?,
        others: others.collect(),
        languages: codes::<Language>(),
        channels: codes::<SafeChannel>(),
        may_be_told: codes::<MayBeTold>(),
        frame,
        form,
    })
}

fn samples() -> Vec<Value> {
    let mut view = super::samples::step(Step::Contact, Form::new("/intake/1/contact"));
    view["languages"] = serde_json::json!(codes::<Language>());
    view["channels"] = serde_json::json!(codes::<SafeChannel>());
    view["may_be_told"] = serde_json::json!(codes::<MayBeTold>());
    view["last_four"] = "6789".into();
    view["others"] = serde_json::json!([{ "name": "Ana", "relation": "sister", "phone": "210-555-0101" }]);
    vec![view]
}
