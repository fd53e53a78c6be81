//! Earlier versions stay readable.

use tests::both;
use tests::people::DENISE;

use super::arranged::rosa;
use super::plan::write;

both!(an_earlier_version_stays_readable, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    write(&denise, rosa, "CNC operator").await;
    write(&denise, rosa, "Welder").await;
    denise.get(&format!("/cases/{}/plan", rosa.case)).await;
    let page = denise.follow("Version 1").await;
    assert!(page.says("CNC operator") && !page.says("Welder"), "{}", page.text());
    assert!(page.forms().is_empty(), "it is read only");
    for missing in ["7", "0", "x"] {
        assert_eq!(denise.get(&format!("/cases/{}/plan/versions/{missing}", rosa.case)).await.status, 404);
    }
});
