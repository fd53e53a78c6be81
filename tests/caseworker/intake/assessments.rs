//! Assessments: at intake and later.

use tests::both;

use super::arranged::luis;

both!(a_score_is_written_down_and_struck, async |tandem| {
    let luis = luis(tandem).await;
    let list = format!("/cases/{}/assessments", luis.case);
    luis.lucia.get(&list).await;
    let typed = [
        ("instrument", "casas"),
        ("subject", "math"),
        ("score", "214"),
        ("level", "ABE 3"),
        ("tested_on", "2026-11-20"),
        ("phase", "pre"),
    ];
    let page = luis.lucia.post(&list, &typed).await;
    assert!(page.says("CASAS, math") && page.says("214") && page.says("Before the training"), "{}", page.text());
    assert!(luis.lucia.get(&luis.step("work")).await.says("CASAS, math"));
    let page = luis.lucia.get(&list).await;
    let strike = page.forms().remove(1).action;
    assert!(strike.ends_with("/strike"), "{strike}");
    let page = luis.lucia.post(&strike, &[]).await;
    assert!(page.says("Reason is still missing."), "{}", page.text());
    let page = luis.lucia.post(&strike, &[("reason", "Of somebody else")]).await;
    assert!(page.says("struck: Of somebody else"), "{}", page.text());
});

both!(a_test_of_tomorrow_and_a_score_of_words_are_refused, async |tandem| {
    let luis = luis(tandem).await;
    let list = format!("/cases/{}/assessments", luis.case);
    luis.lucia.get(&list).await;
    let typed = [("instrument", "casas"), ("score", "good"), ("tested_on", "2026-11-25")];
    let page = luis.lucia.post(&list, &typed).await;
    assert_eq!(page.status, 422);
    let told = page.wrong().join(" ");
    for said in ["Score must be a whole number", "In is still missing", "future"] {
        assert!(told.contains(said), "{said} in {told}");
    }
});
