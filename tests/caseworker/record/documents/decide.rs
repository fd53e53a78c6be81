use domain::access::audit;
use domain::intake::documents::rules::DocumentState;
use domain::intake::documents::{DocumentId, Entity};
use domain::shared::{Coded, What};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::people::{ABDUL, DENISE, GRACE};
use tests::{TestTandem, both};

use super::tab::came;
use crate::caseworker::record::arranged::{Someone, omar, pdf, rosa};

async fn state(tandem: &TestTandem, id: DocumentId) -> DocumentState {
    Entity::find_by_id(id).one(tandem.store.read()).await.unwrap().unwrap().state
}

fn act(of: Someone, id: DocumentId, act: &str) -> String {
    format!("/cases/{}/documents/{id}/{act}", of.case)
}

both!(a_document_is_refused_with_a_reason_and_accepted_after_all, async |tandem| {
    let rosa = rosa(tandem).await;
    let document = came(tandem, rosa, &pdf("passport")).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{}/documents", rosa.case)).await;
    let page = denise.post(&act(rosa, document, "refusal"), &[("refused_for", ""), ("reason", "blurred")]).await;
    assert_eq!((page.status.as_u16(), state(tandem, document).await), (422, DocumentState::Received));
    assert!(page.html.contains("value=\"blurred\""), "what was typed is still there");
    let page = denise.post(&act(rosa, document, "refusal"), &[("refused_for", "unreadable")]).await;
    assert!(page.says("Refused by Denise Okafor") && page.says("It cannot be read · blurred"), "{}", page.text());
    let page = denise.post(&act(rosa, document, "acceptance"), &[]).await;
    assert!(page.says("Accepted by Denise Okafor") && !page.says("It cannot be read · "), "{}", page.text());
    assert_eq!(state(tandem, document).await, DocumentState::Accepted);
});

both!(whoever_decides_on_a_stale_page_is_told, async |tandem| {
    let rosa = rosa(tandem).await;
    let document = came(tandem, rosa, &pdf("passport")).await;
    let (denise, denise_elsewhere) = (tandem.sign_in(DENISE).await, tandem.sign_in(DENISE).await);
    let tab = format!("/cases/{}/documents", rosa.case);
    denise.get(&tab).await;
    denise_elsewhere.get(&tab).await;
    denise.post(&act(rosa, document, "refusal"), &[("refused_for", "out-of-date")]).await;
    let page = denise_elsewhere.post(&act(rosa, document, "acceptance"), &[]).await;
    assert_eq!((page.status.as_u16(), state(tandem, document).await), (422, DocumentState::Refused));
    let bare = denise.send(&act(rosa, document, "acceptance"), &[]).await;
    assert_eq!(bare.status, 422, "without a version nothing is accepted");
});

both!(what_is_struck_stays_listed_and_is_not_opened, async |tandem| {
    let rosa = rosa(tandem).await;
    let document = came(tandem, rosa, &pdf("somebody else's")).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{}/documents", rosa.case)).await;
    let page = denise.post(&act(rosa, document, "strike"), &[("reason", " ")]).await;
    assert_eq!(page.status, 422);
    let page = denise.post(&act(rosa, document, "strike"), &[("reason", "wrong person")]).await;
    assert!(page.says("Struck by Denise Okafor") && page.says("wrong person"), "{}", page.text());
    assert_eq!(denise.get(&format!("/cases/{}/documents/{document}", rosa.case)).await.status, 404);
});

both!(opening_leaves_a_trace_and_deciding_needs_the_permission, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let document = came(tandem, rosa, &pdf("passport")).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{}/documents/{document}", rosa.case)).await;
    let read = audit::Entity::find().filter(audit::Column::Action.eq(What::DocumentOpened.code()));
    let read = read.filter(audit::Column::ObjectId.eq(document.0)).all(tandem.store.read()).await.unwrap();
    assert_eq!((read.len(), read[0].outcome), (1, audit::Outcome::Read));
    let grace = tandem.sign_in(GRACE).await;
    assert_eq!(grace.send(&act(rosa, document, "acceptance"), &[]).await.status, 403);
    let abdul = tandem.sign_in(ABDUL).await;
    let version = [("_version".to_owned(), "1".to_owned())];
    assert_eq!(abdul.send(&act(rosa, document, "acceptance"), &version).await.status, 404);
    assert_eq!(abdul.send(&act(omar, document, "acceptance"), &version).await.status, 404, "through a case of his own");
    assert_eq!(state(tandem, document).await, DocumentState::Received);
});
