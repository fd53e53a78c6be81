//! A course elsewhere is written down.

use domain::intake::case::rules::Stage;
use tests::both;
use tests::people::{ABDUL, DENISE};

both!(a_course_that_runs_is_the_service_that_keeps_a_case_open, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}/training")).await;
    denise.follow("Add a course elsewhere").await;
    let path = format!("/cases/{rosa}/courses/new");
    let kind = tandem.kind(program, "occupational-training").await.to_string();
    let (first, last) = (tandem.today().iso(), tandem.today().plus_days(120).iso());
    let typed = [
        ("provider", "St. Philip's College"),
        ("program_of_study", "Associate degree in nursing"),
        ("title", "Anatomy and Physiology I"),
        ("section", "002"),
        ("term", "Fall 2026"),
        ("credits", "4.5"),
        ("starts_on", &first),
        ("ends_on", &last),
        ("service", &kind),
    ];
    let page = denise.post(&path, &typed).await;
    assert!(page.says("The course is added.") && page.says("Anatomy and Physiology I"), "{}", page.text());
    assert!(page.says("4.5 credits") && page.says("Section 002") && page.says("In class"), "{}", page.text());
    assert_eq!(tandem.case(rosa).await.entered_on, Some(tandem.today()), "its first day is the entry");
    denise.get(&path).await;
    let page = denise.post(&path, &typed).await;
    assert!(page.says("Anatomy and Physiology I in Fall 2026 is there already."), "{}", page.text());
    let tasks = tandem.tasks(rosa).await;
    assert_eq!(tasks.iter().filter(|(name, ..)| name.starts_with("last-class")).count(), 1, "{tasks:?}");
    tandem.let_days_pass(100);
    tandem.run_worker().await;
    let case = tandem.case(rosa).await;
    assert_eq!((case.exited_on, case.stage), (None, Stage::Active), "a course that goes on is a service");
});

both!(each_field_answers, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/courses/new");
    denise.get(&path).await;
    let typed = [("provider", ""), ("title", "Anatomy"), ("credits", "many"), ("starts_on", "2026-02-30")];
    let page = denise.post(&path, &typed).await;
    assert!(page.status == 422 && page.says("many is no number of credits"), "{}", page.text());
    assert_eq!(page.value("title").as_deref(), Some("Anatomy"));
    assert_eq!(page.value("starts_on").as_deref(), Some("2026-02-30"));
    let applicant = tandem.applicant(program, "Walter Brown").await;
    let abdul = tandem.sign_in(ABDUL).await.get(&path).await;
    assert_eq!(abdul.status, 404, "not his");
    let kind = tandem.kind(program, "occupational-training").await.to_string();
    let today = tandem.today().iso();
    let marcus = tandem.sign_in(tests::people::MARCUS).await;
    let path = format!("/cases/{applicant}/courses/new");
    marcus.get(&path).await;
    let typed = [
        ("provider", "A college"),
        ("title", "Anatomy"),
        ("term", "Fall"),
        ("starts_on", &*today),
        ("ends_on", &*today),
        ("service", &*kind),
    ];
    let page = marcus.post(&path, &typed).await;
    assert!(page.says("Only somebody who was selected can have a seat in a class."), "{}", page.text());
});
