use domain::access::users::{commands, queries};
use domain::access::{Act, sign_in};
use domain::perform;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::{ABDUL, DENISE, PASSWORD};
use tests::{both, page_of, try_to_sign_in};

both!(whoever_has_the_password_gets_in, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.page().heading(), "Good morning, Denise");
});

both!(a_wrong_password_keeps_the_door_shut_and_the_address_typed, async |tandem| {
    let visitor = tandem.visitor();
    let page = try_to_sign_in(&visitor, DENISE.email, "not the password").await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value("email").as_deref(), Some(DENISE.email));
    assert_eq!(page.value("password").as_deref(), Some(""));
    assert_eq!(page.wrong(), ["That e-mail and password do not go together."]);
});

both!(every_failure_looks_the_same, async |tandem| {
    let operator = tandem.operator().await;
    let abdul = queries::by_email(tandem.store.read(), ABDUL.email).await.unwrap().unwrap().id;
    perform(&tandem.store, &operator, async move |act: &mut Act<'_>| commands::close(act, abdul).await).await.unwrap();
    let unknown = try_to_sign_in(&tandem.visitor(), "nobody@riverside.example", PASSWORD).await;
    assert_eq!(unknown.status, 422);
    for (who, password) in [(DENISE, "not the password"), (ABDUL, PASSWORD)] {
        let known = try_to_sign_in(&tandem.visitor(), who.email, password).await;
        assert_eq!(unknown.difference(&known, &["nobody@riverside.example", who.email]), None, "{}", who.name);
    }
});

both!(guessing_slows_down_where_it_is_done_and_nowhere_else, async |tandem| {
    let guesser = tandem.visitor_from([127, 0, 0, 66].into());
    for _ in 0..5 {
        assert_eq!(try_to_sign_in(&guesser, DENISE.email, "a guess").await.status, 422);
    }
    let page = try_to_sign_in(&guesser, DENISE.email, PASSWORD).await;
    assert!(page.says("Too many tries. Try again in a minute"), "{}", page.text());
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, "60"));
    assert_eq!(page.header("x-tandem-kind"), "throttled");
    assert_eq!(page.value("email").as_deref(), Some(DENISE.email), "what was typed is still there");
    // Denise herself is elsewhere, and another account is not hers.
    tandem.sign_in(DENISE).await;
    let page = try_to_sign_in(&guesser, ABDUL.email, PASSWORD).await;
    assert_eq!(page.path, "/");
    tandem.let_pass(chrono::TimeDelta::seconds(61));
    let page = try_to_sign_in(&tandem.visitor_from([127, 0, 0, 66].into()), DENISE.email, PASSWORD).await;
    assert_eq!(page.path, "/");
});

both!(guessing_from_many_places_slows_down_and_keeps_nobody_out, async |tandem| {
    tandem.sign_in(DENISE).await;
    let from = |last: u8| tandem.visitor_from([127, 0, 1, last].into());
    let mut statuses = Vec::new();
    for last in 1..=30 {
        statuses.push(try_to_sign_in(&from(last), DENISE.email, "a guess").await.status.as_u16());
    }
    assert_eq!(statuses[..8], [422; 8]);
    assert_eq!(statuses[8..], [429; 22], "no later than the tenth");
    let page = try_to_sign_in(&from(31), DENISE.email, PASSWORD).await;
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, "60"), "not even with the right password");
    // Where she signed in before, strangers' guesses keep her from nothing; nor is anybody else kept out.
    tandem.sign_in(DENISE).await;
    assert_eq!(try_to_sign_in(&from(1), ABDUL.email, PASSWORD).await.path, "/");
    tandem.let_pass(chrono::TimeDelta::seconds(61));
    assert_eq!(try_to_sign_in(&from(31), DENISE.email, PASSWORD).await.path, "/", "the wait has ended");
});

both!(an_account_that_is_not_there_slows_down_alike, async |tandem| {
    for last in 1..=8 {
        let visitor = tandem.visitor_from([127, 0, 2, last].into());
        assert_eq!(try_to_sign_in(&visitor, "nobody@riverside.example", "a guess").await.status, 422);
    }
    let page = try_to_sign_in(&tandem.visitor(), "nobody@riverside.example", "a guess").await;
    assert_eq!(page.status, 429, "what waits tells nothing of who is there");
});

both!(a_failed_try_keeps_no_address_in_the_clear, async |tandem| {
    try_to_sign_in(&tandem.visitor(), DENISE.email, "a guess").await;
    let failures = sign_in::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!(failures.len(), 1);
    assert!(!format!("{failures:?}").contains("denise") && !failures[0].email_hash.is_empty());
});

both!(after_signing_in_one_is_where_one_wanted_to_be, async |tandem| {
    let denise = tandem.visitor();
    let door = denise.get("/?stage=active").await;
    assert!(door.path.starts_with("/sign-in?back="), "{}", door.path);
    let action = door.forms()[0].action.clone();
    let page = denise.post(&action, &[("email", DENISE.email), ("password", PASSWORD)]).await;
    assert!(page.path.starts_with('/') && !page.path.starts_with("/sign-in"), "{}", page.path);
});

both!(nobody_is_led_to_another_site, async |tandem| {
    let long = format!("/{}", "a".repeat(4000));
    let elsewhere = [
        "//evil.example",
        "%5C%5Cevil.example",
        "https:evil.example",
        "/%0d%0aSet-Cookie:x=1",
        "/%2f/evil",
        "data:,x",
        &*long,
    ];
    for back in elsewhere {
        let visitor = tandem.visitor();
        let door = visitor.get(&format!("/sign-in?back={back}")).await;
        let mut pairs = door.forms()[0].values.clone();
        pairs.retain(|(name, _)| name.starts_with('_'));
        pairs.extend([("email".to_owned(), DENISE.email.to_owned()), ("password".to_owned(), PASSWORD.to_owned())]);
        let answer = visitor.request(Method::POST, &door.forms()[0].action).form(&pairs).send().await.unwrap();
        assert_eq!(answer.status(), 303, "{back}");
        let place = answer.headers()["location"].to_str().unwrap().to_owned();
        let own = place.starts_with('/') && !place.starts_with("//") && !place.contains(['\\', '\r', '\n', ':']);
        assert!(own, "{back} leads to {place}");
        assert_eq!(answer.headers().get_all("set-cookie").iter().count(), 1, "{back}");
        assert_eq!(page_of("/sign-in", answer).await.html, "");
    }
});

both!(signing_in_twice_makes_two_sessions_that_share_nothing, async |tandem| {
    let (first, second) = (tandem.sign_in(DENISE).await, tandem.sign_in(DENISE).await);
    first.send("/sign-out", &[]).await;
    assert!(first.get("/").await.path.starts_with("/sign-in"));
    assert_eq!(second.get("/").await.path, "/");
    assert_eq!(domain::access::sessions::Entity::find().count(tandem.store.read()).await.unwrap(), 2);
});

both!(the_door_and_the_desk_behind_it_can_be_used_by_everybody, async |tandem| {
    let browser = tandem.browser().await;
    browser.open("/sign-in").await;
    browser.look("sign-in").await;
    browser.sign_in(DENISE).await;
    assert_eq!(browser.text("h1").await, "Good morning, Denise");
    browser.look("today-empty").await;
    browser.close().await;
});
