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

both!(of_two_who_revise_a_grant_the_second_sees_both_and_overwrites_nothing_unseen, async |tandem| {
    let program = tandem.open_program().await;
    let grant = tandem.grant(program, 30_000).await;
    let (first, second) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    let path = format!("/supports/grants/{grant}/award");
    first.get(&path).await;
    second.get(&path).await;
    let page = first.post(&path, &[("amount", "32,000"), ("reason", "Second year")]).await;
    assert!(page.says("The grant is revised."), "{}", page.text());
    let page = second.post(&path, &[("amount", "less"), ("reason", "Cut")]).await;
    assert_eq!(page.status, 422, "no amount: {}", page.text());
    let page = second.post(&path, &[("amount", "31,000")]).await;
    assert!(page.says("Marcus Webb saved this"), "{}", page.text());
    assert!(page.says("32,000.00") && page.says("31,000"), "both versions: {}", page.text());
});

both!(a_grant_is_not_shortened_past_its_funds_and_promises, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 24_000).await;
    let grant = tandem.fund_now(fund).await.grant_id;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}/award");
    let ends = tandem.fund_now(fund).await.ends_on;
    marcus.get(&path).await;
    let sooner = ends.minus_days(1).iso();
    let page = marcus.post(&path, &[("ends_on", &sooner), ("reason", "Cut")]).await;
    assert!(page.says("The fund Transportation runs from"), "{}", page.text());
    let promises = format!("/supports/grants/{grant}/deliverables");
    let terms = format!("/supports/funds/{fund}/terms");
    marcus.get(&terms).await;
    marcus.post(&terms, &[("ends_on", &ends.minus_days(30).iso())]).await;
    marcus.get(&format!("/supports/grants/{grant}")).await;
    let promise = [("deliverable", "enrolled"), ("promised", "120"), ("due_on", &*ends.iso())];
    assert!(marcus.post(&promises, &promise).await.says("The promise is saved."));
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("ends_on", &sooner), ("reason", "Cut")]).await;
    assert!(page.says("120 are promised until"), "{}", page.text());
});

both!(what_was_awarded_first_stays_readable, async |tandem| {
    let program = tandem.open_program().await;
    let grant = tandem.grant(program, 30_000).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/grants/{grant}/award");
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("amount", "32,000"), ("reason", "Second year")]).await;
    assert!(page.says("$30,000.00") && page.says("As awarded"), "the first award: {}", page.text());
    assert!(page.says("$32,000.00") && page.says("Second year"), "{}", page.text());
});
