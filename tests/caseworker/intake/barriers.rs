//! Step 3.

use domain::intake::sensitive;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{DENISE, MARCUS};

use super::arranged::luis;

both!(what_is_left_open_is_settled_by_one_answer, async |tandem| {
    let luis = luis(tandem).await;
    luis.save("barriers", &[("barrier.child-care", "yes"), ("barrier.homeless", "not-said"), ("rest", "no")]).await;
    let page = luis.lucia.get(&luis.step("barriers")).await;
    assert_eq!(page.value("barrier.child-care").as_deref(), Some("yes"));
    assert_eq!(page.value("barrier.homeless").as_deref(), Some("not-said"));
    assert_eq!(page.value("barrier.low-income").as_deref(), Some("no"));
});

both!(what_is_sealed_is_shown_to_nobody_and_stands_nowhere_in_clear, async |tandem| {
    let luis = luis(tandem).await;
    let typed = [("disability", "yes"), ("disability_kind", "hearing"), ("criminal_record", "no"), ("rest", "no")];
    luis.save("barriers", &typed).await;
    let page = luis.lucia.get(&luis.step("barriers")).await;
    assert!(page.says("Answered Tue, Nov 24"), "{}", page.text());
    assert_eq!(page.value("disability"), None, "no choice is shown as made");
    for file in sensitive::Entity::find().all(tandem.store.read()).await.unwrap() {
        assert!(!String::from_utf8_lossy(&file.body.0).contains("yes"));
    }
    let record = luis.lucia.get(&format!("/cases/{}", luis.case)).await;
    assert!(!record.text().to_lowercase().contains("disab") && !record.text().contains("sensitive"));
    let history = luis.lucia.get(&format!("/cases/{}/history", luis.case)).await;
    assert!(!history.text().contains("hearing"), "{}", history.text());
});

both!(a_disability_is_of_a_kind_only_where_there_is_one, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.save("barriers", &[("disability", "no"), ("disability_kind", "hearing")]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().join(" ").contains("goes with a yes"), "{:?}", page.wrong());
});

both!(a_manager_reads_barriers_and_is_shown_no_sealed_question, async |tandem| {
    let luis = luis(tandem).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&luis.step("barriers")).await;
    assert!(page.says("Your role reads this step") && !page.says("Sealed questions"), "{}", page.text());
    let form = page.form(&luis.step("barriers")).unwrap();
    assert_eq!(marcus.send(&luis.step("barriers"), &form.values).await.status, 403);
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&luis.step("barriers")).await.status, 404);
});
