//! Opening a fund: whose money, how much, for what and for whom.

use domain::access::{Act, Permission};
use domain::perform;
use domain::programs::grants::queries::shared_streams;
use domain::programs::{all as programs, kinds_of_all};
use domain::support::funds::rules::{Purpose, ServedStage};
use domain::support::funds::{FundDetails, commands};
use domain::support::needs::rules::NeedKind;
use serde::Serialize;

use super::fund_path;
use crate::caseworker::places::{Choice, codes};
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/supports/fund_new.html";
const PATH: &str = "/supports/funds/new";

/// The page.
pub(super) fn page() -> Page {
    Page::new(PATH, Face::Caseworker, Access::May(Permission::SetUpFunds))
        .drawn_by(TEMPLATE)
        .get(show)
        .post(open)
        .samples(super::money_samples::fund_new)
}

#[derive(Serialize)]
struct View {
    form: Form,
    choices: Choices,
}

/// What the terms of a fund are chosen from.
#[derive(Serialize)]
pub(super) struct Choices {
    streams: Vec<Choice>,
    kinds: Vec<Choice>,
    purposes: Vec<&'static str>,
    stages: Vec<&'static str>,
    needs: Vec<&'static str>,
}

async fn show(visit: Visit) -> Answered {
    let form = Form::new(PATH).with("purposes", "supportive").with("stages", "before-start").with("stages", "active");
    let view = View { form: form.with_some("stream", visit.asked("stream")), choices: choices(&visit).await? };
    visit.page(TEMPLATE, view)
}

async fn open(visit: Visit, typed: Typed) -> Answered {
    let opened = match typed.read(FundDetails::read) {
        Ok(details) => {
            let open = async move |act: &mut Act<'_>| commands::open(act, &details).await;
            perform(visit.store(), &visit.by(&typed)?, open).await
        }
        Err(stop) => Err(stop),
    };
    match opened {
        Ok(id) => Ok(visit.go_on(&fund_path(id), "fund-opened")),
        Err(stop) => {
            let view = View { form: typed.refused(PATH, stop)?, choices: choices(&visit).await? };
            visit.page_again(TEMPLATE, view)
        }
    }
}

/// The streams that are the share of a grant, and the kinds of service, of the programs that the reader runs.
pub(super) async fn choices(visit: &Visit) -> Result<Choices, Oops> {
    let (reader, db) = (visit.reader()?, visit.store().read());
    let own = |program| reader.programs.contains(&program);
    let names = programs(db, reader.organization).await?;
    let of = |id| names.iter().find(|program| program.id == id).map_or("", |program| &*program.name);
    let streams = shared_streams(db, reader.organization).await?;
    let kinds = kinds_of_all(db, reader.organization).await?;
    Ok(Choices {
        streams: (streams.iter().filter(|(stream, _)| own(stream.program_id)))
            .map(|(stream, _)| Choice::new(stream.id, format!("{} · {}", stream.name, of(stream.program_id))))
            .collect(),
        kinds: (kinds.iter().filter(|kind| own(kind.program_id)))
            .map(|kind| Choice::new(kind.id, format!("{} · {}", kind.name, of(kind.program_id))))
            .collect(),
        purposes: codes::<Purpose>(),
        stages: codes::<ServedStage>(),
        needs: codes::<NeedKind>(),
    })
}
