//! Passwords: length and a list of the ones that everybody tries, no composition rules (NIST SP 800-63B-4).

use crate::shared::Refusal;

/// The least length of a password that stands alone, in characters (NIST SP 800-63B-4, 3.1.1.2).
pub const LEAST_LENGTH: usize = 15;
/// The longest password taken; longer ones only cost hashing time.
pub const MOST_LENGTH: usize = 256;

/// Fragments that begin what everybody tries first; a password made of one of them and little else is refused.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "contraseña",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "letmein",
    "welcome",
    "iloveyou",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "trustno1",
    "abc123",
    "123456",
    "111111",
    "000000",
    "changeme",
];
/// How many different letters beside a common fragment make it somebody's own.
const OWN_LETTERS: usize = 6;

/// Whether `password` may be chosen by somebody with this name and address, in this organization.
///
/// # Errors
/// The first reason why not, naming the remedy.
pub fn check(password: &str, repeated: &str, about: &[&str]) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < LEAST_LENGTH {
        return Err(Refusal::of("password", "password-too-short").with("least", LEAST_LENGTH).with("length", length));
    }
    if length > MOST_LENGTH {
        return Err(Refusal::of("password", "password-too-long").with("most", MOST_LENGTH).with("length", length));
    }
    if is_common(password) {
        return Err(Refusal::of("password", "password-known"));
    }
    if about.iter().any(|word| is_little_more_than(password, word)) {
        return Err(Refusal::of("password", "password-expected"));
    }
    if password != repeated {
        return Err(Refusal::of("password_again", "passwords-differ"));
    }
    Ok(())
}

fn is_common(password: &str) -> bool {
    let kinds: std::collections::BTreeSet<char> = password.chars().collect();
    kinds.len() < 5 || is_sequence(password) || COMMON.iter().any(|word| is_little_more_than(password, word))
}

/// Whether `password` is `word` and too little else, however it is written.
fn is_little_more_than(password: &str, word: &str) -> bool {
    let (password, word) = (plain(password), plain(word));
    let rest = password.replace(&word, "");
    word.chars().count() >= 4 && rest != password && letters(&rest) < OWN_LETTERS
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).collect::<std::collections::BTreeSet<_>>().len()
}

/// Lower case, with the usual digits back to the letters they stand for, and nothing but letters and digits.
fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '3' => 'e',
        '1' | '!' => 'i',
        '$' | '5' => 's',
        other => other,
    };
    text.to_lowercase().chars().map(letter).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether each character follows the one before it: `abcdefgh…`, `123456…`.
fn is_sequence(password: &str) -> bool {
    let codes: Vec<u32> = password.chars().map(u32::from).collect();
    let steps = codes.windows(2).filter(|pair| pair[1].wrapping_sub(pair[0]) == 1).count();
    steps * 4 >= codes.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> Option<&'static str> {
        check(password, password, &["Denise Okafor", "Riverside Works"]).err().map(|refusal| refusal.code)
    }

    #[test]
    fn length_decides_and_composition_does_not() {
        assert_eq!(code("fourteen chars"), Some("password-too-short"));
        assert_eq!(code("river stone lamp"), None);
        assert_eq!(code(&"correct horse battery staple ".repeat(4)), None);
    }

    #[test]
    fn what_everybody_tries_is_refused() {
        for common in ["password12345678", "P@ssw0rd!!!!!!!!", "aaaaaaaaaaaaaaaa", "abcdefghijklmnop"] {
            assert_eq!(code(common), Some("password-known"), "{common}");
        }
    }

    #[test]
    fn both_must_be_equal() {
        assert_eq!(check("river stone lamp", "river stone lamq", &[]).unwrap_err().code, "passwords-differ");
    }
}
