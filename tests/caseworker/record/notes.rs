//! Case notes: written once, struck and still readable.

use std::collections::BTreeSet;

use domain::access::users::queries::by_email;
use domain::access::{Act, Actor, By, Reader, Role};
use domain::intake::notes::{self, NoteDetails};
use domain::perform;
use domain::shared::Stop;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::both;
use tests::people::{ABDUL, DENISE};

use super::arranged::{omar, rosa};

both!(a_note_is_written_once_though_the_form_is_sent_twice, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    let page = denise.get(&format!("{path}?add=note")).await;
    let form = page.form(&format!("{path}/notes")).unwrap();
    let typed: Vec<_> = form.values.into_iter().filter(|(name, _)| name != "note").collect();
    let typed = [typed, vec![("note".to_owned(), "Her sister keeps Mateo.".to_owned())]].concat();
    for _ in 0..2 {
        let page = denise.send(&format!("{path}/notes"), &typed).await;
        assert!(page.says("The note is saved.") && page.says("Her sister keeps Mateo."));
    }
    assert_eq!(notes::Entity::find().count(tandem.store.read()).await.unwrap(), 1);
});

both!(a_wrong_note_comes_back_with_what_was_typed, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=note")).await;
    let page = denise.post(&format!("{path}/notes"), &[("note", "Kept."), ("day", "2027-01-01")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.wrong()[0], "One answer needs another look");
    assert!(page.says("Day lies in the future. You typed 2027-01-01."));
    assert_eq!(page.value("note").as_deref(), Some("Kept."));
    for (day, wrong) in [("2026-02-30", "no day of the calendar"), ("yesterday", "no day of the calendar")] {
        let page = denise.post(&format!("{path}/notes"), &[("day", day)]).await;
        assert!(page.says(wrong), "{}", page.text());
    }
    let page = denise.post(&format!("{path}/notes"), &[("note", &"x".repeat(10_001))]).await;
    assert!(page.says("10,000 characters at most"), "{}", page.text());
    assert_eq!(notes::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(a_struck_note_says_who_when_and_why, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=note")).await;
    denise.post(&format!("{path}/notes"), &[("note", "Of somebody else.")]).await;
    let strike = denise.page().attributes(".acts a", "href").remove(0);
    let page = denise.get(&strike).await;
    assert_eq!(page.heading(), "Strike the note of Nov 24?");
    let page = denise.post(&strike, &[]).await;
    assert_eq!(page.wrong(), ["One answer needs another look", "Error: Reason is still missing."]);
    let page = denise.post(&strike, &[("reason", "Wrong person")]).await;
    assert_eq!(page.texts(".timeline s"), ["Case note"]);
    assert!(page.says("Struck by Denise Okafor on Nov 24: Wrong person"));
    assert!(page.says("Of somebody else."), "it stays readable");
    assert!(page.attributes(".acts a", "href").is_empty(), "it is struck once");
    assert_eq!(denise.get(&strike).await.status, 404);
});

both!(nobody_writes_into_a_colleagues_record, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let abdul = tandem.sign_in(ABDUL).await;
    abdul.get(&format!("/cases/{}?add=note", omar.case)).await;
    let form = abdul.page().form(&format!("/cases/{}/notes", omar.case)).unwrap();
    let typed: Vec<_> = form.values.into_iter().filter(|(name, _)| name != "note").collect();
    let typed = [typed, vec![("note".to_owned(), "Intruder".to_owned())]].concat();
    let page = abdul.send(&format!("/cases/{}/notes", rosa.case), &typed).await;
    assert_eq!(page.status, 404);
    assert_eq!(notes::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(one_note_to_many_is_written_to_all_or_to_none, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let operator = tandem.operator().await;
    let note = NoteDetails { day: tandem.today(), body: "Class is moved.".to_owned() };
    let user = by_email(tandem.store.read(), DENISE.email).await.unwrap().unwrap().id;
    let actor = Actor::User { id: user, session: None, proved_at: tandem.now() };
    let reader = Reader { actor, roles: BTreeSet::from([Role::Caseworker]), ..operator.reader.clone() };
    let denise = By { reader, ..operator.clone() };
    let (both, text) = ([rosa.case, omar.case], note.clone());
    let write = async move |act: &mut Act<'_>| notes::commands::write_to_many(act, &both, &text).await;
    let answer = perform(&tandem.store, &denise, write.clone()).await;
    assert!(matches!(answer, Err(Stop::NotFound)), "{answer:?}");
    assert_eq!(notes::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
    assert_eq!(perform(&tandem.store, &operator, write).await.unwrap().len(), 2);
});
