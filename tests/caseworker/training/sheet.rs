//! The sheet of a session.

use domain::training::attendance::rules::Mark;
use tests::both;
use tests::people::{DENISE, MARCUS, OTTO, RAJESH};

both!(twenty_learners_take_one_screen_and_one_save, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 20).await;
    for nth in 0..20 {
        let case = tandem.active(program, &format!("Learner Nr{nth:02}"), DENISE).await;
        tandem.seat(&class, case).await;
    }
    let rajesh = tandem.sign_in(RAJESH).await;
    assert!(rajesh.get("/training").await.says("Mark attendance"), "{}", rajesh.page().text());
    let path = format!("/training/sessions/{}", class.sessions[0]);
    let page = rajesh.get(&path).await;
    assert!(page.says("Attendance, Tuesday, November 24") || page.says("Attendance, Nov 24"), "{}", page.text());
    assert_eq!(page.count("fieldset.sheet-row"), 20);
    assert_eq!(page.count("input[value=present][checked]"), 20, "present until somebody says otherwise");
    let name = page.attributes("input[value=absent]", "name").remove(3);
    let late = page.attributes("input[value=late]", "name").remove(4);
    let late_by = late.replace("mark.", "late.");
    let page = rajesh.post(&path, &[(&name, "absent"), (&late, "late"), (&late_by, "30")]).await;
    assert!(page.says("The sheet is saved.") && page.path.starts_with(&path), "it stays where it was: {}", page.text());
    assert_eq!(page.count("input[value=absent][checked]"), 1);
    assert_eq!(page.value(&late_by).as_deref(), Some("30"));
    assert!(page.says("83%"), "150 of 180 minutes: {}", page.text());
    assert_eq!(page.count("input[value=present][checked]"), 18);
});

both!(two_absences_in_a_row_are_one_task_at_once, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    tandem.mark(&class, 0, enrollment, Mark::Absent).await;
    let checks = async || {
        let tasks = tandem.tasks(rosa).await;
        tasks.into_iter().filter(|(name, ..)| name.starts_with("absence-check")).collect::<Vec<_>>()
    };
    assert_eq!(checks().await, []);
    tandem.let_days_pass(2);
    tandem.mark(&class, 1, enrollment, Mark::Absent).await;
    tandem.run_worker().await;
    assert_eq!(checks().await.len(), 1);
    tandem.mark(&class, 1, enrollment, Mark::Absent).await;
    tandem.let_days_pass(5);
    tandem.mark(&class, 2, enrollment, Mark::Absent).await;
    tandem.run_worker().await;
    assert_eq!(checks().await.len(), 1, "once for the row");
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}")).await;
    assert!(page.says("Absent twice in a row from Cohort 14"), "{}", page.text());
});

both!(attendance_is_the_service_that_keeps_a_case_open, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    assert_eq!(tandem.case(rosa).await.entered_on, None, "a seat is no service yet");
    tandem.mark(&class, 0, enrollment, Mark::Present).await;
    let case = tandem.case(rosa).await;
    assert_eq!((case.entered_on, case.last_service_on), (Some(tandem.today()), Some(tandem.today())));
    tandem.let_days_pass(2);
    tandem.mark(&class, 1, enrollment, Mark::Late).await;
    assert_eq!(tandem.case(rosa).await.last_service_on, Some(tandem.today()));
    tandem.mark(&class, 1, enrollment, Mark::Excused).await;
    assert_eq!(tandem.case(rosa).await.last_service_on, Some(tandem.session_day(&class, 0).await), "derived anew");
});

both!(a_sheet_of_before_is_changed_by_a_manager_with_a_reason, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    tandem.let_days_pass(15);
    let path = format!("/training/sessions/{}", class.sessions[0]);
    let pairs = |reason: &str| {
        let pairs = [(format!("mark.{enrollment}"), "absent".to_owned()), ("reason".to_owned(), reason.to_owned())];
        pairs.into_iter().chain([("_version".to_owned(), "1".to_owned())]).collect::<Vec<_>>()
    };
    let rajesh = tandem.sign_in(RAJESH).await;
    let page = rajesh.send(&path, &pairs("")).await;
    assert!(page.status == 422 && page.says("Ask a manager to change it."), "{}", page.text());
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.send(&path, &pairs("")).await.says("Say why it is changed now."));
    let page = marcus.send(&path, &pairs("The paper sheet turned up.")).await;
    assert!(page.says("The sheet is saved."), "{}", page.text());
});

