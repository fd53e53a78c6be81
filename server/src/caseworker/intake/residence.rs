//! Step 4: where they live, how old they are, and demographics.

use domain::access::{Act, Permission};
use domain::intake::Reply;
use domain::intake::applications::Residence;
use domain::intake::applications::commands::save_residence;
use domain::intake::applications::rules::Step;
use domain::intake::demographics::{Race, Sex};
use domain::perform;
use domain::programs::eligibility::EvidenceKind;
use domain::shared::{CaseId, Coded};
use serde::Serialize;
use serde_json::{Value, json};

use super::evidence;
use super::frame::{Frame, Sent, follow_up, frame, path};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/residence.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/residence", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    sexes: Vec<&'static str>,
    races: Vec<&'static str>,
    replies: Vec<&'static str>,
    evidence: Vec<&'static str>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Residence, Permission::EditBasics).await?;
    let today = visit.today()?;
    let check = |typed: &Typed| typed.read(|fields| Residence::read(fields, today)).err();
    let form = frame.loaded.form(&visit, saved(&frame), check)?;
    visit.page(TEMPLATE, view(frame, form))
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let frame = frame(&visit, case, Step::Residence, Permission::EditBasics).await?;
    let today = visit.today()?;
    let answer = match (typed.read(|fields| Residence::read(fields, today)), typed.version()) {
        (Ok(details), Ok(version)) => {
            let save = async move |act: &mut Act<'_>| save_residence(act, case, details, version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    let saved = saved(&frame);
    match follow_up(&visit, frame, &typed, saved, (answer, typed.version().ok())).await? {
        Sent::Gone(answer) => Ok(answer),
        Sent::Again(frame, form) => visit.page_again(TEMPLATE, view(*frame, form)),
    }
}

fn saved(frame: &Frame) -> Form {
    let loaded = &frame.loaded;
    let (person, demographics) = (&loaded.known.person, &loaded.known.demographics);
    let form = Form::new(path(loaded.case.id, Step::Residence))
        .at_version(loaded.version())
        .with_some("street", person.street.as_ref())
        .with_some("city", person.city.as_ref())
        .with_some("state", person.state.as_ref())
        .with_some("zip", person.zip.as_ref())
        .with_some("county", person.county.as_ref())
        .with_some("born", person.born)
        .with_some("sex", demographics.sex.map(Coded::code))
        .with_some("hispanic", demographics.hispanic.map(Coded::code))
        .with_some("veteran", demographics.veteran.map(Coded::code));
    let form = demographics.race.iter().fold(form, |form, race| form.with("race", race.code()));
    evidence::filled(form, &Residence::facts(), &loaded.known.shown)
}

fn view(frame: Frame, form: Form) -> View {
    View {
        sexes: codes::<Sex>(),
        races: codes::<Race>(),
        replies: codes::<Reply>(),
        evidence: codes::<EvidenceKind>(),
        frame,
        form,
    }
}

fn samples() -> Vec<Value> {
    let mut view = super::samples::step(Step::Residence, Form::new("/intake/1/residence"));
    view["sexes"] = json!(codes::<Sex>());
    view["races"] = json!(codes::<Race>());
    view["replies"] = json!(codes::<Reply>());
    view["evidence"] = json!(codes::<EvidenceKind>());
    vec![view]
}
