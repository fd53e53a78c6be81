use domain::access::users::queries::members;
use domain::shared::UserId;
use tests::people::{DENISE, INGRID, MARCUS, NADIA, PASSWORD, Persona};
use tests::{TestTandem, both, try_to_sign_in};

async fn path(tandem: &TestTandem, who: Persona) -> String {
    format!("/settings/users/{}", tandem.user(who).await)
}

both!(a_role_is_given_at_a_place_and_ended, async |tandem| {
    let (program, _) = tandem.open_program_like("workadvance").await;
    let (ingrid, denise) = (tandem.sign_in(INGRID).await, path(tandem, DENISE).await);
    ingrid.get(&denise).await;
    let (roles, program) = (format!("{denise}/roles"), program.to_string());
    let page = ingrid.post(&roles, &[("role", "instructor"), ("program", &program)]).await;
    assert!(page.says("The role is given.") && page.says("Instructor"), "{}", page.text());
    ingrid.post(&roles, &[("role", "instructor")]).await;
    let organization = tandem.riverside().await.id;
    let held = members(tandem.store.read(), organization, tandem.today()).await.unwrap();
    let held = held.into_iter().find(|member| member.user.email == DENISE.email).unwrap().roles;
    assert_eq!(held.len(), 2, "a role that is held already is not held twice");
    let end = format!("{denise}/roles/{}/end", held[1].0);
    let page = ingrid.post(&end, &[]).await;
    assert!(page.says("The role has ended.") && page.texts("#held ~ *, li b").iter().all(|role| role != "Instructor"));
});

both!(whoever_gets_a_role_has_it_on_the_next_page, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get("/settings").await.status, 403);
    let (ingrid, page) = (tandem.sign_in(INGRID).await, path(tandem, DENISE).await);
    ingrid.get(&page).await;
    ingrid.post(&format!("{page}/roles"), &[("role", "manager")]).await;
    assert_eq!(denise.get("/settings").await.status, 200);
});

both!(nobody_changes_themselves_or_whoever_is_above, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let own = path(tandem, MARCUS).await;
    assert!(marcus.get(&own).await.says("changed by somebody else"));
    let role = [("role".to_owned(), "caseworker".to_owned())];
    let page = marcus.send(&format!("{own}/roles"), &role).await;
    assert!(page.says("Nobody changes their own roles"), "{}", page.text());
    assert!(marcus.send(&format!("{own}/closing"), &[]).await.says("Nobody changes their own roles"));
    let above = path(tandem, INGRID).await;
    let page = marcus.send(&format!("{above}/closing"), &[]).await;
    assert!(page.says("Only an administrator does this"), "{}", page.text());
    let role = [("role".to_owned(), "administrator".to_owned())];
    let page = marcus.send(&format!("{}/roles", path(tandem, DENISE).await), &role).await;
    assert!(page.says("Only an administrator does this"), "{}", page.text());
});

both!(a_closed_account_is_out_at_once, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    let (marcus, page) = (tandem.sign_in(MARCUS).await, path(tandem, DENISE).await);
    marcus.get(&page).await;
    let page = marcus.post(&format!("{page}/closing"), &[]).await;
    assert!(page.says("The account is closed.") && !page.says("Denise Okafor"), "{}", page.text());
    assert_eq!(denise.get("/").await.path, "/sign-in?back=/");
    assert!(try_to_sign_in(&tandem.visitor(), DENISE.email, PASSWORD).await.path.starts_with("/sign-in"));
});

both!(an_invitation_is_sent_again_and_the_first_link_is_over, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/settings/users/new").await;
    let typed = [("name", "Ruth Cole"), ("email", "ruth@riverside.example"), ("role", "caseworker")];
    let page = marcus.post("/settings/users/new", &typed).await;
    let user: UserId = page.path.split(['/', '?']).nth(3).unwrap().parse().unwrap();
    tandem.run_worker().await;
    let first = tandem.last_mail_to("ruth@riverside.example").link().to_owned();
    tandem.let_pass(chrono::TimeDelta::minutes(5));
    marcus.post(&format!("/settings/users/{user}/invitation"), &[]).await;
    tandem.run_worker().await;
    let second = tandem.last_mail_to("ruth@riverside.example").link().to_owned();
    let open = async |link: &str| tandem.visitor().get(link.strip_prefix(&tandem.base()).unwrap()).await.heading();
    assert_eq!(open(&first).await, "This link no longer works");
    assert_eq!(open(&second).await, "Welcome, Ruth Cole");
    let denise = path(tandem, DENISE).await;
    let page = marcus.send(&format!("{denise}/invitation"), &[]).await;
    assert!(page.says("They have chosen a password already."), "{}", page.text());
});

both!(another_organizations_people_are_not_there, async |tandem| {
    let (nadia, denise) = (tandem.sign_in(NADIA).await, path(tandem, DENISE).await);
    assert_eq!(nadia.get(&denise).await.status, 404);
    let role = [("role".to_owned(), "caseworker".to_owned())];
    for (act, pairs) in [("roles", &role[..]), ("closing", &[]), ("invitation", &[])] {
        assert_eq!(nadia.send(&format!("{denise}/{act}"), pairs).await.status, 404, "{act}");
    }
});
