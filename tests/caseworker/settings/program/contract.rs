//! A program's contract of participation.

use tests::both;
use tests::people::MARCUS;

use super::program;

both!(a_contract_is_the_managers, async |tandem| {
    let (id, _) = tandem.open_program_like("year_up").await;
    let (marcus, again) = (tandem.sign_in(MARCUS).await, tandem.sign_in(MARCUS).await);
    let path = format!("/settings/programs/{id}/contract");
    again.get(&path).await;
    assert!(marcus.get(&format!("/settings/programs/{id}")).await.says("Participation contract") || marcus.page().says("contract"));
    let page = marcus.get(&path).await;
    assert_eq!(page.value("starts_with").as_deref(), Some("100"));
    let page = marcus.post(&path, &[("late", "-1"), ("infractions", "Phone")]).await;
    assert_eq!((page.status.as_u16(), page.count(".field.wrong")), (422, 2), "{}", page.text());
    let page = marcus.post(&path, &[("late", "5"), ("infractions", "Phone in class 20")]).await;
    assert!(page.says("The contract is saved."), "{}", page.text());
    let contract = program(tandem, id).await.policy.contract().expect("a contract");
    assert_eq!((contract.late, &*contract.typed()), (5, "Phone in class 20"));
    let page = again.post(&path, &[("late", "10")]).await;
    assert!(page.status == 422 && page.says("saved this"), "{}", page.text());
});

both!(a_program_that_switched_none_on_has_none, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let marcus = tandem.sign_in(MARCUS).await;
    assert_eq!(marcus.get(&format!("/settings/programs/{id}/contract")).await.status, 404);
});
