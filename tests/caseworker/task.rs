//! `/tasks/{task}` and its acts: `/move`, `/give`, `/dismiss`, `/unreachable`, `/done`, `/reopen`.

use domain::follow_up::contacts::rules::{Channel, ContactOutcome};
use domain::follow_up::tasks::{Column, Entity, Task};
use domain::shared::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::people::{ABDUL, DENISE, MARCUS, OTTO};
use tests::{TestTandem, both};

async fn not_reached(tandem: &TestTandem) -> (CaseId, Task) {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.let_days_pass(31);
    tandem.run_worker().await;
    let task = Entity::find().filter(Column::CaseId.eq(rosa)).one(tandem.store.read()).await.unwrap().unwrap();
    (rosa, task)
}

both!(a_task_is_moved_inside_its_window_only, async |tandem| {
    let (rosa, task) = not_reached(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/tasks/{}", task.id);
    denise.get(&path).await;
    let late = task.closes.plus_days(1).iso();
    let page = denise.post(&format!("{path}/move"), &[("day", &late)]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().iter().any(|wrong| wrong.contains("It can be moved to a day from")), "{:?}", page.wrong());
    let page = denise.post(&format!("{path}/move"), &[("day", &task.closes.iso())]).await;
    assert!(page.says("Moved to another day."), "{}", page.text());
    assert_eq!(tandem.tasks(rosa).await[0].2, task.closes.iso());
});

both!(a_dismissal_has_a_reason_that_the_manager_sees, async |tandem| {
    let (rosa, task) = not_reached(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/tasks/{}", task.id);
    denise.get(&path).await;
    assert_eq!(denise.post(&format!("{path}/dismiss"), &[]).await.status, 422);
    denise.post(&format!("{path}/dismiss"), &[("reason", "In hospital until March")]).await;
    assert_eq!(tandem.tasks(rosa).await[0].1, "dismissed");
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/").await.says("One task was set aside this week"));
    let page = marcus.get("/follow-up/dismissed").await;
    assert!(page.says("In hospital until March") && page.says("Denise Okafor"), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    assert!(denise.post(&format!("{path}/reopen"), &[]).await.says("It is open again."));
});

both!(unreachable_needs_three_tries_on_three_days_by_two_channels, async |tandem| {
    let (rosa, task) = not_reached(tandem).await;
    let path = format!("/tasks/{}", task.id);
    for (day, channel) in [(0, Channel::Call), (1, Channel::Call), (2, Channel::Text)] {
        let denise = tandem.sign_in(DENISE).await;
        let page = denise.get(&path).await;
        assert!(page.says("Unreachable needs"), "{}", page.text());
        assert_eq!(denise.post(&format!("{path}/unreachable"), &[]).await.status, 422, "try {day}");
        tandem.contact(rosa, tandem.today(), channel, ContactOutcome::NoAnswer).await;
        tandem.let_days_pass(1);
    }
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    let page = denise.post(&format!("{path}/unreachable"), &[]).await;
    assert!(page.says("Closed as unreachable."), "{}", page.text());
    assert_eq!(tandem.tasks(rosa).await[0].1, "unreachable");
    tandem.run_worker().await;
});

both!(a_contact_is_not_done_by_a_click_and_a_task_by_hand_is_done_by_a_word, async |tandem| {
    let (rosa, task) = not_reached(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/tasks/{}", task.id)).await;
    assert!(page.form(&format!("/tasks/{}/done", task.id)).is_none());
    let pairs = [("done".to_owned(), "Sure".to_owned())];
    let page = denise.send(&format!("/tasks/{}/done", task.id), &pairs).await;
    assert_eq!(page.status, 422);
    denise.get(&format!("/cases/{rosa}/follow-up")).await;
    let due = tandem.today().plus_days(3).iso();
    let page = denise.post(&format!("/cases/{rosa}/tasks"), &[("to_do", "Send the diploma"), ("due", &due)]).await;
    assert!(page.says("Task made.") && page.says("Send the diploma"), "{}", page.text());
    let made = Entity::find().filter(Column::Title.eq("Send the diploma")).one(tandem.store.read()).await.unwrap();
    let made = made.unwrap().id;
    denise.get(&format!("/tasks/{made}")).await;
    assert!(denise.post(&format!("/tasks/{made}/done"), &[("done", "Sent by mail")]).await.says("Done."));
});

both!(a_task_is_given_to_somebody_and_goes_with_the_case, async |tandem| {
    let (_, task) = not_reached(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/tasks/{}", task.id)).await;
    let abdul = tandem.user(ABDUL).await.to_string();
    denise.post(&format!("/tasks/{}/give", task.id), &[("holder", &abdul)]).await;
    assert!(denise.get("/follow-up").await.says("The queue is empty"));
});

both!(a_task_out_of_reach_is_not_there, async |tandem| {
    let (_, task) = not_reached(tandem).await;
    for stranger in [ABDUL, OTTO] {
        let stranger = tandem.sign_in(stranger).await;
        assert_eq!(stranger.get(&format!("/tasks/{}", task.id)).await.status, 404);
        for act in ["move", "give", "dismiss", "unreachable", "done", "reopen"] {
            let pairs = [("day".to_owned(), "2026-12-30".to_owned())];
            let pairs = if act == "move" { &pairs[..] } else { &[] };
            let pairs: Vec<_> = match act {
                "dismiss" => vec![("reason".to_owned(), "x".to_owned())],
                "done" => vec![("done".to_owned(), "x".to_owned())],
                _ => pairs.to_vec(),
            };
            assert_eq!(stranger.send(&format!("/tasks/{}/{act}", task.id), &pairs).await.status, 404, "{act}");
        }
    }
});
