use tests::both;
use tests::people::MARCUS;

use super::{ROSTER, choose, people, place};

both!(a_file_comes_in_and_its_report_says_what_came_of_each_line, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let import = place(&choose(&marcus, "roster.csv", ROSTER.as_bytes()).await);
    let page = marcus.post(&format!("{import}/start"), &[]).await;
    assert!(page.says("Bringing in has begun.") && page.says("0 of 2 lines brought in"), "{}", page.text());
    assert_eq!(page.count("[data-refresh]"), 1);
    tandem.run_worker().await;
    let page = marcus.get(&import).await;
    assert!(page.says("2 lines were brought in.") && page.count("[data-refresh]") == 0, "{}", page.text());
    assert_eq!(people(tandem).await, 2);
    let page = marcus.get(&format!("{import}?outcome=new")).await;
    assert!(page.says("Rosa Castillo") && page.says("Wei Tran") && !page.says("Ahmed Lee"));
    let report = marcus.get(&format!("{import}/report")).await;
    let lines: Vec<_> = report.html.lines().collect();
    assert_eq!(lines.len(), 7, "{lines:?}");
    assert!(lines[5].starts_with("5,Refused,Ahmed,Lee,"), "{}", lines[5]);
    let refused = marcus.get(&format!("{import}/report?outcome=refused")).await;
    assert_eq!(refused.html.lines().count(), 2);
});

both!(columns_can_be_chosen_otherwise, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let text = "Wer,Geburtstag,DOB\nRosa Castillo,1991-04-14,2026-08-01\n";
    let page = choose(&marcus, "roster.csv", text.replace("Wer", "Name").as_bytes()).await;
    let first = place(&page);
    assert_eq!(page.value("column.2").as_deref(), Some("born"));
    let page = marcus.post(&format!("{first}/columns"), &[("column.1", "born"), ("column.2", "applied")]).await;
    assert_eq!(page.heading(), "1 of 1 people can come in", "{}", page.text());
    assert!(page.says("Apr 14, 1991"), "{}", page.text());
    assert_eq!(marcus.get(&first).await.status, 404, "the first reading is gone");
    let page = marcus.get(&place(&page)).await;
    let page = marcus.post(&format!("{}/columns", place(&page)), &[("column.1", "born"), ("column.2", "born")]).await;
    assert_eq!(page.status, 422);
});

both!(a_file_can_be_given_up_and_is_recognized_when_it_comes_again, async |tandem| {
    let marcus = tandem.sign_in(MARCUS).await;
    let import = place(&choose(&marcus, "roster.csv", ROSTER.as_bytes()).await);
    let page = marcus.post(&format!("{import}/drop"), &[]).await;
    assert!(page.says("The file is forgotten.") && page.says("No file was read yet"));
    assert_eq!(marcus.get(&import).await.status, 404);
    let import = place(&choose(&marcus, "roster.csv", ROSTER.as_bytes()).await);
    marcus.post(&format!("{import}/start"), &[]).await;
    tandem.run_worker().await;
    let page = choose(&marcus, "again.csv", ROSTER.as_bytes()).await;
    assert!(page.says("This file was brought in"), "{}", page.text());
    assert!(page.says("Already in Tandem") && !page.says("will be opened"));
});
