//! What templates say: messages, the labels of closed lists, and refusals.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, HtmlEscape, State};

use crate::catalogue::value_of;
use crate::reader::{language, wrong};
use crate::{Catalogue, Language, Unsaid, days};

/// Stands in for markup while a message is escaped; the first of Unicode's private characters, so nobody's text.
const FIRST_STAND_IN: u32 = 0xE000;

pub(crate) fn add_to(environment: &mut Environment<'_>) {
    environment.add_function("t", t);
    environment.add_function("label", label);
    environment.add_function("field_label", field_label);
    environment.add_filter("said", said);
    environment.add_filter("refusal_text", refusal_text);
}

/// `t("today-title", name=me.name)`, or `t(key, args)` with a map. An argument that is markup stays markup, and the
/// message around it is escaped.
fn t(state: &State, key: &str, map: Option<Value>, named: Kwargs) -> Result<Value, Error> {
    let mut args: BTreeMap<String, Value> = BTreeMap::new();
    if let Some(map) = map.filter(|map| !map.is_none() && !map.is_undefined()) {
        for name in map.try_iter()? {
            args.insert(name.to_string(), map.get_item(&name)?);
        }
    }
    for name in named.args().map(str::to_owned).collect::<Vec<_>>() {
        args.insert(name.clone(), named.get(&name)?);
    }
    message(state, key, &args)
}

/// The label of a member of a closed list: `label("stage", case.stage)` says `stage-<code>`; nothing for no member.
fn label(state: &State, list: &str, code: &Value) -> Result<String, Error> {
    let Some(code) = code.as_str() else {
        return if code.is_none() { Ok(String::new()) } else { Err(wrong(format!("{list}: not a code: {code}"))) };
    };
    say(state, &format!("{list}-{}", hyphened(code)), &[])
}

/// What a form's field is called: `field-<name>`.
fn field_label(state: &State, name: &str) -> Result<String, Error> {
    say(state, &field_key(name), &[])
}

/// A sentence that a view carries: a text as it stands, or `{ key, args }` said in the reader's language.
fn said(state: &State, sentence: &Value) -> Result<Value, Error> {
    if sentence.kind() == ValueKind::String || sentence.is_none() {
        return Ok(sentence.clone());
    }
    let key = sentence.get_attr("key")?;
    let key = key.as_str().ok_or_else(|| wrong("a sentence without a key"))?;
    let args = sentence.get_attr("args")?;
    message(state, key, &pairs(&args)?.into_iter().collect())
}

/// A refusal `{ code, field, args }` as a sentence; a text as it stands.
fn refusal_text(state: &State, refusal: &Value) -> Result<String, Error> {
    if let Some(text) = refusal.as_str() {
        return Ok(text.to_owned());
    }
    let code = refusal.get_attr("code")?;
    let code = code.as_str().ok_or_else(|| wrong("a refusal without a code"))?;
    let field = refusal.get_attr("field")?;
    let args = refusal.get_attr("args")?;
    let args = pairs(&args)?;
    let args: Vec<(&str, String)> = args.iter().map(|(name, value)| (name.as_str(), value.to_string())).collect();
    Catalogue::load().refusal(language(state)?, code, field.as_str(), &args).map_err(|unsaid| wrong(unsaid.to_string()))
}

impl Catalogue {
    /// The sentence of a refusal, by its code, its field and what it names.
    ///
    /// A sentence of the field's own, `refusal-<code>-<field>`, goes before `refusal-<code>`. Every sentence may name
    /// `what`, the field as `field-<field>` calls it. A day among `args` is written as people write it, except in
    /// `typed`, which is shown as it was typed.
    ///
    /// # Errors
    /// No sentence for the code, or a sentence that names something not among `args`.
    pub fn refusal(
        &self,
        language: Language,
        code: &str,
        field: Option<&str>,
        args: &[(&str, impl AsRef<str>)],
    ) -> Result<String, Unsaid> {
        let what = field.map(field_key).filter(|key| self.has(language, key));
        let what = self.say(language, what.as_deref().unwrap_or("this-answer"), &[])?;
        let own =
            field.map(|field| format!("refusal-{code}-{}", hyphened(field))).filter(|key| self.has(language, key));
        let key = own.unwrap_or_else(|| format!("refusal-{code}"));
        let mut filled = FluentArgs::new();
        filled.set("what", what);
        for (name, text) in args {
            filled.set(*name, named_value(language, name, text.as_ref()));
        }
        self.fill(language, &key, &filled)
    }
}

fn named_value<'a>(language: Language, name: &str, text: &'a str) -> FluentValue<'a> {
    if name == "typed" {
        return FluentValue::from(text);
    }
    match text.parse::<NaiveDate>() {
        Ok(day) => FluentValue::from(days::short_with_year(language, day)),
        Err(_) => value_of(text),
    }
}

/// Says a message in the reader's language.
pub(crate) fn say(state: &State, key: &str, args: &[(&str, &str)]) -> Result<String, Error> {
    Catalogue::load().say(language(state)?, key, args).map_err(|unsaid| wrong(unsaid.to_string()))
}

