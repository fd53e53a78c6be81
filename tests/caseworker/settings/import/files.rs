use tests::both;
use tests::people::{DENISE, INGRID, MARCUS, NADIA};

use super::{ROSTER, choose, people, place};

both!(a_file_is_looked_at_before_anybody_comes_in, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/settings/import").await.says("No file was read yet"));
    let page = choose(&marcus, "roster.csv", ROSTER.as_bytes()).await;
    assert_eq!(page.heading(), "2 of 4 people can come in");
    assert!(page.says("The file was read.") && page.says("02/30/1988"));
    assert_eq!(people(tandem).await, 0);
    assert!(marcus.get("/settings/import").await.says("roster.csv"));
});

both!(only_managers_import_and_each_sees_their_own, async |tandem| {
    for person in [DENISE, INGRID] {
        assert_eq!(tandem.sign_in(person).await.get("/settings/import").await.status, 403, "{}", person.name);
    }
    let marcus = tandem.sign_in(MARCUS).await;
    let import = place(&choose(&marcus, "roster.csv", ROSTER.as_bytes()).await);
    let nadia = tandem.sign_in(NADIA).await;
    for part in ["", "/undo", "/report"] {
        assert_eq!(nadia.get(&format!("{import}{part}")).await.status, 404, "{part}");
    }
    assert!(!nadia.get("/settings/import").await.says("roster.csv"));
});

both!(a_file_that_cannot_be_read_says_why, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let page = choose(&marcus, "roster.xlsx", b"PK\x03\x04\x14\x00\x06\x00").await;
    assert_eq!(page.status, 422);
    assert!(page.says("This is a workbook."), "{}", page.text());
    let page = choose(&marcus, "empty.csv", b"").await;
    assert_eq!((page.status.as_u16(), page.says("The file is empty.")), (422, true), "{}", page.text());
    let page = choose(&marcus, "large.csv", &b"Name,DOB\n".repeat(2_400_000)).await;
    assert!(page.status == 422 && page.says("megabytes"), "{}", page.text());
    marcus.get("/settings/import").await;
    let page = marcus.post("/settings/import", &[]).await;
    assert!(page.status == 422 && !page.wrong().is_empty(), "{}", page.text());
});
