use domain::access::organizations;
use domain::programs;
use reqwest::Method;
use tests::people::DENISE;
use tests::{Page, SetUpCode, Visitor, before_set_up, both, page_of, try_to_sign_in};

const PASSWORD: &str = "harbor violin stone";

async fn fill_in(visitor: &Visitor, code: &SetUpCode, more: &[(&str, &str)]) -> Page {
    visitor.get(&format!("/set-up?code={}", code.told())).await;
    let mut typed = vec![
        ("organization", "Bexar Health Partnership"),
        ("time_zone", "America/Denver"),
        ("site", "Guadalupe Street"),
        ("template", "quest"),
        ("areas", "Bexar County, 78207"),
        ("name", "Patience Mbeki-Laurent"),
        ("email", "patience@bexar.example"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ];
    typed.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    visitor.post("/set-up", &[typed, more.to_vec()].concat()).await
}

before_set_up!(an_empty_database_becomes_a_program_in_one_form, async |tandem, code| {
    let visitor = tandem.visitor();
    assert_eq!(visitor.get("/").await.path, "/set-up");
    let page = fill_in(&visitor, code, &[]).await;
    assert_eq!((page.heading().as_str(), page.status.as_u16()), ("First steps", 200));
    assert!(page.says("Upload the published income table") && page.says("Everything stands."), "{}", page.text());
    let organization = organizations::all(tandem.store.read()).await.unwrap().remove(0);
    assert!(!organization.demo && organization.time_zone == "America/Denver");
    let program = programs::all(tandem.store.read(), organization.id).await.unwrap().remove(0);
    assert_eq!((&*program.name, &*program.sector), ("Health careers", "Health care"));
    let residence = program.policy.eligibility.iter().find(|rule| rule.code == "residence").unwrap();
    assert!(serde_json::to_string(residence).unwrap().contains(r#"["Bexar County","78207"]"#));
});

before_set_up!(whoever_set_it_up_can_sign_in_again_and_the_page_is_gone, async |tandem, code| {
    fill_in(&tandem.visitor(), code, &[]).await;
    let page = try_to_sign_in(&tandem.visitor(), "patience@bexar.example", PASSWORD).await;
    assert!(page.heading().contains("Patience"), "{}", page.text());
    assert_eq!(tandem.visitor().get(&format!("/set-up?code={}", code.told())).await.status, 404);
});

before_set_up!(without_the_code_of_this_start_nothing_is_set_up, async |tandem, code| {
    let stranger = SetUpCode::new().unwrap().told();
    for wrong in ["", "guess", &stranger] {
        let page = fill_in(&tandem.visitor(), code, &[("code", wrong)]).await;
        assert_eq!(page.status, 422, "{wrong}");
        assert_eq!(page.value("organization").as_deref(), Some("Bexar Health Partnership"));
    }
    assert!(organizations::all(tandem.store.read()).await.unwrap().is_empty());
});

before_set_up!(every_wrong_answer_is_told_at_once_and_nothing_typed_is_lost, async |tandem, code| {
    let wrong = [
        ("organization", ""),
        ("email", "patience"),
        ("password", "short"),
        ("time_zone", "Mars/Olympus"),
        ("site", "Guadalupe Street"),
    ];
    let page = fill_in(&tandem.visitor(), code, &wrong).await;
    let told = page.wrong().join("\n");
    for part in ["Organization is still missing", "must be an e-mail address", "must have 15 characters or more"] {
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(page.value("site").as_deref(), Some("Guadalupe Street"));
    assert_eq!(page.value("password").as_deref(), Some(""), "a password is never shown again");
    let page = fill_in(&tandem.visitor(), code, &wrong[3..]).await;
    assert!(page.wrong().join("\n").contains("Mars/Olympus"), "{:?}", page.wrong());
    assert!(organizations::all(tandem.store.read()).await.unwrap().is_empty());
});

before_set_up!(of_two_set_ups_at_once_one_stands, async |tandem, code| {
    let (one, other) = (tandem.visitor(), tandem.visitor());
    let second = [("organization", "Second"), ("email", "second@bexar.example")];
    let (one, other) = tokio::join!(fill_in(&one, code, &[]), fill_in(&other, code, &second));
    let done = [&one, &other].iter().filter(|page| page.heading() == "First steps").count();
    assert_eq!(done, 1, "{}\n{}", one.text(), other.text());
    assert_eq!(organizations::all(tandem.store.read()).await.unwrap().len(), 1);
});

both!(a_database_with_an_organization_has_no_set_up, async |tandem| {
    assert_eq!(tandem.visitor().get("/set-up").await.status, 404);
    assert_eq!(tandem.visitor().get("/").await.path, "/sign-in?back=/");
    tandem.sign_in(DENISE).await;
});

before_set_up!(whoever_reads_spanish_is_offered_the_templates_in_it, async |tandem, code| {
    let request = tandem.visitor().request(Method::GET, &format!("/set-up?code={}", code.told()));
    let page = page_of("/set-up", request.header("accept-language", "es-MX").send().await.unwrap()).await;
    assert_eq!(page.heading(), "Configurar Tandem");
    assert!(page.says("Personas adultas estudian a tiempo completo"), "{}", page.text());
});
