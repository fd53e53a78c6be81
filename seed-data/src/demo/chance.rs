//! Chance that repeats itself: the same seed tells the same people the same lives, on every machine.

/// A generator of numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014), small and even enough for a demo, and
/// of no use for secrets.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// Begins with a seed; neighboring seeds have nothing in common.
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to below `end`; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: i32, most: i32) -> i32 {
        let width = usize::try_from(most - least + 1).unwrap_or(1);
        least + i32::try_from(self.below(width)).unwrap_or_default()
    }

    /// Yes, `percent` times of a hundred.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// One of `all`, each as often as the others.
    pub(crate) fn pick<'a>(&mut self, all: &'a [String]) -> &'a str {
        all.get(self.below(all.len())).map_or("", String::as_str)
    }

    /// One of `all`, each as often as its share says.
    pub(crate) fn by_share<'a, T>(&mut self, all: &'a [T], share: impl Fn(&T) -> usize) -> Option<&'a T> {
        let mut left = self.below(all.iter().map(&share).sum());
        all.iter().find(|one| {
            let here = left < share(one);
            left = left.saturating_sub(share(one));
            here
        })
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_tells_the_same_and_another_does_not() {
        let told = |seed| {
            let mut chance = Chance::of(seed);
            (0..20).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(told(7), told(7));
        assert_ne!(told(7), told(8));
    }

    #[test]
    fn shares_are_kept() {
        let (mut chance, shares) = (Chance::of(1), [60_usize, 30, 10]);
        let mut counts = [0; 3];
        for _ in 0..3000 {
            let one = chance.by_share(&shares, |share| *share).unwrap();
            counts[shares.iter().position(|share| share == one).unwrap()] += 1;
        }
        assert!((1650..1950).contains(&counts[0]) && (240..360).contains(&counts[2]), "{counts:?}");
    }

    #[test]
    fn a_number_stays_within_its_bounds() {
        let mut chance = Chance::of(3);
        assert!((0..500).all(|_| (4..=9).contains(&chance.between(4, 9))));
        assert_eq!(chance.below(0), 0);
    }
}
