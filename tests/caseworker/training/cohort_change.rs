//! Changing a cohort, and calling it off.

use tests::both;
use tests::people::{DENISE, INGRID, MARCUS, RAJESH};

both!(whoever_takes_a_cohort_over_sees_who_sits_in_it, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.seat(&class, rosa).await;
    let (rajesh, marcus) = (tandem.sign_in(RAJESH).await, tandem.sign_in(MARCUS).await);
    let tab = format!("/cases/{rosa}/training");
    assert_eq!(rajesh.get(&tab).await.status, 200);
    let path = format!("/training/cohorts/{}/change", class.cohort);
    marcus.get(&format!("/training/cohorts/{}", class.cohort)).await;
    marcus.follow("Change").await;
    let page = marcus.post(&path, &[("instructor", ""), ("place", "Shop 2"), ("seats", "8")]).await;
    assert!(page.says("The cohort is changed.") && page.says("Shop 2") && page.says("1 of 8"), "{}", page.text());
    assert_eq!(rajesh.get(&tab).await.status, 404, "he gave the class up");
    let rajesh_id = tandem.user(RAJESH).await.to_string();
    marcus.get(&path).await;
    marcus.post(&path, &[("instructor", &rajesh_id)]).await;
    assert_eq!(rajesh.get(&tab).await.status, 200, "he took it over again");
});

both!(seats_that_are_taken_stay_and_two_who_change_at_once_see_both, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    for name in ["Rosa Maldonado", "Walter Brown"] {
        let case = tandem.active(program, name, DENISE).await;
        tandem.seat(&class, case).await;
    }
    let (marcus, again) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    let path = format!("/training/cohorts/{}/change", class.cohort);
    again.get(&path).await;
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("seats", "1")]).await;
    assert!(page.status == 422 && page.says("2 seats are taken. Keep at least as many."), "{}", page.text());
    assert_eq!(page.value("seats").as_deref(), Some("1"));
    marcus.post(&path, &[("seats", "6"), ("name", "Evening class")]).await;
    let page = again.post(&path, &[("name", "Night class")]).await;
    assert!(page.status == 422 && page.says("saved this"), "{}", page.text());
    assert!(page.says("Evening class") && page.says("Night class"), "{}", page.text());
    let stranger = tandem.sign_in(INGRID).await.get(&path).await;
    assert!(stranger.status.is_client_error(), "{}", stranger.status);
});

both!(a_cohort_that_is_called_off_lets_everybody_go, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    tandem.seat(&class, rosa).await;
    let (marcus, denise) = (tandem.sign_in(MARCUS).await, tandem.sign_in(DENISE).await);
    denise.get(&format!("/cases/{walter}/training")).await;
    denise.post(&format!("/cases/{walter}/enrollments"), &[("cohort", &class.cohort.to_string())]).await;
    let (path, off) =
        (format!("/training/cohorts/{}", class.cohort), format!("/training/cohorts/{}/call-off", class.cohort));
    marcus.get(&format!("{path}/change")).await;
    let page = marcus.post(&off, &[("reason", "")]).await;
    assert_eq!(page.status, 422, "a reason is wanted: {}", page.text());
    let page = marcus.post(&off, &[("reason", "Too few people")]).await;
    assert!(page.says("This cohort was called off") && page.says("Too few people"), "{}", page.text());
    assert!(page.says("0 of 1") && page.says("Paused or left 2"), "{}", page.text());
    for case in [rosa, walter] {
        let page = denise.get(&format!("/cases/{case}/training")).await;
        assert!(page.says("The class was called off"), "{}", page.text());
    }
    assert_eq!(marcus.get(&format!("{path}/change")).await.status, 404, "it stays as it is");
    assert!(!marcus.get("/training").await.says("Cohort 14"), "neither running nor to come");
    assert!(marcus.get("/training?which=over").await.status.is_success());
});
