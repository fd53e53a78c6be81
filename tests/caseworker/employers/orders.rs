//! The list of job orders.

use tests::both;
use tests::people::{GRACE, MARCUS, NADIA};

both!(orders_are_listed_within_ones_programs, async |tandem| {
    let program = tandem.open_program().await;
    let grace = tandem.sign_in(GRACE).await;
    tandem.shop(program, 5).await;
    assert!(grace.get("/employers/job-orders").await.says("No job order is open"), "she works in no program yet");
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get("/employers/job-orders").await;
    assert!(
        page.says("CNC operator") && page.says("0 of 5 filled") && page.says("from $20.50 an hour"),
        "{}",
        page.text()
    );
    assert!(page.says("7 things about the job are not known"), "health insurance is: {}", page.text());
    assert!(marcus.get("/employers/job-orders?show=over").await.says("No job order was closed yet"));
    assert!(!tandem.sign_in(NADIA).await.get("/employers/job-orders").await.says("CNC operator"));
});
