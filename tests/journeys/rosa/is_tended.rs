//! She has a place, a caseworker, a plan, and another caseworker.

use tests::people::{ABDUL, DENISE, MARCUS};
use tests::{Mail, TestTandem};

use super::{desk_of, seen};

/// Whoever runs the program gives her a place and a caseworker.
pub async fn marcus_gives_her_a_place(tandem: &TestTandem) {
    let desk = desk_of(tandem, MARCUS).await;
    desk.follow("Caseload").await;
    desk.choose("stage", "Eligible").await;
    desk.press("Filter").await;
    seen(&desk, "Rosa Maldonado").await;
    desk.follow("Rosa Maldonado").await;
    seen(&desk, "Eligible").await;
    desk.follow("Move the case to another stage").await;
    desk.answer("What is decided", "Give them a place").await;
    desk.choose("caseworker", "Denise Okafor (0)").await;
    desk.can_be_used_by_everybody().await;
    desk.press("Move the case").await;
    seen(&desk, "Assigned to Denise Okafor").await;
    desk.close().await;
}

/// The plan is written, agreed on, and begun with a first service: she is a participant.
pub async fn denise_writes_the_plan_with_her(tandem: &TestTandem) {
    let desk = desk_of(tandem, DENISE).await;
    desk.follow("Caseload").await;
    desk.follow("Rosa Maldonado").await;
    seen(&desk, "No plan yet").await;
    desk.follow("Open the plan").await;
    desk.follow("Write the plan").await;
    desk.fill("target_occupation", "CNC operator").await;
    desk.fill("goals", "A first-shift job\nBetter English").await;
    desk.fill("steps.0.step", "Visit Alvarez Machining").await;
    desk.fill("outcomes", "A job at 21 dollars").await;
    desk.can_be_used_by_everybody().await;
    desk.press("Save this version").await;
    desk.reads("It holds once both sides agree.").await;
    seen(&desk, "This makes Rosa a participant").await;
    desk.fill("participant_on", "11/24/2026").await;
    desk.fill("staff_on", "11/24/2026").await;
    desk.press("Note the agreement").await;
    seen(&desk, "Both sides agreed. The plan holds.").await;
    desk.follow("Timeline").await;
    desk.follow("Service").await;
    desk.choose("service", "Career planning").await;
    desk.fill("day", "11/24/2026").await;
    desk.press("Save the service").await;
    desk.reads("The service is saved.").await;
    desk.reads("Became a participant: the first qualifying service").await;
    desk.look("rosa-record").await;
    desk.close().await;
}

/// Denise is told of what is late, Marcus of the week of his staff; neither mail names anybody they tend.
pub fn everybody_is_reminded_by_mail(tandem: &TestTandem) {
    let late = tandem.last_mail_to(DENISE.email);
    assert_eq!(late.subject, "What waits for you today");
    assert!(late.text.contains("1 task is late."), "{}", late.text);
    let is_week = |mail: &Mail| mail.to == MARCUS.email && mail.subject == "Your staff’s week";
    let week = tandem.mailbox().into_iter().rfind(is_week).expect("a mail each Monday");
    assert!(week.text.contains("Denise Okafor: late 1, done 0"), "{}", week.text);
    let names_her = |mail: &Mail| mail.text.contains("Rosa") || mail.html.contains("Rosa");
    assert!(!tandem.mailbox().iter().any(names_her), "mail is read by others");
}

/// The call, the service that it was and the next call: one form, opened and filled in where she stands.
pub async fn denise_logs_a_contact_from_today(tandem: &TestTandem) {
    let desk = desk_of(tandem, DENISE).await;
    seen(&desk, "One person has waited longer than they should.").await;
    desk.reads("Not reached for 35 days.").await;
    desk.unfold("Log").await;
    desk.answer("How", "Call").await;
    desk.choose("service", "Tutoring").await;
    desk.answer("What happened", "Reached").await;
    desk.fill("note", "Her sister keeps the children now.").await;
    desk.choose("next", "Call in 7 days, Jan 5, 2027").await;
    desk.look("rosa-today").await;
    desk.press("Save all three").await;
    desk.reads("Saved, contact, service and next call.").await;
    seen(&desk, "Nobody has waited longer than they should.").await;
    desk.follow("Caseload").await;
    desk.follow("Rosa Maldonado").await;
    desk.reads("Her sister keeps the children now.").await;
    desk.reads("Call back, as noted on").await;
    desk.close().await;
}

/// The whole caseload goes over in one act, with what is due in it; whoever had it sees it no more.
pub async fn marcus_hands_her_over_to_abdul(tandem: &TestTandem) {
    let desk = desk_of(tandem, MARCUS).await;
    desk.follow("Caseload").await;
    desk.choose("whose", "Denise Okafor").await;
    desk.press("Filter").await;
    desk.follow("Hand over this caseload").await;
    seen(&desk, "One open case of Denise Okafor goes to somebody else").await;
    desk.choose("caseworker", "Abdul Karimi").await;
    desk.press("Hand over one case").await;
    seen(&desk, "The caseload is handed over.").await;
    desk.close().await;
    let desk = desk_of(tandem, DENISE).await;
    desk.follow("Caseload").await;
    seen(&desk, "Nobody here yet").await;
    desk.close().await;
    let desk = desk_of(tandem, ABDUL).await;
    seen(&desk, "Rosa Maldonado").await;
    desk.follow("Caseload").await;
    desk.follow("Rosa Maldonado").await;
    seen(&desk, "Handed over to Abdul Karimi").await;
    desk.close().await;
}
