mod funnel;
mod inquiries;
mod inquiry;
mod orientation;
mod orientations;
mod screening;

use tests::{TestTandem, Visitor};

/// Lucía, and Mai, who asks by telephone about a program.
async fn mai(tandem: &TestTandem) -> (Visitor, String) {
    let (program, site) = tandem.open_program_like("workadvance").await;
    let lucia = tandem.sign_in(tests::people::LUCIA).await;
    lucia.get("/recruitment").await;
    let (program, site) = (program.to_string(), site.to_string());
    let typed = [
        ("name", "Mai Linh Trần"),
        ("phone", "210-555-0167"),
        ("source", "union"),
        ("program", &program),
        ("site", &site),
    ];
    let page = lucia.post("/recruitment", &typed).await;
    let inquiry = page.link("Mai Linh Trần").unwrap_or_else(|| panic!("{}", page.text()));
    (lucia, inquiry)
}

/// An orientation of the program, on this day, with so many seats.
async fn orientation(lucia: &Visitor, day: &str, seats: &str) -> String {
    let page = lucia.get("/recruitment/orientations").await;
    let first = |name: &str| page.attributes(&format!("select[name={name}] option"), "value").remove(1);
    let (program, site) = (first("program"), first("site"));
    let typed = [
        ("program", program.as_str()),
        ("site", &site),
        ("day", day),
        ("time", "17:30"),
        ("place", "Room 2"),
        ("seats", seats),
    ];
    let page = lucia.post("/recruitment/orientations", &typed).await;
    assert!(page.says("Room 2"), "{}", page.text());
    page.attributes("th a", "href").remove(0)
}
