//! The list of open applications.

use tests::both;
use tests::people::{ABDUL, INGRID, MARCUS, OTTO};

use super::arranged::luis;

both!(an_application_is_gone_on_with_where_it_was_left, async |tandem| {
    let luis = luis(tandem).await;
    luis.save("work", &[("employment", "employed"), ("education", "none"), ("school", "dropped-out")]).await;
    let page = luis.lucia.get("/intake").await;
    assert!(page.says("One application is open."), "{}", page.text());
    assert!(page.says("Step 3 of 9: Barriers") && page.says("Lucía Ferrer"));
    let page = luis.lucia.follow("Luis Ángel Cárdenas Villaseñor").await;
    assert_eq!(page.path, luis.step("barriers"));
});

both!(others_see_applications_as_far_as_they_reach, async |tandem| {
    let luis = luis(tandem).await;
    let (marcus, abdul) = (tandem.sign_in(MARCUS).await, tandem.sign_in(ABDUL).await);
    assert!(marcus.get("/intake").await.says("Luis Ángel"), "the manager of the program");
    assert!(!abdul.get("/intake").await.says("Luis Ángel"), "a caseworker whom it is not assigned to");
    assert_eq!(abdul.get(&luis.step("contact")).await.status, 404);
    let otto = tandem.sign_in(OTTO).await;
    assert_eq!(otto.get(&luis.step("contact")).await.status, 404);
    assert_eq!(tandem.sign_in(INGRID).await.get("/intake").await.status, 403, "an administrator sees no case");
});
