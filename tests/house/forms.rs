//! A form that is sent acts once, and says what it could not read.

use chrono::TimeDelta;
use futures_util::future::join_all;
use sea_orm::ConnectionTrait;
use tests::people::{DENISE, MARCUS, PASSWORD};
use tests::{FormOnPage, TestTandem, Visitor, both, try_to_sign_in};

both!(the_same_form_twice_acts_once, async |tandem| {
    let visitor = tandem.visitor();
    let form = forgot(&visitor, DENISE.email).await;
    for _ in 0..2 {
        assert_eq!(visitor.send(&form.action, &form.values).await.heading(), "Look in your mailbox");
    }
    assert_eq!(mails(tandem).await, 1);
});

both!(a_button_pressed_ten_times_at_once_acts_once, async |tandem| {
    let visitor = tandem.visitor();
    let form = forgot(&visitor, DENISE.email).await;
    let pages = join_all((0..10).map(|_| visitor.send(&form.action, &form.values))).await;
    assert!(
        pages.iter().all(|page| page.status == 200),
        "{:?}",
        pages.iter().map(|page| page.status).collect::<Vec<_>>()
    );
    assert_eq!(mails(tandem).await, 1);
});

both!(a_form_drawn_anew_acts_again, async |tandem| {
    let visitor = tandem.visitor();
    for _ in 0..2 {
        let form = forgot(&visitor, DENISE.email).await;
        visitor.send(&form.action, &form.values).await;
    }
    assert_eq!(mails(tandem).await, 2);
});

both!(the_same_key_with_other_content_is_refused, async |tandem| {
    let visitor = tandem.visitor();
    let form = forgot(&visitor, DENISE.email).await;
    visitor.send(&form.action, &form.values).await;
    let mut other = form.values.clone();
    other.iter_mut().filter(|(name, _)| name == "email").for_each(|(_, value)| *value = MARCUS.email.to_owned());
    let page = visitor.send(&form.action, &other).await;
    assert_eq!((page.status.as_u16(), page.header("x-tandem-kind")), (409, "conflict"));
    assert_eq!(mails(tandem).await, 1);
});

both!(a_field_that_the_form_does_not_have_is_refused, async |tandem| {
    let visitor = tandem.visitor();
    let mut form = forgot(&visitor, DENISE.email).await;
    form.values.push(("is_admin".to_owned(), "1".to_owned()));
    let page = visitor.send(&form.action, &form.values).await;
    assert_eq!(page.status, 422);
    assert!(!page.wrong().is_empty());
    assert_eq!(mails(tandem).await, 0);
});

both!(an_empty_field_is_named_and_nothing_happens, async |tandem| {
    let visitor = tandem.visitor();
    visitor.get("/sign-in/forgot").await;
    for (typed, wrong) in [("", "is still missing"), ("no address", "must be an e-mail address")] {
        let page = visitor.post("/sign-in/forgot", &[("email", typed)]).await;
        assert_eq!(page.status, 422);
        assert!(page.wrong().iter().any(|said| said.contains(wrong)), "{:?}", page.wrong());
        assert_eq!(page.value("email").as_deref(), Some(typed), "what was typed is still there");
    }
    assert_eq!(mails(tandem).await, 0);
});

both!(what_was_typed_outlives_the_session, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/account").await;
    let form = denise.page().form("/account").unwrap();
    tandem.let_pass(TimeDelta::minutes(16));
    let typed = renamed(form.values, "Denise Okafor-Bell");
    let page = denise.send("/account", &typed).await;
    assert_eq!((page.status.as_u16(), page.header("x-tandem-kind")), (401, "signed-out"));
    assert_eq!(page.heading(), "Your session has ended");
    assert_eq!(page.link("Sign in (in a new tab)").as_deref(), Some("/sign-in"));
    let again = page.form("/account").expect("the form goes along");
    assert_eq!(again.values, typed, "all of it, as it was");
    assert!(!tandem.sign_in(MARCUS).await.get("/settings/users").await.says("Okafor-Bell"), "nothing is saved before");
    try_to_sign_in(&denise, DENISE.email, PASSWORD).await;
    let page = denise.send(&again.action, &again.values).await;
    assert_eq!((page.status.as_u16(), page.value("name").as_deref()), (200, Some("Denise Okafor-Bell")));
});

both!(a_password_never_comes_back, async |tandem| {
    let visitor = tandem.visitor();
    let typed =
        [("given_name", "Rosa"), ("password", PASSWORD)].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let page = visitor.send("/account", &typed).await;
    assert!(page.status == 401 && page.html.contains("Rosa") && !page.html.contains(PASSWORD), "{}", page.text());
});

both!(what_was_typed_outlives_a_database_that_does_not_answer, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/account").await;
    let typed = renamed(denise.page().form("/account").unwrap().values, "Denise Okafor-Bell");
    let database = tandem.store.for_migrations();
    database.execute_unprepared("ALTER TABLE users RENAME TO gone").await.unwrap();
    let page = denise.send("/account", &typed).await;
    database.execute_unprepared("ALTER TABLE gone RENAME TO users").await.unwrap();
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, "5"));
    let again = page.form("/account").expect("the form goes along");
    let page = denise.send(&again.action, &again.values).await;
    assert_eq!((page.status.as_u16(), page.value("name").as_deref()), (200, Some("Denise Okafor-Bell")));
});

/// The values of a form with another name typed.
fn renamed(mut values: Vec<(String, String)>, to: &str) -> Vec<(String, String)> {
    values.iter_mut().filter(|(name, _)| name == "name").for_each(|(_, value)| *value = to.to_owned());
    values
}

/// The form of the page that mails a link, filled in.
async fn forgot(visitor: &Visitor, email: &str) -> FormOnPage {
    let mut form = visitor.get("/sign-in/forgot").await.form("/sign-in/forgot").unwrap();
    form.values.iter_mut().filter(|(name, _)| name == "email").for_each(|(_, value)| *value = email.to_owned());
    form
}

async fn mails(tandem: &TestTandem) -> usize {
    tandem.run_worker().await;
    tandem.mailbox().len()
}
