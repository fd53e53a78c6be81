//! One candidacy.

use tests::both;
use tests::people::{DENISE, GRACE};

both!(a_candidacy_goes_forward_only_and_ends_with_a_reason, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 2).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    tandem.released_to(rosa, "Alvarez Machining").await;
    let candidate = tandem.proposed(rosa, shop.order).await;
    let path = format!("/cases/{rosa}/candidates/{candidate}");
    let grace = tandem.sign_in(GRACE).await;
    let page = grace.get(&path).await;
    assert_eq!(page.texts("button[name=edge]").len(), 5, "a hire is told by the job: {:?}", page.texts("button"));
    let page = grace.post(&path, &[("edge", "invite"), ("note", "Thursday at nine")]).await;
    assert!(page.says("Interview"), "{}", page.text());
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let back = grace.send(&path, &pairs(&[("edge", "interest"), ("_version", "2")])).await;
    assert!(back.says("This candidacy is over, or further along."), "{}", back.text());
    let hire = grace.send(&path, &pairs(&[("edge", "hire"), ("_version", "2")])).await;
    assert!(hire.says("A hire is told by writing the job down."), "{}", hire.text());
    let stale = grace.send(&path, &pairs(&[("edge", "offer"), ("_version", "1")])).await;
    assert!(stale.says("Somebody else changed this meanwhile."), "{}", stale.text());
    grace.get(&path).await;
    assert_eq!(grace.post(&path, &[("edge", "decline")]).await.status, 422, "a reason is wanted");
    let page = grace.post(&path, &[("edge", "decline"), ("because", "hours")]).await;
    assert!(page.says("Declined by the employer") && page.says("Hours did not fit"), "{}", page.text());
    let page = grace.get(&path).await;
    assert_eq!(page.count("button[name=edge]"), 0);
    assert!(page.says("Thursday at nine"), "what was said stays: {}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}")).await;
    assert!(page.says("CNC operator: Declined by the employer. Hours did not fit"), "{}", page.text());
    assert!(page.says("Thursday at nine"), "each word stands where it was said: {}", page.text());
    // Whoever was declined can be proposed again, and is one candidate then.
    let again = tandem.proposed(rosa, shop.order).await;
    assert_ne!(again, candidate);
    grace.get(&format!("/cases/{rosa}/placement")).await;
    let page = grace.post(&format!("/cases/{rosa}/candidates"), &[("order", &shop.order.to_string())]).await;
    assert!(page.says("They were proposed for CNC operator already."), "{}", page.text());
    assert!(page.link("Record their release").is_none(), "that is not what was missing");
});
