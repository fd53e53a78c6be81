//! Writing a job down.

use domain::access::Act;
use domain::perform;
use domain::placement::job_orders::commands::move_along;
use domain::placement::job_orders::rules::{OrderEdge, OrderReason};
use domain::placement::placements::commands::start;
use domain::placement::placements::{Entity, PlacementDetails, Workplace};
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::both;
use tests::people::{DENISE, GRACE};

both!(each_field_answers_and_a_job_at_no_partner_is_a_job, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let new = format!("/cases/{rosa}/placements/new");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&new).await;
    let wrong = [("title", ""), ("starts_on", "2026-02-30"), ("pay", "1"), ("hours", "400"), ("placed_through", "")];
    let page = denise.post(&new, &wrong).await;
    assert_eq!(page.wrong().len(), 1 + 5, "with the employer: {:?}", page.wrong());
    let good = [
        ("new_employer", "Harbor Foods"),
        ("title", "Line cook"),
        ("starts_on", "2026-11-24"),
        ("pay", "41600"),
        ("pay_period", "year"),
        ("hours", "40"),
        ("placed_through", "own-search"),
    ];
    for (day, said) in [("2026-11-23", "before the program entry"), ("2027-03-30", "an offer further ahead")] {
        let typed: Vec<_> =
            good.iter().map(|(name, value)| (*name, if *name == "starts_on" { day } else { *value })).collect();
        let page = denise.post(&new, &typed).await;
        assert!(page.says(said), "{}", page.text());
        assert_eq!(page.value("title").as_deref(), Some("Line cook"));
    }
    let page = denise.post(&new, &good).await;
    assert!(page.says("The job is written down.") && page.says("Harbor Foods"), "{}", page.text());
    assert!(page.says("$41,600.00 a year") && page.says("$20.00"), "said as it was, and by the hour: {}", page.text());
    assert!(page.says("8 things about the job are not known"), "{}", page.text());
    assert!(denise.get("/employers?q=harbor").await.says("Workplace only"));
    let timeline = denise.get(&format!("/cases/{rosa}")).await;
    assert!(timeline.says("Job: Line cook, Harbor Foods") && timeline.says("Placed"), "{}", timeline.text());
    let rules: Vec<_> = tandem.tasks(rosa).await.into_iter().map(|(rule, ..)| rule).collect();
    for days in [7, 30, 60, 90, 180, 365] {
        assert!(rules.contains(&format!("placement-{days}-days")), "{days}: {rules:?}");
    }
});

both!(the_same_hire_told_twice_is_one_job_and_two_full_time_jobs_are_asked_about, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    let new = format!("/cases/{rosa}/placements/new");
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&new).await;
    let harbor = page.attributes("select[name=employer] option", "value").remove(1);
    let job = [("title", "Cook"), ("placed_through", "own-search"), ("hours", "40")];
    let again = [&job[..], &[("employer", &*harbor), ("starts_on", "2026-11-30")]].concat();
    let page = denise.post(&new, &again).await;
    assert!(page.says("This job was written down already."), "{}", page.text());
    denise.get(&new).await;
    let later = [&job[..], &[("employer", &*harbor), ("starts_on", "2026-12-24")]].concat();
    assert!(denise.post(&new, &later).await.says("They hold a job at Harbor Foods already."));
    denise.get(&new).await;
    let second = [&job[..], &[("new_employer", "Alvarez Machining"), ("starts_on", "2026-11-25")]].concat();
    let page = denise.post(&new, &second).await;
    assert!(page.says("They work full time already (CNC operator)."), "{}", page.text());
    let page = denise.post(&new, &[&second[..], &[("both_jobs", "yes")]].concat()).await;
    assert!(page.says("The job is written down."), "{}", page.text());
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 2);
});

both!(two_who_write_the_same_hire_at_once_make_one_job, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let employer = tandem.employer("Harbor Foods").await.to_string();
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/placements/new");
    let asked = (0..8).map(|nth| {
        let day = format!("2026-11-{}", 24 + nth % 3);
        let pairs = [
            ("employer", employer.clone()),
            ("title", "Line cook".to_owned()),
            ("starts_on", day),
            ("placed_through", "own-search".to_owned()),
            ("_key", uuid::Uuid::now_v7().to_string()),
        ];
        let request = denise.request(Method::POST, &path).form(&pairs);
        tokio::spawn(async move { request.send().await.unwrap().status().as_u16() })
    });
    for answer in asked.collect::<Vec<_>>() {
        assert_eq!(answer.await.unwrap(), 303, "each is told that it is written down");
    }
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 1);
    let tasks = tandem.tasks(rosa).await;
    assert_eq!(tasks.iter().filter(|(rule, ..)| rule == "placement-30-days").count(), 1, "{tasks:?}");
});

