use tests::people::{DENISE, INGRID, MARCUS};
use tests::{both, try_to_sign_in};

const PATH: &str = "/settings/users/new";
const PASSWORD: &str = "seven copper lanterns";

both!(a_colleague_is_invited_chooses_a_password_and_is_in, async |tandem| {
    let (program, _) = tandem.open_program_like("workadvance").await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(PATH).await;
    let program = program.to_string();
    let typed =
        [("name", "Ruth Cole"), ("email", "Ruth@Riverside.example"), ("role", "caseworker"), ("program", &program)];
    let page = marcus.post(PATH, &typed).await;
    assert_eq!(page.heading(), "Ruth Cole");
    assert!(page.says("Invited, not in yet") && page.says("Manufacturing pathways"), "{}", page.text());
    tandem.run_worker().await;
    let ruth = tandem.visitor();
    let link = tandem.last_mail_to("ruth@riverside.example").link().to_owned();
    let path = link.strip_prefix(&tandem.base()).expect("a link to this Tandem").to_owned();
    ruth.get(&path).await;
    ruth.post(&path, &[("password", PASSWORD), ("password_again", PASSWORD)]).await;
    assert!(try_to_sign_in(&ruth, "ruth@riverside.example", PASSWORD).await.heading().contains("Ruth"));
});

both!(who_is_known_wrong_or_above_is_not_invited, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(PATH).await;
    let page = marcus.post(PATH, &[("name", "Denise"), ("email", DENISE.email), ("role", "caseworker")]).await;
    assert!(page.says("Somebody has an account with this address already."), "{}", page.text());
    let page = marcus.post(PATH, &[("name", ""), ("email", "nowhere"), ("role", "")]).await;
    assert_eq!((page.status.as_u16(), page.count(".field.wrong")), (422, 3), "{:?}", page.wrong());
    assert_eq!(page.value("email").as_deref(), Some("nowhere"));
    let above = [("name", "New Boss"), ("email", "boss@riverside.example"), ("role", "manager")];
    let page = marcus.send(PATH, &above.map(|(name, value)| (name.to_owned(), value.to_owned()))).await;
    assert!(page.says("Only an administrator does this"), "{}", page.text());
    let ingrid = tandem.sign_in(INGRID).await;
    ingrid.get(PATH).await;
    assert_eq!(ingrid.post(PATH, &above).await.heading(), "New Boss");
    tandem.run_worker().await;
});

both!(a_manager_invites_into_programs_that_they_run, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let elsewhere = [
        ("name", "Ruth"),
        ("email", "ruth@riverside.example"),
        ("role", "caseworker"),
        ("program", "0190aaaa-0000-7000-8000-000000000001"),
    ];
    let page = marcus.send(PATH, &elsewhere.map(|(name, value)| (name.to_owned(), value.to_owned()))).await;
    assert!(page.says("You give roles in the programs that you run."), "{}", page.text());
});
