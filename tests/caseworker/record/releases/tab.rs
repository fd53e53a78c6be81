use domain::follow_up::tasks;
use domain::intake::timeline;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::{ABDUL, DENISE, INGRID};

use crate::caseworker::record::arranged::{released, rosa};

both!(what_is_released_stands_with_its_days_left_and_ends_by_itself, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let tab = format!("/cases/{}/releases", rosa.case);
    assert!(denise.get(&tab).await.says("Nobody outside sees anything of Rosa."));
    released(tandem, rosa, &[("until", "2026-12-08")]).await;
    let page = denise.get(&tab).await;
    assert!(page.says("14 days left") && page.says("Holds"), "{}", page.text());
    tandem.set_clock(tandem.now() + chrono::TimeDelta::days(14));
    let page = tandem.sign_in(DENISE).await.get(&tab).await;
    assert!(page.says("0 days left"), "its last day is among its days: {}", page.text());
    tandem.set_clock(tandem.now() + chrono::TimeDelta::days(1));
    let page = tandem.sign_in(DENISE).await.get(&tab).await;
    assert!(page.texts("[aria-labelledby=over]")[0].contains("Alvarez Machining"), "{}", page.text());
    tandem.run_worker().await;
});

both!(somebody_asks_before_it_ends_and_no_more_once_it_is_renewed, async |tandem| {
    let rosa = rosa(tandem).await;
    let first = released(tandem, rosa, &[("until", "2027-02-01")]).await;
    let about = async |id: uuid::Uuid| {
        let duties = tasks::Entity::find().filter(tasks::Column::SubjectId.eq(id));
        duties.all(tandem.store.read()).await.unwrap()
    };
    assert_eq!(about(first.0).await.len(), 2, "30 and 14 days before");
    let second = released(tandem, rosa, &[]).await;
    assert!(about(first.0).await.iter().all(|task| task.ended_at.is_some()), "{:?}", about(first.0).await);
    assert_eq!(about(second.0).await.len(), 2);
});

both!(what_tells_something_by_being_there_is_told_to_those_who_may_know, async |tandem| {
    let rosa = rosa(tandem).await;
    let said = [
        ("kind", "safety"),
        ("recipient_kind", "agency"),
        ("recipient_name", "Harbor House"),
        ("categories", "safety"),
        ("concerning", "needs a bed"),
        ("until", "2026-12-20"),
        ("signer_is_safe", "yes"),
    ];
    released(tandem, rosa, &said).await;
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get(&format!("/cases/{}/releases", rosa.case)).await.says("Harbor House"), "her caseworker knows");
    let lines = timeline::Entity::find().filter(timeline::Column::ParticipantId.eq(rosa.participant));
    let told = format!("{:?}", lines.all(tandem.store.read()).await.unwrap());
    let history = domain::access::audit::history::Entity::find().all(tandem.store.read()).await.unwrap();
    for secret in ["Harbor", "safety", "needs a bed"] {
        assert!(!told.contains(secret) && !format!("{history:?}").contains(secret), "{secret}");
    }
});

both!(nobody_out_of_reach_sees_the_tab, async |tandem| {
    let rosa = rosa(tandem).await;
    let tab = format!("/cases/{}/releases", rosa.case);
    assert_eq!(tandem.sign_in(ABDUL).await.get(&tab).await.status, 404);
    assert_eq!(tandem.sign_in(INGRID).await.get(&tab).await.status, 403);
    let bar = format!("{tab}/barred-signers");
    let name = [("barred_name".to_owned(), "Victor Peña".to_owned())];
    assert_eq!(tandem.sign_in(ABDUL).await.send(&bar, &name).await.status, 404);
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.send(&bar, &[]).await.status, 422);
    assert!(denise.send(&bar, &name).await.says("The name is kept."));
});
