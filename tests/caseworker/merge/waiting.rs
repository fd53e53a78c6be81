use domain::intake::duplicates::rules::Degree;
use domain::intake::duplicates::{ActiveModel, Entity, Grounds, Settlement};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{DENISE, MARCUS};

use crate::caseworker::record::arranged::{manage, omar, rosa};

both!(pairs_wait_for_the_manager_who_reaches_both, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let row = ActiveModel {
        id: Set(Default::default()),
        organization_id: Set(tandem.riverside().await.id),
        participant_id: Set(rosa.participant),
        other_id: Set(omar.participant),
        degree: Set(Degree::Probably),
        grounds: Set(Grounds(Vec::new())),
        found_at: Set(tandem.now()),
        settlement: Set(Some(Settlement::Same)),
        settled_by: Set(None),
        settled_at: Set(Some(tandem.now())),
    };
    Entity::insert(row).exec_without_returning(tandem.store.for_migrations()).await.unwrap();
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/merge").await.says("No records wait to be merged"), "not his program");
    manage(tandem, rosa.program).await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/merge").await.says("Omar Haddad"));
    assert_eq!(marcus.follow("Look at both").await.heading(), "Are these one person?");
    assert_eq!(tandem.sign_in(DENISE).await.get("/merge").await.status, 403);
});
