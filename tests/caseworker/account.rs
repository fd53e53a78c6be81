//! One's own account: changed, with another password, and left everywhere.

use tests::people::{DENISE, PASSWORD};
use tests::{both, try_to_sign_in};

const OTHER: &str = "seven copper lanterns";

both!(name_language_and_keys_are_ones_own, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/account").await;
    let page =
        denise.post("/account", &[("name", "Denise Okafor-Bell"), ("language", "es"), ("single_keys", "")]).await;
    assert_eq!(page.heading(), "Su cuenta");
    assert_eq!(page.value("name").as_deref(), Some("Denise Okafor-Bell"));
    assert_eq!(page.count("body[data-keys=off]"), 1, "single keys sleep");
    assert_eq!(denise.get("/account").await.value("single_keys"), None);
});

both!(a_name_may_not_be_left_out_and_a_stale_page_is_told, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/account").await;
    let page = denise.post("/account", &[("name", "")]).await;
    assert_eq!((page.status.as_u16(), page.wrong()[1].as_str()), (422, "Error: Name is still missing."));
    let elsewhere = tandem.sign_in(DENISE).await;
    elsewhere.get("/account").await;
    denise.get("/account").await;
    denise.post("/account", &[("name", "Denise O.")]).await;
    let page = elsewhere.post("/account", &[("name", "D. Okafor")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Denise O.") && page.says("saved this at"), "{}", page.text());
});

both!(another_password_needs_the_present_one_and_ends_the_other_sessions, async |tandem| {
    let (here, there) = (tandem.sign_in(DENISE).await, tandem.sign_in(DENISE).await);
    here.get("/account").await;
    let new = [("password", OTHER), ("password_again", OTHER)];
    let page = here.post("/account/password", &[&[("present_password", "not it at all")], &new[..]].concat()).await;
    assert_eq!(page.status, 422);
    assert!(page.says("is another one"), "{}", page.text());
    let page = here.post("/account/password", &[&[("present_password", PASSWORD)], &new[..]].concat()).await;
    assert!(page.says("Your new password is set."), "{}", page.text());
    assert_eq!(there.get("/account").await.path, "/sign-in?back=/account");
    assert!(try_to_sign_in(&tandem.visitor(), DENISE.email, PASSWORD).await.path.starts_with("/sign-in"));
    assert_eq!(try_to_sign_in(&tandem.visitor(), DENISE.email, OTHER).await.path, "/");
});

both!(whoever_leaves_everywhere_is_out_everywhere, async |tandem| {
    let (here, there) = (tandem.sign_in(DENISE).await, tandem.sign_in(DENISE).await);
    let page = here.get("/account").await;
    assert_eq!(page.texts(".tag"), ["Here"], "{}", page.text());
    here.post("/account/sessions/end", &[]).await;
    for visitor in [&here, &there] {
        assert_eq!(visitor.get("/account").await.path, "/sign-in?back=/account");
    }
});
