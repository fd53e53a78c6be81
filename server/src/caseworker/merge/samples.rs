//! Contexts that two records side by side must be able to be drawn with.

use std::collections::BTreeMap;

use domain::shared::Refusal;
use serde_json::{Value, json};

use crate::web::Form;

/// To be merged, kept apart by two open cases, merged by somebody, merged by nobody known, and with little known.
pub(super) fn pair() -> Vec<Value> {
    let page = |sides: [Value; 2], form: Option<Form>| {
        json!({
            "sides": sides, "degree": "probably", "grounds": ["same-birth-date", "similar-name", "other-number"],
            "obstacle": null, "releases_left": 1, "releases_end": 3, "form": form, "merged": null,
        })
    };
    let open = Form::new("/merge/1/2").with("survivor", "1");
    let mut apart = page(sides(false), None);
    let cases = Refusal::because("merge-two-open-cases").with("one", "LC-2026-00417").with("two", "LC-2026-00502");
    apart["obstacle"] = json!(cases);
    let undo = Form::new("/merges/1/undoing");
    let built_upon = Refusal::because("merge-built-upon").with("day", "2026-11-23");
    let merged = |who: Option<&str>, undo: Form| {
        let mut page = page(sides(true), None);
        page["merged"] =
            json!({ "who": who, "at": "2026-11-20T15:38:00Z", "reason": "She showed both cards", "undo": undo });
        page
    };
    let mut bare = page([a_side("1", "Rosa Maldonado"), a_side("2", "Rosa Maldonado Quiñones")], Some(open.clone()));
    (bare["degree"], bare["grounds"]) = (json!("different"), json!([]));
    (bare["releases_left"], bare["releases_end"]) = (json!(0), json!(0));
    vec![
        page(sides(false), Some(refused(open))),
        apart,
        merged(Some("Denise Okafor"), Form { general: vec![built_upon], ..undo.clone() }),
        merged(None, undo),
        bare,
    ]
}

fn refused(form: Form) -> Form {
    let wrong = [("survivor", "merge-with-itself"), ("reason", "missing")];
    let wrong = wrong.map(|(field, code)| (field.to_owned(), vec![Refusal::of(field, code)]));
    Form { wrong: BTreeMap::from(wrong), ..form }
}

/// Both with everything that a record can hold; the first stays where they are merged.
fn sides(merged: bool) -> [Value; 2] {
    let case = |href: &str, number: &str, stage: &str| {
        json!({
            "href": href, "number": number, "program": "CNC Operator Foundations", "stage": stage,
            "applied_on": "2026-06-03",
        })
    };
    let mut first = a_side("1", "Rosa Maldonado Quiñones");
    let known = [
        ("goes_by", "Rosa"),
        ("born", "1995-02-09"),
        ("phone", "262-555-0119"),
        ("email", "rosa@example.org"),
        ("address", "88 Elm Street, Larkin"),
        ("last_four", "6789"),
    ];
    for (field, value) in known {
        first[field] = json!(value);
    }
    for (field, count) in [("notes", 12), ("services", 4), ("documents", 3), ("releases", 2)] {
        first[field] = json!(count);
    }
    let mut second = first.clone();
    (second["id"], second["name"]) = (json!("2"), json!("Rosa Maldonado"));
    first["cases"] = json!([case("/cases/1", "LC-2026-00417", "active"), case("/cases/3", "LC-2023-00021", "closed")]);
    second["cases"] = json!([case("/cases/2", "LC-2026-00502", "applied")]);
    first["stays"] = json!(merged);
    [first, second]
}

/// A record of which only a name is known.
fn a_side(id: &str, name: &str) -> Value {
    json!({
        "id": id, "name": name, "goes_by": null, "born": null, "phone": null, "email": null, "address": null,
        "language": "es", "safe_channel": "text", "last_four": null, "written_at": "2026-06-03T15:38:00Z",
        "cases": [], "notes": 0, "services": 0, "documents": 0, "releases": 0, "stays": false,
    })
}
