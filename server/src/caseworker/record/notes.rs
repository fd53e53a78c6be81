//! Case notes: writing one, striking one that was entered in error.

use domain::access::{Act, Permission};
use domain::intake::notes::{NoteDetails, NoteId, commands, queries};
use domain::perform;
use domain::shared::CaseId;
use serde_json::json;

use super::adding::Open;
use super::ask::{self, Ask};
use super::{Tab, head_to, path, reason, timeline};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

/// Where a note is written.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/notes", Face::Caseworker, Access::May(Permission::WriteNote)).post(write)
}

/// Where a note is struck.
pub(super) fn strike_page() -> Page {
    Page::new("/cases/{case}/notes/{note}/strike", Face::Caseworker, Access::May(Permission::WriteNote))
        .drawn_by(ask::TEMPLATE)
        .get(ask_once)
        .post(strike)
        .samples(super::samples::asking)
}

async fn write(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let written = match typed.read(|fields| NoteDetails::read(fields, by.today)) {
        Ok(note) => {
            let write = async move |act: &mut Act<'_>| commands::write(act, case, &note).await;
            perform(visit.store(), &by, write).await
        }
        Err(stop) => Err(stop),
    };
    match written {
        Ok(_) => Ok(visit.go_on(&format!("{}#timeline", path(case)), "note-written")),
        Err(stop) => {
            let form = typed.refused(format!("{}/notes", path(case)), stop)?.named("note");
            timeline::again(&visit, case, |adding| (adding.open, adding.note) = (Open::Note, form)).await
        }
    }
}

async fn ask_once(visit: Visit, Id((case, note)): Id<(CaseId, NoteId)>) -> Answered {
    asked(&visit, case, note, Form::new(address(case, note))).await
}

async fn strike(visit: Visit, Id((case, note)): Id<(CaseId, NoteId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let struck = match typed.read(reason) {
        Ok(reason) => {
            let strike = async move |act: &mut Act<'_>| commands::strike(act, case, note, &reason).await;
            perform(visit.store(), &by, strike).await
        }
        Err(stop) => Err(stop),
    };
    match struck {
        Ok(()) => Ok(visit.go_on(&format!("{}#timeline", path(case)), "note-struck")),
        Err(stop) => asked(&visit, case, note, typed.refused(address(case, note), stop)?).await,
    }
}

async fn asked(visit: &Visit, case: CaseId, note: NoteId, form: Form) -> Answered {
    let record = head_to(visit, case, Tab::Timeline, |may| may.add).await?;
    let note = queries::find(visit.store().read(), case, note).await?.ok_or(Oops::NotFound)?;
    let question = json!({ "key": "ask-strike-note", "args": { "day": note.day } });
    let ask = Ask::new(record, question, "ask-strike-note-act", form).about(note.body).asking_for("reason");
    ask.follows("ask-stays-readable").drawn(visit)
}

fn address(case: CaseId, note: NoteId) -> String {
    format!("{}/notes/{note}/strike", path(case))
}
