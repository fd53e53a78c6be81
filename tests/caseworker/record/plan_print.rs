//! A version of the plan on paper.

use tests::both;
use tests::people::{ABDUL, DENISE};

use super::arranged::rosa;
use super::plan::write;

both!(the_paper_says_all_and_has_room_for_both_signatures, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    let paper = format!("/cases/{}/plan/versions/1/print", rosa.case);
    let page = denise.get(&paper).await;
    assert_eq!(page.heading(), "Rosa Maldonado Quiñones");
    for said in ["CNC operator", "More English", "Visit Alvarez Machining", "A job at 21 dollars", "Denise Okafor"] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert_eq!(page.count(".signatures li"), 2);
    assert!(page.forms().is_empty());
    assert_eq!(tandem.sign_in(ABDUL).await.get(&paper).await.status, 404);
});
