//! The board of needs.

use domain::support::needs::rules::NeedKind;
use domain::support::referrals::rules::ReferralWay;
use tests::both;
use tests::people::{ABDUL, DENISE};

both!(a_need_moves_from_lane_to_lane, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/supports").await;
    assert!(page.says("No need waits.") && page.says("No open need"), "{}", page.text());
    let need = tandem.need(rosa, NeedKind::ChildCare).await;
    let page = denise.get("/supports").await;
    assert_eq!(page.texts("#lane-open + ul .name"), ["Rosa Maldonado"]);
    assert!(page.says("Opened today") && page.says("Child care: Tue and Thu evenings"), "{}", page.text());
    let referral = tandem.refer(rosa, need, tandem.little_oaks().await, ReferralWay::Given).await;
    tandem.let_days_pass(6);
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/supports").await;
    assert_eq!(page.count("#lane-open + ul .card"), 0);
    assert!(
        page.says("No answer for 6 days") && page.says("One need is on the way, and late for an answer."),
        "{}",
        page.text()
    );
    let answer = format!("/cases/{rosa}/referrals/{referral}");
    denise.get(&answer).await;
    let page = denise.post(&answer, &[("answer", "served"), ("said_by", "Mrs. Oakes")]).await;
    assert!(page.says("The answer stands."), "{}", page.text());
    let page = denise.get("/supports").await;
    assert_eq!(page.texts("#lane-met + ul .name"), ["Rosa Maldonado"]);
    tandem.let_days_pass(7);
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get("/supports").await.count(".card"), 0, "a week later it leaves the board");
    tandem.run_worker().await;
});

both!(a_board_shows_whom_one_reaches_and_what_is_asked_for, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let omar = tandem.active(program, "Omar Haddad", ABDUL).await;
    tandem.need(rosa, NeedKind::ChildCare).await;
    tandem.need(omar, NeedKind::Transport).await;
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get("/supports?whose=everyone").await.texts(".card .name"), ["Rosa Maldonado"]);
    let marcus = tandem.sign_in(tests::people::MARCUS).await;
    assert_eq!(marcus.get("/supports").await.count(".card"), 0, "none of them is his own");
    let page = marcus.get("/supports?whose=everyone").await;
    assert_eq!(page.texts(".card .name"), ["Rosa Maldonado", "Omar Haddad"]);
    let page = marcus.get("/supports?whose=everyone&kind=transport").await;
    assert_eq!(page.texts(".card .name"), ["Omar Haddad"]);
    let page = marcus.get("/supports?whose=everyone&lane=open").await;
    assert_eq!(page.count(".lane"), 1);
});
