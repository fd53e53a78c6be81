//! The placement tab of a record.

use domain::access::Act;
use domain::intake::releases;
use domain::perform;
use domain::placement::candidates::commands::propose;
use domain::shared::Stop;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{ABDUL, DENISE, GRACE};

both!(nobody_is_proposed_without_a_live_release_and_nobody_twice, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 2).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    let grace = tandem.sign_in(GRACE).await;
    let tab = format!("/cases/{rosa}/placement");
    assert!(grace.get(&tab).await.says("Looking for work"), "what she does stands in the head");
    let action = format!("/cases/{rosa}/candidates");
    let order = shop.order.to_string();
    let page = grace.post(&action, &[("order", &order)]).await;
    assert!(page.says("There is no live release of a profile to Alvarez Machining."), "{}", page.text());
    assert_eq!(page.link("Record their release"), Some(format!("/cases/{rosa}/releases/new?kind=referral-profile")));
    tandem.released_to(rosa, "Harbor Foods").await;
    assert!(grace.post(&action, &[("order", &order)]).await.says("There is no live release"), "another employer's");
    tandem.released_to(rosa, "ALVAREZ Machining").await;
    assert!(grace.post(&action, &[("order", &order)]).await.says("They are proposed."));
    let page = grace.post(&action, &[("order", &order)]).await;
    assert!(page.says("They were proposed for CNC operator already."), "{}", page.text());
    // After its last day a release shows nothing any more.
    tandem.let_days_pass(91);
    tandem.run_worker().await;
    let walter = tandem.order(program, shop.employer, 1).await;
    let by = tandem.by(GRACE).await;
    let by = domain::access::By { today: tandem.today(), at: tandem.now(), ..by };
    let late = perform(&tandem.store, &by, async move |act: &mut Act<'_>| propose(act, rosa, walter).await).await;
    let Err(Stop::Refused(why)) = late else { panic!("{late:?}") };
    assert_eq!(why[0].code, "release-missing");
});

both!(a_caseworker_asks_and_does_not_propose, async |tandem| {
    let program = tandem.open_program().await;
    let shop = tandem.shop(program, 2).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.released_to(rosa, "Alvarez Machining").await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}/placement")).await;
    assert_eq!(page.form(&format!("/cases/{rosa}/candidates")), None);
    let order = [("order".to_owned(), shop.order.to_string())];
    assert_eq!(denise.send(&format!("/cases/{rosa}/candidates"), &order).await.status, 403);
    let abdul = tandem.sign_in(ABDUL).await;
    assert_eq!(abdul.get(&format!("/cases/{rosa}/placement")).await.status, 404);
});

both!(what_they_bring_is_kept_with_its_version, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}/placement")).await;
    let action = format!("/cases/{rosa}/job-search");
    let page = denise.post(&action, &[("skills", ""), ("shifts", "evenings")]).await;
    assert!(page.says("What they bring is still missing."), "{}", page.text());
    assert!(denise.post(&action, &[("skills", "Forklift")]).await.says("Forklift"));
    let pairs = [("skills", "Welding"), ("_version", "0")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let stale = denise.send(&action, &pairs).await;
    assert!(stale.says("Somebody else changed this meanwhile."), "{}", stale.text());
    let stranger = tandem.user(ABDUL).await.to_string();
    let pairs = [("skills", "Welding"), ("_version", "1"), ("job_developer", &stranger)];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert!(denise.send(&action, &pairs).await.says("Job developer is not one of the choices."), "he is none");
});

both!(a_release_names_one_employer_and_what_it_may_see, async |tandem| {
    let program = tandem.open_program().await;
    let shop = tandem.shop(program, 2).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let refused = async || {
        let order = shop.order;
        let by = tandem.operator().await;
        match perform(&tandem.store, &by, async move |act: &mut Act<'_>| propose(act, rosa, order).await).await {
            Err(Stop::Refused(why)) => why[0].code,
            other => panic!("{other:?}"),
        }
    };
    tandem.released_but_the_name(rosa, "Alvarez Machining").await;
    assert_eq!(refused().await, "release-missing", "skills without a name propose nobody");
    let release = tandem.released_to(rosa, "Alvarez Machining").await;
    let row = releases::Entity::find_by_id(release).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(row.recipient_id, Some(shop.employer.0), "the employer is settled with the signature");
    // A namesake that comes later is another one.
    let namesake = tandem.employer("ALVAREZ Machining").await;
    let order = tandem.order(program, namesake, 1).await;
    let by = tandem.operator().await;
    let theirs = perform(&tandem.store, &by, async move |act: &mut Act<'_>| propose(act, rosa, order).await).await;
    assert!(matches!(theirs, Err(Stop::Refused(why)) if why[0].code == "release-missing"));
    assert_eq!(tandem.release_refused(rosa, "Alvarez Machining").await, "several-employers");
    tandem.proposed(rosa, shop.order).await;
});
