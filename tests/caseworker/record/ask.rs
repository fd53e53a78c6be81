//! An act that takes something away asks once; asking changes nothing.

use domain::intake::notes;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{DENISE, GRACE, OTTO};

use super::arranged::rosa;

both!(asking_changes_nothing_and_leads_back, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=note")).await;
    denise.post(&format!("{path}/notes"), &[("note", "Of somebody else.")]).await;
    let strike = denise.page().attributes(".acts a", "href").remove(0);
    let page = denise.get(&strike).await;
    assert!(page.says("Of somebody else.") && page.says("It stays on the timeline, struck"), "{}", page.text());
    assert_eq!(page.link("Leave it as it is"), Some(path));
    assert!(notes::Entity::find().one(tandem.store.read()).await.unwrap().unwrap().struck_at.is_none());
    for who in [OTTO, GRACE] {
        assert_eq!(tandem.sign_in(who).await.get(&strike).await.status, 404, "{}", who.name);
    }
});
