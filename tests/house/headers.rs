//! Every answer is dressed the same, whatever it answers.

use std::collections::BTreeSet;

use reqwest::{Method, RequestBuilder, StatusCode};
use sea_orm::ConnectionTrait;
use tests::people::DENISE;
use tests::{Page, both, page_of};

const WORN_BY_ALL: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

both!(every_answer_wears_the_headers, async |tandem| {
    let (nobody, denise) = (tandem.visitor(), tandem.sign_in(DENISE).await);
    let asset = denise.page().attributes("link[rel=stylesheet]", "href").remove(0);
    let mut statuses = BTreeSet::new();
    for (what, request) in [
        ("a page", denise.request(Method::GET, "/")),
        ("the door", nobody.request(Method::GET, "/sign-in")),
        ("the way to the door", nobody.request(Method::GET, "/")),
        ("nobody's post", nobody.request(Method::POST, "/sign-out")),
        ("nowhere", denise.request(Method::GET, "/nowhere")),
        ("a style sheet below a page", denise.request(Method::GET, "/sign-in/x.css")),
        ("a verb", denise.request(Method::DELETE, "/")),
        (
            "too much",
            nobody.request(Method::POST, "/sign-in/forgot").body("x".repeat(600_000)).header("content-type", FORM),
        ),
        ("no form", nobody.request(Method::POST, "/sign-in/forgot").body("x").header("content-type", "text/plain")),
        ("a refusal", nobody.request(Method::POST, "/sign-in/forgot").body("email=x").header("content-type", FORM)),
        ("another site", nobody.bare_request(Method::POST, "/sign-in/forgot").header("sec-fetch-site", "cross-site")),
        (
            "a link that is over",
            nobody.request(Method::POST, "/sign-in/password/x").body("").header("content-type", FORM),
        ),
        ("an asset", nobody.request(Method::GET, &asset)),
        ("no asset", nobody.request(Method::GET, "/assets/tandem.css")),
        ("the pulse", nobody.request(Method::GET, "/healthz")),
    ] {
        statuses.insert(dressed(what, request).await.status.as_u16());
    }
    tandem.store.for_migrations().execute_unprepared("ALTER TABLE sessions RENAME TO gone").await.unwrap();
    statuses.insert(dressed("a fault", denise.request(Method::GET, "/")).await.status.as_u16());
    let wanted = BTreeSet::from([200, 303, 401, 403, 404, 405, 410, 413, 422, 503]);
    assert_eq!(statuses, wanted, "every kind of answer was looked at");
});

const FORM: &str = "application/x-www-form-urlencoded";

both!(every_answer_has_a_nonce_of_its_own_and_no_script_beside_it, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    let (first, second) = (denise.get("/").await, denise.get("/").await);
    assert_ne!(first.header("content-security-policy"), second.header("content-security-policy"));
    for page in [first, second] {
        assert_eq!(page.count("script:not([src]), [onclick], [onload], [style], style"), 0);
        let nonces = page.attributes("script", "nonce");
        assert!(!nonces.is_empty());
        let policy = page.header("content-security-policy");
        assert!(nonces.iter().all(|nonce| policy.contains(&format!("'nonce-{nonce}'"))), "{policy}");
    }
});

async fn dressed(what: &str, request: RequestBuilder) -> Page {
    let page = page_of(what, request.send().await.unwrap()).await;
    for (name, value) in WORN_BY_ALL {
        assert_eq!(page.header(name), value, "{what} ({}): {name}", page.status);
    }
    let policy = page.header("content-security-policy");
    for part in
        ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "object-src 'none'"]
    {
        assert!(policy.contains(part), "{what} ({}): {policy}", page.status);
    }
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    assert!(!page.header("x-request-id").is_empty(), "{what}");
    let kept = page.header("cache-control");
    let is_asset = page.status == StatusCode::OK && what == "an asset";
    assert_eq!(kept, if is_asset { "public, max-age=31536000, immutable" } else { "no-store" }, "{what}");
    page
}
