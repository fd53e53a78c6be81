use domain::programs::kinds_of;
use tests::both;
use tests::people::{MARCUS, NADIA};

both!(a_kind_of_service_is_added_and_given_another_name, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/services"));
    marcus.get(&path).await;
    let send = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let page = marcus.send(&path, &send(&[("name", "Welding simulator"), ("class", "training")])).await;
    assert!(page.says("Saved."), "{}", page.text());
    let kinds = kinds_of(tandem.store.read(), id).await.unwrap();
    let added = kinds.iter().find(|kind| kind.code == "welding-simulator").expect("the kind");
    let page = marcus.send(&path, &send(&[("kind", &added.id.to_string()), ("name", "Simulator")])).await;
    assert_eq!(page.status, 200);
    let kinds = kinds_of(tandem.store.read(), id).await.unwrap();
    let renamed = kinds.iter().find(|kind| kind.id == added.id).expect("the kind");
    assert_eq!((&*renamed.name, &*renamed.code), ("Simulator", "welding-simulator"));
    for (wrong, said) in [
        (send(&[("name", "Welding simulator"), ("class", "training")]), "one with this name already"),
        (send(&[("name", ""), ("class", "training")]), "still missing"),
        (send(&[("name", "New"), ("class", "magic")]), "not one of the choices"),
    ] {
        let page = marcus.send(&path, &wrong).await;
        assert_eq!(page.status, 422);
        assert!(page.says(said), "{said}: {}", page.text());
    }
});

both!(another_organization_changes_no_kind, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let path = format!("/settings/programs/{id}/services");
    let nadia = tandem.sign_in(NADIA).await;
    assert_eq!(nadia.get(&path).await.status, 404);
    let typed = [("name".to_owned(), "Mine".to_owned()), ("class".to_owned(), "training".to_owned())];
    assert_eq!(nadia.send(&path, &typed).await.status, 404);
});
