//! A participant tells of their work by link.

use domain::access::{Act, audit, links};
use domain::follow_up::surveys::queries::of_case;
use domain::follow_up::surveys::rules::StillWorks;
use domain::follow_up::tasks::{self, commands};
use domain::intake::timeline;
use domain::perform;
use domain::placement::job_reports::rules::{ReportKind, ReportState};
use domain::placement::job_reports::{self, JobReport};
use domain::placement::placements::rules::EvidenceSource;
use domain::placement::placements::{self, PlacementId, verifications};
use domain::placement::profiles;
use domain::shared::{CaseId, Cents, Coded, Known, Language};
use domain::support::needs;
use domain::support::needs::rules::NeedKind;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tests::people::DENISE;
use tests::{TestTandem, both};

const ROSA: &str = "rosa@mail.example";

struct Story {
    case: CaseId,
    job: PlacementId,
    link: String,
}

/// Rosa began at Alvarez Machining; the follow-up of the first week opened, and its mail came.
async fn asked(tandem: &TestTandem, language: Language) -> Story {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.reads_mail(case, ROSA, language).await;
    let job = tandem.placed(case, "Alvarez Machining", tandem.today()).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    Story { case, job, link: tandem.survey_link(ROSA) }
}

async fn state_of(tandem: &TestTandem, case: CaseId, rule: &str) -> &'static str {
    tandem.tasks(case).await.into_iter().find(|(name, ..)| name == rule).expect("the task").1
}

async fn reports(tandem: &TestTandem) -> Vec<JobReport> {
    job_reports::Entity::find().all(tandem.store.read()).await.unwrap()
}

both!(rosa_still_works_there_and_says_how_it_is, async |tandem| {
    let story = asked(tandem, Language::Spanish).await;
    let rosa = tandem.visitor();
    let page = rosa.get(&story.link).await;
    assert_eq!(page.heading(), "Hola, Rosa. ¿Cómo va el trabajo?");
    assert!(page.says("De Denise Okafor") && page.says("¿Sigue trabajando en Alvarez Machining?"), "{}", page.text());
    let answers = [
        ("work", "same"),
        ("pay", "21.50"),
        ("hours", "40"),
        ("hours_notice", "two-weeks"),
        ("health", "yes"),
        ("say", "no"),
        ("help", "child-care"),
        ("words", "El autobús termina a las diez."),
    ];
    let page = rosa.post(&story.link, &answers).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Gracias. Guardamos sus respuestas."));
    assert!(page.says("Llame a Denise Okafor"), "{}", page.text());
    assert_eq!(state_of(tandem, story.case, "placement-7-days").await, "done");

    let shown = verifications::Entity::find().filter(verifications::Column::PlacementId.eq(story.job));
    let shown = shown.all(tandem.store.read()).await.unwrap();
    assert!(shown.iter().any(|one| one.source == EvidenceSource::Participant && one.day == tandem.today()));
    let told = profiles::queries::of_placement(tandem.store.read(), story.job).await.unwrap();
    assert_eq!((told.len(), told[0].hourly, told[0].hours), (1, Some(Cents(2_150)), Some(40)));
    assert_eq!((told[0].quality.health, told[0].quality.union), (Known::Yes, Known::Unknown));
    let needs = needs::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!(needs.iter().map(|need| need.kind).collect::<Vec<_>>(), [NeedKind::ChildCare]);
    assert_eq!(reports(tandem).await, Vec::<JobReport>::new());
    assert_eq!(tandem.case(story.case).await.last_reached_on, Some(tandem.today()), "who answers was reached");

    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{}/follow-up", story.case)).await;
    assert!(page.says("What they told of work") && page.says("El autobús termina a las diez."), "{}", page.text());
    assert!(page.says("$21.50 an hour") && page.says("by link"), "{}", page.text());
    let page = denise.get(&format!("/cases/{}", story.case)).await;
    assert!(page.says("Told of work: Yes, I still work there") && !page.says("autobús"), "{}", page.text());
});

