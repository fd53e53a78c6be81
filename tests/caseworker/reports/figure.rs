//! The rows behind a figure, on pages and as a file.

use reqwest::Method;
use tests::both;
use tests::people::{ABDUL, DENISE, MARCUS, RAJESH};

both!(rows_are_narrowed_as_the_figure_was, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.active(program, "Mai Tran", ABDUL).await;
    tandem.applicant(program, "Luis Ortega").await;
    let marcus = tandem.sign_in(MARCUS).await;
    let denise = tandem.user(DENISE).await;
    let page = marcus.get(&format!("/reports/caseload?caseworker={denise}&program={}", program.id)).await;
    assert_eq!(page.heading(), "Open cases 1");
    assert!(page.says("Rosa Maldonado") && page.says("Denise Okafor") && !page.says("Mai Tran"), "{}", page.text());
    let page = marcus.get("/reports/caseload?caseworker=nobody").await;
    assert!(page.says("Luis Ortega") && !page.says("Maldonado"), "{}", page.text());
    let page = marcus.get("/reports/caseload?stage=active").await;
    assert!(page.says("Mai Tran") && page.says("Rosa Maldonado") && !page.says("Luis"), "{}", page.text());
    let page = marcus.get("/reports/no-alternate-contact").await;
    assert_eq!(page.heading(), "No alternate contact 2");
    assert!(marcus.get("/reports/no-birth-date").await.says("Nobody is counted here"));
    assert_eq!(marcus.get("/reports/nonsense").await.status.as_u16(), 404);
});

both!(rows_go_on_on_the_next_page, async |tandem| {
    let program = tandem.open_program().await;
    for nth in 0..53 {
        tandem.applicant(program, &format!("Luis Ortega-{nth}")).await;
    }
    let marcus = tandem.sign_in(MARCUS).await;
    let rows = "main table.list tbody tr";
    let page = marcus.get(&format!("/reports/caseload?program={}", program.id)).await;
    assert_eq!((page.count(rows), page.heading()), (50, "Open cases 53".to_owned()));
    let page = marcus.get(&page.attributes("a[rel=next]", "href")[0]).await;
    assert_eq!((page.count(rows), page.count("a[rel=next]")), (3, 0));
    assert_eq!(marcus.get(&page.attributes("a[rel=prev]", "href")[0]).await.count(rows), 50);
});

both!(rows_leave_as_a_file_with_a_trace, async |tandem| {
    let program = tandem.open_program().await;
    tandem.active(program, "Rosa Maldonado", DENISE).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let answer = marcus.request(Method::GET, "/reports/caseload/rows.csv?stage=active").send().await.expect("a file");
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    let text = answer.text().await.expect("text");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[1].contains("Rosa,Maldonado,active"), "{text}");
    // Whoever takes a class's list away reads no figures.
    let rajesh = tandem.sign_in(RAJESH).await;
    let answer = rajesh.request(Method::GET, "/reports/caseload/rows.csv").send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 403);
});
