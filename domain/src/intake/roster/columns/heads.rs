//! From the heads of a file to their meanings: by their usual names, then by the words in them, then past slips of
//! spelling. Each meaning goes to one column, the surest.

use strsim::damerau_levenshtein;

use super::Column;
use super::usual::{BY_WORDS, USUAL, WHOSE};
use crate::intake::duplicates::fold;

/// A meaning and how usual the name is for it, 0 the most.
type Guess = Option<(Column, usize)>;

/// The meaning of each head, where it has one.
pub fn meanings(heads: &[String]) -> Vec<Option<Column>> {
    let heads: Vec<String> = heads.iter().map(|head| fold(&spaced(head))).collect();
    let mut meanings = vec![None; heads.len()];
    for recognize in [by_name, by_name_without_whose, by_words, by_near_name] {
        let open = heads.iter().enumerate().filter(|(place, head)| meanings[*place].is_none() && !head.is_empty());
        let mut guesses: Vec<(usize, usize, Column)> =
            open.filter_map(|(place, head)| recognize(head).map(|(column, rank)| (rank, place, column))).collect();
        guesses.sort_unstable();
        for (_, place, column) in guesses {
            if !meanings.contains(&Some(column)) {
                meanings[place] = Some(column);
            }
        }
    }
    name_beside_surname(&mut meanings);
    meanings
}

/// `DateOfBirth`, `HHSize`, `# in household`, `first_name`: in words.
fn spaced(head: &str) -> String {
    let letters: Vec<char> = head.chars().collect();
    let mut spaced = String::with_capacity(head.len() + 4);
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(place + 1);
        let new_word = letter.is_uppercase()
            && before.is_some_and(|b| b.is_lowercase() || b.is_uppercase() && after.is_some_and(|a| a.is_lowercase()));
        if new_word {
            spaced.push(' ');
        }
        match letter {
            '#' => spaced.push_str(" number "),
            letter => spaced.push(*letter),
        }
    }
    spaced
}

fn by_name(head: &str) -> Guess {
    USUAL.iter().find_map(|(column, names)| names.split('|').position(|name| name == head).map(|rank| (*column, rank)))
}

/// `Client DOB`, `Student's phone number`: whose it is does not matter, and alone it is the name.
fn by_name_without_whose(head: &str) -> Guess {
    let words: Vec<&str> = head.split(' ').filter(|word| !WHOSE.split(' ').any(|whose| whose == *word)).collect();
    if words.is_empty() { Some((Column::Name, 0)) } else { by_name(&words.join(" ")) }
}

fn by_words(head: &str) -> Guess {
    let words: Vec<&str> = head.split(' ').collect();
    let any = |list: &str| list.split(' ').any(|word| words.contains(&word));
    let fits = |needs: &[&str], never: &str| needs.iter().all(|list| any(list)) && !any(never);
    BY_WORDS.iter().find(|(_, needs, never)| fits(needs, never)).map(|(column, ..)| (*column, 0))
}

/// One letter wrong in a name long enough: `Date of Brith`.
fn by_near_name(head: &str) -> Guess {
    const LONG_ENOUGH: usize = 6;
    let near = |name: &str| name.len() >= LONG_ENOUGH && damerau_levenshtein(name, head) == 1;
    USUAL.iter().find(|(_, names)| names.split('|').any(near)).map(|(column, _)| (*column, 0))
}

/// `Name` beside `Surname` is the given name.
fn name_beside_surname(meanings: &mut [Option<Column>]) {
    if meanings.contains(&Some(Column::Last)) && !meanings.contains(&Some(Column::First)) {
        for meaning in meanings.iter_mut().filter(|meaning| **meaning == Some(Column::Name)) {
            *meaning = Some(Column::First);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Coded;

    fn recognized(heads: &str) -> String {
        let heads: Vec<String> = heads.split('|').map(str::to_owned).collect();
        meanings(&heads).into_iter().map(|meaning| meaning.map_or("-", Column::code)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rosters_of_other_programs_are_understood() {
        for (heads, expected) in [
            (
                "LastName|FirstName|MI|Suffix|DateOfBirth|SSN (last 4)|Cell Phone|E-mail Address|Sex",
                "last first middle suffix born ssn phone email gender",
            ),
            (
                "Participant|Birthdate|Social Security #|Contact Number|Veteran?|# in Household|Annual Household Income",
                "name born ssn phone veteran household income",
            ),
            (
                "Student Name|Student DOB|Date Applied|Current Status|Training Program|Training Start Date|Completion Date",
                "name born applied status program start end",
            ),
            (
                "Hire Date|Employer Name|Position|Hourly Wage|Hrs/Week|Case Notes|Barriers to Employment",
                "placed employer job_title wage hours notes barriers",
            ),
            (
                "Nombre|Apellidos|Fecha de nacimiento|Teléfono|Correo electrónico|Género|Ingreso anual|Estado|Notas",
                "first last born phone email gender income status notes",
            ),
            ("Full Name|Date of Brith|Sector|Entry Date|Exit Date", "name born program start end"),
        ] {
            assert_eq!(recognized(heads), expected, "{heads}");
        }
    }

    #[test]
    fn what_is_about_somebody_else_is_kept_aside() {
        let heads = "Emergency Contact Phone|Employer Phone|Case Manager|Supervisor Name|Housing Status|Training Hours";
        assert_eq!(recognized(heads), "- - - - - -");
    }

    #[test]
    fn the_surer_of_two_columns_has_the_meaning() {
        assert_eq!(
            recognized("Alt phone|Phone 2|Phone|Program name|Program status|Status"),
            "- - phone program - status"
        );
    }
}
