//! One inquiry, from the question to what comes of it.

use tests::both;

use super::mai;
use crate::caseworker::intake::arranged::case_of;

both!(an_application_begins_with_what_was_told_when_they_asked, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    lucia.get(&inquiry).await;
    let page = lucia.follow("Begin the application").await;
    assert_eq!(page.value("given_name").as_deref(), Some("Mai Linh"));
    assert_eq!(page.value("source").as_deref(), Some("union"));
    let page = lucia.post("/intake/new", &[("born", "1999-01-02")]).await;
    let case = case_of(&page);
    let page = lucia.get(&inquiry).await;
    assert!(page.says("An application came of this"), "{}", page.text());
    assert_eq!(page.link("Open the record"), Some(format!("/cases/{case}")));
    assert!(lucia.get("/recruitment").await.says("No inquiry is open"));
});

both!(an_inquiry_ends_with_a_reason, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    let page = lucia.get(&inquiry).await;
    let forms = page.forms();
    let ending = forms.iter().find(|form| form.names.contains(&"ended".to_owned())).unwrap();
    let sent = |reason: &str| {
        let kept = ending.values.iter().filter(|(name, _)| name != "ended").cloned();
        kept.chain([("ended".to_owned(), reason.to_owned())]).collect::<Vec<_>>()
    };
    let page = lucia.send(&inquiry, &sent("")).await;
    assert!(page.wrong().join(" ").contains("Why is still missing"), "{:?}", page.wrong());
    lucia.send(&inquiry, &sent("found-work")).await;
    let page = lucia.get(&inquiry).await;
    assert!(page.says("This inquiry has ended") && page.says("Found work"), "{}", page.text());
});

both!(of_two_who_change_an_inquiry_the_second_is_told, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    let stale = lucia.get(&inquiry).await.forms().remove(0).values;
    lucia.get(&inquiry).await;
    lucia.post(&inquiry, &[("phone", "210-555-0168")]).await;
    let page = lucia.send(&inquiry, &stale).await;
    assert_eq!(page.status, 422, "{}", page.text());
});
