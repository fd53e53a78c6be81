//! What differs between a row before and after.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

/// One value that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field, `safe_channel`; nothing where the row is a single value.
    pub field: Option<String>,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// Every value that differs between two states of a row, in the order of the fields' names. Where there was no row
/// before, every value that it now has.
pub fn differences(before: Option<&Value>, after: Option<&Value>) -> Vec<Difference> {
    let (mut before, mut after) = (flat(before), flat(after));
    let fields: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
    let pair = |field: Option<String>| Difference {
        before: before.remove(&field).flatten(),
        after: after.remove(&field).flatten(),
        field,
    };
    fields.into_iter().map(pair).filter(|difference| difference.before != difference.after).collect()
}

/// Every id named in values, to be said by name.
pub fn ids(differences: &[Difference]) -> impl Iterator<Item = Uuid> {
    let values = differences.iter().flat_map(|difference| [&difference.before, &difference.after]).flatten();
    values.filter_map(|value| value.parse().ok())
}

/// Puts names in the place of ids; an id without a name is left out, for it says nothing to people.
pub fn with_names(differences: Vec<Difference>, names: &BTreeMap<Uuid, String>) -> Vec<Difference> {
    let said = |value: Option<String>| match value.as_deref().map(str::parse::<Uuid>) {
        Some(Ok(id)) => names.get(&id).cloned(),
        _ => value,
    };
    let named = differences.into_iter().map(|difference| Difference {
        before: said(difference.before),
        after: said(difference.after),
        field: difference.field,
    });
    named.filter(|difference| difference.before.is_some() || difference.after.is_some()).collect()
}

/// A row's fields with their values as text. Fields of a row within the row stand beside the others.
fn flat(row: Option<&Value>) -> BTreeMap<Option<String>, Option<String>> {
    match row {
        None | Some(Value::Null) => BTreeMap::new(),
        Some(Value::Object(fields)) => {
            let mut all = BTreeMap::new();
            for (name, value) in fields {
                match value {
                    Value::Object(_) => all.extend(flat(Some(value))),
                    _ => drop(all.insert(Some(name.clone()), text(value))),
                }
            }
            all
        }
        Some(value) => BTreeMap::from([(None, text(value))]),
    }
}

/// A value as text; nothing where there is none.
fn text(value: &Value) -> Option<String> {
    let said = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => list.iter().filter_map(text).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let values = fields.values().filter_map(text).filter(|value| value.parse::<Uuid>().is_err());
            values.collect::<Vec<_>>().join(", ")
        }
    };
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(before: Option<Value>, after: Option<Value>) -> Vec<(Option<String>, Option<String>, Option<String>)> {
        let all = differences(before.as_ref(), after.as_ref());
        all.into_iter().map(|difference| (difference.field, difference.before, difference.after)).collect()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = json!({ "phone": "555-0119", "city": null, "state": "TX" });
        let after = json!({ "phone": "555-0192", "city": "Port Larkin", "state": "TX" });
        assert_eq!(
            told(Some(before), Some(after)),
            [(some("city"), None, some("Port Larkin")), (some("phone"), some("555-0119"), some("555-0192"))]
        );
    }

    #[test]
    fn a_new_row_tells_what_it_holds_and_a_single_value_has_no_field() {
        assert_eq!(
            told(None, Some(json!({ "day": "2026-11-24", "note": null }))),
            [(some("day"), None, some("2026-11-24"))]
        );
        assert_eq!(told(Some(json!("applied")), Some(json!("eligible"))), [(None, some("applied"), some("eligible"))]);
    }

    #[test]
    fn ids_are_said_by_name_or_not_at_all() {
        let (known, unknown) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let row =
            json!({ "kind": known, "program": unknown, "steps": [{ "thread": unknown, "what": "Write a résumé" }] });
        let names = BTreeMap::from([(known, "Career planning".to_owned())]);
        let said = with_names(differences(None, Some(&row)), &names);
        let said: Vec<_> = said.iter().map(|one| (one.field.as_deref(), one.after.as_deref())).collect();
        assert_eq!(said, [(Some("kind"), Some("Career planning")), (Some("steps"), Some("Write a résumé"))]);
    }
}
