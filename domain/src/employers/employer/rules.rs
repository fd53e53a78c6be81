//! What an employer is to the program, and which codes and numbers are possible.

use crate::shared::{Coded, Day};

crate::coded! {
    /// What an employer is to the program, by what happened in the last twelve months.
    pub enum Level("partnership-level") {
        /// Known only as the place where somebody works.
        Workplace = "workplace",
        /// Somebody there was called or written to.
        Contacted = "contacted",
        /// It met with the program or was served by it.
        Engaged = "engaged",
        /// It opened a job order or hired through the program.
        Partner = "partner",
    }
}

crate::coded! {
    /// How many people work for an employer: the bands of the Bureau of Labor Statistics.
    pub enum SizeBand("size-band") {
        /// One to four.
        UpTo4 = "1-4",
        /// Five to nine.
        UpTo9 = "5-9",
        /// Ten to 19.
        UpTo19 = "10-19",
        /// Twenty to 49.
        UpTo49 = "20-49",
        /// Fifty to 99.
        UpTo99 = "50-99",
        /// A hundred to 249.
        UpTo249 = "100-249",
        /// 250 to 499.
        UpTo499 = "250-499",
        /// 500 to 999.
        UpTo999 = "500-999",
        /// A thousand and more.
        More = "1000-and-more",
    }
}

crate::coded! {
    /// The sectors of the North American Industry Classification System, by their first two digits.
    pub enum Sector("naics-sector") {
        /// Agriculture, forestry, fishing and hunting.
        Agriculture = "11",
        /// Mining, quarrying, oil and gas.
        Mining = "21",
        /// Utilities.
        Utilities = "22",
        /// Construction.
        Construction = "23",
        /// Manufacturing.
        Manufacturing = "31-33",
        /// Wholesale trade.
        Wholesale = "42",
        /// Retail trade.
        Retail = "44-45",
        /// Transportation and warehousing.
        Transportation = "48-49",
        /// Information.
        Information = "51",
        /// Finance and insurance.
        Finance = "52",
        /// Real estate, rental and leasing.
        RealEstate = "53",
        /// Professional, scientific and technical services.
        Professional = "54",
        /// Management of companies.
        Management = "55",
        /// Administrative, support, waste and remediation services.
        Administrative = "56",
        /// Educational services.
        Education = "61",
        /// Health care and social assistance.
        Health = "62",
        /// Arts, entertainment and recreation.
        Arts = "71",
        /// Accommodation and food services.
        Accommodation = "72",
        /// Other services.
        Other = "81",
        /// Public administration.
        Public = "92",
    }
}

impl Sector {
    /// The first two digits that belong to it, the first and the last.
    pub fn digits(self) -> (&'static str, &'static str) {
        let code = self.code();
        code.split_once('-').unwrap_or((code, code))
    }

    /// The digits from which on, and those before which, every code belongs to it. Digits alone are sorted the same way
    /// in every language.
    pub fn range(self) -> (&'static str, String) {
        let (first, last) = self.digits();
        (first, last.parse::<u8>().map_or_else(|_| last.to_owned(), |last| (last + 1).to_string()))
    }

    /// The sector of a code.
    pub fn of(naics: &str) -> Option<Self> {
        let start = naics.get(..2)?;
        Self::ALL.iter().copied().find(|sector| {
            let (first, last) = sector.digits();
            first <= start && start <= last
        })
    }
}

/// Days without a word from which on an employer that one works with counts as silent.
pub const SILENT: u32 = 14;

/// The days that count for what an employer is to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deeds {
    /// Somebody there was last tried.
    pub tried_on: Option<Day>,
    /// It last met with the program or was served by it.
    pub engaged_on: Option<Day>,
    /// It last opened a job order or hired through the program.
    pub partnered_on: Option<Day>,
}

/// The first day that still counts as of `today`: twelve months back.
pub fn counts_from(today: Day) -> Day {
    /// Days in which what was done makes somebody a partner.
    const YEAR: u32 = 365;
    today.minus_days(YEAR)
}

/// What an employer is to the program on a day.
pub fn level(deeds: &Deeds, today: Day) -> Level {
    let counts = |day: Option<Day>| day.is_some_and(|day| day >= counts_from(today));
    if counts(deeds.partnered_on) {
        Level::Partner
    } else if counts(deeds.engaged_on) {
        Level::Engaged
    } else if counts(deeds.tried_on) {
        Level::Contacted
    } else {
        Level::Workplace
    }
}

/// Whether a code could be one of an industry: six digits that begin with those of a sector.
pub fn is_naics(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) && Sector::of(code).is_some()
}

/// First digits that the IRS has given out with no campus or by internet ("How EINs are assigned", irs.gov).
const NEVER: [&str; 17] =
    ["00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"];

/// The nine digits of a federal employer identification number; nothing where no such number is issued.
pub fn normalized_fein(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let issued =
        digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit()) && !NEVER.contains(&&digits[..2]);
    issued.then_some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_latest_year_says_what_an_employer_is() {
        let today = day("2026-11-24");
        let of = |tried, engaged, partnered| {
            level(&Deeds { tried_on: tried, engaged_on: engaged, partnered_on: partnered }, today)
        };
        assert_eq!(of(None, None, None), Level::Workplace);
        assert_eq!(of(Some(day("2026-01-05")), None, None), Level::Contacted);
        assert_eq!(of(Some(today), Some(day("2025-11-24")), None), Level::Engaged, "a year ago to the day");
        assert_eq!(of(Some(today), Some(day("2025-11-23")), None), Level::Contacted, "a day too long ago");
        assert_eq!(of(None, None, Some(day("2026-03-09"))), Level::Partner);
    }

    #[test]
    fn codes_have_the_shape_that_is_published() {
        assert!(is_naics("332710") && is_naics("622110"));
        for wrong in ["33271", "3327100", "432710 ", "990000", "33a710", ""] {
            assert!(!is_naics(wrong), "{wrong}");
        }
        assert_eq!(normalized_fein("74-1234567").as_deref(), Some("741234567"));
        for wrong in ["00-1234567", "74-123456", "74-12345678", "ab-1234567", ""] {
            assert_eq!(normalized_fein(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_sector_holds_its_own_digits() {
        for sector in Sector::ALL {
            let (first, last) = sector.digits();
            assert_eq!(Sector::of(&format!("{first}1110")), Some(*sector));
            assert_eq!(Sector::of(&format!("{last}1110")), Some(*sector));
            let (from, beyond) = sector.range();
            let holds = |code: &str| from <= code && code < &*beyond;
            assert!(holds(&format!("{first}0000")) && holds(&format!("{last}9999")));
            let others = Sector::ALL.iter().filter(|other| *other != sector).map(|other| other.digits().0);
            assert!(others.into_iter().all(|other| !holds(&format!("{other}0000"))), "{}", sector.code());
        }
    }

    proptest! {
        #[test]
        fn whoever_does_more_is_never_less(tried in 0u32..800, engaged in 0u32..800, partnered in 0u32..800) {
            let today = day("2026-11-24");
            let ago = |days: u32| Some(today.minus_days(days));
            let deeds = Deeds { tried_on: ago(tried), engaged_on: ago(engaged), partnered_on: ago(partnered) };
            let fresh = Deeds { engaged_on: Some(today), ..deeds };
            prop_assert!(level(&fresh, today) >= level(&deeds, today));
            prop_assert!(level(&deeds, today) >= level(&deeds, today.plus_days(1)), "time alone makes nobody more");
        }
    }
}
