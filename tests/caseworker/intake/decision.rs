//! Moving a case: a place, the waitlist, leaving, not being taken.

use tests::both;
use tests::people::{DENISE, LUCIA, MARCUS};

use super::arranged::{Begun, luis};

async fn eligible(tandem: &tests::TestTandem) -> Begun {
    let luis = luis(tandem).await;
    luis.fill_in().await;
    luis.lucia.get(&luis.step("determination")).await;
    luis.lucia.post(&luis.step("determination"), &[]).await;
    luis
}

both!(a_place_comes_with_a_caseworker, async |tandem| {
    let luis = eligible(tandem).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let address = format!("/cases/{}/move", luis.case);
    let page = marcus.get(&address).await;
    let denise = tandem.user(DENISE).await.to_string();
    assert!(page.says("Denise Okafor (0)"), "{}", page.text());
    let page = marcus.post(&address, &[("decision", "select"), ("caseworker", &denise)]).await;
    assert!(page.says("Selected"), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&format!("/cases/{}", luis.case)).await.heading(), "Luis Ángel Cárdenas Villaseñor");
});

both!(leaving_needs_a_reason_and_is_an_end, async |tandem| {
    let luis = eligible(tandem).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let address = format!("/cases/{}/move", luis.case);
    marcus.get(&address).await;
    let page = marcus.post(&address, &[("decision", "withdraw"), ("words", "to Ohio")]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().contains(&"Choose a reason.".to_owned()) || page.says("Choose a reason."));
    assert_eq!(page.value("words").as_deref(), Some("to Ohio"));
    let page = marcus.post(&address, &[("withdrawal", "moved")]).await;
    assert!(page.says("Withdrawn"), "{}", page.text());
    assert!(page.says("Stage: Eligible to Withdrawn. Reason: Moved away"), "{}", page.text());
    let page = marcus.get(&address).await;
    assert!(page.says("Nothing is to be decided here"));
});

both!(whoever_is_not_taken_is_told_by_mail_only_where_it_is_safe, async |tandem| {
    let luis = eligible(tandem).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let address = format!("/cases/{}/move", luis.case);
    let page = marcus.get(&address).await;
    assert!(page.says("mail is not their safe channel"), "{}", page.text());
    luis.save("contact", &[("email", "luis@mail.example"), ("safe_channel", "email")]).await;
    marcus.get(&address).await;
    let staff_only = [("decision", "not-taken"), ("not_taken", "staff-doubt"), ("tell", "yes")];
    let page = marcus.post(&address, &staff_only).await;
    assert!(page.says("This reason is for staff."), "{}", page.text());
    let page = marcus.post(&address, &[("not_taken", "no-places")]).await;
    assert!(page.says("Stage: Eligible to Withdrawn. Not taken: "), "{}", page.text());
    tandem.run_worker().await;
    let mail = tandem.last_mail_to("luis@mail.example");
    assert_eq!(mail.subject, "Una respuesta a su solicitud");
    assert!(mail.text.contains("Todos los lugares están ocupados."), "{}", mail.text);
    assert!(!mail.text.contains("Luis") && !mail.text.contains("Manufacturing"), "mail is read by others");
});

both!(a_stale_page_moves_nobody, async |tandem| {
    let luis = eligible(tandem).await;
    let (one, other) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    let address = format!("/cases/{}/move", luis.case);
    one.get(&address).await;
    other.get(&address).await;
    one.post(&address, &[("decision", "waitlist")]).await;
    let page = other.post(&address, &[("decision", "withdraw"), ("withdrawal", "moved")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(tandem.sign_in(LUCIA).await.get(&address).await.status, 403, "an intake specialist moves no case");
});
