//! One job.

use domain::access::Act;
use domain::placement::candidates;
use domain::placement::placements::commands::start;
use domain::placement::placements::{PlacementDetails, Workplace};
use domain::shared::{Coded, Day};
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

both!(what_was_done_is_not_asked_again_when_the_first_day_moves, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let job = tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    tandem.let_days_pass(7);
    tandem.run_worker().await;
    let path = format!("/cases/{rosa}/placements/{job}");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path).await;
    let stub = [("known_by", "document"), ("day", "2026-12-01")];
    assert!(denise.post(&format!("{path}/verifications"), &stub).await.says("A document"));
    denise.get(&path).await;
    assert!(denise.post(&path, &[("starts_on", "2026-11-26")]).await.says("Saved."));
    let tasks = async |rule: &str| -> Vec<(&'static str, String)> {
        let all = tandem.tasks(rosa).await.into_iter();
        all.filter(|(name, state, _)| name == rule && *state != "cancelled")
            .map(|(_, state, due)| (state, due))
            .collect()
    };
    assert_eq!(tasks("placement-7-days").await, [("done", "2026-12-01".to_owned())]);
    assert_eq!(tasks("placement-30-days").await, [("planned", "2026-12-26".to_owned())]);
    // Of a first day that still lies ahead nothing can have been done.
    denise.get(&path).await;
    assert!(denise.post(&path, &[("starts_on", "2027-01-04")]).await.says("Saved."));
    let planned = ("planned", "2027-01-11".to_owned());
    assert!(tasks("placement-7-days").await.contains(&planned), "{:?}", tasks("placement-7-days").await);
});

both!(a_change_makes_no_hire_that_could_not_be_written_down, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let harbor = tandem.employer("Harbor Foods").await;
    let at_harbor = |day: Day| PlacementDetails { workplace: Workplace::Known(harbor), ..tandem.job_at("x", day) };
    let first = at_harbor(tandem.today());
    let write = async |details: PlacementDetails| {
        tandem.arrange(async move |act: &mut Act<'_>| start(act, rosa, &details).await).await
    };
    let first = write(first).await.placement;
    tandem.let_days_pass(2);
    tandem.end_job(rosa, first, "quit").await;
    // Hired again after its end, though only two days later: another job.
    let second = write(at_harbor(tandem.today())).await;
    assert!(!second.known && second.placement != first);
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/placements/{}", second.placement);
    denise.get(&path).await;
    let page = denise.post(&path, &[("starts_on", "2026-11-24")]).await;
    assert!(
        page.says("is the first day of a job there that is written down already (CNC operator)."),
        "{}",
        page.text()
    );
    denise.get(&path).await;
    assert!(denise.post(&path, &[("starts_on", "2026-11-24"), ("hours", "20")]).await.status == 422);
    denise.get(&path).await;
    assert!(denise.post(&path, &[("hours", "20")]).await.says("Saved."));
    // A second job full time is asked about, where a change makes it one.
    tandem.placed(rosa, "Hollis Castings", tandem.today()).await;
    denise.get(&path).await;
    let page = denise.post(&path, &[("hours", "38")]).await;
    assert!(page.says("They work full time already (CNC operator)."), "{}", page.text());
    assert!(denise.post(&path, &[("both_jobs", "yes")]).await.says("Saved."));
    denise.get(&path).await;
    assert!(denise.post(&path, &[("hours", "40")]).await.says("Saved."), "what was said once is not asked again");
});

both!(a_job_that_never_began_gives_back_what_it_took, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 1).await;
    let hollis = tandem.employer("Hollis Castings").await;
    let elsewhere = tandem.order(program, hollis, 3).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    for (employer, order) in [("Alvarez Machining", shop.order), ("Hollis Castings", elsewhere)] {
        tandem.released_to(rosa, employer).await;
        tandem.proposed(rosa, order).await;
    }
    let details = PlacementDetails {
        workplace: Workplace::OfOrder,
        order: Some(shop.order),
        ..tandem.job_at("x", tandem.today())
    };
    let job = tandem.arrange(async move |act: &mut Act<'_>| start(act, rosa, &details).await).await.placement;
    let states = async || -> Vec<&'static str> {
        let all = candidates::queries::of_case(tandem.store.read(), rosa).await.unwrap();
        all.iter().rev().map(|one| one.candidate.state.code()).collect()
    };
    assert_eq!(states().await, ["hired", "withdrawn"]);
    tandem.end_job(rosa, job, "never-began").await;
    assert_eq!(states().await, ["offered", "proposed"], "as an offer, and asked anew elsewhere");
    let grace = tandem.sign_in(GRACE).await;
    assert!(grace.get(&format!("/employers/job-orders/{}", shop.order)).await.says("0 of 1 filled"));
    let page = grace.get(&format!("/cases/{rosa}")).await;
    assert!(
        page.says("CNC operator: Taken back. Hired elsewhere") && page.says("CNC operator: Proposed"),
        "{}",
        page.text()
    );
});

both!(who_has_another_job_looks_for_none, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 2).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    tandem.released_to(rosa, "Alvarez Machining").await;
    let first = tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    let second = tandem.placed_as_well(rosa, "Hollis Castings").await;
    let grace = tandem.sign_in(GRACE).await;
    let ready = async || grace.get("/employers/job-ready").await.says("Rosa Maldonado");
    tandem.end_job(rosa, first, "laid-off").await;
    assert!(!ready().await, "the other job is held");
    let (tab, action) = (format!("/cases/{rosa}/placement"), format!("/cases/{rosa}/candidates"));
    let order = shop.order.to_string();
    grace.get(&tab).await;
    let page = grace.post(&action, &[("order", &order)]).await;
    assert!(page.says("They have a job (CNC operator)."), "{}", page.text());
    tandem.end_job(rosa, second, "laid-off").await;
    assert!(ready().await);
    grace.get(&tab).await;
    assert!(grace.post(&action, &[("order", &order)]).await.says("They are proposed."));
    // Whoever has left the program is looked for no longer.
    tandem.let_days_pass(95);
    tandem.run_worker().await;
    assert_eq!(tandem.case(rosa).await.stage.code(), "exited");
    assert!(!tandem.sign_in(GRACE).await.get("/employers/job-ready").await.says("Rosa Maldonado"));
});
