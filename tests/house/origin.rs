//! Whatever changes something comes from our own pages.

use domain::access::sessions;
use reqwest::Method;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::DENISE;

const NOTHING: [(&str, &str); 0] = [];

both!(another_sites_page_changes_nothing, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    let own = tandem.base();
    for (what, headers) in [
        ("another site, as the browser says", vec![("sec-fetch-site", "cross-site"), ("origin", &*own)]),
        ("a sibling, as the browser says", vec![("sec-fetch-site", "same-site")]),
        ("another origin", vec![("origin", "https://evil.example")]),
        ("no origin", vec![("origin", "null")]),
        ("a sibling's origin", vec![("origin", "http://evil.127.0.0.1:80")]),
        ("a cookie and no word of where from", vec![]),
    ] {
        let mut request = denise.bare_request(Method::POST, "/sign-out").form(&NOTHING);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 403, "{what}");
        assert_eq!(answer.headers()["x-tandem-kind"], "cross-site", "{what}");
    }
    let session = sessions::Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(session.ended_at, None);
});

both!(our_own_page_may_with_and_without_the_browsers_word, async |tandem| {
    for (name, value) in [("sec-fetch-site", "same-origin".to_owned()), ("origin", tandem.base())] {
        let denise = tandem.sign_in(DENISE).await;
        let answer =
            denise.bare_request(Method::POST, "/sign-out").form(&NOTHING).header(name, value).send().await.unwrap();
        assert_eq!(answer.status(), 303, "{name}");
    }
});

both!(reading_changes_nothing, async |tandem| {
    for page in server::pages().iter().filter(|page| !page.verbs.contains(&"GET")) {
        let answer = tandem.sign_in(DENISE).await.request(Method::GET, &with_ids(page.path)).send().await.unwrap();
        assert_eq!(answer.status(), 405, "{}", page.path);
    }
});

/// The path of a page with something in place of what it is about.
fn with_ids(path: &str) -> String {
    let parts =
        path.split('/').map(|part| if part.starts_with('{') { "0190aaaa-0000-7000-8000-000000000001" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
