//! What a service is found by: the kinds of need that its words name, the languages spoken, the place, the words.

use std::collections::BTreeSet;

use super::{ProviderDetails, ServiceDetails, SiteDetails};
use crate::intake::participants::rules::folded;
use crate::shared::Coded;
use crate::support::needs::rules::NeedKind;

crate::coded! {
    /// A language that help is looked for in.
    pub enum Spoken("spoken") {
        /// English.
        English = "english",
        /// Spanish.
        Spanish = "spanish",
        /// Haitian Creole.
        HaitianCreole = "haitian-creole",
        /// French.
        French = "french",
        /// Portuguese.
        Portuguese = "portuguese",
        /// Arabic.
        Arabic = "arabic",
        /// Chinese.
        Chinese = "chinese",
        /// Vietnamese.
        Vietnamese = "vietnamese",
        /// Russian.
        Russian = "russian",
        /// Hebrew or Yiddish.
        Hebrew = "hebrew",
        /// American Sign Language.
        SignLanguage = "sign-language",
        /// Whatever interpreters speak: a language line.
        Interpreter = "interpreter",
    }
}

/// The words by which people write a language.
const SPOKEN: [(Spoken, &[&str]); 12] = [
    (Spoken::English, &["english"]),
    (Spoken::Spanish, &["spanish", "espanol"]),
    (Spoken::HaitianCreole, &["creole"]),
    (Spoken::French, &["french"]),
    (Spoken::Portuguese, &["portuguese"]),
    (Spoken::Arabic, &["arabic"]),
    (Spoken::Chinese, &["chinese", "mandarin", "cantonese"]),
    (Spoken::Vietnamese, &["vietnamese"]),
    (Spoken::Russian, &["russian"]),
    (Spoken::Hebrew, &["hebrew", "yiddish"]),
    (Spoken::SignLanguage, &["sign language", "asl"]),
    (Spoken::Interpreter, &["interpret", "translat", "language line", "other languages"]),
];

/// The words that name a kind of need, as directories write them in names and descriptions. A directory without a
/// taxonomy is found by them; whoever keeps the directory corrects them by hand.
const KINDS: [(NeedKind, &[&str]); 18] = [
    (NeedKind::Transport, &["transportation", "bus pass", "metrobus", "paratransit", "gas card", "rides to"]),
    (
        NeedKind::ChildCare,
        &["child care", "childcare", "day care", "daycare", "head start", "after school", "preschool"],
    ),
    (NeedKind::DependentCare, &["adult day", "respite", "elder care", "caregiver"]),
    (NeedKind::Housing, &["housing", "shelter", "homeless", "rent assistance", "rental assistance", "eviction"]),
    (NeedKind::Food, &["food", "meals", "pantry", "nutrition", "groceries", "wic"]),
    (NeedKind::Utilities, &["utility", "utilities", "electric bill", "energy assistance", "liheap", "water bill"]),
    (NeedKind::Clothing, &["clothing", "clothes", "thrift", "uniform"]),
    (NeedKind::Tools, &["tools for work", "work tools", "safety gear", "work boots"]),
    (NeedKind::ExamFees, &["exam fee", "test fee", "application fee", "licensing fee"]),
    (NeedKind::Books, &["textbook", "school supplies", "book loan"]),
    (NeedKind::Education, &["ged", "adult education", "literacy", "tutoring", "high school equivalency"]),
    (NeedKind::English, &["esol", "esl", "english class", "english as a second", "learn english"]),
    (NeedKind::Computer, &["computer", "internet access", "digital literacy"]),
    (NeedKind::License, &["driver license", "drivers license", "driver's license", "driving school"]),
    (NeedKind::Papers, &["birth certificate", "identification card", "citizenship", "immigration", "vital records"]),
    (NeedKind::Health, &["health", "medical", "dental", "clinic", "counseling", "hospital", "substance abuse"]),
    (NeedKind::Legal, &["legal", "attorney", "lawyer", "law school clinic", "expungement"]),
    (NeedKind::Money, &["financial assistance", "debt", "credit counseling", "tax preparation", "benefits", "budget"]),
];

/// Words that say nothing.
const EMPTY_WORDS: [&str; 16] = [
    "and", "the", "for", "with", "from", "that", "this", "are", "who", "all", "their", "they", "can", "has", "have",
    "also",
];
/// The shortest word of a description that services are found by; names are found by every word.
const SHORTEST: usize = 3;
/// How many words of a description services are found by: it says at its beginning what it is about.
const MOST_WORDS: usize = 40;
/// The most words of a search that are looked at.
const MOST_ASKED: usize = 5;

