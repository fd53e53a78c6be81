//! Changing what a curriculum is called.

use domain::training::curricula::queries::of_version;
use tests::both;
use tests::people::{MARCUS, RAJESH};

both!(a_curriculum_is_renamed_whatever_its_version, async |tandem| {
    let program = tandem.open_program().await;
    let version = tandem.curriculum(program).await;
    let organization = tandem.riverside().await.id;
    let id = of_version(tandem.store.read(), organization, version).await.expect("an answer").expect("a curriculum");
    let (marcus, again) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    let path = format!("/training/curricula/{id}/change");
    again.get(&path).await;
    marcus.get(&format!("/training/curricula/{id}")).await;
    marcus.follow("Change").await;
    let page = marcus.post(&path, &[("title", "CNC Operator"), ("soc", "51-91")]).await;
    assert!(page.status == 422 && page.says("51-91 is no occupation code"), "{}", page.text());
    assert_eq!(page.value("title").as_deref(), Some("CNC Operator"));
    let page = marcus.post(&path, &[("soc", "51-9161")]).await;
    assert!(page.heading() == "CNC Operator" && page.says("51-9161"), "{}", page.text());
    let page = again.post(&path, &[("title", "Machinist")]).await;
    assert!(page.status == 422 && page.says("CNC Operator") && page.says("Machinist"), "both: {}", page.text());
    assert_eq!(tandem.sign_in(RAJESH).await.get(&path).await.status, 403);
});