both!(the_last_opening_goes_to_exactly_one_and_other_employers_are_told, async |tandem| {
    let program = tandem.open_program().await;
    let shop = tandem.shop(program, 1).await;
    let hollis = tandem.employer("Hollis Castings").await;
    let elsewhere = tandem.order(program, hollis, 3).await;
    let mut cases = Vec::new();
    for nth in 0..6 {
        let case = tandem.active(program, &format!("Learner Nr{nth}"), DENISE).await;
        tandem.released_to(case, "Alvarez Machining").await;
        tandem.proposed(case, shop.order).await;
        cases.push(case);
    }
    tandem.released_to(cases[0], "Hollis Castings").await;
    tandem.proposed(cases[0], elsewhere).await;
    let by = tandem.operator().await;
    let job = tandem.job_at("x", tandem.today());
    let details = PlacementDetails { workplace: Workplace::OfOrder, order: Some(shop.order), ..job };
    let all = cases.iter().copied().map(|case| {
        let (store, by, details) = (tandem.store.clone(), by.clone(), details.clone());
        tokio::spawn(async move {
            let start = async move |act: &mut Act<'_>| start(act, case, &details).await;
            perform(&store, &by, start).await.map(|started| (case, started))
        })
    });
    let mut hired = Vec::new();
    for answer in all.collect::<Vec<_>>() {
        match answer.await.unwrap() {
            Ok((case, _)) => hired.push(case),
            Err(stop) => assert!(stop.to_string().contains("order-filled"), "{stop}"),
        }
    }
    assert_eq!(hired.len(), 1, "one opening");
    let lost = cases.iter().copied().find(|case| *case != hired[0]).unwrap();
    let page = tandem.sign_in(DENISE).await.get(&format!("/cases/{}/placement", hired[0])).await;
    assert!(page.says("Hired") && page.says("Works there"), "{}", page.text());
    // Whoever waited elsewhere and is hired now, is taken back there, and that employer is told.
    tandem.placed(lost, "Harbor Foods", tandem.today()).await;
    let page = tandem.sign_in(DENISE).await.get(&format!("/cases/{lost}/placement")).await;
    assert!(page.says("Taken back") && page.says("Hired elsewhere"), "{}", page.text());
    tandem.run_worker().await;
    let mail = tandem.last_mail_to("carmen@alvarez.example");
    assert_eq!(mail.subject, "One candidate has taken another job");
    assert!(!format!("{mail:?}").contains("Learner"), "it names nobody");
});

both!(a_hire_without_its_order_is_the_one_they_were_proposed_for, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    tandem.released_to(rosa, "Alvarez Machining").await;
    tandem.proposed(rosa, shop.order).await;
    let (new, employer) = (format!("/cases/{rosa}/placements/new"), shop.employer.to_string());
    let hire = [("employer", &*employer), ("title", "CNC operator"), ("starts_on", "2026-11-24")];
    let hire = [&hire[..], &[("placed_through", "program"), ("hours", "40")]].concat();
    let grace = tandem.sign_in(GRACE).await;
    grace.get(&new).await;
    assert!(grace.post(&new, &hire).await.says("The job is written down."));
    let page = grace.get(&format!("/cases/{rosa}/placement")).await;
    assert!(page.says("Hired") && !page.says("Hired elsewhere"), "{}", page.text());
    assert!(grace.get(&format!("/employers/job-orders/{}", shop.order)).await.says("1 of 1 filled"));
    tandem.run_worker().await;
    assert!(tandem.mailbox().is_empty(), "nobody is told that she was hired elsewhere: {:?}", tandem.mailbox());
    // Told once more with a document, it is known better.
    grace.get(&new).await;
    let page = grace.post(&new, &[&hire[..], &[("known_by", "document")]].concat()).await;
    assert!(page.says("This job was written down already.") && page.says("A document"), "{}", page.text());
});

both!(the_order_that_is_told_later_is_filled_once, async |tandem| {
    let program = tandem.open_program().await;
    let shop = tandem.shop(program, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let known = PlacementDetails { workplace: Workplace::Known(shop.employer), ..tandem.job_at("x", tandem.today()) };
    let later = PlacementDetails { workplace: Workplace::OfOrder, order: Some(shop.order), ..known.clone() };
    let mut told = Vec::new();
    for details in [known, later.clone(), later] {
        let start = async move |act: &mut Act<'_>| start(act, rosa, &details).await;
        told.push(tandem.arrange(start).await.known);
    }
    assert_eq!(told, [false, true, true]);
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get(&format!("/employers/job-orders/{}", shop.order)).await.says("1 of 1 filled"));
});

both!(a_hire_for_an_order_ends_the_others_and_their_employers_are_told, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 1).await;
    let hollis = tandem.employer("Hollis Castings").await;
    let order = tandem.order(program, hollis, 1).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.ready(rosa).await;
    for (employer, order) in [("Alvarez Machining", shop.order), ("Hollis Castings", order)] {
        tandem.released_to(rosa, employer).await;
        tandem.proposed(rosa, order).await;
    }
    // An order that rests offers nobody new; whoever is proposed for it is hired all the same.
    let pause =
        async move |act: &mut Act<'_>| move_along(act, order, OrderEdge::Pause, Some(OrderReason::Silent), 1).await;
    tandem.arrange(pause).await;
    let grace = tandem.sign_in(GRACE).await;
    let page = grace.get(&format!("/cases/{rosa}/placements/new?order={order}")).await;
    assert_eq!(page.value("order"), Some(order.to_string()), "{}", page.text());
    assert_eq!(page.value("pay").as_deref(), Some("20.50"), "what the order says is there");
    let page = grace.post(&format!("/cases/{rosa}/placements/new"), &[]).await;
    assert!(page.says("The job is written down.") && page.says("Hollis Castings"), "{}", page.text());
    let page = grace.get(&format!("/cases/{rosa}/placement")).await;
    assert!(page.says("Hired") && page.says("Taken back") && page.says("Hired elsewhere"), "{}", page.text());
    tandem.run_worker().await;
    assert_eq!(tandem.last_mail_to("carmen@alvarez.example").subject, "One candidate has taken another job");
});
