//! Every page of the desk in a real browser, with something of everything in it: on a telephone and on a desk nothing
//! stands out at the side, and no rule of accessibility is broken.

use server::{Face, pages};
use tests::people::{DENISE, INGRID, MARCUS};
use tests::{Kind, tell};

use super::addresses::Subject;

#[tokio::test(flavor = "multi_thread")]
async fn every_page_can_be_looked_at() {
    // What a page looks like does not depend on the database.
    tell(Kind::Sqlite, async |tandem| {
        let scene = tandem.scene(3).await;
        let mut left: Vec<_> = pages().into_iter().filter(|page| page.face == Face::Caseworker).collect();
        left.retain(|page| page.verbs.contains(&"GET"));
        let mut faults = Vec::new();
        for who in [DENISE, MARCUS, INGRID] {
            let (visitor, browser) = (tandem.sign_in(who).await, tandem.browser().await);
            browser.sign_in(who).await;
            let mut closed = Vec::new();
            for page in left {
                let address = Subject::first(&scene).address(tandem, &page).await;
                let shown = visitor.get(&address).await;
                if !shown.status.is_success() || !shown.header("content-type").starts_with("text/html") {
                    closed.push(page);
                    continue;
                }
                browser.open(&address).await;
                let name = page.path.replace(|c: char| !c.is_alphanumeric(), "-");
                let found = browser.faults(name.trim_matches('-')).await;
                faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", page.path)));
            }
            left = closed;
            browser.close().await;
        }
        tandem.run_worker().await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}
