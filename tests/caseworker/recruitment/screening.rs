//! Screening by the program's rubric.

use tests::both;

use crate::caseworker::intake::arranged::luis;

both!(an_applicant_is_scored_by_the_programs_rubric, async |tandem| {
    let luis = luis(tandem).await;
    let address = format!("/cases/{}/screening", luis.case);
    luis.lucia.get(&address).await;
    let page = luis.lucia.post(&address, &[("points.math", "11")]).await;
    assert_eq!(page.status, 422);
    let page = luis.lucia.post(&address, &[("points.math", "9"), ("points.reading", "8")]).await;
    assert!(page.says("Screening: 17 of 40 points."), "{}", page.text());
});
