//! Who can do what they were taught.

use tests::both;
use tests::people::{DENISE, MARCUS, RAJESH};

both!(two_who_tick_at_once_both_hold, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let mut seats = Vec::new();
    for name in ["Rosa Maldonado", "Walter Brown"] {
        let case = tandem.active(program, name, DENISE).await;
        seats.push((case, tandem.seat(&class, case).await));
    }
    let path = format!("/training/cohorts/{}/competencies", class.cohort);
    let (rajesh, marcus) = (tandem.sign_in(RAJESH).await, tandem.sign_in(MARCUS).await);
    marcus.get(&path).await;
    let page = rajesh.get(&path).await;
    assert!(page.says("Sets up a lathe") && page.says("0 of 1"), "{}", page.text());
    let can = page.attributes("input[type=checkbox]", "value").remove(0);
    let name = |nth: usize| format!("can.{}", seats[nth].1);
    let page = rajesh.post(&path, &[(&name(0), &can)]).await;
    assert!(page.says("Saved.") && page.says("1 of 1"), "{}", page.text());
    let page = marcus.post(&path, &[(&name(1), &can)]).await;
    assert_eq!(page.count("input[type=checkbox][checked]"), 2, "whoever saved first is not undone: {}", page.text());
    let page = tandem.sign_in(DENISE).await.get(&format!("/cases/{}/training", seats[0].0)).await;
    assert!(page.says("1 of 1 competencies"), "{}", page.text());
    let page = rajesh.get(&path).await;
    assert_eq!(page.count("input[type=checkbox][checked]"), 2);
    let page = rajesh.post(&path, &[(&name(0), "")]).await;
    assert_eq!(page.count("input[type=checkbox][checked]"), 1, "a tick that was a mistake: {}", page.text());
});

both!(only_what_is_taught_is_ticked_and_only_by_whoever_teaches, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    let path = format!("/training/cohorts/{}/competencies", class.cohort);
    let (rajesh, denise) = (tandem.sign_in(RAJESH).await, tandem.sign_in(DENISE).await);
    let module = rajesh.get(&path).await.value("module").expect("a module");
    let stranger = uuid::Uuid::now_v7().to_string();
    for pairs in [
        [("module".to_owned(), module.clone()), (format!("can.{seat}"), stranger.clone())],
        [("module".to_owned(), module.clone()), (format!("can.{seat}"), "lathe".to_owned())],
        [("module".to_owned(), module.clone()), (format!("can.{stranger}"), stranger.clone())],
    ] {
        assert_eq!(rajesh.send(&path, &pairs).await.status, 422, "{pairs:?}");
    }
    assert_eq!(rajesh.send(&path, &[("module".to_owned(), stranger)]).await.status, 404);
    let page = denise.get(&path).await;
    assert!(page.status == 404 || page.count("button.primary") == 0, "she reads at most: {}", page.text());
});
