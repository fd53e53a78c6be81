//! One job order.

use tests::both;
use tests::people::{DENISE, GRACE};

both!(an_order_is_paused_and_closed_with_a_reason_and_taken_up_again, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 5).await;
    let path = format!("/employers/job-orders/{}", shop.order);
    let grace = tandem.sign_in(GRACE).await;
    let page = grace.get(&path).await;
    assert!(page.says("Nobody is proposed yet") && page.says("Not known"), "{}", page.text());
    let page = grace.post(&path, &[("edge", "pause")]).await;
    assert_eq!(page.status, 422, "a reason is wanted: {}", page.text());
    assert!(grace.post(&path, &[("edge", "pause"), ("because", "silent")]).await.says("Paused"));
    assert!(grace.post(&path, &[("edge", "resume")]).await.says("Open"));
    let page = grace.post(&path, &[("edge", "close"), ("because", "less-work")]).await;
    assert!(page.says("Closed") && page.says("Less work than was thought"), "{}", page.text());
    let stale = grace.send(&path, &[("edge".into(), "resume".into()), ("_version".into(), "1".into())]).await;
    assert!(stale.says("Somebody else changed this meanwhile."), "{}", stale.text());
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&path).await.form(&path), None, "she reads");
    assert_eq!(
        denise.send(&path, &[("edge".into(), "resume".into()), ("_version".into(), "4".into())]).await.status,
        403
    );
});

both!(a_candidate_who_is_not_reached_is_counted_without_a_name, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 5).await;
    for (name, ready) in [("Rosa Maldonado", true), ("Amina Warsame", false)] {
        let case = tandem.active(program, name, DENISE).await;
        if ready {
            tandem.ready(case).await;
        }
        tandem.released_to(case, "Alvarez Machining").await;
        tandem.proposed(case, shop.order).await;
    }
    let page = tandem.sign_in(GRACE).await.get(&format!("/employers/job-orders/{}", shop.order)).await;
    assert!(page.says("Rosa Maldonado") && !page.says("Warsame"), "{}", page.text());
    assert!(page.says("One more candidate, whose record you do not reach."), "{}", page.text());
    let page = tandem.sign_in(DENISE).await.get(&format!("/employers/job-orders/{}", shop.order)).await;
    assert!(page.says("Amina Warsame") && !page.says("One more candidate"), "{}", page.text());
});
