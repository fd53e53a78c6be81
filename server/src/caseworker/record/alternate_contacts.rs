//! Whom to ask when somebody moved and the phone is cut off: naming them, changing, striking.

use domain::access::{Act, Permission};
use domain::intake::alternate_contacts::{
    AlternateContact, AlternateContactDetails, AlternateContactId, MayBeTold, commands, queries,
};
use domain::intake::history::queries::last_changes;
use domain::perform;
use domain::shared::{CaseId, Coded, Stop, What};
use serde::Serialize;
use serde_json::{Value, json};

use super::ask::{self, Ask};
use super::{Head, Tab, head_to, path, reason};
use crate::web::form::Conflict;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/alternate_contacts.html";
const MAY: Access = Access::May(Permission::EditBasics);

/// The list, and a form for one more.
pub(super) fn page() -> Page {
    let page = Page::new("/cases/{case}/alternate-contacts", Face::Caseworker, MAY).drawn_by(TEMPLATE);
    page.get(show).post(add).samples(super::samples::alternate_contacts)
}

/// One of them, to be changed.
pub(super) fn change_page() -> Page {
    let page = Page::new("/cases/{case}/alternate-contacts/{contact}", Face::Caseworker, MAY).drawn_by(TEMPLATE);
    page.get(show_one).post(change).samples(super::samples::alternate_contacts)
}

/// One of them, to be struck.
pub(super) fn strike_page() -> Page {
    let page = Page::new("/cases/{case}/alternate-contacts/{contact}/strike", Face::Caseworker, MAY);
    page.drawn_by(ask::TEMPLATE).get(ask_once).post(strike).samples(super::samples::asking)
}

#[derive(Serialize)]
struct View {
    record: Head,
    contacts: Vec<Value>,
    /// Who is being changed; nothing where one more is named.
    changing: Option<String>,
    may_be_told: Vec<&'static str>,
    form: Form,
}

type Ids = Id<(CaseId, AlternateContactId)>;

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let record = opened(&visit, case).await?;
    let form = Form::new(list(case)).with("may_be_told", MayBeTold::CallBack.code());
    let view = view(&visit, record, None, form).await?;
    visit.page(TEMPLATE, view)
}

async fn add(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let record = opened(&visit, case).await?;
    let person = record.opened.participant.id;
    let added = match typed.read(AlternateContactDetails::read) {
        Ok(details) => {
            let add = async move |act: &mut Act<'_>| commands::add(act, person, details).await;
            perform(visit.store(), &by, add).await
        }
        Err(stop) => Err(stop),
    };
    match added {
        Ok(_) => Ok(visit.go_on(&list(case), "alternate-contact-added")),
        Err(stop) => {
            let view = view(&visit, record, None, typed.refused(list(case), stop)?).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn show_one(visit: Visit, Id((case, contact)): Ids) -> Answered {
    let record = opened(&visit, case).await?;
    let contact = find(&visit, &record, contact).await?;
    let form = saved_form(case, &contact);
    let view = view(&visit, record, Some(contact.name), form).await?;
    visit.page(TEMPLATE, view)
}

async fn change(visit: Visit, Id((case, contact)): Ids, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let record = opened(&visit, case).await?;
    let person = record.opened.participant.id;
    let read = typed.read(AlternateContactDetails::read);
    let changed = match read.and_then(|details| Ok((details, typed.version()?))) {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| commands::change(act, person, contact, details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match changed {
        Ok(()) => Ok(visit.go_on(&list(case), "alternate-contact-changed")),
        Err(stop) => {
            let clashes = matches!(stop, Stop::Conflict) || typed.is_of_a_conflict();
            let form = typed.refused(one(case, contact), stop)?;
            let contact = find(&visit, &record, contact).await?;
            let form = if clashes { both_versions(&visit, &typed, &contact, (case, form)).await? } else { form };
            let view = view(&visit, record, Some(contact.name), form).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn both_versions(
    visit: &Visit,
    typed: &Typed,
    contact: &AlternateContact,
    (case, form): (CaseId, Form),
) -> Result<Form, Oops> {
    let behind = form.version.map_or(0, |version| contact.version.saturating_sub(version)).unsigned_abs();
    let what = What::AlternateContactChanged;
    let Some(changes) = last_changes(visit.store().read(), contact.id, what, behind.into()).await? else {
        return Ok(form);
    };
    let before = changes.before.filter(|_| behind > 0).and_then(|row| serde_json::from_value(row).ok());
    let before = before.map(|details| details_form(one(case, contact.id), &details));
    let conflict = Conflict { who: changes.who.unwrap_or_default(), at: changes.at.to_rfc3339() };
    Ok(form.beside_since(typed, before.as_ref(), saved_form(case, contact), conflict))
}

async fn ask_once(visit: Visit, Id((case, contact)): Ids) -> Answered {
    let form = Form::new(format!("{}/strike", one(case, contact)));
    asked(&visit, case, contact, form).await
}

async fn strike(visit: Visit, Id((case, contact)): Ids, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let person = opened(&visit, case).await?.opened.participant.id;
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, person, contact, &reason).await;
            perform(visit.store(), &by, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&list(case), "alternate-contact-struck")),
        Err(stop) => {
            let form = typed.refused(format!("{}/strike", one(case, contact)), stop)?;
            asked(&visit, case, contact, form).await
        }
    }
}

async fn asked(visit: &Visit, case: CaseId, contact: AlternateContactId, form: Form) -> Answered {
    let record = opened(visit, case).await?;
    let contact = find(visit, &record, contact).await?;
    let question = json!({ "key": "ask-strike-contact", "args": { "name": contact.name } });
    let ask = Ask::new(record, question, "ask-strike-contact-act", form).asking_for("reason");
    ask.follows("ask-not-asked-any-more").follows("ask-stays-in-history").back_to(list(case)).drawn(visit)
}

async fn opened(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    head_to(visit, case, Tab::Timeline, |may| may.edit).await
}

async fn find(visit: &Visit, record: &Head, contact: AlternateContactId) -> Result<AlternateContact, Oops> {
    let person = record.opened.participant.id;
    queries::find(visit.store().read(), person, contact).await?.ok_or(Oops::NotFound)
}

async fn view(visit: &Visit, record: Head, changing: Option<String>, form: Form) -> Result<View, Oops> {
    let contacts = queries::of(visit.store().read(), record.opened.participant.id).await?;
    let row = |contact: &AlternateContact| {
        json!({
            "name": contact.name, "relation": contact.relation, "phone": contact.phone, "note": contact.note,
            "may_be_told": contact.may_be_told, "href": one(record.id, contact.id),
            "strike": format!("{}/strike", one(record.id, contact.id)),
        })
    };
    let may_be_told = MayBeTold::ALL.iter().map(|told| told.code()).collect();
    Ok(View { contacts: contacts.iter().map(row).collect(), record, changing, may_be_told, form })
}

fn saved_form(case: CaseId, contact: &AlternateContact) -> Form {
    details_form(one(case, contact.id), &contact.details()).at_version(contact.version)
}

fn details_form(action: String, details: &AlternateContactDetails) -> Form {
    Form::new(action)
        .with("name", &details.name)
        .with("relation", &details.relation)
        .with("phone", &details.phone)
        .with("may_be_told", details.may_be_told.code())
        .with("note", details.note.clone().unwrap_or_default())
}

fn list(case: CaseId) -> String {
    format!("{}/alternate-contacts", path(case))
}

fn one(case: CaseId, contact: AlternateContactId) -> String {
    format!("{}/{contact}", list(case))
}
