//! One module of a version that is open.

use tests::both;
use tests::people::{DENISE, MARCUS, RAJESH};

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

both!(what_somebody_attained_stays_as_it_was_taught, async |tandem| {
    let program = tandem.open_program().await;
    let version = tandem.curriculum_in_review(program).await;
    let class = tandem.class_of(program, version, 5).await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let seat = tandem.seat(&class, rosa).await;
    let (rajesh, marcus) = (tandem.sign_in(RAJESH).await, tandem.sign_in(MARCUS).await);
    let competencies = format!("/training/cohorts/{}/competencies", class.cohort);
    let can = rajesh.get(&competencies).await.attributes("input[type=checkbox]", "value").remove(0);
    rajesh.post(&competencies, &[(&format!("can.{seat}"), &can)]).await;
    let curriculum = marcus.get(&format!("/training/cohorts/{}", class.cohort)).await;
    marcus.get(&curriculum.attributes("a[href*=curricula]", "href").remove(0)).await;
    let module = marcus.page().link("Lathe").expect("a version that can be changed");
    marcus.get(&module).await;
    let page = marcus.post(&module, &[("competencies", "Turns a part to drawing")]).await;
    assert!(page.says("Somebody attained a competency that would go."), "{}", page.text());
    let page = marcus.post(&module, &[("competencies", "Turns a part to drawing\nSets up a lathe")]).await;
    assert!(page.says("The module is changed."), "{}", page.text());
    let page = rajesh.get(&competencies).await;
    assert_eq!(page.attributes("input[type=checkbox][checked]", "value"), [can], "it is the same competency");
});
