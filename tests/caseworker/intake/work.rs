//! Step 2.

use tests::both;

use super::arranged::luis;

both!(work_and_schooling_are_saved_and_shown_again, async |tandem| {
    let luis = luis(tandem).await;
    let typed = [
        ("employment", "unemployed"),
        ("last_job", "Forklift driver"),
        ("last_wage", "$18.50"),
        ("last_hours", "40"),
        ("last_job_ended", "2026-09-30"),
        ("education", "equivalency"),
        ("highest_grade", "11"),
        ("school", "not-attending"),
    ];
    let page = luis.save("work", &typed).await;
    assert!(page.says("Saved.") && page.says("Step 3 of 9"), "{:?}", page.wrong());
    let page = luis.lucia.get(&luis.step("work")).await;
    assert_eq!(page.value("last_wage").as_deref(), Some("18.50"));
    assert_eq!(page.value("education").as_deref(), Some("equivalency"));
});

both!(a_step_that_is_not_right_is_put_aside_and_shows_what_is_to_mend, async |tandem| {
    let luis = luis(tandem).await;
    let wrong = [("last_hours", "400"), ("last_job", "Forklift driver"), ("_then", "later")];
    let page = luis.save("work", &wrong).await;
    assert!(page.path.starts_with("/intake?") && page.says("Go on whenever you like"), "{}", page.text());
    let page = luis.lucia.get(&luis.step("work")).await;
    assert!(page.says("4 to fix"), "{}", page.text());
    assert_eq!(page.value("last_job").as_deref(), Some("Forklift driver"), "what was typed is still there");
    assert_eq!(page.value("last_hours").as_deref(), Some("400"));
    let right = [("last_hours", "40"), ("employment", "unemployed"), ("education", "none"), ("school", "dropped-out")];
    let page = luis.lucia.post(&luis.step("work"), &right).await;
    assert!(page.says("Saved."), "{:?}", page.wrong());
    assert!(!luis.lucia.get(&luis.step("work")).await.says("to fix"));
});

both!(a_step_saved_from_a_stale_page_shows_both_versions, async |tandem| {
    let luis = luis(tandem).await;
    let typed = [("employment", "unemployed"), ("education", "none"), ("school", "dropped-out")];
    let stale = luis.lucia.get(&luis.step("work")).await.form(&luis.step("work")).unwrap();
    luis.save("work", &typed).await;
    let sent = stale.values.into_iter().chain(
        [("employment", "employed"), ("education", "none"), ("school", "dropped-out")]
            .map(|(n, v)| (n.to_owned(), v.to_owned())),
    );
    let mut seen = std::collections::BTreeMap::new();
    sent.for_each(|(name, value)| drop(seen.insert(name, value)));
    let page = luis.lucia.send(&luis.step("work"), &seen.into_iter().collect::<Vec<_>>()).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Lucía Ferrer saved this"), "{}", page.text());
});
