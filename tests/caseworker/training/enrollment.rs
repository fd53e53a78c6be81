//! One enrollment.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_seat_that_is_given_up_goes_to_whoever_waits, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    // A caseworker asks; whoever runs the class decides.
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{walter}/training")).await;
    let cohort = class.cohort.to_string();
    let page = denise.post(&format!("/cases/{walter}/enrollments"), &[("cohort", &cohort)]).await;
    assert!(page.says("They are on the waitlist."), "{}", page.text());
    let again = denise.post(&format!("/cases/{walter}/enrollments"), &[("cohort", &cohort)]).await;
    assert!(again.says("They are in Cohort 14 already"), "{}", again.text());
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&format!("/training/cohorts/{cohort}")).await;
    let waiting = page.attributes("ol a[href*=enrollments]", "href").remove(0);
    marcus.get(&waiting).await;
    let page = marcus.post(&waiting, &[("edge", "seat")]).await;
    assert!(page.says("All 1 seats are taken."), "{}", page.text());
    let path = format!("/training/enrollments/{seat}");
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("edge", "withdraw")]).await;
    assert_eq!(page.status, 422, "a reason is wanted: {}", page.text());
    let page = marcus.post(&path, &[("edge", "withdraw"), ("left_because", "child-care")]).await;
    assert!(page.says("They have left the class.") && page.says("Child care"), "{}", page.text());
    marcus.get(&waiting).await;
    assert!(marcus.post(&waiting, &[("edge", "seat")]).await.says("They have a seat."));
    let page = marcus.get(&format!("/cases/{walter}/training")).await;
    assert!(page.says("In class"), "{}", page.text());
});

both!(a_pause_frees_the_seat_and_a_class_is_completed, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/training/enrollments/{seat}");
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("edge", "defer"), ("left_because", "health")]).await;
    assert!(page.says("The class is paused.") && page.says("0 of 1"), "{}", page.text());
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("edge", "resume")]).await;
    assert!(page.says("They are back in class.") && page.says("1 of 1"), "{}", page.text());
    tandem.let_days_pass(30);
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("edge", "complete")]).await;
    assert!(page.says("The class is completed."), "{}", page.text());
    assert_eq!(marcus.get(&path).await.form(&path), None, "an end");
});

both!(of_fifty_who_want_one_seat_exactly_one_gets_it, async |tandem| {
    use domain::access::Act;
    use domain::perform;
    use domain::training::enrollments::commands::enroll;
    let program = tandem.open_program().await;
    let class = tandem.class(program, 1).await;
    let mut cases = Vec::new();
    for nth in 0..50 {
        cases.push(tandem.active(program, &format!("Learner Nr{nth:02}"), DENISE).await);
    }
    let by = tandem.operator().await;
    let all = cases.into_iter().map(|case| {
        let (store, by, cohort) = (tandem.store.clone(), by.clone(), class.cohort);
        tokio::spawn(async move {
            perform(&store, &by, async move |act: &mut Act<'_>| enroll(act, case, cohort).await).await
        })
    });
    let mut seated = 0;
    for wanted in all.collect::<Vec<_>>() {
        seated += usize::from(wanted.await.unwrap().unwrap().seated);
    }
    assert_eq!(seated, 1);
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&format!("/training/cohorts/{}", class.cohort)).await;
    assert!(page.says("1 of 1") && page.says("Waiting for a seat 49"), "{}", page.text());
});

both!(whoever_waited_stands_in_no_sheet_of_that_time, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/cases/{walter}/training")).await;
    marcus.post(&format!("/cases/{walter}/enrollments"), &[("cohort", &class.cohort.to_string())]).await;
    tandem.let_days_pass(7);
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/training/enrollments/{seat}");
    marcus.get(&path).await;
    marcus.post(&path, &[("edge", "withdraw"), ("left_because", "moved")]).await;
    let cohort = marcus.get(&format!("/training/cohorts/{}", class.cohort)).await;
    let waiting = cohort.attributes("ol a[href*=enrollments]", "href").remove(0);
    marcus.get(&waiting).await;
    assert!(marcus.post(&waiting, &[("edge", "seat")]).await.says("They have a seat."));
    let sheet = async |nth: usize| marcus.get(&format!("/training/sessions/{}", class.sessions[nth])).await;
    assert!(!sheet(1).await.says("Walter Brown"), "he waited then");
    assert!(sheet(2).await.says("Walter Brown"));
});
