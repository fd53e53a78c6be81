//! One employer.

use tests::both;
use tests::people::GRACE;

both!(what_was_said_is_written_down_with_the_next_step, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let id = tandem.employer("Alvarez Machining").await;
    let path = format!("/employers/{id}");
    let grace = tandem.sign_in(GRACE).await;
    let page = grace.get(&path).await;
    assert!(page.says("Workplace only") && page.says("Nothing was said yet"), "{}", page.text());
    let action = format!("{path}/engagements");
    let page = grace.post(&action, &[("kind", "call"), ("outcome", ""), ("next_step", "Send two profiles")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Say what happened.") && page.value("next_step").as_deref() == Some("Send two profiles"));
    let call = [("kind", "call"), ("outcome", "spoke"), ("note", "Wants three."), ("next_on", "2026-11-24")];
    let page = grace.post(&action, &call).await;
    assert!(page.says("Written down.") && page.says("Call: Spoke") && page.says("Contacted"), "{}", page.text());
    assert!(page.says("Heard from today") && page.says("Send two profiles"), "{}", page.text());
    assert!(grace.get("/employers").await.says("Send two profiles"), "what is due stands above the list");
    grace.get(&path).await;
    let page = grace.post(&action, &[("kind", "visit"), ("outcome", "spoke")]).await;
    assert!(page.says("Engaged"), "{}", page.text());
    assert!(!grace.get("/employers").await.says("Send two profiles"), "the next word has answered it");
    // Struck, it counts no longer and stays readable.
    let page = grace.get(&path).await;
    let strike = page.attributes("form[action$=strike]", "action").remove(0);
    assert_eq!(grace.post(&strike, &[]).await.status, 422, "a reason is wanted");
    let page = grace.post(&strike, &[("reason", "Another company")]).await;
    assert!(page.says("Struck: Another company") && page.says("Contacted"), "{}", page.text());
});

both!(people_sites_and_services_are_added, async |tandem| {
    let program = tandem.open_program().await;
    tandem.tends_employers(program).await;
    let path = format!("/employers/{}", tandem.employer("Alvarez Machining").await);
    let grace = tandem.sign_in(GRACE).await;
    grace.get(&path).await;
    let page = grace.post(&format!("{path}/contacts"), &[("name", "Carmen Álvarez"), ("phone", "5")]).await;
    assert!(page.says("must have 7 to 15 digits"), "{}", page.text());
    let carmen = [("name", "Carmen Álvarez"), ("phone", "210-555-0144"), ("signs", "yes")];
    assert!(grace.post(&format!("{path}/contacts"), &carmen).await.says("May sign"));
    for site in ["Harbor plant", "Hill plant"] {
        assert!(grace.post(&format!("{path}/sites"), &[("name", site), ("state", "tx")]).await.says(site));
    }
    let services = format!("{path}/services");
    let page = grace.post(&services, &[("kind", "screening")]).await;
    assert!(page.says("Site is still missing."), "of several it is said which: {}", page.text());
    let site = page.attributes("select[name=site] option", "value").remove(1);
    let page = grace.post(&services, &[("kind", "screening"), ("site", &site), ("day", "2026-11-25")]).await;
    assert!(page.says("lies in the future"), "{}", page.text());
    let page = grace.post(&services, &[("day", "2026-11-24")]).await;
    assert!(page.says("Screening and referral") && page.says("Engaged"), "{}", page.text());
    let strike = page.attributes("form[action*=services]", "action").remove(0);
    let page = grace.post(&strike, &[("reason", "Was somebody else's")]).await;
    assert!(page.says("Struck: Was somebody else's") && page.says("Workplace only"), "{}", page.text());
});
