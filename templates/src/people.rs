//! How people are named and reached.

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error};

pub(crate) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("initials", initials);
    environment.add_filter("phone", phone);
    environment.add_filter("tel", tel);
    environment.add_filter("sms", sms);
}

/// The first letters of the first two names, for the round picture: `DO`.
fn initials(name: &str) -> String {
    let first_letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    first_letters.take(2).flat_map(char::to_uppercase).collect()
}

/// A telephone number as people in the US write it, `210-555-0142` or `555-0142`; another country's as it stands.
fn phone(number: &Value) -> String {
    match Number::read(&text(number)) {
        Some(Number { area: Some(area), exchange, line }) => format!("{area}-{exchange}-{line}"),
        Some(Number { area: None, exchange, line }) => format!("{exchange}-{line}"),
        None => text(number),
    }
}

/// The link that calls a number (RFC 3966).
fn tel(number: &Value) -> String {
    format!("tel:{}", dialled(&text(number)))
}

/// The link that opens a text message to a number (RFC 5724), with `message` already written in it.
fn sms(number: &Value, options: Kwargs) -> Result<String, Error> {
    let message: Option<&str> = options.get("message")?;
    let link = format!("sms:{}", dialled(&text(number)).replace(";phone-context=+1", ""));
    let link = message.map_or_else(|| link.clone(), |message| format!("{link}?body={}", percent_encoded(message)));
    options.assert_all_used()?;
    Ok(link)
}

/// A number of the North American plan, cut where people cut it.
struct Number {
    area: Option<String>,
    exchange: String,
    line: String,
}

impl Number {
    fn read(typed: &str) -> Option<Self> {
        let known = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '+' | '/');
        if !typed.chars().all(known) {
            return None;
        }
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let digits = if digits.len() == 11 { digits.strip_prefix('1')? } else { digits.as_str() };
        let area = match digits.len() {
            7 => None,
            10 => Some(digits[..3].to_owned()),
            _ => return None,
        };
        let local = &digits[digits.len() - 7..];
        Some(Self { area, exchange: local[..3].to_owned(), line: local[3..].to_owned() })
    }
}

/// A number without an area code is local, and RFC 3966 wants to be told to what.
fn dialled(typed: &str) -> String {
    match Number::read(typed) {
        Some(Number { area: Some(area), exchange, line }) => format!("+1{area}{exchange}{line}"),
        Some(Number { area: None, exchange, line }) => format!("{exchange}{line};phone-context=+1"),
        None => typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
    }
}

/// RFC 3986: everything but the unreserved characters.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn text(value: &Value) -> String {
    if value.is_none() { String::new() } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use crate::promises::rendered;

    #[test]
    fn a_number_reads_and_dials() {
        assert_eq!(rendered("en", "{{ '+12105550142' | phone }} {{ '5550142' | phone }}"), "210-555-0142 555-0142");
        assert_eq!(rendered("en", "{{ '(210) 555-0142' | tel }}"), "tel:+12105550142");
        assert_eq!(rendered("en", "{{ '555-0142' | tel }}"), "tel:5550142;phone-context=+1");
        assert_eq!(rendered("en", "{{ '+44 20 7946 0958' | phone }}"), "+44 20 7946 0958");
    }

    #[test]
    fn a_text_message_arrives_as_written() {
        let link = rendered("en", "{{ '210-555-0142' | sms(message='¿Cómo va?') }}");
        assert_eq!(link, "sms:+12105550142?body=%C2%BFC%C3%B3mo%20va%3F");
        assert_eq!(rendered("en", "{{ '210-555-0142' | sms }}"), "sms:+12105550142");
    }

    #[test]
    fn initials_are_of_the_first_two_names() {
        assert_eq!(rendered("en", "{{ 'Rosa Maldonado Quiñones' | initials }}"), "RM");
        assert_eq!(rendered("en", "{{ 'Carmen Álvarez-Whitcomb' | initials }}"), "CÁ");
        assert_eq!(rendered("en", "{{ 'Cher' | initials }}"), "C");
    }
}
