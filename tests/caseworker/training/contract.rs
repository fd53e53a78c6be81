//! The contract of participation of somebody in class.

use domain::training::attendance::rules::Mark;
use tests::Program;
use tests::both;
use tests::people::{DENISE, MARCUS};

both!(infractions_cost_points_and_under_the_line_somebody_talks, async |tandem| {
    let (id, site) = tandem.open_program_like("year_up").await;
    let program = Program { id, site };
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    tandem.mark(&class, 0, seat, Mark::Late).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&format!("/training/cohorts/{}", class.cohort)).await;
    assert!(page.says("85 points"), "coming late costs: {}", page.text());
    marcus.follow("85 points").await;
    let path = format!("/training/enrollments/{seat}/contract");
    let talks = async || {
        let tasks = tandem.tasks(rosa).await;
        tasks.into_iter().filter(|(name, ..)| name.starts_with("contract-talk")).count()
    };
    for (points, tasks) in [("70 points", 0), ("55 points", 0), ("40 points", 1), ("25 points", 1)] {
        let page = marcus.post(&path, &[("infraction", "Phone in class")]).await;
        assert!(page.says(points), "{points}: {}", page.text());
        assert_eq!(talks().await, tasks, "told once, under fifty");
    }
    let page = marcus.post(&path, &[("infraction", "")]).await;
    assert_eq!(page.status, 422);
    let strike = marcus.get(&path).await.attributes("form[action$=strike]", "action").remove(0);
    let page = marcus.post(&strike, &[("reason", "")]).await;
    assert_eq!(page.status, 422, "a reason is wanted: {}", page.text());
    let page = marcus.post(&strike, &[("reason", "It was somebody else.")]).await;
    assert!(page.says("40 points"), "its points are back: {}", page.text());
    tandem.let_days_pass(7);
    assert!(tandem.sign_in(DENISE).await.get(&format!("/cases/{rosa}")).await.says("Phone in class"));
});

both!(absences_of_a_sheet_cross_the_line_too, async |tandem| {
    let (id, site) = tandem.open_program_like("year_up").await;
    let class = tandem.class(Program { id, site }, 5).await;
    let rosa = tandem.active(Program { id, site }, "Rosa Maldonado", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    for nth in 0..4 {
        tandem.mark(&class, nth, seat, Mark::Absent).await;
        tandem.let_days_pass(if nth % 2 == 0 { 2 } else { 5 });
    }
    tandem.run_worker().await;
    let tasks = tandem.tasks(rosa).await;
    assert_eq!(tasks.iter().filter(|(name, ..)| name.starts_with("contract-talk")).count(), 1, "{tasks:?}");
});

both!(a_program_without_a_contract_shows_none, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert_eq!(marcus.get(&format!("/training/enrollments/{seat}/contract")).await.status, 404);
    let page = marcus.get(&format!("/training/cohorts/{}", class.cohort)).await;
    assert!(!page.says("points"), "{}", page.text());
});
