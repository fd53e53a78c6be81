//! Choosing the files of a directory.

use domain::support::providers::queries::counted;
use tests::people::{DENISE, MARCUS};
use tests::{Files, Page, TestTandem, Visitor, both, small_directory};

/// Chooses files on the page of directories.
pub async fn choose(visitor: &Visitor, files: &Files) -> Page {
    visitor.get("/settings/import/providers").await;
    let files: Vec<_> = files.iter().map(|(name, bytes)| ("files", &**name, "text/csv", &**bytes)).collect();
    visitor.upload("/settings/import/providers", &[("name", "Miami 211")], &files).await
}

/// How many providers, services and places there are.
pub async fn there(tandem: &TestTandem) -> (u64, u64, u64) {
    let counted = counted(tandem.store.read(), tandem.riverside().await.id).await.unwrap();
    (counted.providers, counted.services, counted.sites)
}

both!(a_directory_is_read_and_nothing_comes_in, async |tandem| {
    tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = choose(&marcus, &small_directory(&["Second Harvest", "Little Oaks"])).await;
    assert_eq!(page.heading(), "2 providers can come in", "{}", page.text());
    assert!(page.says("One row or field cannot be read.") && page.says("Miami 211"), "{}", page.text());
    assert_eq!(there(tandem).await, (0, 0, 0));
    let page = marcus.get("/settings/import/providers").await;
    assert!(page.says("Miami 211") && page.says("To be looked at"), "{}", page.text());
    let page = marcus.get("/settings/import").await;
    assert!(!page.says("Miami 211"), "a directory is no roster");
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get("/settings/import/providers").await.status, 403);
});

both!(what_is_no_directory_is_answered_in_words, async |tandem| {
    tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let file = |name: &str, text: &[u8]| (name.to_owned(), text.to_vec());
    let good = ("organizations.csv", b"id,name\n1,Little Oaks\n".as_slice());
    for (files, told) in [
        (vec![], "is still missing"),
        (vec![file("organizations.csv", b"id,name\n1,x\n")], "services.csv is not among the files"),
        (
            vec![file(good.0, good.1), file("services.csv", b"id,name\n1,x\n")],
            "services.csv has no column organization_id",
        ),
        (vec![file(good.0, good.1), file("services.csv", b"PK\x03\x04")], "services.csv cannot be read."),
        (
            vec![file(good.0, good.1), file("services.csv", b"id,organization_id,name\n1,1,\"open")],
            "services.csv cannot be read.",
        ),
        (vec![file(good.0, b"")], "organizations.csv cannot be read."),
    ] {
        let page = choose(&marcus, &files).await;
        assert_eq!(page.status, 422, "{told}");
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    assert_eq!(there(tandem).await, (0, 0, 0));
});

both!(a_directory_in_windows_letters_or_with_impossible_cells_is_read_as_far_as_it_goes, async |tandem| {
    tandem.open_program().await;
    let long = "x".repeat(1_000_000);
    let services = format!(
        "id,organization_id,name,description\n1,1,Cuidado de ni\u{f1}os,\n2,1,Long,{long}\n1,1,Again,\n,1,No id,\n"
    );
    let windows: Vec<u8> = services.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let files =
        vec![("organizations.csv".into(), b"id,name\n1,Little Oaks\n".to_vec()), ("services.csv".into(), windows)];
    let planned = tandem.plan_directory("odd", files).await;
    let told = &planned.directory.told[0].1;
    assert_eq!(told.services[0].details.name, "Cuidado de ni\u{f1}os");
    let unread: Vec<_> = planned.directory.unread.iter().map(|one| (one.row, &*one.field, &*one.reason)).collect();
    assert_eq!(
        unread,
        [
            (3, "description", "directory-cell-too-long"),
            (4, "id", "directory-id-twice"),
            (5, "id", "directory-missing")
        ]
    );
});
