//! Step 3: barriers, and the questions whose answers are sealed.

use domain::access::{Act, Permission};
use domain::intake::Reply;
use domain::intake::applications::BarriersStep;
use domain::intake::applications::commands::save_barriers;
use domain::intake::applications::rules::Step;
use domain::intake::barriers::{Barrier, Rest};
use domain::intake::sensitive::{self, Category, DisabilityKind};
use domain::perform;
use domain::shared::{CaseId, Coded, Instant};
use serde::Serialize;
use serde_json::{Value, json};

use super::frame::{Frame, Sent, follow_up, frame, path};
use crate::caseworker::places::codes;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/barriers.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/barriers", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    barriers: Vec<&'static str>,
    replies: Vec<&'static str>,
    rest: Vec<&'static str>,
    /// Whether the reader may write sensitive files; to others nothing of them is shown.
    sealed: Option<Sealed>,
}

#[derive(Serialize)]
struct Sealed {
    kinds: Vec<&'static str>,
    disability_at: Option<Instant>,
    record_at: Option<Instant>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Barriers, Permission::Plan).await?;
    let check = |typed: &Typed| typed.read(BarriersStep::read).err();
    let form = frame.loaded.form(&visit, saved(&frame), check)?;
    visit.page(TEMPLATE, view(&visit, frame, form).await?)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let frame = frame(&visit, case, Step::Barriers, Permission::Plan).await?;
    let answer = match (typed.read(BarriersStep::read), typed.version()) {
        (Ok(details), Ok(version)) => {
            let save = async move |act: &mut Act<'_>| save_barriers(act, case, details, version).await;
            perform(visit.store(), &visit.by(&typed)?, save).await
        }
        (Err(stop), _) | (_, Err(stop)) => Err(stop),
    };
    let saved = saved(&frame);
    match follow_up(&visit, frame, &typed, saved, (answer, typed.version().ok())).await? {
        Sent::Gone(answer) => Ok(answer),
        Sent::Again(frame, form) => visit.page_again(TEMPLATE, view(&visit, *frame, form).await?),
    }
}

fn saved(frame: &Frame) -> Form {
    let form = Form::new(path(frame.loaded.case.id, Step::Barriers)).at_version(frame.loaded.version());
    let replies = frame.loaded.known.barriers.0.iter();
    replies.fold(form, |form, (barrier, reply)| form.with(&format!("barrier.{barrier}"), reply.code()))
}

async fn view(visit: &Visit, frame: Frame, form: Form) -> Result<View, Oops> {
    let scope = visit.reader()?.scope(Permission::WriteSensitive, visit.today()?);
    let db = visit.store().read();
    let reached = domain::intake::case::queries::find(db, &scope, frame.loaded.case.id).await?;
    let sealed = match reached {
        Some(case) => {
            let answered = sensitive::queries::answered(db, case.id).await?;
            let at = |category| answered.iter().find(|(known, _)| *known == category).map(|(_, at)| *at);
            let (disability_at, record_at) = (at(Category::Disability), at(Category::Record));
            Some(Sealed { kinds: codes::<DisabilityKind>(), disability_at, record_at })
        }
        None => None,
    };
    Ok(View { barriers: codes::<Barrier>(), replies: codes::<Reply>(), rest: codes::<Rest>(), sealed, frame, form })
}

fn samples() -> Vec<Value> {
    let mut view = super::samples::step(Step::Barriers, Form::new("/intake/1/barriers"));
    view["barriers"] = json!(codes::<Barrier>());
    view["replies"] = json!(codes::<Reply>());
    view["rest"] = json!(codes::<Rest>());
    let mut without = view.clone();
    view["sealed"] =
        json!({ "kinds": codes::<DisabilityKind>(), "disability_at": "2026-11-20T15:00:00Z", "record_at": null });
    without["sealed"] = Value::Null;
    vec![view, without]
}
