//! She asks, applies, shows her papers and is found eligible.

use std::path::PathBuf;

use tests::people::LUCIA;
use tests::{Browser, TestTandem};

use super::{desk_of, seen};
use crate::caseworker::record::arranged::{pdf, photo};

/// Rosa has applied elsewhere in the house before.
pub async fn she_is_known_from_another_program(tandem: &TestTandem) {
    let (id, site) = tandem.open_program_like("year_up").await;
    tandem.applicant(tests::Program { id, site }, "Rosa Maldonado").await;
}

/// The inquiry becomes an application; before anything is written, the record that exists is shown.
pub async fn lucia_begins_her_application(tandem: &TestTandem) {
    let desk = desk_of(tandem, LUCIA).await;
    desk.follow("Intake").await;
    desk.follow("Recruitment").await;
    for (name, text) in [("name", "Rosa Maldonado"), ("phone", "210-555-0119")] {
        desk.fill(name, text).await;
    }
    at_manufacturing(&desk).await;
    desk.choose("source", "A friend or relative").await;
    desk.press("Write it down").await;
    seen(&desk, "Written down.").await;
    desk.follow("Rosa Maldonado").await;
    desk.follow("Begin the application").await;
    seen(&desk, "Only what is needed to begin.").await;
    for (name, text) in [("given_name", "Rosa"), ("family_name", "Maldonado"), ("born", "02/09/1995")] {
        desk.fill(name, text).await;
    }
    at_manufacturing(&desk).await;
    desk.choose("source", "A friend or relative").await;
    desk.press("Begin the application").await;
    desk.reads("This may be someone we already know").await;
    desk.reads("Rosa Maldonado, born Feb 9, 1995").await;
    desk.look("rosa-duplicate").await;
    desk.press("Same person: add a new case").await;
    seen(&desk, "The application is begun. It is saved step by step.").await;
    desk.close().await;
}

async fn at_manufacturing(desk: &Browser) {
    desk.choose("program", "Manufacturing pathways").await;
    desk.choose("site", "Main Street").await;
}

/// Steps 1 to 6, each saved before the next comes.
pub async fn lucia_asks_her_step_by_step(tandem: &TestTandem) {
    let desk = desk_of(tandem, LUCIA).await;
    resume(&desk).await;
    how_she_is_reached(&desk).await;
    work_and_barriers(&desk).await;
    where_she_lives(&desk).await;
    what_the_household_has(&desk).await;
    seen(&desk, "Step 6 of 9").await;
    for (question, answer) in [
        ("Authorized to work in the United States", "Yes"),
        ("Laid off, or about to be", "No"),
        ("Spouse of somebody in the military", "No"),
        ("Earns under the wage line", "Yes"),
    ] {
        desk.answer(question, answer).await;
    }
    desk.choose("shown_by.answer.authorized-to-work", "Document seen").await;
    desk.fill("shown_what.answer.authorized-to-work", "permanent resident card").await;
    desk.press("Save and go on").await;
    seen(&desk, "5 papers are missing").await;
    desk.close().await;
}

/// Back to where the application was left.
async fn resume(desk: &Browser) {
    desk.follow("Intake").await;
    seen(desk, "applications are open").await;
    desk.follow("Rosa Maldonado").await;
}

async fn how_she_is_reached(desk: &Browser) {
    desk.follow("Back to step 1").await;
    desk.fill("email", "rosa@mail.example").await;
    desk.answer("Safe ways to reach them", "E-mail").await;
    desk.answer("Language they read", "Spanish").await;
    desk.press("Save and go on").await;
}

async fn work_and_barriers(desk: &Browser) {
    seen(desk, "Step 2 of 9").await;
    desk.answer("Work today", "Has none and looks for one").await;
    desk.choose("education", "High school diploma").await;
    desk.choose("school", "Not in school, has a diploma").await;
    desk.press("Save and go on").await;
    seen(desk, "Step 3 of 9").await;
    for barrier in ["No child care", "No car, no sure way there", "Learns English", "Low income"] {
        desk.answer(barrier, "Yes").await;
    }
    desk.answer("All that are left open above", "No").await;
    desk.press("Save and go on").await;
}

