//! Many people, and whom of them somebody may be, without comparing with each.

use std::collections::{BTreeSet, HashMap};

use super::fold;
use super::rules::{Degree, Identity, Likeness, Mark, likeness};
use crate::shared::Day;

/// A date of birth that more people share is a stand-in (`1/1/1900`): it tells nobody apart.
pub const MOST_ON_ONE_DAY: usize = 200;

/// People known by a key of the caller's: the lines of a file, the participants of an organization.
#[derive(Debug)]
pub struct People<K> {
    everyone: Vec<(K, Identity)>,
    by_number: HashMap<Mark, Vec<usize>>,
    by_birth_date: HashMap<Day, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl<K> Default for People<K> {
    fn default() -> Self {
        Self { everyone: Vec::new(), by_number: HashMap::new(), by_birth_date: HashMap::new(), by_name: HashMap::new() }
    }
}

impl<K: Copy> People<K> {
    /// Adds a person.
    pub fn add(&mut self, key: K, identity: Identity) {
        let place = self.everyone.len();
        if let Some(number) = &identity.number {
            self.by_number.entry(number.clone()).or_default().push(place);
        }
        if let Some(born) = identity.born {
            self.by_birth_date.entry(born).or_default().push(place);
        }
        let name = whole_name(&identity);
        if !name.is_empty() {
            self.by_name.entry(name).or_default().push(place);
        }
        self.everyone.push((key, identity));
    }

    /// Whoever is most likely the same person, at least probably so; among equals whoever was added first.
    pub fn likeliest(&self, identity: &Identity) -> Option<(K, Likeness)> {
        let mut best: Option<(K, Likeness)> = None;
        for place in self.candidates(identity) {
            let (key, known) = &self.everyone[place];
            let found = likeness(known, identity);
            if found.degree > best.as_ref().map_or(Degree::Hint, |(_, best)| best.degree) {
                best = Some((*key, found));
            }
        }
        best
    }

    /// Nobody outside these is more than a hint: the rules ask for one number, one date of birth or one name.
    fn candidates(&self, identity: &Identity) -> BTreeSet<usize> {
        let by_number = identity.number.as_ref().and_then(|number| self.by_number.get(number));
        let by_birth_date = identity.born.and_then(|born| self.by_birth_date.get(&born));
        let by_birth_date = by_birth_date.filter(|places| places.len() <= MOST_ON_ONE_DAY);
        let by_name = self.by_name.get(&whole_name(identity));
        [by_number, by_birth_date, by_name].into_iter().flatten().flatten().copied().collect()
    }
}

fn whole_name(identity: &Identity) -> String {
    fold(&format!("{} {}", identity.first, identity.last)).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(first: &str, last: &str, born: (i32, u32, u32)) -> Identity {
        let born = Day::new(born.0, born.1, born.2);
        Identity { first: first.into(), last: last.into(), born, ..Identity::default() }
    }

    #[test]
    fn the_likeliest_is_found_and_namesakes_are_not() {
        let mut people = People::default();
        people.add(1, person("Ahmed", "Lee", (1960, 1, 2)));
        people.add(2, person("Amed", "Lee", (1988, 5, 6)));
        people.add(3, person("Ahmed", "Lee", (1988, 5, 6)));
        let found = people.likeliest(&person("AHMED", "LEE", (1988, 5, 6))).map(|(key, found)| (key, found.degree));
        assert_eq!(found, Some((3, Degree::Same)));
        assert!(people.likeliest(&person("Ahmed", "Lee", (1999, 9, 9))).is_none());
    }
}
