//! Step 4.

use tests::both;

use super::arranged::luis;

both!(residence_age_and_demographics_are_saved_with_what_shows_them, async |tandem| {
    let luis = luis(tandem).await;
    let typed = [
        ("street", "Calle 5"),
        ("city", "Larkin"),
        ("county", "Larkin County"),
        ("state", "tx"),
        ("zip", "78201"),
        ("shown_by.born", "document"),
        ("shown_what.born", "passport"),
        ("sex", "not-said"),
        ("race", "asian"),
        ("race", "white"),
        ("veteran", "not-said"),
    ];
    let page = luis.save("residence", &typed).await;
    assert!(page.says("Step 5 of 9"), "{:?}", page.wrong());
    let page = luis.lucia.get(&luis.step("residence")).await;
    assert_eq!(page.value("state").as_deref(), Some("TX"));
    assert_eq!(page.count("input[name=race][checked]"), 2);
    assert_eq!(page.value("veteran").as_deref(), Some("not-said"), "not saying is an answer");
    assert!(page.says("date of birth: May 17, 1998. Document seen: passport"), "{}", page.text());
});

both!(evidence_has_a_name_and_nobody_is_born_tomorrow, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.save("residence", &[("born", "2026-11-25"), ("shown_by.born", "document")]).await;
    assert_eq!(page.status, 422);
    let told = page.wrong().join(" ");
    assert!(told.contains("Say which document") && told.contains("born on that day"), "{told}");
});
