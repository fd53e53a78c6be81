use tests::people::DENISE;
use tests::{both, try_to_sign_in};

both!(whoever_has_the_password_gets_in, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.page().heading(), "Good morning, Denise");
});

both!(a_wrong_password_keeps_the_door_shut_and_the_address_typed, async |tandem| {
    let visitor = tandem.visitor();
    let page = try_to_sign_in(&visitor, DENISE.email, "not the password").await;
    assert_eq!(page.status, 422);
    assert_eq!(page.value("email").as_deref(), Some(DENISE.email));
    assert_eq!(page.wrong(), ["That e-mail and password do not go together."]);
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
