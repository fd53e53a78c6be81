//! The message catalogue: every sentence that people read, in every language, in Fluent files below `text/`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::FILES;

/// From this number on digits are grouped by commas; below it a year stays a year.
const GROUPED_FROM: f64 = 10_000.0;

/// A language that Tandem speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, as written in the United States.
    #[default]
    English,
    /// Spanish, as written in the United States.
    Spanish,
}

impl Language {
    /// Every language, in the order people are offered them.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its ISO 639 code: `en`, `es`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The language with this code; a region after it (`es-MX`) does not matter.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

/// Why a message cannot be said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsaid {
    /// No such message in this language.
    #[error("no message {key:?} in {language:?}")]
    Missing {
        /// The message's key.
        key: String,
        /// The language asked for.
        language: Language,
    },
    /// The message names something that was not given.
    #[error("message {key:?}: {wrong}")]
    Incomplete {
        /// The message's key.
        key: String,
        /// What is wrong, in the words of Fluent.
        wrong: String,
    },
}

/// Every message in every language.
pub struct Catalogue {
    english: FluentBundle<FluentResource>,
    spanish: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The catalogue, read once for the whole program.
    pub fn load() -> &'static Self {
        static LOADED: LazyLock<Catalogue> =
            LazyLock::new(|| Catalogue { english: bundle(Language::English), spanish: bundle(Language::Spanish) });
        &LOADED
    }

    /// The message for `key`, with what it names filled in; a whole number among `args` chooses plurals.
    ///
    /// # Errors
    /// An unknown key, or a message that names something not among `args`.
    pub fn say(&self, language: Language, key: &str, args: &[(&str, &str)]) -> Result<String, Unsaid> {
        let filled: FluentArgs<'_> = args.iter().map(|(name, text)| (*name, value_of(text))).collect();
        self.fill(language, key, &filled)
    }

    /// Whether there is such a message.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The keys of a language, in alphabetic order.
    pub fn keys(&self, language: Language) -> BTreeSet<&'static str> {
        files(language).flat_map(|(_, text)| text.lines().filter_map(key_of)).collect()
    }

    pub(crate) fn fill(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Result<String, Unsaid> {
        let bundle = self.bundle(language);
        let message = bundle.get_message(key);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return Err(Unsaid::Missing { key: key.to_owned(), language });
        };
        let mut wrong = Vec::new();
        let said = bundle.format_pattern(pattern, Some(args), &mut wrong).into_owned();
        match wrong.first() {
            None => Ok(said),
            Some(wrong) => Err(Unsaid::Incomplete { key: key.to_owned(), wrong: wrong.to_string() }),
        }
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
        }
    }
}

/// A whole number as a number, so that it chooses plurals; everything else as it stands.
pub(crate) fn value_of(text: &str) -> FluentValue<'_> {
    text.parse::<i64>().map_or_else(|_| FluentValue::from(text), FluentValue::from)
}

/// The language's files with their sources.
pub(crate) fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = format!("text/{}/", language.code());
    FILES.iter().copied().filter(move |(name, _)| name.starts_with(&folder) && name.ends_with(".ftl"))
}

/// A file that Fluent cannot read in part still says the rest; the tests refuse it.
fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let locale = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) if number.value >= GROUPED_FROM => Some(grouped(&number.as_string())),
        _ => None,
    }));
    for (_, text) in files(language) {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    crate::figures::group(whole) + rest
}

/// A message begins at the line's start with its key; terms, comments and continuations do not.
fn key_of(line: &'static str) -> Option<&'static str> {
    let (key, _) = line.split_once('=')?;
    key.starts_with(|first: char| first.is_ascii_alphabetic()).then(|| key.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_said_in_both_languages_with_its_plural() {
        let catalogue = Catalogue::load();
        assert_eq!(catalogue.say(Language::English, "days-late", &[("count", "1")]).unwrap(), "1 day late");
        assert_eq!(catalogue.say(Language::English, "days-late", &[("count", "9")]).unwrap(), "9 days late");
        assert_eq!(catalogue.say(Language::Spanish, "days-late", &[("count", "1")]).unwrap(), "1 día de retraso");
        assert_eq!(catalogue.say(Language::Spanish, "days-late", &[("count", "9")]).unwrap(), "9 días de retraso");
    }

    #[test]
    fn large_counts_are_grouped_and_years_are_not() {
        let catalogue = Catalogue::load();
        let said = |count| catalogue.say(Language::English, "days-late", &[("count", count)]).unwrap();
        assert_eq!(said("12345"), "12,345 days late");
        assert_eq!(said("2026"), "2026 days late");
    }

    #[test]
    fn a_missing_key_and_a_missing_argument_are_errors() {
        let catalogue = Catalogue::load();
        let missing = catalogue.say(Language::Spanish, "no-such-key", &[]);
        assert!(matches!(missing, Err(Unsaid::Missing { language: Language::Spanish, .. })));
        assert!(matches!(catalogue.say(Language::English, "days-late", &[]), Err(Unsaid::Incomplete { .. })));
    }

    #[test]
    fn a_region_does_not_change_the_language() {
        assert_eq!(Language::from_code("es-MX"), Some(Language::Spanish));
        assert_eq!(Language::from_code("fr"), None);
    }
}
