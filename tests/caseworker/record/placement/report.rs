//! `/cases/{case}/job-reports/{job_report}` and its acts: `/match`, `/end`, `/reject`.

use domain::access::Act;
use domain::perform;
use domain::placement::job_reports::rules::ReportState;
use domain::placement::job_reports::{Entity, JobReport, JobReportId, commands};
use domain::placement::placements;
use domain::shared::Language;
use sea_orm::EntityTrait;
use tests::people::{ABDUL, DENISE, RAJESH};
use tests::{TestTandem, both};

async fn now(tandem: &TestTandem, id: JobReportId) -> JobReport {
    Entity::find_by_id(id).one(tandem.store.read()).await.unwrap().unwrap()
}

async fn jobs(tandem: &TestTandem) -> Vec<placements::Placement> {
    placements::Entity::find().all(tandem.store.read()).await.unwrap()
}

both!(a_hire_is_confirmed_and_is_a_placement, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let report = tandem.hired(rosa, "Harbor Foods").await;
    tandem.let_days_pass(14);
    tandem.run_worker().await;
    let of = |tasks: Vec<(String, &'static str, String)>| {
        tasks.into_iter().find(|(rule, ..)| rule == "hire-confirmation").map(|(_, state, _)| state)
    };
    assert_eq!(of(tandem.tasks(rosa).await), Some("open"), "unconfirmed for fourteen days");
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/{report}");
    let page = denise.get(&path).await;
    let told = ["new_employer", "title", "pay", "starts_on"].map(|name| page.value(name).unwrap_or_default());
    assert_eq!(told, ["Harbor Foods", "Packer", "21.00", ""], "what was told, and nothing guessed");
    let page = denise.post(&path, &[("starts_on", "")]).await;
    assert_eq!(page.status, 422);
    let page = denise.post(&path, &[("starts_on", "2026-12-01")]).await;
    assert!(page.says("Confirmed.") && page.says("Packer"), "{}", page.text());
    let (job, settled) = (jobs(tandem).await, now(tandem, report).await);
    assert_eq!((job.len(), settled.state), (1, ReportState::Confirmed));
    assert_eq!(settled.placement_id, Some(job[0].id));
    assert_eq!(of(tandem.tasks(rosa).await), Some("done"), "the act that the task asked for");
    let page = denise.get(&format!("/cases/{rosa}/placement")).await;
    assert!(page.says("Harbor Foods") && page.says("Confirmed"), "{}", page.text());
    let again = denise.send(&path, &[("_version".into(), "2".into())]).await;
    assert_eq!(again.status, 422, "it is settled");
});

both!(a_hire_is_found_to_be_a_job_that_is_there, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let report = tandem.hired(rosa, "Harbor Foods Processing Inc").await;
    let job = tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    let kaveh = tandem.active(program, "Kaveh Rahimi", DENISE).await;
    let other = tandem.placed(kaveh, "Larkin Steel", tandem.today()).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/{report}");
    denise.get(&path).await;
    let page = denise.post(&format!("{path}/match"), &[("job", &other.to_string())]).await;
    assert_eq!(page.status, 422, "the job of somebody else");
    let page = denise.post(&format!("{path}/match"), &[("job", &job.to_string())]).await;
    assert!(page.says("Confirmed."), "{}", page.text());
    assert_eq!((jobs(tandem).await.len(), now(tandem, report).await.placement_id), (2, Some(job)));
});

both!(an_end_is_confirmed_and_the_job_is_over, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.reads_mail(rosa, "rosa@mail.example", Language::English).await;
    tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    let (visitor, link) = (tandem.visitor(), tandem.survey_link("rosa@mail.example"));
    visitor.get(&link).await;
    visitor.post(&link, &[("work", "none"), ("ended_on", "2026-11-27")]).await;
    let report = Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/{}", report.id);
    let page = denise.get(&path).await;
    assert_eq!(
        (page.heading().as_str(), page.value("ended_on").as_deref()),
        ("Job ended: Harbor Foods", Some("2026-11-27"))
    );
    assert_eq!(denise.post(&format!("{path}/end"), &[]).await.status, 422, "why it ended is asked");
    let page = denise.post(&format!("{path}/end"), &[("ended_because", "laid-off")]).await;
    assert!(page.says("Confirmed."), "{}", page.text());
    assert_eq!(jobs(tandem).await[0].ended_on.map(|day| day.iso()), Some("2026-11-27".into()));
    assert_eq!(now(tandem, report.id).await.state, ReportState::Confirmed);
});

both!(what_was_not_so_says_why_and_stays_readable, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let report = tandem.hired(rosa, "Harbor Foods").await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/{report}");
    denise.get(&path).await;
    assert_eq!(denise.post(&format!("{path}/reject"), &[]).await.status, 422);
    let page = denise.post(&format!("{path}/reject"), &[("reason", "Another Rosa.")]).await;
    assert!(page.says("It stays readable."), "{}", page.text());
    assert!(denise.get(&path).await.says("Another Rosa."));
    assert_eq!((jobs(tandem).await.len(), now(tandem, report).await.state), (0, ReportState::Rejected));
    let again = tandem.hired(rosa, "Harbor Foods").await;
    assert_ne!(again, report, "told anew it waits anew");
});

both!(two_who_settle_it_at_once_settle_it_once, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let report = tandem.hired(rosa, "Harbor Foods").await;
    let by = tandem.operator().await;
    let details = tandem.job_at("Harbor Foods", tandem.today());
    let confirm = async move |act: &mut Act<'_>| commands::confirm_hire(act, rosa, report, &details, 1).await;
    let reject = async move |act: &mut Act<'_>| commands::reject(act, rosa, report, "Not so", 1).await;
    let (one, other) = tokio::join!(perform(&tandem.store, &by, confirm), perform(&tandem.store, &by, reject));
    assert_ne!(one.is_ok(), other.is_ok());
    assert_eq!(jobs(tandem).await.len(), usize::from(one.is_ok()));
});

both!(nobody_settles_what_they_do_not_reach, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let kaveh = tandem.active(program, "Kaveh Rahimi", DENISE).await;
    let report = tandem.hired(rosa, "Harbor Foods").await;
    let typed = vec![("reason".to_owned(), "No".to_owned()), ("_version".to_owned(), "1".to_owned())];
    for (who, case, status) in [(ABDUL, rosa, 404), (RAJESH, rosa, 403), (DENISE, kaveh, 404)] {
        let visitor = tandem.sign_in(who).await;
        let path = format!("/cases/{case}/job-reports/{report}");
        assert_eq!(visitor.get(&path).await.status, status, "{}", who.name);
        assert_eq!(visitor.send(&format!("{path}/reject"), &typed).await.status, status, "{}", who.name);
    }
    assert_eq!(now(tandem, report).await.state, ReportState::Waiting);
});
