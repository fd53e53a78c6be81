//! Step 8: releases of information. The privacy notice is read here; others are recorded on the record's own tab.

use domain::access::{Act, Permission};
use domain::intake::applications::commands::pass_releases;
use domain::intake::applications::rules::Step;
use domain::intake::releases::kinds::ReleaseKind;
use domain::intake::releases::queries::notice_read_on;
use domain::intake::releases::{ReleaseDetails, TextShown};
use domain::perform;
use domain::shared::{CaseId, Coded, Day, Fault, Language};
use serde::Serialize;
use serde_json::{Value, json};

use super::frame::{Frame, frame, is_for_later, onward, path};
use crate::caseworker::record::releases::texts::shown;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/intake/releases.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/intake/{case}/releases", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(go_through)
        .samples(samples)
}

#[derive(Serialize)]
struct View {
    frame: Frame,
    form: Form,
    /// When the privacy notice was read.
    read_on: Option<Day>,
    languages: Vec<&'static str>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let frame = frame(&visit, case, Step::Releases, Permission::EditBasics).await?;
    let form = Form::new(path(case, Step::Releases)).with("language", frame.loaded.participant.language.code());
    visit.page(TEMPLATE, view(&visit, frame, form).await?)
}

async fn go_through(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let today = visit.today()?;
    let passed = match typed.read(|fields| (fields.ticked("notice"), fields.optional_choice("language"))) {
        Ok((false, _)) if is_for_later(&typed) => Ok(()),
        Ok((read, language)) => {
            let read = read.then(|| notice(language.unwrap_or(Language::English), today)).flatten();
            let pass = async move |act: &mut Act<'_>| pass_releases(act, case, read.as_ref()).await;
            perform(visit.store(), &visit.by(&typed)?, pass).await
        }
        Err(stop) => Err(stop),
    };
    match passed {
        Ok(()) => Ok(onward(&visit, case, Step::Releases, &typed)),
        Err(stop) => {
            let form = typed.refused(path(case, Step::Releases), stop)?;
            let frame = frame(&visit, case, Step::Releases, Permission::EditBasics).await?;
            visit.page_again(TEMPLATE, view(&visit, frame, form).await?)
        }
    }
}

/// The notice as it was read, with the text in the language that it was read in.
fn notice(language: Language, today: Day) -> Option<(ReleaseDetails, TextShown)> {
    Some((ReleaseDetails::notice(language, today), shown(ReleaseKind::PrivacyNotice, language)?))
}

async fn view(visit: &Visit, frame: Frame, form: Form) -> Result<View, Oops> {
    let participant = frame.loaded.participant.id;
    let read_on = notice_read_on(visit.store().read(), participant).await.map_err(Fault::from)?;
    let languages = Language::ALL.iter().map(|language| language.code()).collect();
    Ok(View { frame, form, read_on, languages })
}

fn samples() -> Vec<Value> {
    let mut unread = super::samples::step(Step::Releases, Form::new("/intake/1/releases").with("language", "es"));
    unread["read_on"] = Value::Null;
    unread["languages"] = json!(["en", "es"]);
    let mut read = unread.clone();
    read["read_on"] = "2026-11-24".into();
    vec![unread, read]
}
