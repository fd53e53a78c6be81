//! The ledger as a file.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_ledger_is_taken_away_without_names_and_leaves_a_trace, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 1_000).await;
    let (case, need) = tandem.needy(program, "Rosa Maldonado", DENISE).await;
    tandem.promise(fund, case, need, 6200).await;
    let path = format!("/supports/funds/{fund}/ledger.csv");
    let marcus = tandem.sign_in(MARCUS).await;
    let answer = marcus.request(reqwest::Method::GET, &path).send().await.unwrap();
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/csv"));
    let sheet = answer.text().await.unwrap();
    let number = tandem.case(case).await.number;
    assert!(sheet.contains(&format!("promised,{number},Bus pass")), "{sheet}");
    assert!(sheet.contains("62.00,0.00,938.00") && !sheet.contains("Maldonado"), "{sheet}");
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&path).await.status, 403);
});
