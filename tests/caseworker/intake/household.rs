//! Step 5.

use tests::both;

use super::arranged::luis;

both!(two_answers_need_another_look, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.save("household", &[("household_size", "0"), ("assistance", "no"), ("income.0", "1,240.00")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("2 answers need another look") && page.says("Household size must be 1 or more. You typed 0."));
    assert!(page.says("Say how often this is paid"), "{}", page.text());
    assert_eq!(page.value("income.0").as_deref(), Some("1,240.00"), "everything typed is still there");
});

both!(several_incomes_make_a_year, async |tandem| {
    let luis = luis(tandem).await;
    let typed = [
        ("household_size", "3"),
        ("assistance", "yes"),
        ("assistance_kind", "snap"),
        ("income.0", "1,240.00"),
        ("period.0", "two-weeks"),
        ("income.1", "300.50"),
        ("period.1", "month"),
        ("source.1", "pension"),
    ];
    luis.save("household", &typed).await;
    let page = luis.lucia.get(&luis.step("household")).await;
    assert!(page.says("that is $35,846.00 a year"), "{}", page.text());
    assert_eq!(page.count("select[name^=source]"), 3, "there is room for one more");
    assert_eq!(page.count("input[value=snap][checked]"), 1);
});

both!(no_income_is_told_by_itself, async |tandem| {
    let luis = luis(tandem).await;
    let both =
        [("household_size", "1"), ("assistance", "no"), ("no_income", "yes"), ("income.0", "5"), ("period.0", "week")];
    let page = luis.save("household", &both).await;
    assert!(page.wrong().join(" ").contains("There is an income above"), "{:?}", page.wrong());
    luis.save("household", &both[..3]).await;
    assert!(luis.lucia.get(&luis.step("household")).await.says("that is $0.00 a year"));
});
