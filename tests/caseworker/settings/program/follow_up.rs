use tests::both;
use tests::people::{MARCUS, NADIA};

both!(every_rule_says_what_when_and_for_whom, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let path = format!("/settings/programs/{id}/follow-up");
    let page = tandem.sign_in(MARCUS).await.get(&path).await;
    let rows = page.texts("tbody tr");
    let review = rows.iter().find(|row| row.starts_with("Plan review")).expect("the plan's review");
    for said in [
        "After a plan was agreed",
        "90 days after",
        "Again every 90 days",
        "Caseworker",
        "Program manager, after 7 days",
    ] {
        assert!(review.contains(said), "{said}: {review}");
    }
    assert!(rows.iter().any(|row| row.contains("In quarter 4 after it")), "{rows:?}");
    assert_eq!(tandem.sign_in(NADIA).await.get(&path).await.status, 404);
});