both!(the_page_is_complete_in_both_languages_and_one_may_choose, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let rosa = tandem.visitor();
    assert_eq!(rosa.get(&story.link).await.heading(), "Hello, Rosa. How is work going?");
    let spanish = format!("{}?lang=es", story.link);
    assert_eq!(rosa.get(&spanish).await.heading(), "Hola, Rosa. ¿Cómo va el trabajo?");
    let page = rosa.post(&spanish, &[("work", "none")]).await;
    assert_eq!(page.heading(), "Gracias. Guardamos sus respuestas.");
    assert_eq!(rosa.get(&story.link).await.heading(), "Thank you. We have your answers.");
});

both!(a_mail_scanner_that_opens_the_link_changes_nothing, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let changes = async || {
        let lines = timeline::Entity::find().count(tandem.store.read()).await.unwrap();
        let links = links::Entity::find().all(tandem.store.read()).await.unwrap();
        let entries = audit::Entity::find().count(tandem.store.read()).await.unwrap();
        (lines, links, entries, tandem.surveys().await)
    };
    let before = changes().await;
    for number in 1..=3 {
        let scanner = tandem.visitor_from([127, 0, 0, number + 50].into());
        for method in [Method::HEAD, Method::GET] {
            assert_eq!(scanner.bare_request(method, &story.link).send().await.unwrap().status(), 200);
        }
    }
    assert_eq!(before, changes().await);
});

both!(the_same_answers_sent_twice_act_once, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let (rosa, other) = (tandem.visitor(), tandem.visitor());
    rosa.get(&story.link).await;
    other.get(&story.link).await;
    let typed = [("work", "same"), ("pay", "21"), ("help", "transport")];
    let (first, second) = tokio::join!(rosa.post(&story.link, &typed), other.post(&story.link, &typed));
    for page in [first, second] {
        assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Thank you. We have your answers."));
    }
    let told = profiles::queries::of_placement(tandem.store.read(), story.job).await.unwrap();
    assert_eq!((told.len(), needs::Entity::find().count(tandem.store.read()).await.unwrap()), (1, 1));
    let again = rosa.send(&story.link, &[("work".to_owned(), "none".to_owned())]).await;
    assert_eq!(again.heading(), "Thank you. We have your answers.");
    assert_eq!(reports(tandem).await, Vec::<JobReport>::new(), "what came later is not taken");
});

both!(another_job_and_the_end_of_the_first_wait_for_staff, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let rosa = tandem.visitor();
    rosa.get(&story.link).await;
    let answers = [
        ("work", "another"),
        ("employer", "Harbor Foods Processing"),
        ("title", "Line lead"),
        ("starts_on", "2026-11-28"),
        ("ended_on", "2026-11-27"),
        ("pay", "22"),
        ("hours", "38"),
        ("call_me", "yes"),
    ];
    assert_eq!(rosa.post(&story.link, &answers).await.heading(), "Thank you. We have your answers.");
    let told = reports(tandem).await;
    let hire = told.iter().find(|report| report.kind == ReportKind::Hire).expect("a hire");
    let named = (&*hire.employer, hire.title.as_deref(), hire.hourly, hire.state);
    assert_eq!(named, ("Harbor Foods Processing", Some("Line lead"), Some(Cents(2_200)), ReportState::Waiting));
    let end = told.iter().find(|report| report.kind == ReportKind::End).expect("an end");
    assert_eq!((end.placement_id, end.day.map(|day| day.iso())), (Some(story.job), Some("2026-11-27".into())));
    let job = placements::Entity::find_by_id(story.job).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(job.ended_on, None, "staff confirm it first");
    let tasks = tandem.tasks(story.case).await;
    let waits = tasks.iter().filter(|(rule, ..)| rule == "hire-confirmation").map(|(_, _, due)| &**due);
    assert_eq!(waits.collect::<Vec<_>>(), ["2026-12-13", "2026-12-13"], "fourteen days");
    assert!(tasks.contains(&("call-back".into(), "open", "2026-11-30".into())), "{tasks:?}");
    assert_eq!(state_of(tandem, story.case, "placement-7-days").await, "done");
});

