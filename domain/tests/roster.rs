//! A whole roster against its truth, line by line, and the same people under other heads, orders and encodings.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

#[path = "roster/rewritten.rs"]
mod rewritten;
#[path = "roster/sentences.rs"]
mod sentences;
#[path = "roster/truth.rs"]
mod truth;

use domain::intake::roster::{Encoding, Mapping, Outcome, Plan, Sheet};
use domain::shared::{Coded, Day};
use proptest::prelude::*;
use rewritten::{Rewriting, rewrite};
use truth::Roster;

fn today() -> Day {
    Day::new(2026, 11, 24).unwrap()
}

fn plan(bytes: &[u8]) -> Plan {
    Plan::read(bytes, &Mapping::default(), today()).unwrap()
}

/// An outcome, the values, the codes of the reasons.
type Told = (Outcome, Option<serde_json::Value>, Vec<&'static str>);

/// What each person on a plan is found to be, without the lines, which differ from file to file.
fn told(plan: &Plan) -> Vec<Told> {
    let people = plan.lines.iter().filter(|line| line.outcome != Outcome::Skipped);
    let codes = |line: &domain::intake::roster::Line| line.reasons.iter().map(|reason| reason.code).collect();
    people
        .map(|line| (line.outcome, line.row.as_ref().map(|row| serde_json::to_value(row).unwrap()), codes(line)))
        .collect()
}

#[test]
fn the_roster_is_what_its_truth_says() {
    let roster = Roster::find();
    let plan = plan(&roster.bytes);
    let wrong = roster.differences(&plan);
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_record_has_one_outcome_on_its_own_line() {
    let roster = Roster::find();
    let (sheet, plan) = (Sheet::of(&roster.bytes).unwrap(), plan(&roster.bytes));
    let lines = |lines: &mut dyn Iterator<Item = usize>| lines.collect::<Vec<_>>();
    let read = lines(&mut plan.lines.iter().map(|line| line.line));
    assert_eq!(read, lines(&mut sheet.records.iter().map(|record| record.line)));
    assert!(read.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(plan.tally().values().sum::<usize>(), sheet.records.len());
}

#[test]
fn other_heads_orders_separators_and_encodings_give_the_same_answers() {
    let roster = Roster::find();
    let expected = told(&plan(&roster.bytes));
    for rewriting in [
        Rewriting { separator: b';', ..Rewriting::default() },
        Rewriting { separator: b'\t', backwards: true, encoding: Encoding::Utf16Le, ..Rewriting::default() },
        Rewriting { heads: rewritten::OTHER_HEADS, line_end: "\r", ..Rewriting::default() },
        Rewriting {
            heads: rewritten::SPANISH_HEADS,
            backwards: true,
            separator: b'|',
            encoding: Encoding::Utf16Be,
            ..Rewriting::default()
        },
    ] {
        let plan = plan(&rewrite(&roster.bytes, &rewriting));
        assert!(plan.columns.aside().next().is_none(), "{:?}", plan.columns);
        for (expected, read) in expected.iter().zip(told(&plan)) {
            assert_eq!(*expected, read, "{rewriting:?}");
        }
    }
}

#[test]
fn windows_1252_gives_the_same_answers_for_all_letters_that_it_has() {
    let roster = Roster::find();
    let rewriting = Rewriting {
        separator: b';',
        heads: rewritten::OTHER_HEADS,
        encoding: Encoding::Windows1252,
        ..Rewriting::default()
    };
    let bytes = rewrite(&roster.bytes, &rewriting);
    assert_eq!(Sheet::of(&bytes).unwrap().encoding, Encoding::Windows1252);
    let (expected, read) = (told(&plan(&roster.bytes)), told(&plan(&bytes)));
    let mut same = 0;
    for (expected, read) in expected.iter().zip(&read) {
        assert_eq!((expected.0, &expected.2), (read.0, &read.2));
        let writable = !encoding_rs::WINDOWS_1252.encode(&expected.1.as_ref().unwrap().to_string()).2;
        if writable {
            assert_eq!(expected.1, read.1);
            same += 1;
        }
    }
    assert!(same * 10 > expected.len() * 8, "{same} of {} are writable", expected.len());
}

#[test]
fn names_in_several_cells_or_in_the_other_order_are_the_same_names() {
    let roster = Roster::find();
    let expected = plan(&roster.bytes);
    let names = |plan: &Plan| -> Vec<_> {
        let lines = plan.lines.iter().filter(|line| line.outcome != Outcome::Refused);
        lines.filter_map(|line| line.row.as_ref()).map(|row| (row.name.clone(), row.born)).collect()
    };
    assert_eq!(names(&expected), names(&plan(&rewritten::with_separate_names(&expected))));
    assert_eq!(names(&expected), names(&plan(&rewritten::with_names_in_one_cell(&expected))));
}

#[test]
fn a_roster_cut_off_anywhere_says_so_or_loses_nothing_unsaid() {
    let roster = Roster::find();
    let whole = told(&plan(&roster.bytes));
    for cut in (1..20).map(|part| roster.bytes.len() * part / 20) {
        match Plan::read(&roster.bytes[..cut], &Mapping::default(), today()) {
            Err(refusals) => assert_eq!(refusals[0].code, "file-cut-off"),
            Ok(plan) => {
                let read = told(&plan);
                let Some(last) = read.len().checked_sub(1) else { continue };
                let outcome = |told: &Told| (told.0, told.2.clone());
                assert!(read[..last].iter().map(outcome).eq(whole[..last].iter().map(outcome)), "{cut}");
                let said = read[last].2.contains(&"line-cut-off");
                assert!(said || without_notes(&read[last]) == without_notes(&whole[last]), "{:?}", read[last]);
            }
        }
    }
}

/// Where the last cell of a line is cut, nobody can tell; it holds the notes.
fn without_notes(told: &Told) -> Option<serde_json::Value> {
    let mut row = told.1.clone()?;
    row.as_object_mut()?.remove("notes");
    Some(row)
}

#[test]
fn no_whole_number_of_the_roster_is_ever_written_out() {
    let roster = Roster::find();
    let plan = plan(&roster.bytes);
    let written = format!("{plan:?}{}", serde_json::to_string(&plan.lines).unwrap());
    let numbers: Vec<_> = plan.lines.iter().filter_map(|line| line.row.as_ref()?.ssn.as_ref()?.whole.clone()).collect();
    assert!(!numbers.is_empty());
    for number in numbers {
        let dashed = format!("{}-{}-{}", &number[..3], &number[3..5], &number[5..]);
        assert!(!written.contains(&number) && !written.contains(&dashed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_roster_is_read_or_refused_and_each_record_has_its_outcome(
        cut in 0..4_000_usize, damage in proptest::collection::vec((0..4_000_usize, any::<u8>()), 0..30)
    ) {
        let mut bytes = Roster::sample().bytes;
        bytes.truncate(cut.max(1));
        for (place, byte) in damage {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        if let Ok(plan) = Plan::read(&bytes, &Mapping::default(), today()) {
            prop_assert_eq!(plan.lines.len(), Sheet::of(&bytes).unwrap().records.len());
            prop_assert!(plan.lines.iter().all(|line| line.reasons.is_empty() == (line.outcome == Outcome::New)));
            prop_assert_eq!(plan.tally().len(), Outcome::ALL.len());
        }
    }
}
