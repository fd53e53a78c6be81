use tests::both;
use tests::people::{INGRID, MARCUS, NADIA};

both!(rules_papers_and_priority_are_said_in_words, async |tandem| {
    let (program, _) = tandem.open_program_like("workadvance").await;
    let page = tandem.sign_in(MARCUS).await.get(&format!("/settings/programs/{program}")).await;
    for said in [
        "18 years old or older",
        "Lives in Larkin County",
        "Income at most 200% of the table “poverty”, or yes to Public assistance in the household",
        "Only if yes to Male at birth. Only from age 18. Only to age 25.",
        "Veterans in a priority group",
        "Driver's license, State ID",
        "10 points at most",
        "EXAMPLE",
    ] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
});

both!(another_organization_does_not_see_it, async |tandem| {
    let (program, _) = tandem.open_program_like("workadvance").await;
    let path = format!("/settings/programs/{program}");
    assert_eq!(tandem.sign_in(NADIA).await.get(&path).await.status, 404);
    assert_eq!(tandem.sign_in(INGRID).await.get(&path).await.status, 200);
});
