//! Alternate contacts: named, changed, struck.

use tests::both;
use tests::people::{DENISE, MARCUS};

use super::arranged::{manage, rosa};

both!(a_sister_is_named_changed_and_struck, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let list = format!("/cases/{}/alternate-contacts", rosa.case);
    assert!(denise.get(&list).await.says("Nobody is named yet"));
    let sister = [("name", "Guadalupe"), ("relation", "sister"), ("phone", "555-0173"), ("may_be_told", "program")];
    let page = denise.post(&list, &sister).await;
    assert!(page.says("Guadalupe, sister · 555-0173"), "{}", page.text());
    assert!(denise.get(&format!("/cases/{}", rosa.case)).await.says("Guadalupe, sister"));
    denise.get(&list).await;
    let page = denise.follow("Change Guadalupe").await;
    let change = page.forms()[0].action.clone();
    let page = denise.post(&change, &[("note", "In Spanish")]).await;
    assert!(page.says("In Spanish"));
    let page = denise.follow("Strike Guadalupe").await;
    let strike = page.forms()[0].action.clone();
    assert!(denise.post(&strike, &[]).await.says("Reason is still missing."));
    let page = denise.post(&strike, &[("reason", "Moved away")]).await;
    assert!(page.says("Nobody is named yet"));
    assert_eq!(denise.get(&change).await.status, 404);
    assert!(denise.get(&format!("/cases/{}/history", rosa.case)).await.says("Alternate contact struck"));
});

both!(a_contact_without_a_number_is_refused, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let list = format!("/cases/{}/alternate-contacts", rosa.case);
    denise.get(&list).await;
    let page = denise.post(&list, &[("name", "Guadalupe"), ("phone", "ask her")]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("Phone must have 7 to 15 digits.") && page.says("What they are to the participant is still missing.")
    );
    assert_eq!(page.value("name").as_deref(), Some("Guadalupe"));
});

both!(two_who_change_a_contact_see_both_versions, async |tandem| {
    let rosa = rosa(tandem).await;
    manage(tandem, rosa.program).await;
    let (denise, marcus) = (tandem.sign_in(DENISE).await, tandem.sign_in(MARCUS).await);
    let list = format!("/cases/{}/alternate-contacts", rosa.case);
    denise.get(&list).await;
    let sister = [("name", "Guadalupe"), ("relation", "sister"), ("phone", "555-0173"), ("may_be_told", "program")];
    denise.post(&list, &sister).await;
    let change = denise.follow("Change Guadalupe").await.forms()[0].action.clone();
    marcus.get(&change).await;
    marcus.post(&change, &[("phone", "555-0174")]).await;
    let page = denise.post(&change, &[("phone", "555-0175")]).await;
    assert_eq!(page.texts(".versus .choice b"), ["555-0174", "555-0175"]);
    let page = denise.post(&change, &[("phone", "555-0175")]).await;
    assert!(page.says("555-0175"), "{}", page.text());
});
