//! Revising a grant.

use tests::both;
use tests::people::MARCUS;

both!(an_extension_says_why_and_stays_readable, async |tandem| {
    let program = tandem.open_program().await;
    let grant = tandem.grant(program, 30_000).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}/award");
    marcus.get(&path).await;
    let later = tandem.today().plus_days(400).iso();
    let page = marcus.post(&path, &[("ends_on", &later)]).await;
    assert!(page.says("still missing"), "a reason: {}", page.text());
    let page = marcus.post(&path, &[("reason", "No-cost extension")]).await;
    assert!(page.says("The grant is revised.") && page.says("No-cost extension"), "{}", page.text());
});

both!(a_grant_is_never_less_than_its_funds, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 24_000).await;
    let grant = tandem.fund_now(fund).await.grant_id;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}/award");
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("amount", "23,999.99"), ("reason", "Cut")]).await;
    assert!(page.says("Funds hold $24,000.00 of this grant."), "{}", page.text());
});