both!(every_field_answers_and_nobody_else_stands_in_the_sheet, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    let rajesh = tandem.sign_in(RAJESH).await;
    let path = format!("/training/sessions/{}", class.sessions[0]);
    let stranger = uuid::Uuid::now_v7();
    for (pairs, says) in [
        (vec![(format!("mark.{enrollment}"), "gone")], "not one of the choices"),
        (vec![(format!("mark.{enrollment}"), "late"), (format!("late.{enrollment}"), "-5")], "5"),
        (vec![(format!("note.{enrollment}"), "sick")], "Choose a mark"),
        (vec![(format!("mark.{stranger}"), "absent")], ""),
    ] {
        let pairs = pairs.into_iter().map(|(name, value)| (name, value.to_owned()));
        let pairs: Vec<_> = pairs.chain([("_version".to_owned(), "1".to_owned())]).collect();
        let page = rajesh.send(&path, &pairs).await;
        assert_eq!(page.status, 422, "{pairs:?}");
        assert!(page.says(says), "{says}: {}", page.text());
    }
    let tomorrow = format!("/training/sessions/{}", class.sessions[1]);
    let pairs = [(format!("mark.{enrollment}"), "present".to_owned()), ("_version".to_owned(), "1".to_owned())];
    assert!(rajesh.send(&tomorrow, &pairs).await.says("Attendance can be marked from"), "before its day");
    assert_eq!(rajesh.send(&path, &pairs).await.status, 200);
    assert_eq!(rajesh.send(&path, &pairs).await.status, 422, "a stale sheet");
});

both!(a_sheet_is_seen_by_whoever_teaches_or_runs_it, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.seat(&class, rosa).await;
    let path = format!("/training/sessions/{}", class.sessions[0]);
    for (who, status) in [(RAJESH, 200), (MARCUS, 200), (DENISE, 200), (OTTO, 404)] {
        assert_eq!(tandem.sign_in(who).await.get(&path).await.status, status, "{}", who.name);
    }
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&path).await.count("fieldset[disabled]"), 1, "looks only");
    assert_eq!(denise.send(&path, &[]).await.status, 403);
    // Whoever teaches reaches the record of their learners, and of nobody else.
    let rajesh = tandem.sign_in(RAJESH).await;
    assert_eq!(rajesh.get(&format!("/cases/{rosa}")).await.status, 200);
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    assert_eq!(rajesh.get(&format!("/cases/{walter}")).await.status, 404);
});

both!(attendance_that_is_found_later_ends_the_risk_of_an_exit, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    tandem.mark(&class, 0, enrollment, Mark::Present).await;
    let risks = async || {
        let tasks = tandem.tasks(rosa).await.into_iter();
        tasks.filter(|(name, ..)| name.starts_with("exit-risk")).map(|(_, state, _)| state).collect::<Vec<_>>()
    };
    tandem.let_days_pass(21);
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/training/enrollments/{enrollment}");
    marcus.get(&path).await;
    marcus.post(&path, &[("edge", "withdraw"), ("left_because", "health")]).await;
    tandem.let_days_pass(41);
    tandem.run_worker().await;
    assert!(risks().await.contains(&"open"));
    // She came two weeks longer than anybody had written down.
    tandem.mark(&class, 4, enrollment, Mark::Present).await;
    assert!(!risks().await.contains(&"open"), "{:?}", risks().await);
});

both!(whoever_never_came_was_given_no_service, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    tandem.mark(&class, 0, enrollment, Mark::Present).await;
    assert!(tandem.case(rosa).await.entered_on.is_some());
    tandem.mark(&class, 0, enrollment, Mark::Absent).await;
    assert_eq!(tandem.case(rosa).await.entered_on, None, "derived anew");
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}")).await;
    assert!(page.says("the attendance was corrected"), "{}", page.text());
});
