//! One module of a version that is open.

use tests::both;
use tests::people::MARCUS;

both!(a_module_is_changed_and_taken_out, async |tandem| {
    let program = tandem.open_program().await.id.to_string();
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/training/curricula").await;
    let typed = [("program", &*program), ("title", "Nurse aide"), ("occupation", "Nursing assistant")];
    let page = marcus.post("/training/curricula", &typed).await;
    let forms = page.forms().into_iter().map(|form| form.action);
    let adding = forms.into_iter().find(|action| action.ends_with("/modules")).unwrap();
    let module = [("title", "Care"), ("kind", "occupational"), ("hours", "75"), ("competencies", "Takes a pulse")];
    let page = marcus.post(&adding, &module).await;
    let module = page.link("Care").unwrap();
    assert_eq!(marcus.get(&module).await.value("hours").as_deref(), Some("75"));
    let page = marcus.post(&module, &[("hours", "many")]).await;
    assert!(page.says("many is no number of hours."), "{}", page.text());
    let page = marcus.post(&module, &[("hours", "80")]).await;
    assert!(page.says("The module is changed.") && page.says("80 hours"), "{}", page.text());
    marcus.get(&module).await;
    let page = marcus.post(&module, &[("do", "drop")]).await;
    assert!(page.says("The module is taken out.") && page.says("No module yet"), "{}", page.text());
    assert_eq!(marcus.get(&module).await.status, 404);
});
