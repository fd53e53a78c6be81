//! Contexts that the pages of imports must be able to draw.

use domain::intake::roster::Column;
use domain::shared::Coded;
use serde_json::{Value, json};

use crate::web::Form;

/// Of the list of files.
pub(super) fn files() -> Vec<Value> {
    let sites = json!([{ "value": "1", "label": "Grand Avenue" }, { "value": "2", "label": "River Road" }]);
    let programs = json!([{ "value": "1", "label": "Health care" }]);
    let import = json!({
        "name": "roster.csv", "href": "/settings/import/1", "state": "done", "at": "2026-11-24T15:00:00Z",
        "come_in": 391, "to_look_at": 45,
    });
    let form = Form::new("/settings/import");
    vec![
        json!({ "form": form, "sites": sites, "programs": programs, "imports": [import], "next": "/settings/import?before=1" }),
        json!({ "form": form, "sites": [], "programs": [], "imports": [], "next": null }),
    ]
}

/// Of one file: looked at, running, done, undone.
pub(super) fn file() -> Vec<Value> {
    let before = json!({ "at": "2026-11-20T15:00:00Z", "href": "/settings/import/2" });
    ["previewed", "running", "done", "undoing", "undone"]
        .into_iter()
        .map(|state| {
            let before = if state == "previewed" { before.clone() } else { Value::Null };
            one(state, before)
        })
        .collect()
}

fn one(state: &str, before: Value) -> Value {
    let (refused, start) = (Form::new("/settings/import/1"), Form::new("/settings/import/1/start"));
    let give_up = Form::new("/settings/import/1/drop").named("drop");
    json!({
        "refused": refused, "name": "roster.csv", "href": "/settings/import/1", "state": state,
        "at": "2026-11-24T15:00:00Z", "tally": tally(), "come_in": 391, "people": 436, "refusals": 29,
        "start": start, "give_up": give_up, "columns": if state == "previewed" { columns() } else { Value::Null },
        "new_programs": ["Health care", "IT"], "employers": ["Alvarez Machining", "Harbor Data"], "kept": ["employer", "wage"],
        "before": before, "progress": { "done": 214, "waiting": 177 }, "outcome": "refused",
        "lines": lines(), "next": "/settings/import/1?after=9",
    })
}

fn tally() -> Value {
    json!([
        { "outcome": "new", "count": 391, "tone": "good", "glyph": "check", "href": "?outcome=new", "current": false },
        { "outcome": "refused", "count": 29, "tone": "bad", "glyph": "stop", "href": "?outcome=refused", "current": true },
    ])
}

fn columns() -> Value {
    let form = Form::new("/settings/import/1/columns").named("columns").with("column.0", "name").with("column.1", "-");
    let all = json!([
        { "name": "column.0", "head": "Client Name (Last, First)", "example": "Nguyen Sr, Mary-Kate" },
        { "name": "column.1", "head": "Cohort", "example": "" },
    ]);
    json!({ "form": form, "meanings": Column::ALL, "all": all, "recognized": 1 })
}

fn lines() -> Value {
    let says = json!([
        { "key": "import-says-born", "day": "1991-04-14", "text": null },
        { "key": "import-says-program", "day": null, "text": "Health care" },
        { "key": format!("roster-stage-{}", domain::intake::roster::Stage::Enrolled.code()), "day": null, "text": null },
    ]);
    json!([
        {
            "line": 37, "name": "Björn MacDonald Sr", "says": says, "outcome": "refused", "tone": "bad",
            "glyph": "stop", "deed": null, "href": null,
            "reasons": [{ "field": "born", "code": "bad-date", "args": [["column", "D.O.B."], ["typed", "02/30/1988"]] }],
        },
        {
            "line": 1, "name": null, "says": [], "outcome": "skipped", "tone": "quiet", "glyph": "minus", "deed": null,
            "href": null, "reasons": [{ "field": null, "code": "skipped-title", "args": [] }],
        },
        {
            "line": 4, "name": "Rosa Castillo", "says": says, "outcome": "new", "tone": "good", "glyph": "check",
            "deed": "brought-in", "href": "/cases/1", "reasons": [],
        },
    ])
}

pub(super) fn directories() -> Vec<Value> {
    let import = json!({ "name": "hsds-miami", "href": "/settings/import/providers/1", "state": "done", "at": "2026-11-24T15:40:00Z",
        "come_in": 1074, "to_look_at": 9120 });
    let form = Form::new("/settings/import/providers");
    vec![
        json!({ "form": form, "imports": [import], "next": "/settings/import/providers?before=1" }),
        json!({ "form": form, "imports": [], "next": null }),
    ]
}

pub(super) fn directory() -> Vec<Value> {
    let reason = |code: &str| json!({ "field": null, "code": code, "args": [] });
    let provider = json!({ "name": "Little Oaks", "href": "/supports/providers/1", "services": 3, "places": 1, "where": null,
        "tone": "good", "glyph": "check", "outcome": "new", "deed": "brought-in", "reasons": [] });
    let unread = |row: usize| {
        json!({ "name": null, "href": null, "services": 0, "places": 0,
            "where": { "file": "services.csv", "row": row, "field": "organization id", "value": "6253" }, "tone": "bad",
            "glyph": "stop", "outcome": "refused", "deed": null, "reasons": [reason("directory-id-unknown")] })
    };
    let tally = json!({ "outcome": "refused", "count": 9120, "tone": "bad", "glyph": "stop", "href": "?outcome=refused#rows",
        "current": true });
    let page = |state: &str, asks: bool| {
        json!({ "refused": Form::new("/x"), "name": "hsds-miami", "href": "/settings/import/providers/1", "state": state,
            "at": "2026-11-24T15:40:00Z", "tally": [tally], "come_in": 1074, "refusals": 9120,
            "files": [{ "name": "services.csv", "rows": 4089, "read": 3642 }], "start": Form::new("/start"),
            "give_up": Form::new("/drop").named("drop"), "undoing": (state == "done").then(|| Form::new("/undo").named("undo")),
            "asks_undo": asks, "progress": { "done": 3, "waiting": 4 }, "outcome": "refused",
            "lines": [provider, unread(3), unread(0)], "next": "/x?after=3" })
    };
    let mut empty = page("undone", false);
    (empty["lines"], empty["files"], empty["next"]) = (json!([]), json!([]), Value::Null);
    vec![
        page("previewed", false),
        page("running", false),
        page("done", false),
        page("done", true),
        page("undoing", false),
        empty,
    ]
}
