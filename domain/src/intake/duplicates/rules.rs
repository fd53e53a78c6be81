//! Whether two descriptions are of one person.
//!
//! The same date of birth and a similar name, or the same national identifier, speak for it. A shared phone or e-mail
//! never does by itself: families and shelters share them. What speaks against it, another number, another suffix,
//! leaves the question to a human.

use std::fmt;

use chrono::Datelike;

use super::names::{Nearness, first_names, last_names};
use crate::shared::Day;

/// What is known of a person that tells people apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Given names.
    pub first: String,
    /// Surname or surnames, without a suffix.
    pub last: String,
    /// `Jr.`, `Sr`, `III`.
    pub suffix: Option<String>,
    /// Date of birth.
    pub born: Option<Day>,
    /// The whole national identifier.
    pub number: Option<Mark>,
    /// Its last four digits, which many files keep instead.
    pub last_four: Option<String>,
    /// Telephone number, written one way everywhere.
    pub phone: Option<String>,
    /// E-mail address in lower case.
    pub email: Option<String>,
}

/// A national identifier or its keyed hash: compared, never shown.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mark(pub String);

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mark(…)")
    }
}

crate::coded! {
    /// How far two descriptions go toward one person, from least to most.
    pub enum Degree("likeness") {
        /// Nothing, or too little to speak of.
        Different = "different",
        /// Something they share that families share too: to be shown, never acted upon.
        Hint = "hint",
        /// Probably one person: a human decides.
        Probably = "probably",
        /// One person.
        Same = "same",
    }
}

crate::coded! {
    /// One thing that speaks for, or against, one person.
    pub enum Ground("likeness-ground") {
        /// The same national identifier.
        SameNumber = "same-number",
        /// The same last four digits of it.
        SameLastFour = "same-last-four",
        /// The same date of birth.
        SameBirthDate = "same-birth-date",
        /// Dates of birth that differ as a slip does: one digit, or day and month exchanged.
        NearBirthDate = "near-birth-date",
        /// The same name.
        SameName = "same-name",
        /// A similar name.
        SimilarName = "similar-name",
        /// The same given name with another surname, as after a marriage.
        SameFirstName = "same-first-name",
        /// The same telephone number.
        SamePhone = "same-phone",
        /// The same e-mail address.
        SameEmail = "same-email",
        /// Against: another national identifier.
        OtherNumber = "other-number",
        /// Against: `Jr.` here and `Sr` there.
        OtherSuffix = "other-suffix",
    }
}

/// How far two descriptions go toward one person, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// How far.
    pub degree: Degree,
    /// Why, in the order of the list of grounds.
    pub grounds: Vec<Ground>,
}

/// Compares two descriptions. Which of them comes first does not matter.
pub fn likeness(a: &Identity, b: &Identity) -> Likeness {
    let found = Found::between(a, b);
    Likeness { degree: found.degree(), grounds: found.grounds() }
}

/// What two descriptions have in common, each looked at once.
struct Found {
    number: Agreement,
    last_four: Agreement,
    born: Agreement,
    born_nearly: bool,
    name: Name,
    phone: bool,
    email: bool,
    other_suffix: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Same,
    Other,
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Same,
    Similar,
    SameFirst,
    Other,
    Unknown,
}

impl Found {
    fn between(a: &Identity, b: &Identity) -> Self {
        Self {
            number: agreement(a.number.as_ref(), b.number.as_ref()),
            last_four: agreement(a.last_four.as_ref(), b.last_four.as_ref()),
            born: agreement(a.born, b.born),
            born_nearly: a.born.zip(b.born).is_some_and(|(a, b)| is_a_slip(a, b)),
            name: name(a, b),
            phone: agreement(a.phone.as_ref(), b.phone.as_ref()) == Agreement::Same,
            email: agreement(a.email.as_ref(), b.email.as_ref()) == Agreement::Same,
            other_suffix: agreement(suffix(a), suffix(b)) == Agreement::Other,
        }
    }

    fn degree(&self) -> Degree {
        match (self.number, self.born) {
            (Agreement::Same, _) => self.with_one_number(),
            (_, Agreement::Same) => self.with_one_birth_date(),
            (_, Agreement::Unknown) => self.without_one_birth_date(),
            (_, Agreement::Other) if self.born_nearly => self.without_one_birth_date(),
            _ => self.by_hints(),
        }
    }

    /// A number is mistyped now and then: with another name and another date of birth, somebody must look.
    fn with_one_number(&self) -> Degree {
        let borne_out = self.born == Agreement::Same || matches!(self.name, Name::Same | Name::Similar);
        if borne_out { Degree::Same } else { Degree::Probably }
    }

    fn with_one_birth_date(&self) -> Degree {
        match self.name {
            Name::Same if self.speaks_against() => Degree::Probably,
            Name::Same => Degree::Same,
            Name::Similar if self.other_number() => Degree::Hint,
            Name::Similar => Degree::Probably,
            Name::SameFirst | Name::Unknown if self.borne_out() => Degree::Probably,
            _ if self.last_four == Agreement::Same => Degree::Hint,
            _ => self.by_hints(),
        }
    }

