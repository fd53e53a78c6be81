use chrono::TimeDelta;
use domain::access::users::{Invitation, commands, queries};
use domain::access::{Act, Role};
use domain::perform;
use domain::shared::Language;
use reqwest::Method;
use tests::people::{DENISE, RIVERSIDE};
use tests::{Page, TestTandem, Visitor, both, try_to_sign_in};

const NEW: &str = "seven quiet otters";
const NORA: &str = "nora@riverside.example";

both!(an_invitation_leads_to_an_account, async |tandem| {
    let link = invite(tandem).await;
    let nora = tandem.visitor();
    let page = nora.get(&link).await;
    assert_eq!(page.heading(), "Welcome, Nora Quist");
    let page = choose(&nora, NEW, NEW).await;
    assert!(page.says("Your new password is set. Sign in with it."), "{}", page.text());
    assert_eq!(try_to_sign_in(&nora, NORA, NEW).await.heading(), "Good morning, Nora");
});

both!(a_mail_scanner_uses_nothing_up, async |tandem| {
    let link = invite(tandem).await;
    for host in 2..5 {
        let scanner = tandem.visitor_from([127, 0, 0, host].into());
        scanner.bare_request(Method::HEAD, &link).send().await.unwrap();
        scanner.bare_request(Method::GET, &link).send().await.unwrap();
    }
    let nora = tandem.visitor();
    nora.get(&link).await;
    let sent = nora.page();
    assert!(choose(&nora, NEW, NEW).await.path.starts_with("/sign-in"));
    // The same link a second time, as a form from before and as a page opened anew.
    let late = tandem.visitor();
    let page = late.get(&link).await;
    assert!(page.forms().is_empty());
    assert_eq!(page.heading(), "This link no longer works");
    assert!(page.link("Get a new link").is_some());
    let form = &sent.forms()[0];
    let pairs = [("password", "another good one here"), ("password_again", "another good one here")];
    let pairs: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    assert_eq!(late.send(&form.action, &pairs).await.status, 410);
    assert_eq!(try_to_sign_in(&tandem.visitor(), NORA, NEW).await.path, "/");
});

both!(a_password_is_judged_by_length_and_by_what_everybody_tries, async |tandem| {
    let nora = tandem.visitor();
    nora.get(&invite(tandem).await).await;
    for (password, again, reason) in [
        ("fourteen chars", "fourteen chars", "15 characters or more"),
        ("password12345678", "password12345678", "attackers try first"),
        ("nora quist 2026!", "nora quist 2026!", "holds your name"),
        (NEW, "seven quiet otter", "The two passwords differ"),
    ] {
        let page = choose(&nora, password, again).await;
        assert_eq!(page.status, 422, "{password}");
        assert!(page.wrong().iter().any(|wrong| wrong.contains(reason)), "{password}: {:?}", page.wrong());
        assert!(!page.html.contains(password), "a password is never shown again");
    }
});

both!(a_long_password_counts_to_its_last_letter, async |tandem| {
    let long = "correct horse battery staple and so on ".repeat(4)[..128].to_owned();
    let nora = tandem.visitor();
    nora.get(&invite(tandem).await).await;
    choose(&nora, &long, &long).await;
    let other = format!("{}X", &long[..127]);
    assert_eq!(try_to_sign_in(&nora, NORA, &other).await.status, 422);
    assert_eq!(try_to_sign_in(&nora, NORA, &long).await.path, "/");
});

both!(a_link_works_for_a_time, async |tandem| {
    let link = invite(tandem).await;
    tandem.let_days_pass(6);
    assert!(!tandem.visitor().get(&link).await.forms().is_empty());
    tandem.let_days_pass(1);
    assert!(tandem.visitor().get(&link).await.forms().is_empty());
    let link = reset(tandem).await;
    tandem.let_pass(TimeDelta::minutes(59));
    assert!(!tandem.visitor().get(&link).await.forms().is_empty());
    tandem.let_pass(TimeDelta::minutes(1));
    assert!(tandem.visitor().get(&link).await.forms().is_empty());
});

both!(a_new_password_ends_every_session, async |tandem| {
    let (here, there) = (tandem.sign_in(DENISE).await, tandem.sign_in(DENISE).await);
    let visitor = tandem.visitor();
    visitor.get(&reset(tandem).await).await;
    choose(&visitor, NEW, NEW).await;
    for denise in [here, there] {
        assert!(denise.get("/").await.path.starts_with("/sign-in"));
    }
});

async fn choose(visitor: &Visitor, password: &str, again: &str) -> Page {
    let action = visitor.page().forms()[0].action.clone();
    visitor.post(&action, &[("password", password), ("password_again", again)]).await
}

/// Invites Nora, and answers the link in her mail.
async fn invite(tandem: &TestTandem) -> String {
    let invitation = Invitation {
        name: "Nora Quist".to_owned(),
        email: NORA.to_owned(),
        language: Language::English,
        role: Role::Caseworker,
        program: None,
        site: None,
    };
    let invite = async move |act: &mut Act<'_>| commands::invite(act, &invitation, RIVERSIDE).await;
    perform(&tandem.store, &tandem.operator().await, invite).await.unwrap();
    tandem.run_worker().await;
    tandem.last_mail_to(NORA).link().to_owned()
}

async fn reset(tandem: &TestTandem) -> String {
    assert!(queries::by_email(tandem.store.read(), DENISE.email).await.unwrap().is_some());
    let denise = tandem.visitor();
    denise.get("/sign-in/forgot").await;
    denise.post("/sign-in/forgot", &[("email", DENISE.email)]).await;
    tandem.run_worker().await;
    tandem.last_mail_to(DENISE.email).link().to_owned()
}
