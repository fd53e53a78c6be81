use tests::both;
use tests::people::{DENISE, INGRID, MARCUS, NADIA};

both!(everybody_who_works_here_is_listed_with_their_roles, async |tandem| {
    tandem.open_program_like("workadvance").await;
    let page = tandem.sign_in(INGRID).await.get("/settings/users").await;
    assert!(page.says("12 people have an account."), "{}", page.text());
    let rows = page.texts("tbody tr");
    let marcus = rows.iter().find(|row| row.starts_with("Marcus Webb")).expect("Marcus");
    assert!(marcus.contains("Program manager") && marcus.contains("Manufacturing pathways"), "{marcus}");
    assert!(!page.says("Otto Brandt"), "nobody of another organization");
    assert_eq!(tandem.sign_in(DENISE).await.get("/settings/users").await.status, 403);
    assert!(tandem.sign_in(MARCUS).await.get("/settings/users").await.says("Denise Okafor"));
    assert!(tandem.sign_in(NADIA).await.get("/settings/users").await.says("2 people have an account."));
});
