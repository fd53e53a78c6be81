//! Step 8.

use tests::both;

use super::arranged::luis;

both!(releases_are_recorded_on_the_record, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.lucia.get(&luis.step("releases")).await;
    assert_eq!(page.link("Record a release"), Some(format!("/cases/{}/releases", luis.case)));
    let page = luis.lucia.post(&luis.step("releases"), &[("_then", "later")]).await;
    assert!(page.path.starts_with("/intake?"), "{}", page.path);
});
