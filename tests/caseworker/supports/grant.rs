//! One grant: its pace, what it promises, the streams that it comes as.

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
    let Some(stream) = free.get(1) else { return };
    let page = marcus.post(&action, &[("stream", stream)]).await;
    assert!(page.says("The stream is added."), "{}", page.text());
    let pairs = [("stream".to_owned(), stream.clone()), ("_key".to_owned(), uuid::Uuid::now_v7().to_string())];
    let page = marcus.send(&action, &pairs).await;
    assert!(page.says("This stream is the share of a grant already."), "{}", page.text());
});
