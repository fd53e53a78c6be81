//! Asking for money.

use domain::access::Act;
use domain::shared::Cents;
use domain::support::authorizations::AskDetails;
use domain::support::funds::FundDetails;
use domain::support::funds::rules::{Purpose, ServedStage};
use domain::support::needs::rules::NeedKind;
use domain::training::enrollments::Leaving;
use domain::training::enrollments::commands::withdraw;
use domain::training::enrollments::rules::LeftBecause;
use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS};

both!(every_question_of_an_auditor_is_named_before_money_is_promised, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await.to_string();
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{case}/supports/authorizations/new");
    let page = denise.get(&path).await;
    assert!(page.says("One open need") && page.says("Version 1, agreed"), "on record: {}", page.text());
    assert!(page.says("Transportation: $1,000.00 left"), "{}", page.text());
    let page = denise.post(&path, &[("fund", &fund), ("what", "Bus pass, December"), ("amount", "$62")]).await;
    for missing in
        ["Which need it answers", "Where the need stands in the plan", "The activity", "Why no other source pays"]
    {
        assert!(page.says(missing), "{missing}: {}", page.text());
    }
    assert!(!page.says("Which other aid was applied first is missing"), "that is asked of tuition only");
    let line = page.attributes("select[name=plan_line] option", "value").remove(1);
    let need = need.to_string();
    let answers =
        [("need", need.as_str()), ("plan_line", &line), ("activity", "Cohort 14"), ("no_other_source", "Nobody does.")];
    let page = denise.post(&path, &answers).await;
    assert!(page.says("Asked for. It waits for approval."), "{}", page.text());
    assert!(page.says("Work days at a hospital") && page.says("$62.00"), "{}", page.text());
    let page = denise.get(&path).await;
    assert!(page.says("$62.00 of it asked for"), "pledged and still open: {}", page.text());
    assert_eq!(tandem.sign_in(ABDUL).await.get(&path).await.status, 404, "another's case");
});

both!(a_fund_says_why_it_may_not_pay_and_another_may, async |tandem| {
    let program = tandem.open_program().await;
    let participants = tandem.fund(program, 1_000).await.to_string();
    let case = tandem.selected(program, "Fatoumata Diallo", DENISE).await;
    let need = tandem.need(case, NeedKind::Papers).await.to_string();
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{case}/supports/authorizations/new");
    let page = denise.get(&path).await;
    assert!(page.says("No fund may pay for this case"), "{}", page.text());
    assert!(page.says("This fund does not serve people where this case stands."), "{}", page.text());
    let today = tandem.today();
    let stream = tandem.fund_now(participants.parse().unwrap()).await.funding_stream_id;
    let applicants = FundDetails {
        stream,
        name: "Papers of applicants".to_owned(),
        starts_on: today,
        ends_on: today.plus_days(90),
        budget: Cents::dollars(500),
        cap_per_case: Some(Cents::dollars(75)),
        approval_limit: None,
        purposes: vec![Purpose::Supportive],
        stages: vec![ServedStage::Applicant],
        need_kinds: Vec::new(),
        service: None,
    };
    let fund = tandem.open_fund(applicants).await.to_string();
    let page = denise.get(&path).await;
    assert!(page.says("Papers of applicants: $500.00 left, $75.00 for them"), "{}", page.text());
    assert!(!page.says("Where it stands in the plan"), "an applicant has no plan: {}", page.text());
    let typed = |amount: &'static str| {
        [
            ("fund", fund.as_str()),
            ("what", "Birth certificate"),
            ("amount", amount),
            ("need", &need),
            ("activity", "Determining eligibility"),
            ("no_other_source", "The county waives nothing."),
        ]
    };
    let page = denise.post(&path, &typed("75.01")).await;
    assert!(page.says("$75.00 of the $75.00 that this fund gives one case is left."), "{}", page.text());
    let page = denise.post(&path, &typed("28")).await;
    assert!(page.says("Asked for."), "{}", page.text());
});

