//! A job order's own facts.

use tests::both;
use tests::people::GRACE;

both!(an_order_says_what_is_known_of_the_job_and_what_is_not, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let employer = tandem.employer("Alvarez Machining").await;
    let new = format!("/employers/{employer}/job-orders/new");
    let grace = tandem.sign_in(GRACE).await;
    grace.get(&new).await;
    let wrong = [("title", ""), ("openings", "0"), ("soc", "cnc"), ("wage_from", "25"), ("wage_to", "20")];
    let page = grace.post(&new, &wrong).await;
    assert_eq!(page.wrong().len(), 1 + 5, "with the program: {:?}", page.wrong());
    let program_id = program.id.to_string();
    let good = [
        ("program", &*program_id),
        ("title", "CNC operator"),
        ("openings", "5"),
        ("soc", "51-9161"),
        ("wage_to", "28"),
        ("hours", "40"),
        ("health", "yes"),
        ("union", "no"),
        ("hours_notice", "fixed"),
    ];
    let page = grace.post(&new, &good).await;
    assert!(page.says("The job order is open.") && page.says("$25.00 to $28.00 an hour"), "{}", page.text());
    assert!(page.says("5 things about the job are not known"), "{}", page.text());
    let page = grace.follow("Change").await;
    let here = page.path.clone();
    assert_eq!(page.value("next_job").as_deref(), Some(""));
    let page = grace.post(&here, &[("openings", "3"), ("next_job", "Setup machinist")]).await;
    assert!(page.says("0 of 3 filled") && page.says("Setup machinist"), "{}", page.text());
    assert!(grace.get(&format!("/employers/{employer}")).await.says("Partner"), "it opened an order");
    let other = tandem.open_program().await.id.to_string();
    grace.get(&here).await;
    let page = grace
        .send(
            &here,
            &good
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .map(|(name, value)| if name == "program" { (name, other.clone()) } else { (name, value) })
                .chain([("_version".to_owned(), "2".to_owned())])
                .collect::<Vec<_>>(),
        )
        .await;
    assert!(page.says("Program is not one of the choices."), "{}", page.text());
});
