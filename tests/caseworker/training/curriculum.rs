//! One curriculum and the life of its versions.

use tests::both;
use tests::people::MARCUS;

both!(a_version_is_written_signed_off_and_followed_by_the_next, async |tandem| {
    let program = tandem.open_program().await.id.to_string();
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get("/training/curricula").await;
    let typed = [("program", &*program), ("title", "Nurse aide"), ("occupation", "Nursing assistant")];
    let page = marcus.post("/training/curricula", &typed).await;
    let here = page.path.split('?').next().unwrap_or_default().to_owned();
    let action = |page: &tests::Page, end: &str| {
        page.forms().into_iter().map(|form| form.action).find(|action| action.ends_with(end)).unwrap()
    };
    let (moving, adding) = (action(&page, "/move"), action(&page, "/modules"));
    let page = marcus.post(&moving, &[("edge", "submit")]).await;
    assert!(page.says("A version without a module cannot be signed off."), "{}", page.text());
    marcus.get(&here).await;
    let module =
        [("title", "Care"), ("kind", "occupational"), ("hours", "75.5"), ("competencies", "Takes a pulse [CNA]")];
    let page = marcus.post(&adding, &module).await;
    assert!(page.says("The module is added.") && page.says("75.5 hours") && page.says("Takes a pulse [CNA]"));
    marcus.post(&moving, &[("edge", "submit")]).await;
    let page = marcus.post(&moving, &[("edge", "approve")]).await;
    assert!(page.says("The version is approved."), "{}", page.text());
    assert!(page.forms().iter().all(|form| !form.action.ends_with("/modules")), "it stays as it is taught");
    let page = marcus.post(&action(&page, "/draft"), &[]).await;
    assert!(page.says("The next version is begun.") && page.says("Version 2") || page.says("version 2"));
    assert!(page.says("Takes a pulse [CNA]"), "with all that the one before held: {}", page.text());
});
