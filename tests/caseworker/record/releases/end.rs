use domain::access::Act;
use domain::access::Role;
use domain::access::grounds::{self, Ground, Reached, Why};
use domain::access::users::{queries as users, roles};
use domain::intake::releases::lists::Ending;
use domain::intake::releases::{Entity, ReleaseId};
use domain::perform;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::people::{ABDUL, DENISE, ELENA, MARCUS};
use tests::{TestTandem, both};

use crate::caseworker::record::arranged::{Someone, omar, released, rosa};

fn act(of: Someone, id: ReleaseId, act: &str) -> String {
    format!("/cases/{}/releases/{id}/{act}", of.case)
}

async fn ending(tandem: &TestTandem, id: ReleaseId) -> Option<Ending> {
    Entity::find_by_id(id).one(tandem.store.read()).await.unwrap().unwrap().ending
}

/// Lets an employer's contact reach what a release covers, as the employers' room will.
async fn reached_by_elena(tandem: &TestTandem, id: ReleaseId) {
    let user = users::by_email(tandem.store.read(), ELENA.email).await.unwrap().unwrap().id;
    let today = tandem.today();
    let give = async move |act: &mut Act<'_>| {
        let (reached, why) = (Reached::Release, Why::Release);
        let ground = Ground { user, role: Role::EmployerContact, reached, record: id.0, why, from: today, until: None };
        Ok(grounds::give(act, ground).await.map(drop)?)
    };
    perform(&tandem.store, &tandem.operator().await, give).await.unwrap();
}

async fn reaching(tandem: &TestTandem, id: ReleaseId) -> usize {
    let live = grounds::Entity::find().filter(grounds::Column::RecordId.eq(id.0)).filter(grounds::live(tandem.today()));
    live.all(tandem.store.read()).await.unwrap().len()
}

both!(a_word_is_enough_to_revoke_and_it_holds_at_once, async |tandem| {
    let rosa = rosa(tandem).await;
    let id = released(tandem, rosa, &[]).await;
    reached_by_elena(tandem, id).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{}/releases", rosa.case)).await;
    let page =
        denise.post(&act(rosa, id, "revocation"), &[("told_by", "participant"), ("told_on", "2026-12-01")]).await;
    assert_eq!(page.status, 422);
    assert_eq!((ending(tandem, id).await, reaching(tandem, id).await), (None, 1));
    let page =
        denise.post(&act(rosa, id, "revocation"), &[("told_by", "participant"), ("told_on", "2026-11-23")]).await;
    assert!(page.says("It is taken back") && page.says("said by the participant, Mon, Nov 23"), "{}", page.text());
    assert_eq!((ending(tandem, id).await, reaching(tandem, id).await), (Some(Ending::Revoked), 0));
    assert_eq!(denise.send(&act(rosa, id, "revocation"), &[]).await.status, 404, "once");
});

both!(narrowing_puts_less_in_its_place_and_never_more, async |tandem| {
    let rosa = rosa(tandem).await;
    let id = released(tandem, rosa, &[]).await;
    reached_by_elena(tandem, id).await;
    let denise = tandem.sign_in(DENISE).await;
    let pairs = |pairs: &[(&str, &str)]| -> Vec<_> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let wider = pairs(&[("categories", "skills"), ("categories", "resume"), ("until", "2027-02-23")]);
    let page = denise.send(&act(rosa, id, "narrowing"), &wider).await;
    assert!(
        page.wrong().iter().any(|wrong| wrong.contains("nothing more or longer than before")),
        "{:?}",
        page.wrong()
    );
    for later in ["2027-03-01", ""] {
        let longer = pairs(&[("categories", "skills"), ("until", later)]);
        assert_eq!(denise.send(&act(rosa, id, "narrowing"), &longer).await.status, 422, "{later}");
    }
    let page =
        denise.send(&act(rosa, id, "narrowing"), &pairs(&[("categories", "skills"), ("until", "2027-01-31")])).await;
    assert!(page.says("Less is released from now on."), "{}", page.text());
    let all = Entity::find().all(tandem.store.read()).await.unwrap();
    let (wide, less) = (all.iter().find(|r| r.id == id).unwrap(), all.iter().find(|r| r.id != id).unwrap());
    assert_eq!((wide.ending, wide.replaced_by, less.narrows), (Some(Ending::Narrowed), Some(less.id), Some(id)));
    assert_eq!((less.categories.0.len(), less.document_id), (1, wide.document_id), "the signature stands behind it");
    assert_eq!(wide.categories.0.len(), 3, "a row is not edited");
    assert_eq!((reaching(tandem, id).await, reaching(tandem, less.id).await), (0, 1));
});

both!(a_manager_other_than_the_recorder_looks_twice, async |tandem| {
    let rosa = rosa(tandem).await;
    let marcus = users::by_email(tandem.store.read(), MARCUS.email).await.unwrap().unwrap().id;
    let run = async move |act: &mut Act<'_>| {
        let place = roles::Place { program: Some(rosa.program), site: None };
        roles::give(act, marcus, Role::Manager, place).await.map(drop)
    };
    perform(&tandem.store, &tandem.operator().await, run).await.unwrap();
    let said = [
        ("kind", "background-result"),
        ("categories", "background-result"),
        ("concerning", "Setup"),
        ("until", "2027-02-20"),
    ];
    let id = released(tandem, rosa, &said).await;
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.send(&act(rosa, id, "second-look"), &[]).await.status, 403);
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/cases/{}/releases", rosa.case)).await;
    let page = marcus.post(&act(rosa, id, "second-look"), &[]).await;
    assert!(page.says("It holds from now on.") && page.says("looked at by Marcus Webb"), "{}", page.text());
    assert_eq!(marcus.send(&act(rosa, id, "second-look"), &[]).await.status, 404, "once");
});

both!(a_release_of_somebody_else_is_as_good_as_none, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let id = released(tandem, rosa, &[]).await;
    let abdul = tandem.sign_in(ABDUL).await;
    for act_of in ["narrowing", "revocation"] {
        assert_eq!(abdul.send(&act(rosa, id, act_of), &[]).await.status, 404);
        let kept = [("categories".to_owned(), "skills".to_owned())];
        let pairs = if act_of == "narrowing" { &kept[..] } else { &[] };
        assert_eq!(abdul.send(&act(omar, id, act_of), pairs).await.status, 404, "through a case of his own");
    }
    assert_eq!(ending(tandem, id).await, None);
});
