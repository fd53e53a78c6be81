use tests::both;
use tests::people::{DENISE, INGRID, MARCUS, NADIA};

both!(a_manager_finds_what_they_manage_and_others_find_nothing, async |tandem| {
    tandem.open_program_like("workadvance").await;
    let page = tandem.sign_in(MARCUS).await.get("/settings").await;
    assert!(page.says("Manufacturing pathways") && page.says("7 eligibility rules"), "{}", page.text());
    assert!(tandem.sign_in(INGRID).await.get("/settings").await.says("Manufacturing pathways"));
    assert_eq!(tandem.sign_in(DENISE).await.get("/settings").await.status, 403);
    assert!(tandem.sign_in(NADIA).await.get("/settings").await.says("No program of yours"));
});
