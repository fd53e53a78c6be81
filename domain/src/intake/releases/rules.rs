//! What a release covers, what is narrower, and what is left when two people's records become one. Default is no.

use super::kinds::ReleaseKind;
use super::lists::{Category, RecipientKind};
use crate::shared::{Day, ParticipantId};

/// To whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Of which kind.
    pub kind: RecipientKind,
    /// Which, where they are known to Tandem.
    pub id: Option<uuid::Uuid>,
    /// The keyed hash of their folded name: names of recipients are sealed.
    pub name_hash: Vec<u8>,
}

impl Recipient {
    /// Whether both are the same: by what Tandem knows of them, else by kind and name. Whoever was not known yet when a
    /// release was signed is known by the name that stands on it.
    pub fn is(&self, other: &Self) -> bool {
        match (self.id, other.id) {
            (Some(one), Some(two)) => one == two,
            _ => self.kind == other.kind && self.name_hash == other.name_hash,
        }
    }
}

/// A release as the question of what it covers sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Of which kind.
    pub kind: ReleaseKind,
    /// To whom.
    pub recipient: Recipient,
    /// The categories that it names.
    pub categories: Vec<Category>,
    /// The first day.
    pub from: Day,
    /// The last day; open where there is none.
    pub until: Option<Day>,
    /// Whether it was revoked, narrowed or otherwise ended.
    pub ended: bool,
    /// Whether it still waits for a manager's look.
    pub waits: bool,
    /// Who gave it.
    pub given_by: ParticipantId,
}

impl Standing {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        !self.ended && !self.waits && self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether any of these releases lets `recipient` see `category` on `day`. Default is no.
pub fn covers(releases: &[Standing], recipient: &Recipient, category: Category, day: Day) -> bool {
    covered_until(releases, std::slice::from_ref(recipient), category, day).is_some()
}

/// The last day of the longest of these releases that lets a recipient, who goes by these names, see `category` on `day`;
/// a release may be open. Nothing where none does.
pub fn covered_until(releases: &[Standing], names: &[Recipient], category: Category, day: Day) -> Option<Option<Day>> {
    let toward = |release: &&Standing| names.iter().any(|name| release.recipient.is(name));
    let covering = releases.iter().filter(|release| release.holds_on(day) && release.categories.contains(&category));
    let until = covering.filter(toward).map(|release| release.until);
    until.reduce(|one, other| one.zip(other).map(|(one, other)| one.max(other)))
}

/// Whether these categories and this last day are within `wider`: no category more, no day more. What goes beyond needs a new signature.
pub fn narrows(wider: &Standing, categories: &[Category], until: Option<Day>) -> bool {
    let within = categories.iter().all(|category| wider.categories.contains(category));
    let no_longer = match (wider.until, until) {
        (None, _) => true,
        (Some(last), Some(until)) => until <= last,
        (Some(_), None) => false,
    };
    let less = categories.len() < wider.categories.len() || until != wider.until;
    within && no_longer && less && !categories.is_empty()
}

/// What is left of two people's releases when their records become one: what both had released, each pair by itself.
/// The first of each answer is the release of `one` whose signature stands behind it.
pub fn left_of(one: &[Standing], two: &[Standing]) -> Vec<(usize, Standing)> {
    let standing = |release: &&Standing| !release.ended;
    let mut left = Vec::new();
    for (place, mine) in one.iter().enumerate().filter(|(_, mine)| standing(mine)) {
        for other in two.iter().filter(standing).filter(|other| other.recipient.is(&mine.recipient)) {
            let both = mine.categories.iter().copied().filter(|category| other.categories.contains(category));
            let shared = Standing {
                categories: both.collect(),
                from: mine.from.max(other.from),
                until: earlier(mine.until, other.until),
                waits: mine.waits || other.waits,
                ..mine.clone()
            };
            if !shared.categories.is_empty() && shared.until.is_none_or(|until| shared.from <= until) {
                left.push((place, shared));
            }
        }
    }
    left
}

fn earlier(one: Option<Day>, two: Option<Day>) -> Option<Day> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::Coded;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn today() -> Day {
        day("2026-11-24")
    }

    fn alvarez() -> Recipient {
        Recipient { kind: RecipientKind::Employer, id: None, name_hash: b"Alvarez Machining".to_vec() }
    }

    fn standing(categories: &[Category]) -> Standing {
        Standing {
            kind: ReleaseKind::ReferralProfile,
            recipient: alvarez(),
            categories: categories.to_vec(),
            from: today(),
            until: Some(day("2026-12-31")),
            ended: false,
            waits: false,
            given_by: ParticipantId::default(),
        }
    }