    /// A date of birth missing or mistyped: with a number's end or an address in common as well, somebody must look.
    fn without_one_birth_date(&self) -> Degree {
        let probably = self.name == Name::Same && self.borne_out() && !self.speaks_against();
        if probably { Degree::Probably } else { self.by_hints() }
    }

    fn by_hints(&self) -> Degree {
        if self.shares_address() || self.name == Name::Same { Degree::Hint } else { Degree::Different }
    }

    fn borne_out(&self) -> bool {
        self.last_four == Agreement::Same || self.shares_address()
    }

    fn shares_address(&self) -> bool {
        self.phone || self.email
    }

    fn other_number(&self) -> bool {
        self.number == Agreement::Other || self.last_four == Agreement::Other
    }

    fn speaks_against(&self) -> bool {
        self.other_number() || self.other_suffix
    }

    fn grounds(&self) -> Vec<Ground> {
        let number = self.number == Agreement::Same;
        [
            (number, Ground::SameNumber),
            (!number && self.last_four == Agreement::Same, Ground::SameLastFour),
            (self.born == Agreement::Same, Ground::SameBirthDate),
            (self.born_nearly, Ground::NearBirthDate),
            (self.name == Name::Same, Ground::SameName),
            (self.name == Name::Similar, Ground::SimilarName),
            (self.name == Name::SameFirst, Ground::SameFirstName),
            (self.phone, Ground::SamePhone),
            (self.email, Ground::SameEmail),
            (self.other_number(), Ground::OtherNumber),
            (self.other_suffix, Ground::OtherSuffix),
        ]
        .into_iter()
        .filter_map(|(holds, ground)| holds.then_some(ground))
        .collect()
    }
}

fn agreement<T: PartialEq>(a: Option<T>, b: Option<T>) -> Agreement {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Agreement::Same,
        (Some(_), Some(_)) => Agreement::Other,
        _ => Agreement::Unknown,
    }
}

/// Given name and surname exchanged by whoever typed them are a similar name.
fn name(a: &Identity, b: &Identity) -> Name {
    let nameless = |identity: &Identity| identity.first.is_empty() && identity.last.is_empty();
    if nameless(a) || nameless(b) {
        return Name::Unknown;
    }
    let (first, last) = (first_names(&a.first, &b.first), last_names(&a.last, &b.last));
    let exchanged =
        last_names(&a.first, &b.last) == Nearness::Equal && last_names(&a.last, &b.first) == Nearness::Equal;
    match (first, last) {
        (Nearness::Equal, Nearness::Equal) => Name::Same,
        (Nearness::Equal | Nearness::Near, Nearness::Equal | Nearness::Near) => Name::Similar,
        _ if exchanged => Name::Similar,
        (Nearness::Equal, Nearness::Far) => Name::SameFirst,
        _ => Name::Other,
    }
}

fn suffix(identity: &Identity) -> Option<String> {
    identity.suffix.as_deref().map(super::fold)
}

