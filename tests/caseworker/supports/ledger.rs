//! The ledger as a file.

use domain::access::Act;
use domain::shared::Cents;
use domain::support::stock::{StockKindDetails, commands};
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

both!(no_line_of_a_long_ledger_is_dropped, async |tandem| {
    let program = tandem.open_program().await;
    let fund = tandem.fund(program, 100_000).await;
    let details = StockKindDetails { name: "Bus pass".to_owned(), value: Cents(100), most: 2, within_days: 30 };
    let receive = async move |act: &mut Act<'_>| {
        let kind = commands::set_up(act, fund, &details).await?;
        for nth in 0..1_001 {
            commands::receive(act, kind, &format!("A{nth:04}")).await?;
        }
        Ok(())
    };
    tandem.arrange(receive).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = format!("/supports/funds/{fund}/ledger.csv");
    let sheet = marcus.request(reqwest::Method::GET, &path).send().await.unwrap().text().await.unwrap();
    let numbers: Vec<i32> =
        sheet.lines().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
    assert_eq!(numbers, (1..=1_002).collect::<Vec<_>>(), "each once, in order");
});
