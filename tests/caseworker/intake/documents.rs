//! Step 7.

use tests::both;

use super::arranged::luis;

both!(what_is_missing_is_shown_and_leads_to_the_record, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.lucia.get(&luis.step("documents")).await;
    assert!(page.says("papers are missing") && page.says("Proof of age and identity"), "{}", page.text());
    assert_eq!(page.link("Add or ask for papers"), Some(format!("/cases/{}/documents", luis.case)));
    let page = luis.lucia.post(&luis.step("documents"), &[]).await;
    assert!(page.says("Step 8 of 9"), "{}", page.text());
});
