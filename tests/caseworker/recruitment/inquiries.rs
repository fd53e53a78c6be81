//! Whoever asks.

use tests::both;
use tests::people::{INGRID, OTTO};

use super::mai;

both!(whoever_asks_is_written_down_with_their_source, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    let page = lucia.get("/recruitment").await;
    assert!(page.says("Mai Linh Trần") && page.says("Union"), "{}", page.text());
    let otto = tandem.sign_in(OTTO).await;
    assert!(!otto.get("/recruitment").await.says("Mai Linh"));
    assert_eq!(otto.get(&inquiry).await.status, 404);
    assert_eq!(tandem.sign_in(INGRID).await.get("/recruitment").await.status, 403);
});

both!(somebody_who_cannot_be_called_back_is_refused, async |tandem| {
    let (lucia, _) = mai(tandem).await;
    lucia.get("/recruitment").await;
    let page = lucia.post("/recruitment", &[("name", "Siosaia"), ("asked_on", "2026-11-25")]).await;
    assert_eq!(page.status, 422);
    let told = page.wrong().join(" ");
    for said in ["Write down a phone number", "Program is still missing", "future"] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert_eq!(page.value("name").as_deref(), Some("Siosaia"));
});