fn message(state: &State, key: &str, args: &BTreeMap<String, Value>) -> Result<Value, Error> {
    let mut markup: Vec<(char, String)> = Vec::new();
    let mut filled = FluentArgs::new();
    for (name, value) in args {
        if value.is_safe() && *state.auto_escape() == AutoEscape::Html {
            let stand_in = char::from_u32(FIRST_STAND_IN + markup.len() as u32).unwrap_or_default();
            markup.push((stand_in, value.to_string()));
            filled.set(name.as_str(), stand_in.to_string());
        } else {
            filled.set(name.as_str(), argument(state, name, value)?);
        }
    }
    let said = Catalogue::load().fill(language(state)?, key, &filled).map_err(|unsaid| wrong(unsaid.to_string()))?;
    if markup.is_empty() {
        return Ok(Value::from(said));
    }
    let mut escaped = HtmlEscape(&said).to_string();
    for (stand_in, html) in markup {
        escaped = escaped.replace(stand_in, &html);
    }
    Ok(Value::from_safe_string(escaped))
}

/// An argument of a message: a number, a text, a day (written as people write it), or `{ list, code }`, a member of a
/// closed list, which is said by its label.
fn argument(state: &State, name: &str, value: &Value) -> Result<FluentValue<'static>, Error> {
    match value.kind() {
        ValueKind::Number => match value.as_i64() {
            Some(whole) => Ok(FluentValue::from(whole)),
            None => Ok(FluentValue::from(value.to_string())),
        },
        ValueKind::String => match value.as_str().and_then(|text| text.parse::<NaiveDate>().ok()) {
            Some(day) => Ok(FluentValue::from(days::short(state, day)?)),
            None => Ok(FluentValue::from(value.to_string())),
        },
        ValueKind::Map => {
            let list = value.get_attr("list")?;
            Ok(FluentValue::from(label(state, &list.to_string(), &value.get_attr("code")?)?))
        }
        ValueKind::Bool => Ok(FluentValue::from(if value.is_true() { "yes" } else { "no" })),
        kind => Err(wrong(format!("{name}: {kind} cannot be named in a message"))),
    }
}

/// Names and values from a map, or from a list of pairs as `Refusal` serializes them.
fn pairs(args: &Value) -> Result<Vec<(String, Value)>, Error> {
    if args.is_none() {
        return Ok(Vec::new());
    }
    let listed = args.kind() == ValueKind::Seq;
    args.try_iter()?
        .map(|entry| {
            if listed {
                Ok((entry.get_item_by_index(0)?.to_string(), entry.get_item_by_index(1)?))
            } else {
                Ok((entry.to_string(), args.get_item(&entry)?))
            }
        })
        .collect()
}

/// The key of a field's name. What stands before a dot or in brackets says which row, not which field.
fn field_key(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    format!("field-{}", hyphened(last))
}

fn hyphened(code: &str) -> String {
    code.replace(['_', '.'], "-")
}

#[cfg(test)]
mod tests {
    use crate::promises::{render, rendered};

    #[test]
    fn a_refusal_reads_as_a_sentence_in_both_languages() {
        let refusal = r#"{{ {"code": "not-in-range", "field": "household_size",
            "args": [["least", "1"], ["most", "30"], ["typed", "0"]]} | refusal_text }}"#;
        assert_eq!(rendered("en", refusal), "Household size must be 1 or more. You typed 0.");
        assert_eq!(rendered("es", refusal), "El tamaño del hogar debe ser 1 o más. Escribió 0.");
    }

    #[test]
    fn a_day_in_a_refusal_is_written_out_and_what_was_typed_is_not() {
        let refusal = r#"{{ {"code": "too-early", "field": none,
            "args": {"earliest": "2026-11-02", "typed": "2026-11-01"}} | refusal_text }}"#;
        assert_eq!(rendered("en", refusal), "This answer must be Nov 2, 2026 or later. You typed 2026-11-01.");
    }

    #[test]
    fn markup_in_a_message_stays_and_everything_else_is_escaped() {
        let source = r#"{{ t("notice-who-saved", who="<Ann>", at="<b>9:40</b>"|safe) }}"#;
        assert_eq!(rendered("en", source), "&lt;Ann&gt; saved this at <b>9:40</b>. Here is that version and yours.");
    }

    #[test]
    fn a_missing_message_is_an_error_never_its_key() {
        assert!(render("en", r#"{{ t("no-such-message") }}"#).is_err());
        assert!(render("en", r#"{{ label("stage", "no_such_stage") }}"#).is_err());
        assert!(render("en", r#"{{ t("days-late") }}"#).is_err());
    }

    #[test]
    fn a_day_and_a_member_of_a_list_are_said_in_words() {
        let since = r#"{{ {"key": "stage-since", "args": {"day": "2026-09-03"}} | said }}"#;
        assert_eq!(rendered("en", since), "Since Sep 3");
        let reads =
            r#"{{ {"key": "record-speaks", "args": {"language": {"list": "language", "code": "es"}}} | said }}"#;
        assert_eq!(rendered("en", reads), "reads Spanish");
    }

    #[test]
    fn underscores_of_codes_are_hyphens_of_keys() {
        assert_eq!(rendered("en", r#"{{ label("outcome", "message_left") }}"#), "Message left");
    }
}
