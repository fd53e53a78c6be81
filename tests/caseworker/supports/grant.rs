//! One grant: its pace, what it promises, the streams that it comes as.

use domain::access::Act;
use domain::follow_up::monitoring::queries::failing;
use domain::follow_up::monitoring::rules::MonitoringCheck;
use domain::placement::placements::commands::verify;
use domain::placement::placements::rules::EvidenceSource;
use domain::placement::placements::verifications::VerificationDetails;
use domain::programs::grants::rules::DeliverableKind;
use domain::programs::grants::{self, commands};
use domain::programs::streams_of;
use domain::shared::Coded;
use domain::support::funds::FundDetails;
use domain::support::funds::pace::done;
use domain::training::enrollments::rules::LeftBecause;
use domain::training::enrollments::{self, Leaving};
use sea_orm::{ConnectionTrait, EntityTrait};
use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS};

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

both!(files_that_would_fail_monitoring_are_counted_named_and_mended, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let grant = tandem.fund_now(fund).await.grant_id;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}");
    let page = marcus.get(&path).await;
    assert!(page.says("No file would fail monitoring"), "{}", page.text());
    let (rosa, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let paid = tandem.promise(fund, rosa, need, 6200).await;
    tandem.pay(paid).await;
    let walter = tandem.active(program, "Walter Brown", ABDUL).await;
    tandem.pays_for(walter, fund).await;
    tandem.placed(walter, "Alvarez Machining", tandem.today()).await;
    let page = marcus.get(&path).await;
    assert!(page.says("2 files would fail monitoring"), "{}", page.text());
    let links = page.attributes("#files li li a", "href");
    assert!(links.contains(&format!("/cases/{rosa}/supports/authorizations/{paid}")), "not found eligible: {links:?}");
    assert!(links.contains(&format!("/cases/{walter}/plan")), "no plan: {links:?}");
    assert!(page.says("Only the participant's word shows the job: CNC operator"), "{}", page.text());
    assert_eq!(page.texts("#files > ul > li").len(), 2, "the figure is its rows");
    assert!(marcus.get("/supports/funds").await.says("2 files would fail monitoring"));
    // Each sees the files of their own cases, and the figure is theirs.
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path).await;
    assert!(page.says("One file would fail monitoring") && !page.says("Walter Brown"), "{}", page.text());
    assert!(denise.get("/supports/funds").await.says("One file would fail monitoring"));
    // Found eligible, with every paper accepted: nothing is missing any more.
    tandem.pays_for(rosa, fund).await;
    let page = denise.get(&path).await;
    let papers = page.texts("#files li li").len();
    assert!(papers > 0 && !page.says("Not found eligible"), "papers of the determination: {}", page.text());
    tandem.papers_accepted(rosa).await;
    assert!(denise.get(&path).await.says("No file would fail monitoring"), "{}", denise.page().text());
});

both!(a_payment_without_its_answers_and_a_job_without_its_wages_are_found, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let grant = tandem.fund_now(fund).await.grant_id;
    let (rosa, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    tandem.pays_for(rosa, fund).await;
    tandem.papers_accepted(rosa).await;
    let paid = tandem.promise(fund, rosa, need, 6200).await;
    tandem.pay(paid).await;
    let job = tandem.placed(rosa, "Alvarez Machining", tandem.today()).await;
    let evidence = VerificationDetails { source: EvidenceSource::Document, day: tandem.today(), note: None };
    tandem.arrange(async move |act: &mut Act<'_>| verify(act, rosa, job, &evidence).await).await;
    let files = async || {
        let by = tandem.by(MARCUS).await;
        let mut all = failing(tandem.store.read(), (&by.reader, tandem.today()), &[grant]).await.unwrap();
        let files = all.remove(&grant).unwrap();
        files.into_iter().flat_map(|file| file.lacks).map(|lack| lack.check).collect::<Vec<_>>()
    };
    assert!(files().await.is_empty(), "{:?}", files().await);
    let db = tandem.store.for_migrations();
    db.execute_unprepared("UPDATE authorizations SET no_other_source = ' '").await.unwrap();
    assert_eq!(files().await, [MonitoringCheck::Answers]);
    db.execute_unprepared("UPDATE placements SET hours = NULL").await.unwrap();
    assert_eq!(files().await, [MonitoringCheck::Answers, MonitoringCheck::Wages]);
    db.execute_unprepared("UPDATE verifications SET source = 'participant'").await.unwrap();
    assert_eq!(files().await, MonitoringCheck::ALL[3..]);
});
