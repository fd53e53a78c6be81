//! What the parts of `parts/form.html` ask about a form. A form is
//! `{ id?, action, key, version, values, wrong, general, saved, conflict }`; see the head of that file.

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error};

pub(crate) fn add_to(environment: &mut Environment<'_>) {
    environment.add_function("field_id", field_id);
    environment.add_function("typed", typed);
    environment.add_function("chosen", chosen);
    environment.add_function("problems", problems);
    environment.add_function("clash", clash);
    environment.add_test("wrong", is_wrong);
}

/// The id of a field's control: unlike that of the same field in another form of the page, where the form has an `id`.
fn field_id(form: &Value, name: &str) -> Result<String, Error> {
    let id = form.get_attr("id")?;
    let form = if id.is_undefined() || id.is_none() { "f".to_owned() } else { id.to_string() };
    Ok(format!("{form}-{}", name.replace(['_', '.', '[', ']'], "-")))
}

/// What stands in a field: as typed, or as saved before; empty where nothing does.
fn typed(form: &Value, name: &str) -> Result<String, Error> {
    Ok(texts(form, "values", name)?.into_iter().next().unwrap_or_default())
}

/// Whether a choice was made.
fn chosen(form: &Value, name: &str, value: &Value) -> Result<bool, Error> {
    Ok(texts(form, "values", name)?.contains(&value.to_string()))
}

/// The refusals of a field; none where it is right.
fn problems(form: &Value, name: &str) -> Result<Vec<Value>, Error> {
    let wrong = entry(form, "wrong", name)?;
    if wrong.is_undefined() || wrong.is_none() { Ok(Vec::new()) } else { wrong.try_iter().map(Iterator::collect) }
}

/// What somebody else saved in a field that was typed differently here; nothing where both agree.
fn clash(form: &Value, name: &str) -> Result<Value, Error> {
    let saved = texts(form, "saved", name)?;
    let Some(first) = saved.first() else { return Ok(Value::from(())) };
    if saved == texts(form, "values", name)? { Ok(Value::from(())) } else { Ok(Value::from(first.as_str())) }
}

/// Whether a form came back with something to mend, so that the page's title says so.
fn is_wrong(form: &Value) -> Result<bool, Error> {
    let filled = |value: Value| value.is_true();
    Ok(filled(form.get_attr("wrong")?) || filled(form.get_attr("general")?) || filled(form.get_attr("conflict")?))
}

/// The texts of a field in one of the form's maps, whether it holds one or many.
fn texts(form: &Value, map: &str, name: &str) -> Result<Vec<String>, Error> {
    let held = entry(form, map, name)?;
    match held.kind() {
        ValueKind::Undefined | ValueKind::None => Ok(Vec::new()),
        ValueKind::Seq | ValueKind::Iterable => Ok(held.try_iter()?.map(|text| text.to_string()).collect()),
        _ => Ok(vec![held.to_string()]),
    }
}

fn entry(form: &Value, map: &str, name: &str) -> Result<Value, Error> {
    let map = form.get_attr(map)?;
    if map.is_undefined() || map.is_none() { Ok(Value::UNDEFINED) } else { map.get_attr(name) }
}

#[cfg(test)]
mod tests {
    use crate::promises::rendered;

    const FORM: &str = r#"{% set form = {"values": {"phone": "555-0119", "needs": ["bus", "child_care"]},
        "wrong": {"phone": ["No."]}, "general": [], "saved": {"phone": "555-0192"}, "conflict": none} %}"#;

    fn said(source: &str) -> String {
        rendered("en", &format!("{FORM}{source}"))
    }

    #[test]
    fn a_form_answers_what_was_typed_chosen_and_wrong() {
        assert_eq!(said(r#"{{ typed(form, "phone") }}[{{ typed(form, "name") }}]"#), "555-0119[]");
        assert_eq!(said(r#"{{ chosen(form, "needs", "bus") }} {{ chosen(form, "needs", "child") }}"#), "True False");
        assert_eq!(said(r#"{{ problems(form, "phone") | length }}{{ problems(form, "name") | length }}"#), "10");
        assert_eq!(said(r#"{{ form is wrong }}"#), "True");
    }

    #[test]
    fn a_clash_is_what_another_saved_and_only_where_it_differs() {
        assert_eq!(said(r#"{{ clash(form, "phone") }} {{ clash(form, "needs") is none }}"#), "555-0192 True");
    }

    #[test]
    fn what_is_wrong_is_told_in_the_order_of_the_form() {
        let told = r#"{% for name, found in {"phone": 1, "born": 2} | items %}{{ name }} {% endfor %}"#;
        assert_eq!(rendered("en", told), "phone born ");
    }

    #[test]
    fn ids_are_of_the_form() {
        assert_eq!(
            said(r#"{{ field_id(form, "first_name") }} {{ field_id({"id": "t1"}, "note") }}"#),
            "f-first-name t1-note"
        );
    }
}
