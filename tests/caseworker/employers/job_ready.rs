//! Who is ready for work.

use tests::both;
use tests::people::{ABDUL, DENISE, GRACE};

both!(names_are_shown_only_where_the_record_is_reached, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 2).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let tab = format!("/cases/{rosa}/placement");
    denise.get(&tab).await;
    let search = [("skills", "NIMS Measurement; forklift"), ("shifts", "evenings"), ("free_from", "2026-12-14")];
    assert!(denise.post(&format!("/cases/{rosa}/job-search"), &search).await.says("Looking for work"));
    let grace = tandem.sign_in(GRACE).await;
    let page = grace.get("/employers/job-ready").await;
    assert!(page.says("NIMS Measurement; forklift") && page.says("Evenings"), "{}", page.text());
    assert!(page.says("Somebody of the program") && !page.says("Maldonado"), "{}", page.text());
    assert_eq!(grace.get(&tab).await.status, 404, "she does not reach the record yet");
    let page = tandem.sign_in(ABDUL).await.get("/employers/job-ready").await;
    assert!(!page.says("forklift"), "another caseworker's: {}", page.text());
    // The caseworker names who looks with her.
    denise.get(&tab).await;
    let developer = tandem.user(GRACE).await.to_string();
    denise.post(&format!("/cases/{rosa}/job-search"), &[("job_developer", &developer)]).await;
    let page = grace.get(&format!("/employers/job-ready?order={}", shop.order)).await;
    assert!(page.says("Rosa Maldonado") && page.says("Record their release"), "{}", page.text());
    tandem.released_to(rosa, "Alvarez Machining").await;
    let page = grace.get(&format!("/employers/job-ready?order={}", shop.order)).await;
    assert!(page.says("Live until"), "{}", page.text());
    let page = grace.post(&format!("/cases/{rosa}/candidates"), &[]).await;
    assert!(page.says("They are proposed.") && page.says("Proposed, Nov"), "back on the list: {}", page.text());
    // Whoever found work is ready no longer.
    tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    tandem.run_worker().await;
    assert!(grace.get("/employers/job-ready").await.says("Nobody is ready yet"));
});
