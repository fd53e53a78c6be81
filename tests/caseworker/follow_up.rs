use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS};

both!(the_queue_goes_one_at_a_time_in_its_order, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(5);
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/follow-up").await;
    assert_eq!(page.heading(), "Two duties, one at a time");
    assert_eq!(page.texts("#one"), ["Rosa Maldonado"]);
    assert!(page.says("1 of 2") && page.says("Not tried yet") && page.says("Closes Jan 3"), "{}", page.text());
    let page = denise.follow("Next n").await;
    assert_eq!(page.texts("#one"), ["Walter Brown"]);
    let page = denise.post(&format!("/cases/{walter}/contacts"), &[("outcome", "reached")]).await;
    assert_eq!(page.heading(), "One duty waits");
    assert!(page.says("Saved."));
});

both!(save_and_next_goes_on_behind_a_try_that_failed, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.active(program, "Walter Brown", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/follow-up").await;
    let page = denise.post(&format!("/cases/{rosa}/contacts"), &[("outcome", "no-answer"), ("then", "next")]).await;
    assert_eq!(page.texts("#one"), ["Walter Brown"], "{}", page.text());
    let refused = denise
        .post(page.forms().iter().find(|form| form.action.ends_with("/contacts")).unwrap().action.as_str(), &[])
        .await;
    assert_eq!((refused.status.as_u16(), refused.texts("#one")), (422, vec!["Walter Brown".to_owned()]));
});

both!(the_queue_is_shared_and_narrowed_by_its_address, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.active(program, "Walter Brown", ABDUL).await;
    tandem.let_days_pass(35);
    tandem.run_worker().await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert_eq!(marcus.get("/follow-up?whose=everybody").await.heading(), "Two duties, one at a time");
    assert_eq!(marcus.get("/follow-up?late=escalated&whose=everybody").await.heading(), "Two duties, one at a time");
    let abdul = tandem.user(ABDUL).await;
    assert_eq!(marcus.get(&format!("/follow-up?whose={abdul}")).await.texts("#one"), ["Walter Brown"]);
    assert!(marcus.get("/follow-up?kind=follow-up&whose=everybody").await.says("Nothing matches"));
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get("/follow-up?whose=everybody").await.heading(), "One duty waits", "only what she reaches");
});
