//! Step 8.

use domain::intake::releases::kinds::ReleaseKind;
use domain::intake::releases::{self, lists::Proof};
use domain::shared::Language;
use sea_orm::EntityTrait;
use tests::both;

use super::arranged::luis;

both!(releases_are_recorded_on_the_record, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.lucia.get(&luis.step("releases")).await;
    assert_eq!(page.link("Record a release"), Some(format!("/cases/{}/releases", luis.case)));
    let page = luis.lucia.post(&luis.step("releases"), &[("_then", "later")]).await;
    assert!(page.path.starts_with("/intake?"), "{}", page.path);
    assert!(releases::Entity::find().one(tandem.store.read()).await.unwrap().is_none());
});

both!(the_privacy_notice_is_read_here_once_in_the_language_of_the_applicant, async |tandem| {
    let luis = luis(tandem).await;
    luis.lucia.get(&luis.step("releases")).await;
    let page = luis.lucia.post(&luis.step("releases"), &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("The privacy notice was not read with them yet."), "{}", page.text());
    let page = luis.lucia.post(&luis.step("releases"), &[("notice", "yes")]).await;
    assert!(page.path.starts_with(&luis.step("determination")), "{}", page.path);
    let page = luis.lucia.get(&luis.step("releases")).await;
    assert!(page.says("Read on Tue, Nov 24"), "{}", page.text());
    luis.lucia.post(&luis.step("releases"), &[]).await;
    let all = releases::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!(all.len(), 1);
    let notice = &all[0];
    assert_eq!((notice.kind, notice.evidence), (ReleaseKind::PrivacyNotice, Proof::Word));
    assert_eq!(notice.language, Language::Spanish, "Luis reads Spanish");
});
