//! Names in capitals only, or in small letters only, written as people write them.

use super::order::is_particle;
use super::words::NameWords;

/// Surnames in `Mac` that keep a capital behind it; `Mack` and `Macias` do not.
const MAC: &str = "macarthur macaulay macdonald macdonnell macdougall macdowell macduff macfarlane macgregor macinnes macintosh \
                   macintyre mackay mackenzie mackinnon maclean macleod macmahon macmillan macmurray macnamara macneil \
                   macneill macpherson macqueen macrae mactavish";
const VOWELS: &str = "aeiouyáéíóúàèìòùâêîôûäëïöüåøæœ";

/// Given names: initials that stand for a name stay in capitals (`JD`).
pub fn given(typed: &str, words: &NameWords) -> String {
    written(typed, words, |word| if is_initials(word) { word.to_owned() } else { capitalized(word) })
}

/// Surnames: as the file writes them elsewhere, else particles in small letters (`de la Cruz`), but not alone.
pub fn surname(typed: &str, words: &NameWords) -> String {
    if let Some(written) = words.surname(typed).filter(|_| is_in_one_case(typed)) {
        return written.to_owned();
    }
    let last = typed.split(' ').count() - 1;
    let mut place = 0;
    written(typed, words, |word| {
        let particle = place < last && is_particle(word) && !keeps_its_capital(word);
        place += 1;
        if particle { word.to_lowercase() } else { capitalized(word) }
    })
}

/// What is in both cases was written with care, and stays.
fn written(typed: &str, words: &NameWords, mut write: impl FnMut(&str) -> String) -> String {
    if !is_in_one_case(typed) {
        return typed.to_owned();
    }
    let word = |word: &str| {
        let by_rule = write(word);
        let learned = words.spelling(word).filter(|_| by_rule.starts_with(char::is_uppercase) && by_rule != word);
        learned.map_or(by_rule, str::to_owned)
    };
    typed.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn is_in_one_case(typed: &str) -> bool {
    let letters = || typed.chars().filter(|c| c.is_alphabetic());
    letters().all(char::is_uppercase) || letters().all(char::is_lowercase)
}

fn is_initials(word: &str) -> bool {
    let short = (2..=3).contains(&word.chars().count());
    short && word.chars().all(|c| c.is_uppercase() && !VOWELS.contains(c.to_ascii_lowercase()))
}

fn keeps_its_capital(particle: &str) -> bool {
    matches!(
        particle.to_lowercase().trim_end_matches('.'),
        "st" | "saint" | "san" | "santa" | "mac" | "ó" | "ní" | "uí"
    )
}

/// A capital at the beginning and behind each hyphen and apostrophe; `Mc` and `Mac` before another.
fn capitalized(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut written = String::with_capacity(word.len());
    let mut begin = true;
    for letter in lower.chars() {
        if begin {
            written.extend(letter.to_uppercase())
        } else {
            written.push(letter)
        }
        begin = matches!(letter, '-' | '\'');
    }
    let inner = match &*lower {
        mc if mc.starts_with("mc") && mc.len() > 3 => Some(2),
        mac if MAC.split(' ').any(|listed| listed == mac) => Some(3),
        _ => None,
    };
    match inner {
        Some(at) => format!("{}{}", &written[..at], capitalized(&lower[at..])),
        None => written,
    }
}
