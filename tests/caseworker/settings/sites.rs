use domain::access::organizations::sites_of;
use domain::shared::SiteId;
use tests::both;
use tests::people::{DENISE, MARCUS, NADIA};

const PATH: &str = "/settings/sites";

both!(a_site_is_added_and_given_another_name, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(PATH).await;
    let site = page.value("site").expect("a site");
    let key = page.value("_key").expect("a key");
    let named = [("_key", &*key), ("site", &*site), ("name", "Grand Avenue")];
    let page = marcus.send(PATH, &named.map(|(name, value)| (name.to_owned(), value.to_owned()))).await;
    assert!(page.says("Saved."), "{}", page.text());
    assert_eq!(page.value("name").as_deref(), Some("Grand Avenue"));
    let page = marcus.send(PATH, &[("name".to_owned(), "Kettle Creek".to_owned())]).await;
    assert_eq!(page.count("input[name=site]"), 2);
    let page = marcus.send(PATH, &[("name".to_owned(), String::new())]).await;
    assert_eq!((page.status.as_u16(), page.count(".field.wrong")), (422, 1));
});

both!(anothers_site_is_not_there, async |tandem| {
    let sites = sites_of(tandem.store.read(), tandem.riverside().await.id).await.expect("sites");
    let theirs: SiteId = sites[0].id;
    let nadia = tandem.sign_in(NADIA).await;
    nadia.get(PATH).await;
    let typed = [("site".to_owned(), theirs.to_string()), ("name".to_owned(), "Mine".to_owned())];
    assert_eq!(nadia.send(PATH, &typed).await.status, 404);
    assert_eq!(tandem.sign_in(DENISE).await.get(PATH).await.status, 403);
});
