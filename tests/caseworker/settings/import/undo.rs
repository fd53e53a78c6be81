use tests::both;
use tests::people::MARCUS;

use super::{ROSTER, choose, people, place};

both!(an_import_is_undone_after_one_question, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let import = place(&choose(&marcus, "roster.csv", ROSTER.as_bytes()).await);
    marcus.post(&format!("{import}/start"), &[]).await;
    tandem.run_worker().await;
    let page = marcus.get(&format!("{import}/undo")).await;
    assert!(page.says("Undo the import of roster.csv?") && page.says("2 people go"), "{}", page.text());
    let page = marcus.post(&format!("{import}/undo"), &[]).await;
    assert!(page.says("It will be undone in a moment."), "{}", page.text());
    tandem.run_worker().await;
    assert!(marcus.get(&import).await.says("Undone"));
    assert_eq!(people(tandem).await, 0);
});

both!(an_import_that_is_not_done_is_not_undone, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let import = place(&choose(&marcus, "roster.csv", ROSTER.as_bytes()).await);
    marcus.get(&format!("{import}/undo")).await;
    let page = marcus.post(&format!("{import}/undo"), &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Only an import that is done can be undone."), "{}", page.text());
});