both!(tuition_says_which_other_aid_came_first_and_a_plan_must_hold, async |tandem| {
    let program = tandem.open_program().await;
    let details = FundDetails { purposes: vec![Purpose::Tuition], ..tandem.fund_details(program, 5_000).await };
    let fund = tandem.open_fund(details).await.to_string();
    let case = tandem.active(program, "Tyrell Jackson", DENISE).await;
    let need = tandem.need(case, NeedKind::Education).await.to_string();
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{case}/supports/authorizations/new");
    denise.get(&path).await;
    let typed = [
        ("fund", fund.as_str()),
        ("pays_for", "tuition"),
        ("what", "Fall term"),
        ("amount", "1,200"),
        ("need", &need),
        ("activity", "CNC at Larkin College"),
        ("no_other_source", "Pell covers a part."),
    ];
    let page = denise.post(&path, &typed).await;
    assert!(page.says("Which other aid was applied first is missing"), "{}", page.text());
    assert!(page.says("No plan is agreed yet."), "{}", page.text());
    let page = denise.post(&path, &[("pays_for", "supportive"), ("last_day", "2026-11-23")]).await;
    assert!(page.says("Last day"), "a day that is over: {}", page.text());
});

both!(another_program_and_another_case_are_no_choice, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (rosa, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let (walter, _) = tandem.needy(program, "Walter Brown", DENISE).await;
    let by = tandem.by(DENISE).await;
    let hers = tandem.wish(fund, rosa, need, 100).await;
    let refused = tandem.ask(&by, walter, &hers).await.expect_err("her need is not his");
    assert!(refused.to_string().contains("not-a-choice"), "{refused}");
    let elsewhere = tandem.open_program().await;
    let also = tandem.also_active(rosa, elsewhere, DENISE).await;
    let refused = tandem.ask(&by, also, &hers).await.expect_err("a fund of another program");
    assert!(refused.to_string().contains("not-a-choice"), "{refused}");
    assert_eq!(
        tandem.sign_in(MARCUS).await.get(&format!("/cases/{rosa}/supports/authorizations/new")).await.status,
        200
    );
});

both!(without_a_day_money_is_good_until_the_fund_ends, async |tandem| {
    let program = tandem.open_program().await;
    let ends_on = tandem.today().plus_days(20);
    let fund = tandem.open_fund(FundDetails { ends_on, ..tandem.fund_details(program, 1_000).await }).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    let wish = AskDetails { last_day: None, ..tandem.wish(fund, case, need, 6200).await };
    let id = tandem.ask(&tandem.by(DENISE).await, case, &wish).await.expect("a request");
    assert_eq!(tandem.money_now(id).await.last_day, ends_on);
});

both!(whoever_takes_a_course_elsewhere_is_served_as_active_and_whoever_left_before_is_not, async |tandem| {
    let program = tandem.open_program().await;
    let denise = tandem.sign_in(DENISE).await;
    let path = |case| format!("/cases/{case}/supports/authorizations/new");
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    assert!(denise.get(&path(rosa)).await.says("Participants before the class"));
    tandem.course(program, rosa, 0).await;
    let page = denise.get(&path(rosa)).await;
    assert!(page.says("Active participants"), "{}", page.text());
    let walter = tandem.active(program, "Walter Brown", DENISE).await;
    let class = tandem.class(program, 5).await;
    let left = tandem.seat(&class, walter).await;
    assert!(denise.get(&path(walter)).await.says("Active participants"), "his class has begun");
    let leaving = Leaving { because: LeftBecause::Work, note: None, last: tandem.today().minus_days(1) };
    tandem.arrange(async move |act: &mut Act<'_>| withdraw(act, left, &leaving, 1).await).await;
    let page = denise.get(&path(walter)).await;
    assert!(page.says("Participants before the class"), "he never came: {}", page.text());
});
