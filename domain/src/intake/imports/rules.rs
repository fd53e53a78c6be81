//! What a line of a roster becomes: a person, the past of a case, a program.

use super::ReadColumn;
use crate::intake::case::Case;
use crate::intake::case::adoption::Past;
use crate::intake::case::rules::before_exit;
use crate::intake::duplicates::fold;
use crate::intake::participants::ParticipantDetails;
use crate::intake::participants::rules::{digits, folded};
use crate::intake::roster::{Column, Row, Stage};
use crate::programs::eligibility::rules::Wording;
use crate::programs::service_kinds::rules::ServiceClass;
use crate::programs::{ProgramFile, ServiceKindFile, ServiceKindId};
use crate::shared::{Coded, Day, Fields, ProgramId, Refusal};

/// The fields of a person under the names that a row has for them.
const NAMES: [(&str, &str); 2] = [("given_name", "first"), ("family_name", "last")];
/// The kinds of service that a program opened for an import begins with; its manager renames and adds to them.
const KINDS: [(ServiceClass, &str); 6] = [
    (ServiceClass::Training, "Occupational training"),
    (ServiceClass::Individualized, "Career planning and counseling"),
    (ServiceClass::BasicStaff, "Job search help"),
    (ServiceClass::Orientation, "Orientation"),
    (ServiceClass::Supportive, "Supportive service"),
    (ServiceClass::FollowUp, "Follow-up service"),
];

/// What placement will have a place for.
const KEPT: [Column; 5] = [Column::Employer, Column::JobTitle, Column::Wage, Column::Hours, Column::Placed];

/// The person that a row tells of, through the one shape that forms fill too.
///
/// # Errors
/// What a form would refuse as well.
pub fn person_of(row: &Row, today: Day) -> Result<ParticipantDetails, Vec<Refusal>> {
    let typed = typed(row);
    let details = Fields::read(&typed, |fields| ParticipantDetails::read(fields, today));
    details.map_err(|refusals| refusals.into_iter().map(under_its_name_in_a_row).collect())
}

fn typed(row: &Row) -> Vec<(String, String)> {
    let name = row.name.clone().unwrap_or_default();
    let values = [
        ("given_name", Some(name.given())),
        ("family_name", Some(name.last)),
        ("suffix", name.suffix),
        ("goes_by", name.nickname),
        ("born", row.born.map(Day::iso)),
        ("phone", row.phone.as_ref().map(|phone| phone.written())),
        ("email", row.email.clone()),
    ];
    values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn under_its_name_in_a_row(refusal: Refusal) -> Refusal {
    let name = NAMES.iter().find(|(field, _)| refusal.field.as_deref() == Some(field));
    Refusal { field: name.map_or(refusal.field.clone(), |(_, name)| Some((*name).into())), ..refusal }
}

/// A known person with what was not known of them: nothing that is known is overwritten by a file.
pub fn filled_in(known: &ParticipantDetails, read: &ParticipantDetails) -> ParticipantDetails {
    let or = |known: &Option<String>, read: &Option<String>| known.clone().or_else(|| read.clone());
    ParticipantDetails {
        suffix: or(&known.suffix, &read.suffix),
        goes_by: or(&known.goes_by, &read.goes_by),
        born: known.born.or(read.born),
        phone: or(&known.phone, &read.phone),
        email: or(&known.email, &read.email),
        ..known.clone()
    }
}

/// In what a file says otherwise of a known person than Tandem, which keeps its own: somebody may want to look.
pub fn differences(known: &ParticipantDetails, read: &ParticipantDetails) -> Vec<Refusal> {
    let phone = |details: &ParticipantDetails| details.phone.as_deref().map(digits);
    let day = |born: Option<Day>| born.map(Day::iso);
    let pairs = [
        ("first", Some(folded(&known.given_name)), Some(folded(&read.given_name)), Some(read.given_name.clone())),
        ("last", Some(folded(&known.family_name)), Some(folded(&read.family_name)), Some(read.family_name.clone())),
        ("born", day(known.born), day(read.born), day(read.born)),
        ("phone", phone(known), phone(read), read.phone.clone()),
        ("email", known.email.clone(), read.email.clone(), read.email.clone()),
    ];
    let differ = |known: &Option<String>, read: &Option<String>| known.is_some() && read.is_some() && known != read;
    let told = pairs.into_iter().filter(|(_, known, read, _)| differ(known, read));
    told.map(|(field, _, _, typed)| Refusal::of(field, "kept-as-known").with("typed", typed.unwrap_or_default()))
        .collect()
}

/// The day of the application: the first day that the roster knows of, or today.
pub fn applied_on(row: &Row, today: Day) -> Day {
    row.applied.or(row.start).or(row.placed).filter(|day| *day <= today).unwrap_or(today)
}

/// What came of the application, where somebody was served, by this kind of service.
pub fn past_of(row: &Row, kind: ServiceKindId, today: Day) -> Past {
    match row.stage {
        Some(Stage::Applied) => Past::Applied,
        Some(Stage::Eligible) => Past::Eligible,
        Some(Stage::Waitlisted) => Past::Waitlisted,
        Some(Stage::Ineligible) => Past::Ineligible,
        Some(Stage::Withdrew) => Past::Withdrawn,
        None if row.start.is_none() => Past::Applied,
        _ if row.start.is_some_and(|start| start > today) => Past::Selected,
        stage => {
            let from = row.start.unwrap_or_else(|| applied_on(row, today));
            Past::Served { kind, from, until: last_day(row, stage, from, today) }
        }
    }
}

/// The last day of service: while somebody is in the program, only one that is past; afterwards the last day that the
/// roster knows of.
fn last_day(row: &Row, stage: Option<Stage>, from: Day, today: Day) -> Option<Day> {
    let ended = row.end.filter(|end| *end <= today);
    if matches!(stage, Some(Stage::Enrolled) | None) {
        return ended;
    }
    Some(ended.or(row.placed).filter(|day| (from..=today).contains(day)).unwrap_or(from))
}

/// Whether a known case is the one that a line tells of: it was not over before the line's application.
pub fn tells_of(case: &Case, applied_on: Day) -> bool {
    before_exit(case.stage) || case.exited_on.unwrap_or(case.stage_since) >= applied_on
}

/// A program as lines may mean it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownProgram {
    /// The program.
    pub id: ProgramId,
    /// Its name.
    pub name: String,
    /// Its sector.
    pub sector: String,
}

