//! The training tab of a record: classes, credentials, skill gains.

use domain::training::attendance::rules::Mark;
use tests::both;
use tests::people::{DENISE, MARCUS, RAJESH};

both!(the_tab_tells_of_classes_credentials_and_gains, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let enrollment = tandem.seat(&class, rosa).await;
    tandem.mark(&class, 0, enrollment, Mark::Present).await;
    let tab = format!("/cases/{rosa}/training");
    let rajesh = tandem.sign_in(RAJESH).await;
    let page = rajesh.get(&tab).await;
    assert!(page.says("Cohort 14 100%") && page.says("In class"), "{}", page.text());
    let today = tandem.today().iso();
    let wrong = [("name", "NIMS Turning"), ("kind", "certification"), ("day", "2020-01-01")];
    let page = rajesh.post(&format!("/cases/{rosa}/credentials"), &wrong).await;
    assert!(page.says("is before the program entry"), "{}", page.text());
    assert_eq!(page.value("name").as_deref(), Some("NIMS Turning"));
    let page = rajesh.post(&format!("/cases/{rosa}/credentials"), &[("day", &today)]).await;
    assert!(page.says("The credential is recorded.") && page.says("NIMS Turning"), "{}", page.text());
    let gain = [("kind", "training-milestone"), ("day", &*today)];
    let page = rajesh.post(&format!("/cases/{rosa}/skill-gains"), &gain).await;
    assert!(page.says("The skill gain is recorded.") && page.says("Training milestone"), "{}", page.text());
    for (end, said) in [("credentials", "The credential is struck."), ("skill-gains", "The skill gain is struck.")] {
        let css = format!("a[href*='{end}'][href$=strike]");
        let strike = rajesh.get(&tab).await.attributes(&css, "href").remove(0);
        rajesh.get(&strike).await;
        assert!(rajesh.post(&strike, &[("reason", "Somebody else's")]).await.says(said));
    }
    let page = rajesh.get(&tab).await;
    assert!(!page.says("NIMS Turning") && !page.says("Measurable skill gains"), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&tab).await;
    assert!(page.says("Cohort 14 100%") && page.form(&format!("/cases/{rosa}/credentials")).is_none(), "she reads");
});

both!(only_whoever_was_selected_has_a_seat, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 5).await;
    let rosa = tandem.applicant(program, "Rosa Maldonado").await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/cases/{rosa}/training")).await;
    let cohort = class.cohort.to_string();
    let page = marcus.post(&format!("/cases/{rosa}/enrollments"), &[("cohort", &cohort)]).await;
    assert!(page.says("Only somebody who was selected can have a seat in a class."), "{}", page.text());
});

both!(nothing_is_struck_without_a_reason_whoever_asks, async |tandem| {
    use domain::access::Act;
    use domain::perform;
    use domain::shared::{Fields, Stop};
    use domain::training::credentials::{self, CredentialDetails};
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let today = tandem.today();
    let typed = [("name", "NIMS Turning"), ("kind", "certification"), ("day", &*today.iso())];
    let typed: Vec<_> = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let details = Fields::read(&typed, |fields| CredentialDetails::read(fields, today)).unwrap();
    let id = tandem.arrange(async move |act: &mut Act<'_>| credentials::record(act, rosa, &details).await).await;
    let by = tandem.operator().await;
    let strike = async |reason: &'static str| {
        let strike = async move |act: &mut Act<'_>| credentials::strike(act, rosa, id, reason).await;
        perform(&tandem.store, &by, strike).await
    };
    assert!(matches!(strike(" ").await, Err(Stop::Refused(refusals)) if refusals[0].code == "missing"));
    assert!(strike("Somebody else's").await.is_ok());
    assert!(matches!(strike("Again").await, Err(Stop::NotFound)), "once");
});
