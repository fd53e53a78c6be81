//! The history: changes with their values for those who tend the case, and who has looked for those who audit.

use tests::both;
use tests::people::{DENISE, GRACE, MARCUS};

use super::arranged::{manage, rosa, select};
use super::plan::write;

both!(a_caseworker_reads_changes_and_a_manager_reads_who_looked, async |tandem| {
    let rosa = rosa(tandem).await;
    manage(tandem, rosa.program).await;
    select(tandem, rosa.case).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    denise.post(&format!("/cases/{}/plan/agreement", rosa.case), &[]).await;
    let path = format!("/cases/{}/history", rosa.case);
    let page = denise.get(&path).await;
    assert!(page.says("Plan agreed") && page.says("Became a participant"), "{}", page.text());
    assert!(page.texts(".changes li").iter().any(|said| said == "Denise Okafor"), "{:?}", page.texts(".changes li"));
    assert!(
        page.texts(".changes li").iter().any(|said| said == "Kind: Employment plan"),
        "{:?}",
        page.texts(".changes li")
    );
    assert!(
        page.texts(".changes li").iter().any(|said| said == "was Selected is Active"),
        "{:?}",
        page.texts(".changes li")
    );
    assert!(!page.says("Record opened"));
    let marcus = tandem.sign_in(MARCUS).await;
    assert!(!marcus.get(&path).await.says("Record opened"));
    let page = marcus.follow("And who has looked").await;
    assert!(page.says("Record opened") && page.says("Plan agreed"), "{}", page.text());
    assert!(!denise.get(&format!("{path}?show=reads")).await.says("Record opened"), "asking for it does not help");
});

both!(no_code_and_no_id_is_shown, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{}/edit", rosa.case)).await;
    denise.post(&format!("/cases/{}/edit", rosa.case), &[("safe_channel", "in-person"), ("born", "1995-02-09")]).await;
    let page = denise.get(&format!("/cases/{}/history", rosa.case)).await;
    let changes = page.texts(".changes li");
    assert!(changes.contains(&"Safe ways to reach them: was texts is in person only".to_owned()), "{changes:?}");
    assert!(changes.contains(&"Date of birth: Feb 9, 1995".to_owned()), "{changes:?}");
    assert!(changes.iter().all(|said| !said.contains(&rosa.program.to_string())), "{changes:?}");
});

both!(whoever_only_looks_reads_no_history, async |tandem| {
    let rosa = rosa(tandem).await;
    let grace = tandem.sign_in(GRACE).await;
    assert_eq!(grace.get(&format!("/cases/{}/history", rosa.case)).await.status, 404);
});