    #[test]
    fn what_is_not_released_is_not_covered() {
        let releases = [standing(&[Category::Skills])];
        let covered = |recipient: &Recipient, category, on| covers(&releases, recipient, category, day(on));
        assert!(
            covered(&alvarez(), Category::Skills, "2026-11-24") && covered(&alvarez(), Category::Skills, "2026-12-31")
        );
        assert!(!covered(&alvarez(), Category::Skills, "2026-11-23"), "before its first day");
        assert!(!covered(&alvarez(), Category::Skills, "2027-01-01"), "after its last day");
        assert!(!covered(&alvarez(), Category::Contact, "2026-11-24"), "another category");
        let known = Recipient { id: Some(uuid::Uuid::now_v7()), ..alvarez() };
        assert!(covered(&known, Category::Skills, "2026-11-24"), "known only since it was signed");
        let another = Recipient { name_hash: b"Whitcomb Tool".to_vec(), ..known.clone() };
        assert!(!covered(&another, Category::Skills, "2026-11-24"), "another name");
        let theirs = [Standing { recipient: known.clone(), ..standing(&[Category::Skills]) }];
        let namesake = Recipient { id: Some(uuid::Uuid::now_v7()), ..alvarez() };
        assert!(covers(&theirs, &known, Category::Skills, today()));
        assert!(!covers(&theirs, &namesake, Category::Skills, today()), "of two with one name the one that was meant");
        assert!(!covers(&[], &alvarez(), Category::Skills, today()), "default is no");
        let waits = Standing { waits: true, ..standing(&[Category::Skills]) };
        assert!(!covers(&[waits], &alvarez(), Category::Skills, today()), "a manager has not looked");
    }

    #[test]
    fn the_longest_release_counts_and_an_open_one_is_the_longest() {
        let skills = || standing(&[Category::Skills]);
        let until = |releases: &[Standing]| covered_until(releases, &[alvarez()], Category::Skills, today());
        let longer = Standing { until: Some(day("2027-01-31")), ..skills() };
        assert_eq!(until(&[skills(), longer.clone()]), Some(Some(day("2027-01-31"))));
        assert_eq!(until(&[longer, Standing { until: None, ..skills() }, skills()]), Some(None));
        assert_eq!(until(&[standing(&[Category::Name])]), None);
    }

    #[test]
    fn narrowing_takes_away_and_never_adds() {
        let wide = standing(&[Category::Skills, Category::Name]);
        assert!(narrows(&wide, &[Category::Skills], wide.until));
        assert!(narrows(&wide, &wide.categories, Some(day("2026-12-01"))));
        assert!(!narrows(&wide, &wide.categories, wide.until), "the same is not narrower");
        assert!(!narrows(&wide, &[Category::Skills, Category::Contact], wide.until));
        assert!(!narrows(&wide, &[Category::Skills], Some(day("2027-01-01"))));
        assert!(!narrows(&wide, &[Category::Skills], None));
        assert!(!narrows(&wide, &[], wide.until), "nothing left is a revocation");
    }

    fn some_releases() -> impl Strategy<Value = Vec<Standing>> {
        let names = proptest::sample::select(&["Alvarez Machining", "Whitcomb Tool"][..]);
        let categories = &[Category::Skills, Category::Name, Category::Contact][..];
        let picked = proptest::sample::subsequence(categories.to_vec(), 0..=3);
        let one = (names, picked, 0..20_u32, proptest::option::of(0..40_u32), any::<bool>());
        let one = one.prop_map(|(name, categories, from, length, ended)| Standing {
            recipient: Recipient { name_hash: name.into(), ..alvarez() },
            from: today().plus_days(from),
            until: length.map(|length| today().plus_days(from + length)),
            ended,
            ..standing(&categories)
        });
        proptest::collection::vec(one, 0..4)
    }

    proptest! {
        #[test]
        fn what_is_left_of_two_people_is_what_both_had_released(
            one in some_releases(),
            two in some_releases(),
            category in proptest::sample::select(Category::ALL),
            on in 0..60_u32,
            name in proptest::sample::select(&["Alvarez Machining", "Whitcomb Tool", "Nobody"][..]),
        ) {
            let recipient = Recipient { name_hash: name.into(), ..alvarez() };
            let on = today().plus_days(on);
            let left: Vec<Standing> = left_of(&one, &two).into_iter().map(|(_, standing)| standing).collect();
            let both = covers(&one, &recipient, category, on) && covers(&two, &recipient, category, on);
            prop_assert_eq!(covers(&left, &recipient, category, on), both);
        }
    }
}
