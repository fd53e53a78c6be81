use tests::both;

both!(only_a_demo_has_a_start, async |tandem| {
    assert_eq!(tandem.visitor().get("/start").await.status, 404);
    let answer = tandem.visitor().request(reqwest::Method::POST, "/start/days").form(&[("_key", "1")]).send().await;
    assert_eq!(answer.unwrap().status(), 404);
    assert!(tandem.visitor().get("/").await.path.starts_with("/sign-in"), "the door of a real organization");
    assert_eq!(tandem.now(), tandem.clock.now());
});
