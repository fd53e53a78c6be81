use tests::both;
use tests::people::{INGRID, MARCUS};

use super::program;

both!(the_numbers_of_a_program_are_its_managers, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/details"));
    marcus.get(&path).await;
    let typed = [("name", "Machining"), ("caseworker_label", "Coach"), ("gap_days", "120"), ("switched_on", "impact")];
    let page = marcus.post(&path, &typed).await;
    assert_eq!(page.heading(), "Machining");
    assert!(page.says("Coach") && page.says("120 days") && page.says("Impact"), "{}", page.text());
    let program = program(tandem, id).await;
    assert_eq!((program.policy.gap_days(), program.version), (120, 2));
    assert_eq!(program.policy.switched_on, ["impact"]);
    assert_eq!(program.policy.eligibility.len(), 7, "the rules stay");
});

both!(impossible_numbers_come_back_as_typed, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/details"));
    marcus.get(&path).await;
    let page = marcus.post(&path, &[("gap_days", "0"), ("intake_view_days", "two weeks"), ("name", "")]).await;
    assert_eq!((page.status.as_u16(), page.count(".field.wrong")), (422, 3), "{:?}", page.wrong());
    assert_eq!(page.value("intake_view_days").as_deref(), Some("two weeks"));
});

both!(two_who_change_it_at_once_see_both_versions, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let path = format!("/settings/programs/{id}/details");
    let (marcus, ingrid) = (tandem.sign_in(MARCUS).await, tandem.sign_in(INGRID).await);
    marcus.get(&path).await;
    ingrid.get(&path).await;
    ingrid.post(&path, &[("sector", "Machining")]).await;
    let page = marcus.post(&path, &[("sector", "Metal")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Ingrid Solberg saved this"), "{}", page.text());
    assert_eq!(page.texts(".versus .choice b"), ["Machining", "Metal"]);
});
