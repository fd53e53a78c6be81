//! Writing down or changing a provider, a place, a service.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_provider_is_written_down_by_hand_and_found, async |tandem| {
    tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/supports/providers/new").await;
    let page =
        marcus.post("/supports/providers/new", &[("email", "not an address"), ("about", "A family's house.")]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().iter().any(|wrong| wrong.contains("must be an e-mail address")), "{:?}", page.wrong());
    assert!(page.says("A family's house."), "what was typed is still there");
    let named = [("name", "Little Oaks"), ("email", "Office@Oaks.example"), ("phones", "210-555-0140\n210-555-0141")];
    let page = marcus.post("/supports/providers/new", &named).await;
    assert_eq!(page.heading(), "Little Oaks");
    let provider = page.path.split('?').next().unwrap().to_owned();
    marcus.follow("Add a place").await;
    let place = [("name", "Front door"), ("city", "Port Larkin"), ("postal_code", "33157")];
    marcus.post(&format!("{provider}/locations/new"), &place).await;
    marcus.get(&format!("{provider}/services/new")).await;
    let site = marcus.page().attributes("input[name=sites]", "value").remove(0);
    let service = [("name", "Evening care"), ("kinds", "child-care"), ("kinds", "transport"), ("sites", &*site)];
    let page = marcus.post(&format!("{provider}/services/new"), &service).await;
    assert!(page.says("The service can be found now."), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/supports/providers?kind=transport&place=port+larkin").await;
    assert_eq!(page.texts("th[scope=row] a"), ["Evening care"]);
    assert_eq!(denise.get("/supports/providers/new").await.status, 403);
});

both!(two_who_change_at_once_do_not_overwrite_each_other, async |tandem| {
    tandem.open_program().await;
    let help = tandem.little_oaks().await;
    let path = format!("/supports/providers/{}/edit", help.provider);
    let (one, other) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    one.get(&path).await;
    other.get(&path).await;
    assert!(one.post(&path, &[("name", "Little Oaks Family Care")]).await.says("Changed."));
    let page = other.post(&path, &[("name", "Oaks")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Marcus Webb saved this"), "{}", page.text());
    assert!(page.says("Little Oaks Family Care") && page.says("Oaks"), "both: {}", page.text());
    let service = format!("/supports/providers/{}/services/{}", help.provider, help.service);
    one.get(&service).await;
    let page = one.post(&service, &[("name", "Night care"), ("kinds", "")]).await;
    assert!(page.says("The service was changed.") && page.says("Night care"), "{}", page.text());
    let location = one.page().attributes("a[href*='/locations/']", "href").remove(0);
    one.get(&location).await;
    let page = one.post(&location, &[("city", "Doral"), ("name", "")]).await;
    assert_eq!(page.status, 422, "a place has a name");
    let page = one.post(&location, &[("city", "Doral"), ("name", "Back door")]).await;
    assert!(page.says("Back door") && page.says("Doral"), "{}", page.text());
    assert_eq!(one.get("/supports/providers?place=doral").await.count("th[scope=row]"), 1);
    assert_eq!(one.get("/supports/providers?place=port").await.count("th[scope=row]"), 0);
});

both!(of_two_who_change_a_place_or_a_service_the_second_sees_both, async |tandem| {
    tandem.open_program().await;
    let help = tandem.little_oaks().await;
    let provider = format!("/supports/providers/{}", help.provider);
    let (one, other) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    one.get(&provider).await;
    let location = one.page().attributes("a[href*='/locations/']", "href");
    let location = location.into_iter().find(|href| !href.ends_with("/new")).expect("a place");
    let service = format!("{provider}/services/{}", help.service);
    for (path, theirs, typed) in [(&location, "Back door", "Side door"), (&service, "Night care", "Day care")] {
        one.get(path).await;
        other.get(path).await;
        let page = one.post(path, &[("name", theirs)]).await;
        assert!(page.says(theirs), "{}", page.text());
        let page = other.post(path, &[("name", "")]).await;
        assert_eq!(page.status, 422, "it has a name");
        let page = other.post(path, &[("name", typed)]).await;
        assert_eq!(page.status, 422, "still unseen: {}", page.text());
        assert!(page.says("saved this") && page.says(theirs) && page.says(typed), "{}", page.text());
    }
});