both!(a_job_elsewhere_that_is_known_is_no_report, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let mut details = tandem.job_at("Harbor Foods", tandem.today());
    details.job.both_jobs = true;
    let case = story.case;
    tandem.arrange(async move |act: &mut Act<'_>| placements::commands::start(act, case, &details).await).await;
    let rosa = tandem.visitor();
    rosa.get(&story.link).await;
    rosa.post(&story.link, &[("work", "another"), ("employer", "HARBOR  foods")]).await;
    let told = reports(tandem).await;
    assert_eq!(told.iter().map(|report| report.kind).collect::<Vec<_>>(), [ReportKind::End]);
});

both!(one_answer_closes_the_quarter_too, async |tandem| {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.placed(case, "Alvarez Machining", tandem.today()).await;
    tandem.let_days_pass(80);
    tandem.run_worker().await;
    let ninety_days = tandem.survey_link(ROSA);
    tandem.let_days_pass(12);
    tandem.run_worker().await;
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    let quarter = tandem.survey_link(ROSA);
    assert_ne!(ninety_days, quarter, "each follow-up has a link of its own");
    assert_eq!(state_of(tandem, case, "exit-quarter-1").await, "open");
    let rosa = tandem.visitor();
    rosa.get(&ninety_days).await;
    rosa.post(&ninety_days, &[("work", "same")]).await;
    for rule in ["placement-90-days", "exit-quarter-1"] {
        assert_eq!(state_of(tandem, case, rule).await, "done", "{rule}");
    }
    let page = rosa.get(&quarter).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (410, "This link does not work any more"));
    assert!(page.says("call Denise Okafor at"), "{}", page.text());
});

both!(a_quarter_that_is_over_is_asked_about, async |tandem| {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.let_days_pass(100);
    tandem.run_worker().await;
    let link = tandem.survey_link(ROSA);
    tandem.let_days_pass(45);
    tandem.run_worker().await;
    let rosa = tandem.visitor();
    let page = rosa.get(&link).await;
    assert!(page.says("From Jan 1 to Mar 31, did you work at any time?"), "{}", page.text());
    let page = rosa.post(&link, &[("work", "none")]).await;
    assert_eq!(page.status, 422, "works now says nothing of that quarter");
    rosa.post(&link, &[("work", "none"), ("worked_then", "yes")]).await;
    assert_eq!(state_of(tandem, case, "exit-quarter-1").await, "done");
    assert_eq!(state_of(tandem, case, "exit-quarter-2").await, "done", "and no job today answers this one");
});

both!(a_link_is_over_with_its_window_its_follow_up_and_its_reason, async |tandem| {
    let story = asked(tandem, Language::Spanish).await;
    let rosa = tandem.visitor();
    let over = async |why: &str| {
        let page = rosa.get(&story.link).await;
        assert_eq!((page.status.as_u16(), page.heading().as_str()), (410, "Este enlace ya no funciona"), "{why}");
        assert!(page.says("llame a Denise Okafor en"), "{why}: {}", page.text());
        let sent = rosa.send(&story.link, &[("work".to_owned(), "none".to_owned())]).await;
        assert_eq!(sent.status, 410, "{why}");
        assert!(tandem.surveys().await.iter().all(|survey| survey.answered_at.is_none()), "{why}");
    };
    let task = tandem.surveys().await[0].task_id;
    let by = tandem.operator().await;
    let dismiss = async move |act: &mut Act<'_>| commands::dismiss(act, task, "In hospital").await;
    perform(&tandem.store, &by, dismiss).await.unwrap();
    over("dismissed").await;
    perform(&tandem.store, &by, async move |act: &mut Act<'_>| commands::reopen(act, task).await).await.unwrap();
    assert_eq!(rosa.get(&story.link).await.status, 200, "open again, and so is the link");
    tandem.let_days_pass(10);
    over("its window closed").await;
    tandem.run_worker().await;
    over("it was missed").await;
    let made_up = rosa.get(&format!("/s/{}", "a".repeat(43))).await;
    assert_eq!(made_up.status, 410);
    assert!(!made_up.says("Denise"), "a link that nobody made tells nothing");
});

both!(a_job_that_was_struck_is_not_asked_about, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let (case, job) = (story.case, story.job);
    let strike = async move |act: &mut Act<'_>| placements::commands::strike(act, case, job, "Wrong person").await;
    tandem.arrange(strike).await;
    let page = tandem.visitor().get(&story.link).await;
    assert_eq!(page.status, 410);
    assert!(!page.says("Alvarez"), "{}", page.text());
});

