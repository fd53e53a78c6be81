//! Step 6.

use tests::both;

use super::arranged::luis;

both!(the_programs_own_questions_are_asked_and_others_are_shown, async |tandem| {
    let luis = luis(tandem).await;
    luis.save("residence", &[("sex", "male"), ("veteran", "yes")]).await;
    let page = luis.lucia.get(&luis.step("priority")).await;
    assert!(page.says("Authorized to work in the United States") && page.says("Laid off, or about to be"));
    assert_eq!(page.count("input[name='answer.veteran']"), 0, "one fact has one home");
    assert!(page.says("Veteran Yes · step 4"), "{}", page.text());
    assert!(page.says("WIOA Adult") && page.says("Group 3"), "a veteran, and not yet known in a priority group");
    luis.save("barriers", &[("barrier.low-income", "yes")]).await;
    let page = luis.lucia.get(&luis.step("priority")).await;
    assert!(page.says("Veterans in a priority group") && page.says("Group 1"), "{}", page.text());
});

both!(an_answer_that_is_not_sure_stays_unknown, async |tandem| {
    let luis = luis(tandem).await;
    luis.save("priority", &[("answer.authorized-to-work", "not-said"), ("answer.laid-off", "no")]).await;
    let page = luis.lucia.get(&luis.step("priority")).await;
    assert_eq!(page.value("answer.authorized-to-work").as_deref(), Some("not-said"));
    assert!(page.says("Waits for: Authorized to work"), "{}", page.text());
    let page = luis.save("priority", &[("answer.laid-off", "maybe")]).await;
    assert!(page.wrong().join(" ").contains("is not one of the choices"), "{:?}", page.wrong());
});
