//! What was reported of jobs and waits, for whoever reaches the records.

use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS, NADIA};

both!(what_waits_is_listed_for_whoever_reaches_the_record_and_leads_to_its_page, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get("/placements/to-confirm").await.says("Nothing waits to be confirmed"));
    tandem.hired(rosa, "Harbor Foods").await;
    for who in [DENISE, MARCUS] {
        let visitor = tandem.sign_in(who).await;
        visitor.get("/placements").await;
        let page = visitor.follow("To confirm").await;
        assert!(
            page.says("Rosa Maldonado") && page.says("Harbor Foods") && page.says("Carmen Álvarez"),
            "{}",
            page.text()
        );
        assert_eq!(visitor.follow("Rosa Maldonado").await.heading(), "Hire: Harbor Foods");
    }
    for who in [ABDUL, NADIA] {
        assert!(!tandem.sign_in(who).await.get("/placements/to-confirm").await.says("Maldonado"), "{}", who.name);
    }
});
