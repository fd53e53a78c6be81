//! One job.

use tests::both;
use tests::people::{DENISE, GRACE};

both!(an_ending_cancels_the_follow_ups_and_the_search_goes_on, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    let job = tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    let path = format!("/cases/{rosa}/placements/{job}");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    let action = format!("{path}/end");
    let page = denise.post(&action, &[("ended_on", "2026-11-23"), ("ended_because", "laid-off")]).await;
    assert!(page.says("Last day must be") && page.status == 422, "{}", page.text());
    let page = denise.post(&action, &[("ended_on", "2026-12-30"), ("ended_because", "laid-off")]).await;
    assert!(page.says("lies in the future"), "{}", page.text());
    let page = denise.post(&action, &[("ended_on", "2026-11-28"), ("ended_because", "laid-off")]).await;
    assert!(page.says("The job has ended.") && page.says("Laid off"), "{}", page.text());
    let tasks = tandem.tasks(rosa).await;
    let left: Vec<_> =
        tasks.iter().filter(|(rule, state, _)| rule.starts_with("placement") && *state != "cancelled").collect();
    assert!(left.is_empty(), "{left:?}");
    let page = denise.get(&format!("/cases/{rosa}/placement")).await;
    assert!(page.says("Looking for work"), "{}", page.text());
    assert!(denise.get("/placements?show=over").await.says("Laid off"));
});

both!(evidence_raises_the_level_and_answers_the_follow_up, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let job = tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    tandem.let_days_pass(7);
    tandem.run_worker().await;
    let path = format!("/cases/{rosa}/placements/{job}");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    let action = format!("{path}/verifications");
    let state = async |rule: &str| {
        let tasks = tandem.tasks(rosa).await;
        tasks.into_iter().find(|(name, ..)| name == rule).map(|(_, state, _)| state).unwrap_or_default()
    };
    assert_eq!(state("placement-7-days").await, "open");
    let page = denise.post(&action, &[("known_by", "participant"), ("day", "2026-12-01")]).await;
    assert!(page.says("Their own word"), "{}", page.text());
    assert_eq!(state("placement-7-days").await, "open", "their word is a contact's business");
    let page = denise.post(&action, &[("known_by", "employer"), ("day", "2026-11-20")]).await;
    assert_eq!(page.status, 422, "before the job began: {}", page.text());
    let stub = [("known_by", "document"), ("day", "2026-12-01"), ("note", "Pay stub of two weeks")];
    let page = denise.post(&action, &stub).await;
    assert!(page.says("A document") && page.says("Pay stub of two weeks"), "{}", page.text());
    assert_eq!(state("placement-7-days").await, "done");
    assert_eq!(state("placement-30-days").await, "planned", "it speaks of no later window");
    let weaker = denise.post(&action, &[("known_by", "employer"), ("day", "2026-12-01"), ("note", "")]).await;
    assert!(weaker.texts(".page-head .status").concat().contains("A document"), "the strongest counts");
});

both!(a_word_on_the_job_closes_its_window, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    tandem.let_days_pass(7);
    tandem.run_worker().await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}/follow-up")).await;
    let call = [("channel", "call"), ("outcome", "reached"), ("worked", "yes")];
    let page = denise.post(&format!("/cases/{rosa}/contacts"), &call).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let tasks = tandem.tasks(rosa).await;
    let first = tasks.iter().find(|(rule, ..)| rule == "placement-7-days").unwrap();
    assert_eq!(first.1, "done", "{tasks:?}");
});

both!(a_job_that_was_struck_leaves_nothing_behind, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    tandem.released_to(rosa, "Alvarez Machining").await;
    tandem.proposed(rosa, shop.order).await;
    let grace = tandem.sign_in(GRACE).await;
    grace.get(&format!("/cases/{rosa}/placement")).await;
    grace.follow("CNC operator").await;
    let page = grace.follow("Hired: write the job down").await;
    assert_eq!(page.value("pay").as_deref(), Some("20.50"), "what the order says is there: {}", page.text());
    let page = grace.post(&format!("/cases/{rosa}/placements/new"), &[("starts_on", "2026-12-01")]).await;
    assert!(page.says("The job is written down.") && page.says("Alvarez Machining"), "{}", page.text());
    let order = format!("/employers/job-orders/{}", shop.order);
    assert!(grace.get(&order).await.says("1 of 1 filled"));
    // The first day moves, and with it what follows.
    grace.get(&page.path).await;
    let path = page.path.split('?').next().unwrap().to_owned();
    assert!(grace.post(&path, &[("starts_on", "2026-12-08")]).await.says("Saved."));
    let due = |tasks: &[(String, &'static str, String)]| -> Vec<String> {
        let live = tasks.iter().filter(|(rule, state, _)| rule == "placement-7-days" && *state != "cancelled");
        live.map(|(.., due)| due.clone()).collect()
    };
    assert_eq!(due(&tandem.tasks(rosa).await), ["2026-12-15"]);
    let strike = format!("{path}/strike");
    grace.get(&strike).await;
    assert_eq!(grace.post(&strike, &[]).await.status, 422, "a reason is wanted");
    grace.get(&strike).await;
    let page = grace.post(&strike, &[("reason", "It was Amina")]).await;
    assert!(page.says("The job is struck.") && page.says("Struck: It was Amina"), "{}", page.text());
    assert!(page.says("Job offered"), "the candidacy goes on: {}", page.text());
    assert!(grace.get(&order).await.says("0 of 1 filled"));
    assert!(due(&tandem.tasks(rosa).await).is_empty());
});

both!(two_who_change_a_job_see_both_versions, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let job = tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    let path = format!("/cases/{rosa}/placements/{job}");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    let again = tandem.sign_in(DENISE).await;
    again.get(&path).await;
    assert!(again.post(&path, &[("title", "Sous-chef"), ("training_related", "no")]).await.says("Saved."));
    let page = denise.post(&path, &[("title", "Head cook")]).await;
    assert!(page.says("saved this at") && page.says("Sous-chef") && page.says("Head cook"), "{}", page.text());
});