/// The kinds of need that a text names.
pub fn kinds_in<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<NeedKind> {
    let text = texts.into_iter().map(folded).collect::<Vec<_>>().join(" . ");
    let text = format!(" {text} ");
    let named = |words: &&[&str]| words.iter().any(|word| text.contains(&format!(" {}", folded(word))));
    KINDS.iter().filter(|(_, words)| named(words)).map(|(kind, _)| *kind).collect()
}

/// The languages that people who wrote this speak.
pub fn spoken_in<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<Spoken> {
    let text = format!(" {} ", texts.into_iter().map(folded).collect::<Vec<_>>().join(" "));
    let named = |words: &&[&str]| words.iter().any(|word| text.contains(&format!(" {word}")));
    SPOKEN.iter().filter(|(_, words)| named(words)).map(|(language, _)| *language).collect()
}

/// Everything that a service is found by: plain words, and kinds, languages and places with a mark before them.
pub fn words(provider: &ProviderDetails, service: &ServiceDetails, sites: &[SiteDetails]) -> BTreeSet<String> {
    let names = [Some(&provider.name), provider.alternate_name.as_ref(), Some(&service.name)];
    let names = names.into_iter().chain([service.alternate_name.as_ref()]).flatten();
    let mut words: BTreeSet<String> = names.flat_map(|name| split(name)).collect();
    let said = service.about.as_deref().or(provider.about.as_deref()).unwrap_or_default();
    let says = split(said).into_iter().filter(|word| word.chars().count() >= SHORTEST);
    words.extend(says.filter(|word| !EMPTY_WORDS.contains(&word.as_str())).take(MOST_WORDS));
    words.extend(service.kinds.iter().map(|kind| of_kind(*kind)));
    let reaches = [&provider.reach, &service.reach].into_iter().chain(sites.iter().map(|site| &site.reach));
    let languages: Vec<&str> = reaches.flat_map(|reach| reach.languages.iter().map(String::as_str)).collect();
    words.extend(spoken_in(languages).into_iter().map(of_language));
    for site in sites {
        words.extend(site.city.as_deref().map(|city| format!("at:{}", folded(city))));
        words.extend(site.postal_code.as_deref().map(|code| format!("at:{}", folded(code))));
    }
    words
}

/// The word of a kind.
pub fn of_kind(kind: NeedKind) -> String {
    format!("kind:{}", kind.code())
}

/// The word of a language.
pub fn of_language(language: Spoken) -> String {
    format!("speaks:{}", language.code())
}

/// The beginning of the word of a place: of a city's name, or of a ZIP code.
pub fn of_place(typed: &str) -> String {
    format!("at:{}", folded(typed))
}

/// The beginnings of words that a search asks for.
pub fn asked(typed: &str) -> Vec<String> {
    split(typed).into_iter().take(MOST_ASKED).collect()
}

fn split(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_by_whole_beginnings_of_words() {
        assert_eq!(kinds_in(["Provides CHILD CARE and after-school programs"]), [NeedKind::ChildCare]);
        assert_eq!(kinds_in(["Legal aid", "Food pantry"]), [NeedKind::Food, NeedKind::Legal]);
        assert!(kinds_in(["A seafood festival of engaged citizens"]).is_empty(), "inside a word is no word");
        assert_eq!(kinds_in(["G.E.D. and ESOL"]), [NeedKind::English]);
    }

    #[test]
    fn languages_are_read_out_of_what_people_write() {
        let spoken: Vec<_> =
            spoken_in(["English\nBi-lingual volunteers", "limited Spanish", "Haitian-Creole"]).into_iter().collect();
        assert_eq!(spoken, [Spoken::English, Spoken::Spanish, Spoken::HaitianCreole]);
        assert!(spoken_in(["Interpreters available in 150 languages"]).contains(&Spoken::Interpreter));
    }

    #[test]
    fn a_service_is_found_by_name_kind_language_and_place() {
        let provider = ProviderDetails { name: "Little Oaks Family Child Care".into(), ..Default::default() };
        let mut service =
            ServiceDetails { name: "Evening care".into(), kinds: vec![NeedKind::ChildCare], ..Default::default() };
        service.reach.languages.push("Spanish (limited)".into());
        let site =
            SiteDetails { city: Some("North Miami".into()), postal_code: Some("33157".into()), ..Default::default() };
        let words = words(&provider, &service, &[site]);
        for word in ["oaks", "evening", "kind:child-care", "speaks:spanish", "at:north miami", "at:33157"] {
            assert!(words.contains(word), "{word} in {words:?}");
        }
        assert_eq!(of_place(" North MIAMI "), "at:north miami");
        assert_eq!(asked("child  CARE, please!"), ["child", "care", "please"]);
    }
}
