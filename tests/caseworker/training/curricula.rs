//! The list of curricula, and beginning one.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_curriculum_is_begun_by_whoever_runs_the_program, async |tandem| {
    let program = tandem.open_program().await.id.to_string();
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(marcus.get("/training/curricula").await.says("No curriculum yet"));
    let typed =
        [("program", &*program), ("title", "Nurse aide"), ("occupation", "Nursing assistant"), ("soc", "31-11")];
    let page = marcus.post("/training/curricula", &typed).await;
    assert!(page.says("31-11 is no occupation code.") && page.value("title").as_deref() == Some("Nurse aide"));
    let page = marcus.post("/training/curricula", &[("soc", "31-1131")]).await;
    assert!(page.says("The curriculum is begun.") && page.heading() == "Nurse aide", "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/training/curricula").await;
    assert!(page.says("Nurse aide") && page.form("/training/curricula").is_none(), "she reads it");
});
