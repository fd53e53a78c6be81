//! The waitlist of a program, and places for several at once.

use tests::both;
use tests::people::{DENISE, MARCUS};

use super::arranged::luis;

both!(whoever_waits_is_given_a_place_from_the_list, async |tandem| {
    let luis = luis(tandem).await;
    luis.fill_in().await;
    luis.lucia.get(&luis.step("determination")).await;
    luis.lucia.post(&luis.step("determination"), &[]).await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/intake/waitlist").await.says("Nobody is waiting"));
    let address = format!("/cases/{}/move", luis.case);
    marcus.get(&address).await;
    marcus.post(&address, &[("decision", "waitlist")]).await;
    let page = marcus.get("/intake/waitlist").await;
    assert!(page.says("Luis Ángel Cárdenas Villaseñor"), "{}", page.text());
    assert_eq!(page.texts("td[data-label=Group]"), ["2"], "a low income is a priority group");
    let page = marcus.post("/intake/waitlist", &[]).await;
    assert!(page.says("Pick at least one person."), "{}", page.text());
    let denise = tandem.user(DENISE).await.to_string();
    let page = marcus.post("/intake/waitlist", &[("case", &luis.case), ("caseworker", &denise)]).await;
    assert!(page.says("They have a place.") && page.says("Nobody is waiting"), "{}", page.text());
    assert!(marcus.get(&format!("/cases/{}", luis.case)).await.says("Selected"));
});
