//! What waits for a decision.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(requests_wait_with_who_asked_and_what_is_left, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 100).await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/supports/approvals").await.says("Nothing waits for you"));
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = tandem.wish(fund, case, need, 6200).await;
    tandem.ask(&tandem.by(DENISE).await, case, &wish).await.expect("a request");
    let own = tandem.ask(&tandem.by(MARCUS).await, case, &wish).await.expect("a request of his own");
    let page = marcus.get("/supports/approvals").await;
    assert!(page.says("2 requests wait") && page.says("Denise Okafor") && page.says("$100.00 left"), "{}", page.text());
    assert!(page.says("Somebody else decides"), "about his own: {}", page.text());
    let page = marcus.get(&format!("/cases/{case}/supports/authorizations/{own}")).await;
    assert!(page.says("Somebody else has to decide"), "{}", page.text());
    assert_eq!(tandem.sign_in(DENISE).await.get("/supports/approvals").await.status, 403);
});
