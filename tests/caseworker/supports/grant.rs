//! One grant: its pace, what it promises, the streams that it comes as.

use domain::access::Act;
use domain::programs::grants::rules::DeliverableKind;
use domain::programs::grants::{self, commands};
use domain::programs::streams_of;
use domain::support::funds::FundDetails;
use domain::support::funds::pace::done;
use domain::training::enrollments::rules::LeftBecause;
use domain::training::enrollments::{self, Leaving};
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_grant_tells_how_far_it_is_against_the_time, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000_000).await;
    let grant = tandem.fund_now(fund).await.grant_id;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let paid = tandem.promise(fund, case, need, 22_000_000).await;
    tandem.pay(paid).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}");
    let page = marcus.get(&path).await;
    assert!(page.says("At 40% of the time, 22% is spent."), "{}", page.text());
    let due = tandem.today().plus_days(100).iso();
    let action = format!("{path}/deliverables");
    let page = marcus.post(&action, &[("deliverable", "enrolled"), ("promised", "120"), ("due_on", &due)]).await;
    assert!(page.says("The promise is saved.") && page.says("0 of 120"), "{}", page.text());
    marcus.get(&path).await;
    let page = marcus.post(&action, &[("deliverable", "enrolled"), ("promised", "90"), ("due_on", &due)]).await;
    assert!(page.says("0 of 90") && !page.says("of 120"), "one promise of a kind: {}", page.text());
    marcus.get(&path).await;
    let page =
        marcus.post(&action, &[("deliverable", "credentials"), ("promised", "9"), ("due_on", "2031-01-01")]).await;
    assert!(page.says("or earlier"), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path).await;
    assert_eq!((page.status.as_u16(), page.form(&action).is_none()), (200, true), "she only looks");
});

both!(a_stream_is_the_share_of_one_grant, async |tandem| {
    let program = tandem.open_program().await;
    let grant = tandem.grant(program, 30_000).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}");
    let page = marcus.get(&path).await;
    let action = format!("{path}/shares");
    let free = page.attributes("select[name=stream] option", "value");
    let stream = free.get(1).expect("a stream that is no share of a grant");
    let page = marcus.post(&action, &[("stream", stream)]).await;
    assert!(page.says("The stream is added."), "{}", page.text());
    let pairs = [("stream".to_owned(), stream.clone()), ("_key".to_owned(), uuid::Uuid::now_v7().to_string())];
    let page = marcus.send(&action, &pairs).await;
    assert!(page.says("This stream is the share of a grant already."), "{}", page.text());
});

both!(of_a_grant_in_two_programs_each_sees_its_own_funds, async |tandem| {
    let (program, other) = (tandem.open_program().await, tandem.open_program().await);
    let fund = tandem.fund(program, 1_000).await;
    let grant = tandem.fund_now(fund).await.grant_id;
    let stream = streams_of(tandem.store.read(), other.id).await.unwrap().remove(0).id;
    tandem.arrange(async move |act: &mut Act<'_>| commands::share(act, grant, stream).await).await;
    let theirs = tandem.fund_now(fund).await;
    let books = FundDetails { stream, name: "Books of others".to_owned(), ..FundDetails::of(&theirs) };
    tandem.open_fund(books).await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    let path = format!("/supports/grants/{grant}");
    let page = tandem.sign_in(MARCUS).await.get(&path).await;
    assert!(page.says("Transportation") && page.says("Books of others"), "he runs both: {}", page.text());
    let page = tandem.sign_in(DENISE).await.get(&path).await;
    assert!(page.says("Transportation") && !page.says("Books of others"), "{}", page.text());
});

both!(training_begins_in_a_class_or_elsewhere_and_not_for_whoever_left_before, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let grant = grants::Entity::find_by_id(tandem.fund_now(fund).await.grant_id);
    let grant = grant.one(tandem.store.read()).await.unwrap().expect("the grant");
    let mut cases = Vec::new();
    for name in ["Rosa Maldonado", "Walter Brown", "Fatoumata Diallo", "Tyrell Jackson"] {
        let case = tandem.active(program, name, DENISE).await;
        tandem.pays_for(case, fund).await;
        cases.push(case);
    }
    let class = tandem.class(program, 5).await;
    tandem.seat(&class, cases[0]).await;
    tandem.course(program, cases[1], 0).await;
    let left = tandem.seat(&class, cases[2]).await;
    let leaving = Leaving { because: LeftBecause::Work, note: None, last: tandem.today().minus_days(1) };
    tandem.arrange(async move |act: &mut Act<'_>| enrollments::commands::withdraw(act, left, &leaving, 1).await).await;
    let done = done(tandem.store.read(), &grant, tandem.today()).await.unwrap();
    assert_eq!(done[&DeliverableKind::TrainingBegun], 2, "in class, and at a college");
});
