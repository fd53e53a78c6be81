//! What is done with a file that was looked at: other columns, bringing it in, giving it up.

use domain::access::{Act, Permission};
use domain::intake::imports::{self, Import, ImportId, Upload, commands, queries, rules};
use domain::intake::roster::Column;
use domain::perform;
use domain::shared::{Answer, Coded, Refusal};

use super::{PATH, file, path};
use crate::web::{Access, Answered, Face, Id, Oops, Page, Typed, Visit};

/// Where it is said what each column becomes.
pub(super) fn columns_page() -> Page {
    Page::new("/settings/import/{import}/columns", Face::Caseworker, Access::May(Permission::Import)).post(map)
}

/// Where bringing in begins.
pub(super) fn start_page() -> Page {
    Page::new("/settings/import/{import}/start", Face::Caseworker, Access::May(Permission::Import)).post(start)
}

/// Where a file that was only looked at is given up.
pub(super) fn drop_page() -> Page {
    Page::new("/settings/import/{import}/drop", Face::Caseworker, Access::May(Permission::Import)).post(give_up)
}

/// Reads the same file anew, with the columns as they were chosen.
async fn map(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    let import = file::find(&visit, id).await?;
    match read_anew(&visit, &import, &typed).await? {
        Ok(anew) => Ok(visit.go_on(&path(anew), "import-read")),
        Err(stop) => file::again(&visit, id, typed.refused(path(id), stop)?).await,
    }
}

async fn read_anew(visit: &Visit, import: &Import, typed: &Typed) -> Result<Answer<ImportId>, Oops> {
    let (by, id) = (visit.by(typed)?, import.id);
    let Some(bytes) = queries::content(visit.store(), id).await? else {
        return Ok(Err(Refusal::because("import-over").into()));
    };
    let chosen = typed.read(|fields| {
        let columns = 0..import.reading.columns.len();
        columns.map(|place| fields.optional_text(&format!("column.{place}"), 40)).collect::<Vec<_>>()
    });
    let mapping = match chosen {
        Ok(chosen) => rules::mapping_text(chosen.iter().map(|code| code.as_deref().and_then(Column::from_code))),
        Err(stop) => return Ok(Err(stop)),
    };
    let (program, site) = (import.program_id, Some(import.site_id));
    let upload = Upload { file_name: import.file_name.clone(), bytes, mapping, program, site };
    let planned = match imports::plan(visit.store(), Some(&by.reader), upload, by.today).await {
        Ok(planned) => planned,
        Err(stop) => return Ok(Err(stop)),
    };
    let anew = async move |act: &mut Act<'_>| {
        commands::drop_preview(act, id).await?;
        commands::preview(act, &planned).await
    };
    Ok(perform(visit.store(), &by, anew).await)
}

async fn start(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    let start = async move |act: &mut Act<'_>| commands::start(act, id).await;
    match perform(visit.store(), &visit.by(&typed)?, start).await {
        Ok(()) => Ok(visit.go_on(&path(id), "import-started")),
        Err(stop) => file::again(&visit, id, typed.refused(path(id), stop)?).await,
    }
}

async fn give_up(visit: Visit, Id(id): Id<ImportId>, typed: Typed) -> Answered {
    let give_up = async move |act: &mut Act<'_>| commands::drop_preview(act, id).await;
    match perform(visit.store(), &visit.by(&typed)?, give_up).await {
        Ok(()) => Ok(visit.go_on(PATH, "import-dropped")),
        Err(stop) => file::again(&visit, id, typed.refused(path(id), stop)?).await,
    }
}
