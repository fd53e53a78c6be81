//! Who and where: name, contact, address, the safe channel. Two editors see both versions, and neither is lost.

use domain::access::{Act, Permission};
use domain::intake::history::queries::last_changes;
use domain::intake::participants::{Participant, ParticipantDetails, SafeChannel, commands, identifier};
use domain::perform;
use domain::shared::{CaseId, Coded, Language, Stop, What};
use serde::Serialize;
use serde_json::{Value, json};

use super::identifier as identifier_form;
use super::{Head, Tab, head_to, path};
use crate::web::form::Conflict;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/edit.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/edit", Face::Caseworker, Access::May(Permission::EditBasics))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(save)
        .samples(super::samples::edit)
}

#[derive(Serialize)]
struct View {
    record: Head,
    form: Form,
    identifier: Form,
    /// The last digits of the identifier that is written down.
    last_four: Option<String>,
    /// What another changed meanwhile, and nobody else touched: it is in the form already.
    fits: Vec<Value>,
    languages: Vec<&'static str>,
    channels: Vec<&'static str>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let record = opened(&visit, case).await?;
    let form = saved_form(case, &record.opened.participant);
    let view = view(&visit, record, form, identifier_form::form(case)).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let record = opened(&visit, case).await?;
    let person = record.opened.participant.id;
    let read = typed.read(|fields| ParticipantDetails::read(fields, by.today));
    let saved = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, person, details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(&path(case), "participant-changed")),
        Err(stop) => {
            let clashes = matches!(stop, Stop::Conflict) || typed.is_of_a_conflict();
            let form = typed.refused(action(case), stop)?;
            if clashes { both_versions(&visit, case, &typed, form).await } else { refused(&visit, record, form).await }
        }
    }
}

async fn refused(visit: &Visit, record: Head, form: Form) -> Answered {
    let empty = identifier_form::form(record.id);
    let view = view(visit, record, form, empty).await?;
    visit.page_again(TEMPLATE, view)
}

/// The form with what was typed and what another saved meanwhile.
async fn both_versions(visit: &Visit, case: CaseId, typed: &Typed, form: Form) -> Answered {
    let record = opened(visit, case).await?;
    let person = &record.opened.participant;
    let saved = saved_form(case, person);
    // A form that was sent before any conflict is some versions behind; one that came back from it is not.
    let behind = form.version.map_or(0, |version| person.version.saturating_sub(version));
    let changes = last_changes(visit.store().read(), person.id, What::ParticipantChanged, behind.unsigned_abs().into());
    let Some(changes) = changes.await? else { return refused(visit, record, form).await };
    let before = changes.before.filter(|_| behind > 0).and_then(|row| serde_json::from_value(row).ok());
    let before = before.map(|details: ParticipantDetails| details_form(action(case), &details));
    let conflict = Conflict { who: changes.who.unwrap_or_default(), at: changes.at.to_rfc3339() };
    let fits = before.as_ref().map(|before| theirs_alone(before, &saved, &form)).unwrap_or_default();
    let form = form.beside_since(typed, before.as_ref(), saved, conflict);
    let mut view = view(visit, record, form, identifier_form::form(case)).await?;
    view.fits = fits;
    visit.page_again(TEMPLATE, view)
}

/// The answers that only the other changed.
fn theirs_alone(before: &Form, saved: &Form, mine: &Form) -> Vec<Value> {
    let changed = saved.values.iter().filter(|(name, theirs)| {
        before.values.get(*name) != Some(*theirs) && mine.values.get(*name) == before.values.get(*name)
    });
    changed.map(|(name, theirs)| json!({ "field": name, "before": before.values.get(name), "after": theirs })).collect()
}

/// The identifier's form again, after it was refused.
pub(super) async fn again_with_identifier(visit: &Visit, case: CaseId, identifier: Form) -> Answered {
    let record = opened(visit, case).await?;
    let form = saved_form(case, &record.opened.participant);
    let view = view(visit, record, form, identifier).await?;
    visit.page_again(TEMPLATE, view)
}

async fn opened(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    head_to(visit, case, Tab::Timeline, |may| may.edit).await
}

async fn view(visit: &Visit, record: Head, form: Form, identifier: Form) -> Result<View, Oops> {
    let person = record.opened.participant.id;
    Ok(View {
        last_four: identifier::last_four(visit.store().read(), person).await?,
        record,
        form,
        identifier,
        fits: Vec::new(),
        languages: Language::ALL.iter().map(|language| language.code()).collect(),
        channels: SafeChannel::ALL.iter().map(|channel| channel.code()).collect(),
    })
}

fn saved_form(case: CaseId, person: &Participant) -> Form {
    details_form(action(case), &person.details()).at_version(person.version)
}

fn details_form(action: String, details: &ParticipantDetails) -> Form {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Form::new(action)
        .with("given_name", &details.given_name)
        .with("family_name", &details.family_name)
        .with("suffix", text(&details.suffix))
        .with("goes_by", text(&details.goes_by))
        .with("pronouns", text(&details.pronouns))
        .with("born", details.born.map(|born| born.iso()).unwrap_or_default())
        .with("phone", text(&details.phone))
        .with("email", text(&details.email))
        .with("street", text(&details.street))
        .with("city", text(&details.city))
        .with("state", text(&details.state))
        .with("zip", text(&details.zip))
        .with("county", text(&details.county))
        .with("language", details.language.code())
        .with("safe_channel", details.safe_channel.code())
        .with("safe_hours", text(&details.safe_hours))
}

fn action(case: CaseId) -> String {
    format!("{}/edit", path(case))
}
