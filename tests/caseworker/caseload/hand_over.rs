use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS};

both!(a_whole_caseload_moves_in_one_act_with_its_duties, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.active(program, "Walter Brown", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let denise = tandem.user(DENISE).await;
    marcus.get(&format!("/caseload?whose={denise}")).await;
    let page = marcus.follow("Hand over this caseload").await;
    assert!(page.says("2 open cases of Denise Okafor"), "{}", page.text());
    let abdul = tandem.user(ABDUL).await.to_string();
    let page = marcus.post("/caseload/hand-over", &[("caseworker", &abdul)]).await;
    assert!(page.says("The caseload is handed over."), "{}", page.text());
    let abdul = tandem.sign_in(ABDUL).await;
    assert_eq!(abdul.get("/follow-up").await.heading(), "Two duties, one at a time");
    assert!(abdul.get(&format!("/cases/{rosa}")).await.says("Handed over to Abdul Karimi"));
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/caseload/hand-over?from={denise}")).await;
    let abdul = tandem.user(ABDUL).await.to_string();
    let page = marcus.post("/caseload/hand-over", &[("caseworker", &abdul)]).await;
    assert!(page.wrong().iter().any(|wrong| wrong.contains("no open case to hand over")), "{:?}", page.wrong());
});