/// Where a line belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// To a program that is there.
    Known(ProgramId),
    /// To one of this name, which is to be opened.
    New(String),
}

/// The program that a line means: by its name, else by its sector; a line that names none, `otherwise`, or the only
/// program there is, or one named after the file.
pub fn home_of(row: &Row, programs: &[KnownProgram], otherwise: Option<ProgramId>, file_name: &str) -> Home {
    let named = [row.program.as_deref(), row.sector.as_deref()];
    let is = |known: &str| named.iter().flatten().any(|named| joined(named) == joined(known));
    let found = programs.iter().find(|program| is(&program.name));
    let found = found.or_else(|| programs.iter().find(|program| is(&program.sector)));
    match (found, &row.sector) {
        (Some(program), _) => Home::Known(program.id),
        (None, Some(sector)) => Home::New(sector.clone()),
        (None, None) => match (otherwise, programs) {
            (Some(program), _) => Home::Known(program),
            (None, [only]) => Home::Known(only.id),
            (None, _) => Home::New(name_of_file(file_name)),
        },
    }
}

fn joined(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// What an organization, or a program of which nothing else is known, is called after a file: `roster_2025.csv` is
/// `Roster 2025`.
pub fn name_of_file(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut letters = words.join(" ");
    if let Some(first) = letters.get(..1).map(str::to_uppercase) {
        letters.replace_range(..1, &first);
    }
    if letters.is_empty() { "Roster".to_owned() } else { letters }
}

/// A program of which its name is known and nothing else. Its case numbers begin with letters that no other has.
pub fn program_file(name: &str, taken: &[String]) -> ProgramFile {
    let services = KINDS.iter().map(|(class, name)| ServiceKindFile {
        code: class.code().to_owned(),
        name: (*name).to_owned(),
        class: *class,
    });
    ProgramFile {
        name: name.to_owned(),
        about: Wording::default(),
        sector: name.to_owned(),
        prefix: prefix(name, taken),
        stream: Vec::new(),
        service: services.collect(),
        policy: Default::default(),
    }
}

/// Initials of several words, the beginning of one.
fn prefix(name: &str, taken: &[String]) -> String {
    let folded = fold(name).to_uppercase();
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let letters: String = match words[..] {
        [only] => only.chars().take(3).collect(),
        _ => words.iter().filter_map(|word| word.chars().next()).take(4).collect(),
    };
    let letters = if letters.is_empty() { "P".to_owned() } else { letters };
    let is_free = |prefix: &String| !taken.contains(prefix);
    let numbered = (2..).map(|number: u32| format!("{letters}{number}"));
    std::iter::once(letters.clone()).chain(numbered).find(is_free).unwrap_or(letters)
}

/// The columns whose values are kept with their lines, and have no place of their own yet.
pub fn kept_of(columns: &[ReadColumn]) -> Vec<Column> {
    columns.iter().filter_map(|column| column.meaning).filter(|meaning| KEPT.contains(meaning)).collect()
}

/// What each column of a file means, as [`crate::intake::roster::Mapping`] is written: every column by its number.
pub fn mapping_text(meanings: impl Iterator<Item = Option<Column>>) -> String {
    let one = |(place, meaning): (usize, Option<Column>)| format!("{}={}", place + 1, meaning.map_or("-", Coded::code));
    meanings.enumerate().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::roster::{Mapping, Plan};

    fn today() -> Day {
        day("2026-11-24")
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The row of a roster of one line.
    fn row(heads: &str, line: &str) -> Row {
        let text = format!("Name,DOB,{heads}\n\"Castillo Jr., Rosa María\",4/14/1991,{line}\n");
        let plan = Plan::read(text.as_bytes(), &Mapping::default(), today()).unwrap();
        plan.lines.into_iter().nth(1).and_then(|line| line.row).unwrap()
    }

    fn past(status: &str, start: &str, end: &str, placed: &str) -> Past {
        let row = row("Applied,Status,Start,End,Date Placed", &format!("2025-02-03,{status},{start},{end},{placed}"));
        past_of(&row, KIND, today())
    }

    const KIND: ServiceKindId = ServiceKindId(uuid::Uuid::nil());

    fn served(from: &str, until: Option<&str>) -> Past {
        Past::Served { kind: KIND, from: day(from), until: until.map(day) }
    }

    #[test]
    fn a_row_fills_the_shape_that_forms_fill() {
        let person = person_of(&row("Phone,Email", "210-555-0106 x11,ROSA@EXAMPLE.ORG"), today()).unwrap();
        assert_eq!((&*person.given_name, &*person.family_name), ("Rosa María", "Castillo"));
        assert_eq!(person.suffix.as_deref(), Some("Jr."));
        assert_eq!(person.phone.as_deref(), Some("210-555-0106 x11"));
        assert_eq!(person.email.as_deref(), Some("rosa@example.org"));
        assert_eq!(person.born, Some(day("1991-04-14")));
    }

    #[test]
    fn what_a_form_would_refuse_is_refused_under_the_rows_names() {
        let old = Row { born: Some(day("1901-01-01")), ..row("Phone", "") };
        let refusals = person_of(&old, today()).unwrap_err();
        assert_eq!((refusals[0].field.as_deref(), refusals[0].code), (Some("born"), "impossible-birth"));
        let nameless = person_of(&Row::default(), today()).unwrap_err();
        let fields: Vec<_> = nameless.iter().map(|refusal| refusal.field.as_deref().unwrap()).collect();
        assert_eq!(fields, ["first", "last"]);
    }

    #[test]
    fn a_file_fills_in_and_overwrites_nothing() {
        let read = person_of(&row("Phone,Email", "210-555-0106,rosa@example.org"), today()).unwrap();
        let known = ParticipantDetails { phone: Some("210 555 0199".into()), email: None, born: None, ..read.clone() };
        let filled = filled_in(&known, &read);
        assert_eq!(
            (filled.phone.as_deref(), filled.email.as_deref()),
            (Some("210 555 0199"), Some("rosa@example.org"))
        );
        assert_eq!(filled.born, read.born);
        let differ = differences(&known, &read);
        assert_eq!(differ.len(), 1);
        assert_eq!(differ[0].args, [("typed", "210-555-0106".to_owned())]);
        assert!(differences(&read, &ParticipantDetails { given_name: "ROSA MARIA".into(), ..read.clone() }).is_empty());
    }

    #[test]
    fn before_a_start_nobody_was_served() {
        assert_eq!(past("app", "", "", ""), Past::Applied);
        assert_eq!(past("approved", "", "", ""), Past::Eligible);
        assert_eq!(past("wait list", "", "", ""), Past::Waitlisted);
        assert_eq!(past("not elig.", "", "", ""), Past::Ineligible);
        assert_eq!(past("no longer interested", "", "", ""), Past::Withdrawn);
        assert_eq!(past("enrolled", "2027-01-10", "2027-05-01", ""), Past::Selected);
        assert_eq!(past("", "", "", ""), Past::Applied);
    }

    #[test]
    fn whoever_is_in_the_program_is_served_until_the_end_that_is_past() {
        assert_eq!(past("enrolled", "2026-09-01", "2027-02-01", ""), served("2026-09-01", None));
        assert_eq!(past("enrolled", "2026-09-01", "2026-10-01", ""), served("2026-09-01", Some("2026-10-01")));
        assert_eq!(past("enrolled", "", "", ""), served("2025-02-03", None));
        assert_eq!(past("", "2026-09-01", "", ""), served("2026-09-01", None));
    }

    #[test]
    fn whoever_is_not_any_more_was_served_until_the_last_day_that_is_known() {
        assert_eq!(past("grad", "2025-03-01", "2025-06-30", ""), served("2025-03-01", Some("2025-06-30")));
        assert_eq!(past("dropped", "2025-03-01", "", ""), served("2025-03-01", Some("2025-03-01")));
        assert_eq!(past("placed", "2025-03-01", "", "2025-07-15"), served("2025-03-01", Some("2025-07-15")));
        assert_eq!(past("grad", "2025-03-01", "2027-01-01", ""), served("2025-03-01", Some("2025-03-01")));
    }

    #[test]
    fn the_first_day_that_is_known_is_the_applications() {
        assert_eq!(applied_on(&row("Start", "2025-03-01"), today()), day("2025-03-01"));
        assert_eq!(applied_on(&row("Start", "2027-03-01"), today()), today());
        assert_eq!(applied_on(&row("Start", ""), today()), today());
    }

    fn program(name: &str, sector: &str) -> KnownProgram {
        KnownProgram { id: ProgramId::new(), name: name.into(), sector: sector.into() }
    }

    #[test]
    fn a_line_belongs_to_the_program_that_it_names() {
        let programs = [program("QUEST", "Health care"), program("Healthcare", "IT")];
        let home = |cell: &str| home_of(&row("Program,Phone", &format!("{cell},")), &programs, None, "roster.csv");
        assert_eq!(home("quest"), Home::Known(programs[0].id));
        assert_eq!(home("Heal"), Home::Known(programs[1].id), "a name goes before a sector");
        assert_eq!(home("Manu"), Home::New("Manufacturing".into()));
        assert_eq!(home(""), Home::New("Roster".into()));
    }

    #[test]
    fn a_line_that_names_none_goes_where_the_others_go() {
        let programs = [program("QUEST", "Health care"), program("WorkAdvance", "IT")];
        let silent = row("Phone", "");
        assert_eq!(home_of(&silent, &programs, Some(programs[1].id), "a.csv"), Home::Known(programs[1].id));
        assert_eq!(home_of(&silent, &programs[..1], None, "a.csv"), Home::Known(programs[0].id));
        assert_eq!(home_of(&silent, &[], None, "old_clients-2024.csv"), Home::New("Old clients 2024".into()));
    }

    #[test]
    fn chosen_meanings_are_a_mapping() {
        let text = mapping_text([Some(Column::Name), None, Some(Column::Born)].into_iter());
        assert_eq!(text, "1=name; 2=-; 3=born");
        assert!(text.parse::<Mapping>().is_ok());
    }

    #[test]
    fn a_new_program_has_a_prefix_of_its_own_and_a_kind_of_training() {
        let taken = ["HC".to_owned(), "MAN".to_owned(), "MAN2".to_owned()];
        assert_eq!(program_file("Health care", &[]).prefix, "HC");
        assert_eq!(program_file("Health care", &taken).prefix, "HC2");
        assert_eq!(program_file("Manufacturing", &taken).prefix, "MAN3");
        assert_eq!(program_file("日本", &[]).prefix, "日本");
        assert!(program_file("IT", &[]).service.iter().any(|kind| kind.class == ServiceClass::Training));
    }
}