both!(every_field_answers_and_nothing_typed_is_lost, async |tandem| {
    let story = asked(tandem, Language::Spanish).await;
    let rosa = tandem.visitor();
    let long = "x".repeat(5_000);
    for (name, value) in [
        ("work", "maybe"),
        ("ended_on", "2026-02-30"),
        ("ended_on", "2027-01-01"),
        ("ended_on", "2026-11-01"),
        ("employer", &*long),
        ("title", &*long),
        ("starts_on", "pronto"),
        ("pay", "mucho"),
        ("pay", "1.10"),
        ("hours", "200"),
        ("hours_notice", "nunca"),
        ("health", "tal vez"),
        ("next_job", &*long),
        ("help", "a-horse"),
        ("words", &*"x".repeat(20_000)),
    ] {
        rosa.get(&story.link).await;
        let others = [("work", "none"), ("words", "Sigue aquí.")].into_iter().filter(|(other, _)| *other != name);
        let typed: Vec<_> =
            others.chain([(name, value)]).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let page = rosa.send(&story.link, &typed).await;
        assert_eq!(
            (page.status.as_u16(), page.wrong().len()),
            (422, 2),
            "one answer, {name}={value}: {:?}",
            page.wrong()
        );
        if name != "words" {
            assert_eq!(page.value("words").as_deref(), Some("Sigue aquí."), "{name}");
        }
        if !matches!(name, "work" | "hours_notice" | "health" | "help" | "words") {
            assert_eq!(page.value(name).as_deref(), Some(value), "{name}");
        }
    }
    rosa.get(&story.link).await;
    let nothing = rosa.post(&story.link, &[]).await;
    assert!(nothing.wrong().concat().contains("Elija una respuesta a la primera pregunta."), "{:?}", nothing.wrong());
    assert_eq!(state_of(tandem, story.case, "placement-7-days").await, "open");
    assert!(tandem.surveys().await.iter().all(|survey| survey.answers.is_none()));
});

both!(answers_lie_sealed_and_open_for_whoever_tends_the_case, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let rosa = tandem.visitor();
    rosa.get(&story.link).await;
    rosa.post(&story.link, &[("work", "none"), ("words", "My knee gave out.")]).await;
    let survey = tandem.surveys().await.remove(0);
    let sealed = survey.answers.expect("answers").0;
    assert!(!String::from_utf8_lossy(&sealed).contains("knee"));
    let trail = audit::Entity::find().all(tandem.store.read()).await.unwrap();
    assert!(!format!("{trail:?}").contains("knee") && !format!("{:?}", tandem.mailbox()).contains("knee"));
    let told = of_case(&tandem.store, story.case).await.unwrap().remove(0).1.expect("answers");
    assert_eq!((told.work, told.words.as_deref()), (StillWorks::None, Some("My knee gave out.")));
});

both!(an_answer_and_a_call_at_once_end_in_one_answer, async |tandem| {
    let story = asked(tandem, Language::English).await;
    let rosa = tandem.visitor();
    rosa.get(&story.link).await;
    let task = tandem.surveys().await[0].task_id;
    let by = tandem.operator().await;
    let dismiss = perform(&tandem.store, &by, async move |act: &mut Act<'_>| {
        commands::dismiss(act, task, "Spoke to her mother").await
    });
    let (page, dismissed) = tokio::join!(rosa.post(&story.link, &[("work", "same")]), dismiss);
    let now = tasks::Entity::find_by_id(task).one(tandem.store.read()).await.unwrap().unwrap();
    match dismissed {
        Ok(()) => assert_eq!((now.state.code(), page.status.as_u16()), ("dismissed", 410)),
        Err(_) => assert_eq!((now.state.code(), page.status.as_u16()), ("done", 200)),
    }
});
