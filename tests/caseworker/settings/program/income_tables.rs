use tests::both;
use tests::people::MARCUS;

use super::program;

const TABLE: &[u8] = b"year,1,2,3,each further\n2026,15650,21150,26650,5500\n";

both!(a_published_table_takes_the_examples_place, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/income-tables"));
    assert!(marcus.get(&path).await.says("EXAMPLE"));
    let typed = [("table", "poverty"), ("source", "HHS, January 2026")];
    let page = marcus.upload(&path, &typed, &[("file", "table.csv", "text/csv", TABLE)]).await;
    assert!(page.says("The table is in force.") && page.says("$26,650") && !page.says("EXAMPLE"), "{}", page.text());
    assert_eq!(program(tandem, id).await.policy.income_tables["poverty"].source, "HHS, January 2026");
});

both!(what_is_no_table_says_why_and_changes_nothing, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/income-tables"));
    let typed = [("table", "poverty"), ("source", "HHS")];
    let wrong: [(&[u8], &str); 5] = [
        (b"", "The first line must be"),
        (b"year,1,2,each further\n", "The file has no year."),
        (b"year,1,2,each further\n2026,15650,about 20k,5500\n", "Line 2 is not a year with its amounts"),
        (b"year,1,2,each further\n2026,20000,15000,5500\n", "a larger household would have less"),
        (&[0xff, 0xfe, 0x00, 0x9f], "This is no text file with commas."),
    ];
    for (file, said) in wrong {
        marcus.get(&path).await;
        let page = marcus.upload(&path, &typed, &[("file", "table.csv", "text/csv", file)]).await;
        assert_eq!(page.status, 422, "{said}");
        assert!(page.says(said), "{said}: {}", page.text());
        assert_eq!(page.value("source").as_deref(), Some("HHS"));
    }
    marcus.get(&path).await;
    assert!(marcus.upload(&path, &typed, &[]).await.says("File is still missing."));
    marcus.get(&path).await;
    let large = vec![b'1'; 200 * 1024];
    assert_eq!(marcus.upload(&path, &typed, &[("file", "table.csv", "text/csv", &large)]).await.status, 413);
    assert_eq!(program(tandem, id).await.version, 1);
});
