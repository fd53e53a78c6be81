//! She exits, the exit is undone by a service that is written down late, and she exits for good.

use tests::people::{ABDUL, MARCUS};
use tests::{Browser, Mail, Persona, TestTandem};

use super::{desk_of, seen};

const LATE: &str = "What waits for you today";
const WEEK: &str = "Your staff’s week";

/// Whose case it is heard of what is late, whoever runs the program of what stayed late and of each week.
pub fn they_were_warned_by_mail(tandem: &TestTandem) {
    let told = |who, words: &str| mails(tandem, who, LATE).iter().any(|mail| mail.text.contains(words));
    assert!(told(ABDUL, "1 task is late."));
    assert!(told(MARCUS, "1 late task of your staff was passed on to you."));
    assert!(!told(ABDUL, "passed on"), "he tends cases and runs nothing");
    assert_eq!(mails(tandem, MARCUS, WEEK).len(), 5 + 13, "one each Monday");
}

fn mails(tandem: &TestTandem, to: Persona, subject: &str) -> Vec<Mail> {
    tandem.mailbox().into_iter().filter(|mail| mail.to == to.email && mail.subject == subject).collect()
}

/// Ninety days after the last service the case has exited, on the day of that service.
pub async fn her_case_has_exited_on_the_day_of_her_last_service(tandem: &TestTandem) {
    let desk = desk_of(tandem, ABDUL).await;
    open_her_record(&desk).await;
    desk.reads("Exited: no qualifying service since Tue, Dec 29, 2026").await;
    desk.reads("Exited Since Dec 29, 2026").await;
    desk.look("rosa-exited").await;
    desk.follow("Open the task").await;
    seen(&desk, "Work from Jan 1 to Mar 31, after the exit on Dec 29, 2026.").await;
    desk.close().await;
}

/// A class of 5 March is written down on 30 March: she was never gone, and nothing is asked of a quarter after.
pub async fn a_late_service_undoes_the_exit(tandem: &TestTandem) {
    let desk = desk_of(tandem, ABDUL).await;
    open_her_record(&desk).await;
    desk.follow("Service").await;
    desk.choose("service", "Career readiness workshop").await;
    desk.fill("day", "03/05/2027").await;
    desk.press("Save the service").await;
    desk.reads("The service is saved.").await;
    desk.reads("Exited Not yet").await;
    desk.reads("Last service Mar 5").await;
    seen(&desk, "The exit is undone by a service").await;
    desk.open("/follow-up").await;
    seen(&desk, "The queue is empty").await;
    desk.close().await;
}

async fn open_her_record(desk: &Browser) {
    desk.fill("q", "Maldonado").await;
    desk.keys("\u{e007}").await;
    seen(desk, "One person of yours matches “Maldonado”.").await;
    desk.follow("Rosa Maldonado").await;
}

/// A year without another service: the second exit, the follow-ups of the quarters after it, and an answer to one.
pub async fn a_year_later_she_is_still_asked_after(tandem: &TestTandem) {
    assert_eq!(mails(tandem, MARCUS, WEEK).len(), 5 + 13 + 52, "one each Monday");
    let late = tandem.last_mail_to(ABDUL.email);
    assert!(late.subject == LATE && late.text.contains("2 tasks are late."), "{late:?}");
    let desk = desk_of(tandem, ABDUL).await;
    desk.reads("Work from Jul 1, 2027 to Sep 30, 2027, after the exit on Mar 5, 2027.").await;
    desk.reads("Work from Oct 1, 2027 to Dec 31, 2027, after the exit on Mar 5, 2027.").await;
    seen(&desk, "Work from Jan 1 to Mar 31, after the exit on Mar 5, 2027.").await;
    desk.unfold("Log").await;
    desk.answer("What happened", "Reached").await;
    desk.answer("Working on Sep 30, 2027?", "Yes").await;
    desk.fill("note", "CNC operator at Alvarez Machining since August.").await;
    desk.press("Save all three").await;
    desk.reads("1 done today").await;
    seen(&desk, "Work from Oct 1, 2027 to Dec 31, 2027").await;
    open_her_record(&desk).await;
    seen(&desk, "CNC operator at Alvarez Machining since August.").await;
    desk.close().await;
}