/// Day and month exchanged, or one of the three parts different and the two others the same.
fn is_a_slip(a: Day, b: Day) -> bool {
    let parts = |day: Day| (day.0.year(), day.0.month(), day.0.day());
    let ((year, month, day), (other_year, other_month, other_day)) = (parts(a), parts(b));
    let exchanged = year == other_year && month == other_day && day == other_month;
    let same = [year == other_year, month == other_month, day == other_day].into_iter().filter(|same| *same).count();
    a != b && (exchanged || same == 2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::Coded;

    fn rosa() -> Identity {
        Identity {
            first: "Rosa María".into(),
            last: "Castillo".into(),
            born: Day::new(1991, 4, 14),
            number: Some(Mark("930112222".into())),
            last_four: Some("2222".into()),
            phone: Some("+12105550128".into()),
            email: Some("rosa@example.org".into()),
            ..Identity::default()
        }
    }

    fn degree(a: &Identity, b: &Identity) -> &'static str {
        likeness(a, b).degree.code()
    }

    #[test]
    fn rosa_is_rosa_in_capitals_and_without_her_number() {
        let typed =
            Identity { first: "ROSA MARIA".into(), last: "CASTILLO".into(), number: None, last_four: None, ..rosa() };
        assert_eq!(degree(&rosa(), &typed), "same");
    }

    #[test]
    fn rosa_with_one_name_left_out_is_for_a_human_to_tell() {
        let typed = Identity { first: "Rosa".into(), number: None, last_four: None, ..rosa() };
        assert_eq!(degree(&rosa(), &typed), "probably");
    }

    #[test]
    fn her_sister_on_the_same_phone_is_a_hint_and_no_more() {
        let born = Day::new(1994, 8, 2);
        let sister = Identity { first: "Elena".into(), born, number: None, last_four: None, ..rosa() };
        assert_eq!(degree(&rosa(), &sister), "hint");
        let namesake = Identity { born, number: None, last_four: None, ..rosa() };
        assert_eq!(degree(&rosa(), &namesake), "hint");
    }

    #[test]
    fn her_twin_shares_the_day_and_the_phone_and_is_somebody_else() {
        let twin = Identity { first: "Marisol".into(), number: None, last_four: None, ..rosa() };
        assert_eq!(degree(&rosa(), &twin), "hint");
    }

    #[test]
    fn another_number_leaves_the_same_name_and_day_to_a_human() {
        let other = Identity { number: Some(Mark("930113333".into())), last_four: Some("3333".into()), ..rosa() };
        let found = likeness(&rosa(), &other);
        assert_eq!(found.degree, Degree::Probably);
        assert!(found.grounds.contains(&Ground::OtherNumber), "{found:?}");
    }

    #[test]
    fn the_number_alone_finds_rosa_after_her_wedding() {
        let married = Identity { last: "Okafor".into(), phone: None, email: None, ..rosa() };
        assert_eq!(degree(&rosa(), &married), "same");
        let by_four = Identity { number: None, ..married };
        assert_eq!(degree(&rosa(), &by_four), "probably");
    }

    #[test]
    fn day_and_month_exchanged_is_told_with_more_to_bear_it_out() {
        let born = (Day::new(1991, 4, 11), Day::new(1991, 11, 4));
        let a = Identity { born: born.0, number: None, ..rosa() };
        let b = Identity { born: born.1, number: None, ..rosa() };
        assert_eq!(degree(&a, &b), "probably");
        let alone = Identity { last_four: None, phone: None, email: None, ..b };
        assert_eq!(degree(&a, &alone), "hint");
    }

    #[test]
    fn without_a_date_of_birth_or_a_name_more_must_be_shared() {
        let bare = Identity { number: None, last_four: None, email: None, ..rosa() };
        let undated = Identity { born: None, ..bare.clone() };
        assert_eq!(degree(&bare, &undated), "probably");
        assert_eq!(degree(&bare, &Identity { phone: None, ..undated }), "hint");
        let nameless = Identity { first: String::new(), last: String::new(), ..bare.clone() };
        assert_eq!(degree(&bare, &nameless), "probably");
        assert_eq!(degree(&bare, &Identity { phone: None, ..nameless }), "different");
    }

    #[test]
    fn father_and_son_are_not_one_because_of_their_name() {
        let senior = Identity { suffix: Some("Sr".into()), born: Day::new(1960, 1, 2), ..Identity::default() };
        let junior = Identity { suffix: Some("Jr.".into()), born: Day::new(1988, 5, 6), ..Identity::default() };
        let named = |i: Identity| Identity { first: "Ahmed".into(), last: "Lee".into(), ..i };
        assert_eq!(degree(&named(senior), &named(junior)), "hint");
    }

    #[test]
    fn a_number_is_never_written_out() {
        assert!(!format!("{:?}", rosa()).contains("930112222"));
    }

    fn anybody() -> impl Strategy<Value = Identity> {
        let word = |words: &'static [&'static str]| proptest::sample::select(words).prop_map(str::to_owned);
        (
            word(&["Rosa", "Rosa María", "Bob", "Robert", "Wei", ""]),
            word(&["Castillo", "Castilo", "Álvarez Peña", "Alvarez", "Lee", ""]),
            proptest::option::of(word(&["Jr.", "Sr"])),
            proptest::option::of((1990..1992_i32, 1..3_u32, 1..3_u32).prop_map(|(y, m, d)| Day::new(y, m, d))),
            proptest::option::of(word(&["930112222", "930113333"])),
            proptest::option::of(word(&["+12105550100", "+12105550101"])),
        )
            .prop_map(|(first, last, suffix, born, number, phone)| Identity {
                first,
                last,
                suffix,
                born: born.flatten(),
                last_four: number.as_ref().map(|n| n[5..].to_owned()),
                number: number.map(Mark),
                phone,
                email: None,
            })
    }

    proptest! {
        #[test]
        fn it_does_not_matter_who_comes_first(a in anybody(), b in anybody()) {
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
        }

        #[test]
        fn whoever_can_be_told_apart_is_the_same_as_themselves(a in anybody()) {
            if a.born.is_some() && !a.first.is_empty() && !a.last.is_empty() {
                prop_assert_eq!(likeness(&a, &a).degree, Degree::Same);
            }
        }

        #[test]
        fn a_phone_alone_is_never_enough(a in anybody(), b in anybody()) {
            let with_phone = |i: &Identity, phone: Option<String>| Identity { phone, ..i.clone() };
            let bare = likeness(&with_phone(&a, None), &with_phone(&b, None)).degree;
            let shared = Some("+12105550100".to_owned());
            let same_phone = likeness(&with_phone(&a, shared.clone()), &with_phone(&b, shared)).degree;
            let named_apart = a.first != b.first && !(a.first.is_empty() && a.last.is_empty() || b.first.is_empty() && b.last.is_empty());
            prop_assert!(bare != Degree::Different || same_phone <= Degree::Hint || !named_apart);
        }
    }
}
