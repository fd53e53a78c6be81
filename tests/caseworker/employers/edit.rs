//! An employer's own facts.

use domain::access::Act;
use domain::employers::employer::{EmployerDetails, queries};
use domain::employers::employer::{Entity, commands};
use domain::perform;
use domain::shared::Stop;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::GRACE;

both!(an_employer_is_written_down_once_and_its_number_is_sealed, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let grace = tandem.sign_in(GRACE).await;
    grace.get("/employers/new").await;
    let wrong = [("name", ""), ("fein", "00-1234567"), ("naics", "12")];
    let page = grace.post("/employers/new", &wrong).await;
    assert_eq!(page.wrong().len(), 1 + 3, "{:?}", page.wrong());
    assert_eq!(page.value("naics").as_deref(), Some("12"));
    assert_eq!(page.value("fein").as_deref(), Some(""), "the number is not shown again");
    let good = [("name", "Alvarez Machining"), ("fein", "74-1234567"), ("naics", "332710"), ("size", "50-99")];
    let page = grace.post("/employers/new", &good).await;
    assert!(page.says("The employer is added.") && page.says("ends in 4567"), "{}", page.text());
    assert!(!page.html.contains("741234567") && !page.html.contains("74-1234567"));
    let row = Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    assert!(!String::from_utf8_lossy(&row.fein.unwrap().0).contains("741234567"));
    // The same name is asked about, the same number refused, whatever the name.
    grace.get("/employers/new").await;
    let page = grace.post("/employers/new", &[("name", "ALVAREZ machining")]).await;
    assert!(page.says("Alvarez Machining is there already."), "{}", page.text());
    let page = grace.post("/employers/new", &[("name", "ALVAREZ machining"), ("is_another", "yes")]).await;
    assert!(page.says("The employer is added."), "{}", page.text());
    grace.get("/employers/new").await;
    let page = grace.post("/employers/new", &[("name", "Another"), ("fein", "741234567")]).await;
    assert!(page.says("Alvarez Machining has this number."), "{}", page.text());
});

both!(two_who_change_an_employer_see_both_versions, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let id = tandem.employer("Alvarez Machining").await;
    let grace = tandem.sign_in(GRACE).await;
    let edit = format!("/employers/{id}/edit");
    grace.get(&edit).await;
    let by = tandem.operator().await;
    let other =
        EmployerDetails { about: Some("Closed on Fridays.".into()), ..EmployerDetails::named("Alvarez Co".into()) };
    perform(&tandem.store, &by, async move |act: &mut Act<'_>| commands::change(act, id, &other, 1).await)
        .await
        .unwrap();
    let page = grace.post(&edit, &[("name", "Alvarez Machining Inc")]).await;
    assert!(page.says("Alvarez Co") && page.says("Alvarez Machining Inc"), "{}", page.text());
    let saved = queries::named(tandem.store.read(), tandem.riverside().await.id, "Alvarez Co").await.unwrap();
    assert_eq!(saved, [id], "nothing was overwritten");
});

both!(two_who_write_the_same_number_at_once_are_told_so, async |tandem| {
    let by = tandem.operator().await;
    let asked = (0..6).map(|nth| {
        let (store, by) = (tandem.store.clone(), by.clone());
        let name = format!("Foundry {nth}");
        let details = EmployerDetails { fein: Some("741234567".into()), ..EmployerDetails::named(name) };
        let add = async move |act: &mut Act<'_>| commands::add(act, &details).await;
        tokio::spawn(async move { perform(&store, &by, add).await })
    });
    let mut added = 0;
    for answer in asked.collect::<Vec<_>>() {
        match answer.await.unwrap() {
            Ok(_) => added += 1,
            Err(Stop::Refused(why)) => assert!(["fein-known", "fein-taken"].contains(&why[0].code), "{why:?}"),
            Err(stop) => panic!("{stop}"),
        }
    }
    assert_eq!(added, 1);
});
