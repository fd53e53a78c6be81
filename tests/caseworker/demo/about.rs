use tests::both;
use tests::people::DENISE;

use super::in_a_demo;

both!(a_demo_says_on_every_page_that_it_is_one_and_what_that_means, async |tandem| {
    let sam = in_a_demo(tandem).await;
    assert!(sam.get("/").await.says("This is demo data"));
    let page = sam.get("/demo").await;
    assert_eq!(page.heading(), "About this demo");
    assert!(page.says("No number can be called"), "{}", page.text());
});

both!(a_real_organization_has_no_such_pages, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    assert!(!denise.get("/").await.says("This is demo data"));
    for path in ["/demo", "/demo/mail", "/demo/mail/0190aaaa-0000-7000-8000-000000000001"] {
        assert_eq!(denise.get(path).await.status, 404, "{path}");
    }
});
