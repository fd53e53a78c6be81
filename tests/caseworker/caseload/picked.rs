use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS};

both!(one_note_service_or_task_for_many, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/caseload/picked?case={rosa}&case={walter}&do=task");
    let page = denise.get(&path).await;
    assert_eq!(page.heading(), "2 cases picked");
    assert!(page.says("Walter Brown, Rosa Maldonado"), "{}", page.text());
    let due = tandem.today().plus_days(7).iso();
    let pairs = [("case", rosa.to_string()), ("case", walter.to_string()), ("to_do", "Visit together".into())];
    let pairs: Vec<_> = pairs.into_iter().chain([("due", due.clone()), ("do", "task".into())]).collect();
    let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    assert!(denise.send("/caseload/picked", &pairs).await.says("The task is made in every case."));
    for case in [rosa, walter] {
        assert_eq!(tandem.tasks(case).await, [("to-do".into(), "open", due.clone())]);
    }
});

both!(cases_out_of_reach_are_not_touched, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let walter = tandem.active(program, "Walter Brown", ABDUL).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/caseload/picked?case={walter}&case={rosa}")).await;
    assert_eq!(page.heading(), "One case picked");
    let pairs = [("case", rosa.to_string()), ("case", walter.to_string()), ("note", "x".into()), ("do", "note".into())];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value));
    assert_eq!(denise.send("/caseload/picked", &pairs).await.status, 404, "all or none");
});

both!(a_selection_is_handed_over_in_one_act, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/caseload/picked?case={rosa}&do=assign")).await;
    let abdul = tandem.user(ABDUL).await.to_string();
    let pairs = [("case", rosa.to_string()), ("caseworker", abdul), ("do", "assign".into())];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value));
    assert!(marcus.send("/caseload/picked", &pairs).await.says("The cases are assigned."));
    let abdul = tandem.sign_in(ABDUL).await;
    assert_eq!(abdul.get("/caseload").await.texts("tbody th a"), ["Rosa Maldonado"]);
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&format!("/cases/{rosa}")).await.status, 404, "it is hers no longer");
});
