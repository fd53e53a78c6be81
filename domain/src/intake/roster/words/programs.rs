//! Programs and sectors under several spellings, abbreviations among them.

use std::collections::BTreeMap;

use super::listed;
use crate::intake::duplicates::fold;

/// Sectors by the name under which they are kept, and what else rosters call them, folded.
const SECTORS: &[(&str, &str)] = &[
    ("Health care", "healthcare|health|medical|allied health|health sciences|hc|salud"),
    ("Manufacturing", "mfg|manuf|advanced manufacturing|adv mfg|machining|manufactura"),
    ("IT", "information technology|technology|tech|i t|computers|tecnologia"),
    ("Construction", "building trades|trades|construccion"),
    ("Transportation", "logistics|transportation and logistics|cdl|trucking|transporte"),
    ("Hospitality", "culinary|hospitality and culinary|hoteleria"),
    ("Environmental remediation", "environmental|remediation"),
    ("Financial services", "finance|banking|finanzas"),
];
/// Fewer letters abbreviate too much to be told.
const SHORTEST_ABBREVIATION: usize = 3;

/// The words of a file's program column, each with the name it stands for.
#[derive(Debug, Default)]
pub struct ProgramWords(BTreeMap<String, String>);

impl ProgramWords {
    /// Learns from every cell of the column: a sector that is known, or the fullest spelling in the file itself.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut spellings: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for cell in cells {
            let typed = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            *spellings.entry(fold(&typed)).or_default().entry(typed).or_default() += 1;
        }
        let full = |folded: &str| known(folded).or_else(|| abbreviated(folded, &spellings));
        Self(spellings.keys().map(|folded| (folded.clone(), full(folded).unwrap_or_default())).collect())
    }

    /// The sector's or program's name; as typed where the file says nothing fuller.
    pub fn name_of(&self, typed: &str) -> String {
        let name = self.0.get(&fold(typed)).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| typed.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

fn known(folded: &str) -> Option<String> {
    let whole = |(name, words): &&(&str, &str)| fold(name) == folded || listed(words, folded);
    let begun = |(name, _): &&(&str, &str)| is_abbreviation(folded, &fold(name));
    let sector = SECTORS.iter().find(whole).or_else(|| SECTORS.iter().find(begun));
    sector.map(|(name, _)| (*name).to_owned())
}

fn is_abbreviation(short: &str, long: &str) -> bool {
    short.chars().count() >= SHORTEST_ABBREVIATION && short.len() < long.len() && long.starts_with(short)
}

/// The one word of the file that this begins, or itself, in its best spelling: the most used that is not all capitals.
fn abbreviated(folded: &str, spellings: &BTreeMap<String, BTreeMap<String, usize>>) -> Option<String> {
    let longer: Vec<_> = spellings.iter().filter(|(long, _)| is_abbreviation(folded, long)).collect();
    let written = match longer[..] {
        [(_, written)] => written,
        _ => spellings.get(folded)?,
    };
    let in_capitals = |spelling: &str| spelling.chars().all(|c| !c.is_lowercase());
    written
        .iter()
        .max_by_key(|(spelling, count)| (!in_capitals(spelling), **count))
        .map(|(spelling, _)| spelling.clone())
}

#[cfg(test)]
mod tests {
    use super::ProgramWords;

    #[test]
    fn sectors_and_the_files_own_programs_meet_under_one_name() {
        let cells = ["Heal", "HEALTH CARE", "Manu", "IT", "it", "Urban Forestry", "URBAN FORESTRY", "Urb", "Solar"];
        let words = ProgramWords::of(cells.into_iter());
        let names: Vec<_> = cells.iter().map(|cell| words.name_of(cell)).collect();
        let forestry = "Urban Forestry";
        let expected =
            ["Health care", "Health care", "Manufacturing", "IT", "IT", forestry, forestry, forestry, "Solar"];
        assert_eq!(names, expected);
    }
}