async fn where_she_lives(desk: &Browser) {
    seen(desk, "Step 4 of 9").await;
    desk.fill("city", "Larkin").await;
    desk.fill("county", "Larkin County").await;
    desk.choose("shown_by.residence", "Document seen").await;
    desk.fill("shown_what.residence", "lease of August").await;
    desk.choose("shown_by.born", "Document seen").await;
    desk.fill("shown_what.born", "passport").await;
    desk.answer("Sex", "Female").await;
    desk.answer("Has served in the armed forces", "No").await;
    desk.press("Save and go on").await;
}

async fn what_the_household_has(desk: &Browser) {
    seen(desk, "Step 5 of 9").await;
    desk.fill("household_size", "3").await;
    desk.answer("Does anyone in the household receive SNAP, TANF or SSI?", "No").await;
    desk.choose("source.0", "Wages").await;
    desk.fill("income.0", "1,240.00").await;
    desk.choose("period.0", "Every two weeks").await;
    desk.choose("shown_by.yearly-income", "Signed statement").await;
    desk.choose("shown_by.household-size", "Signed statement").await;
    desk.press("Save and go on").await;
}

/// One paper is there and accepted at once; the others are asked for by mail, and one comes as a phone's photo.
pub async fn rosa_sends_a_paper_from_her_phone(tandem: &TestTandem) {
    let desk = desk_of(tandem, LUCIA).await;
    resume(&desk).await;
    seen(&desk, "Step 7 of 9").await;
    desk.follow("Add or ask for papers").await;
    seen(&desk, "Proof of age and identity").await;
    desk.choose("paper", "Proof of age and identity").await;
    desk.attach("file", &kept(tandem, "passport.pdf", &pdf("passport"))).await;
    desk.tick("I have looked at it, and accept it as evidence").await;
    desk.press("Add it").await;
    seen(&desk, "The document was added.").await;
    desk.press("Send the link").await;
    seen(&desk, "The link went to Rosa by mail.").await;
    desk.close().await;
    tandem.run_worker().await;
    let mail = tandem.last_mail_to("rosa@mail.example");
    assert_eq!(mail.subject, "Un enlace para usted");
    assert!(!mail.text.contains("Rosa") && !mail.text.contains("Manufacturing"), "{}", mail.text);
    on_her_phone(tandem, mail.link()).await;
}

async fn on_her_phone(tandem: &TestTandem, link: &str) {
    let phone = tandem.browser().await;
    phone.set_width(360).await;
    phone.open(link).await;
    phone.reads("Envíe sus papeles").await;
    phone.look("rosa-papers").await;
    phone.attach("file", &kept(tandem, "IMG_0001.jpg", &photo(2, 2))).await;
    phone.press("Enviarlo").await;
    seen(&phone, "Gracias. Llegó.").await;
    phone.close().await;
}

/// A file on somebody's machine.
fn kept(tandem: &TestTandem, name: &str, content: &[u8]) -> PathBuf {
    let file = tandem.folder().join(name);
    std::fs::write(&file, content).unwrap();
    file
}

/// What came is looked at; each rule says by what it is met; the decision is signed.
pub async fn lucia_finds_her_eligible_rule_by_rule(tandem: &TestTandem) {
    let desk = desk_of(tandem, LUCIA).await;
    resume(&desk).await;
    seen(&desk, "Step 7 of 9").await;
    desk.follow("Add or ask for papers").await;
    desk.reads("1 document waits to be looked at.").await;
    desk.press("Accept").await;
    seen(&desk, "Accepted by Lucía Ferrer").await;
    desk.follow("Intake").await;
    desk.follow("Rosa Maldonado").await;
    seen(&desk, "Step 7 of 9").await;
    desk.press("Go on").await;
    seen(&desk, "Step 8 of 9").await;
    desk.tick("We read the privacy notice together, and they understood it").await;
    desk.press("Go on").await;
    for words in ["Lives in Larkin County", "Document seen: lease of August", "The limit is $50,000.00."] {
        desk.reads(words).await;
    }
    desk.look("rosa-determination").await;
    desk.press("Found eligible").await;
    seen(&desk, "Found eligible, with every rule and its evidence.").await;
    desk.reads("By Lucía Ferrer.").await;
    desk.close().await;
}
