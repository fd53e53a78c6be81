//! Somebody at an employer.

use tests::both;
use tests::people::GRACE;

both!(somebody_who_left_is_offered_no_longer, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let shop = tandem.shop(program, 1).await;
    let grace = tandem.sign_in(GRACE).await;
    let path = format!("/employers/{}", shop.employer);
    let page = grace.get(&path).await;
    assert_eq!(page.count("select[name=contact] option"), 2);
    let page = grace.follow("Carmen Álvarez-Whitcomb").await;
    let here = page.path.clone();
    let page = grace.post(&here, &[("until", "2020-01-01")]).await;
    assert_eq!(page.status, 422, "before the first day: {}", page.text());
    let page =
        grace.post(&here, &[("until", "2026-11-23"), ("from", "2026-11-01"), ("position", "Plant manager")]).await;
    assert!(page.says("Left on"), "{}", page.text());
    assert_eq!(page.count("select[name=contact]"), 0, "nobody is there");
    let stale = grace.send(&here, &[("_version".into(), "1".into()), ("name".into(), "Carmen".into())]).await;
    assert_eq!(stale.status, 422);
    assert!(stale.says("saved this"), "{}", stale.text());
});
