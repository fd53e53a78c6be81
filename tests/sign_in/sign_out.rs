use reqwest::Method;
use tests::both;
use tests::people::DENISE;

both!(whoever_leaves_leaves_nothing_behind, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    let answer =
        denise.request(Method::POST, "/sign-out").form(&[("_key", uuid::Uuid::now_v7())]).send().await.unwrap();
    assert_eq!(answer.headers()["location"], "/sign-in?done=signed-out");
    assert_eq!(answer.headers()["clear-site-data"], "\"cache\", \"storage\"");
    assert!(answer.headers()["set-cookie"].to_str().unwrap().starts_with("tandem=; "));
    let page = denise.get("/sign-in?done=signed-out").await;
    assert!(page.says("You are signed out."), "{}", page.text());
    assert!(denise.get("/").await.path.starts_with("/sign-in"));
});

both!(a_cookie_from_before_opens_nothing_afterwards, async |tandem| {
    let denise = tandem.visitor();
    let door = denise.get("/sign-in").await;
    let mut pairs = door.forms()[0].values.clone();
    pairs.retain(|(name, _)| name.starts_with('_'));
    pairs.push(("email".to_owned(), DENISE.email.to_owned()));
    pairs.push(("password".to_owned(), tests::people::PASSWORD.to_owned()));
    let answer = denise.request(Method::POST, "/sign-in").form(&pairs).send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let stolen = cookie.split(';').next().unwrap().to_owned();
    let thief = tandem.visitor();
    let replay = async || thief.bare_request(Method::GET, "/").header("cookie", &stolen).send().await.unwrap().status();
    assert_eq!(replay().await, 200);
    denise.get("/").await;
    denise.request(Method::POST, "/sign-out").form(&[("_key", uuid::Uuid::now_v7())]).send().await.unwrap();
    assert_eq!(replay().await, 303);
});
