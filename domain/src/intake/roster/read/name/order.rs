//! Which words of a name are given and which are the surname.

use super::suffix::{is_suffix, split_off};
use super::words::NameWords;
use super::{TITLES, fold};

/// Words that begin a surname and are not one by themselves.
const PARTICLES: &str = "de del della di da das do dos du la las le los van von vander der den ter ten el al bin ibn ben abu \
                         st saint san santa mac";
/// Given names that are often second ones: behind another name they still belong to it.
const SECOND_NAMES: &str = "maria luis jose antonio carlos juan manuel angel jesus miguel francisco fernando guadalupe elena \
                            isabel teresa carmen rosa ana luisa alberto eduardo enrique javier ramon pablo pedro alejandro \
                            ann anne anna marie mary lynn jean jo kay mae rae paul ray jane beth louise rose grace james \
                            john michael joseph lee thi van";
/// Surnames that are often the first of two; so are most words in `-ez`.
const FIRST_SURNAMES: &str = "garcia diaz castillo cruz reyes morales ortiz flores rivera torres ramos ruiz mendoza aguilar \
                              castro vargas romero herrera medina moreno guzman munoz rojas delgado ortega santos silva \
                              soto vega rios campos luna pena acosta molina salazar navarro cabrera";

/// Given names, surname and suffix of a whole name.
pub fn parts(typed: &str, words: &NameWords) -> (String, String, Option<String>) {
    let pieces: Vec<&str> = typed.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let suffix = pieces.iter().skip(1).find(|piece| is_suffix(piece)).map(|piece| (*piece).to_owned());
    let pieces: Vec<&str> = pieces
        .iter()
        .enumerate()
        .filter(|(place, piece)| *place == 0 || !is_suffix(piece))
        .map(|(_, piece)| *piece)
        .collect();
    match pieces[..] {
        [] => (String::new(), String::new(), suffix),
        [whole] => {
            let (given, surname, own) = without_comma(whole, words);
            (given, surname, suffix.or(own))
        }
        [surname, ..] => {
            let (surname, behind_surname) = split_off(surname);
            let (given, behind_given) = split_off(&pieces[1..].join(" "));
            (without_title(&given), surname, suffix.or(behind_surname).or(behind_given))
        }
    }
}

/// Whether a word begins a surname.
pub fn is_particle(word: &str) -> bool {
    stands_in(PARTICLES, &fold(word)) || stands_in("ó ní uí", &word.to_lowercase())
}

fn without_comma(whole: &str, words: &NameWords) -> (String, String, Option<String>) {
    let (whole, suffix) = split_off(&without_title(whole));
    let all: Vec<&str> = whole.split(' ').filter(|word| !word.is_empty()).collect();
    let (given, surname) = if words.surname_first {
        let (surname, given) = all.split_at(end_of_leading_surname(&all));
        (given, surname)
    } else {
        all.split_at(beginning_of_surname(&all, words))
    };
    (given.join(" "), surname.join(" "), suffix)
}

/// Particles and the one word behind them.
fn end_of_leading_surname(all: &[&str]) -> usize {
    let particles = all.iter().take_while(|word| is_particle(word)).count();
    (particles + 1).min(all.len())
}

/// Where the surname begins: where other lines of the file have shown it, at a particle, or behind the given names.
fn beginning_of_surname(all: &[&str], words: &NameWords) -> usize {
    let count = all.len();
    if count < 3 {
        return count.saturating_sub(1);
    }
    let cuts = || 1..count;
    let surname_known = |cut: &usize| words.knows_surname(&all[*cut..].join(" "));
    let given_known = |cut: &usize| words.knows_given(&all[..*cut].join(" "));
    cuts()
        .find(|cut| surname_known(cut) && given_known(cut))
        .or_else(|| cuts().find(surname_known))
        .or_else(|| cuts().find(given_known))
        .or_else(|| cuts().find(|cut| *cut < count - 1 && is_particle(all[*cut])))
        .unwrap_or_else(|| behind_given_names(all, words))
}

/// By words that are known; else, of three, by the company that they keep in the file; else the last word alone.
fn behind_given_names(all: &[&str], words: &NameWords) -> usize {
    let count = all.len();
    let second_name = |word: &&&str| stands_in(SECOND_NAMES, &fold(word)) || fold(word).chars().count() == 1;
    let given = 1 + all[1..count - 1].iter().take_while(second_name).count();
    let first_of_two = stands_in(FIRST_SURNAMES, &fold(all[given])) || fold(all[given]).ends_with("ez");
    let in_company = || matches!(*all, [a, b, c] if words.is_double_surname([a, b, c]) == Some(true));
    if given > 1 || first_of_two || in_company() { given } else { count - 1 }
}

fn without_title(given: &str) -> String {
    match given.split_once(' ') {
        Some((title, rest)) if TITLES.contains(&fold(title).as_str()) => rest.trim().to_owned(),
        _ => given.to_owned(),
    }
}

fn stands_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
