//! One provider.

use domain::support::needs::rules::NeedKind;
use tests::both;
use tests::people::{DENISE, MARCUS, NADIA};

both!(a_provider_is_shown_whole_and_retired_by_whoever_keeps_the_directory, async |tandem| {
    tandem.open_program().await;
    let help = tandem.little_oaks().await;
    let path = format!("/supports/providers/{}", help.provider);
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path).await;
    assert_eq!(page.heading(), "Little Oaks");
    for said in
        ["Evening child care", "Child care", "210-555-0140", "office@oaks.example", "English, Spanish", "Front door"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(page.form(&format!("{path}/retirement")).is_none(), "she reads");
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&path).await;
    let page = marcus.post(&format!("{path}/services/{}/retirement", help.service), &[]).await;
    assert!(page.says("Changed. What is retired is not offered any more.") && page.says("Retired"), "{}", page.text());
    assert_eq!(denise.get("/supports/providers").await.count("th[scope=row]"), 0, "it is not offered");
    marcus.get(&path).await;
    marcus.post(&format!("{path}/services/{}/retirement", help.service), &[]).await;
    assert_eq!(denise.get("/supports/providers").await.count("th[scope=row]"), 1, "it is offered again");
    marcus.get(&path).await;
    marcus.post(&format!("{path}/retirement"), &[]).await;
    assert_eq!(denise.get("/supports/providers").await.count("th[scope=row]"), 0, "nothing of whoever is retired");
    assert_eq!(denise.get(&path).await.status, 200, "nothing is deleted");
    let nadia = tandem.sign_in(NADIA).await;
    assert_eq!(nadia.get(&path).await.status, 404, "another's directory");
});

both!(nobody_is_referred_to_whoever_is_retired, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let (need, help) = (tandem.need(rosa, NeedKind::ChildCare).await, tandem.little_oaks().await);
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}/referrals/new?need={need}&service={}", help.service)).await;
    let action = page.forms().into_iter().find(|form| form.action.contains("referrals/new")).unwrap().action;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&format!("/supports/providers/{}", help.provider)).await;
    marcus.post(&format!("/supports/providers/{}/retirement", help.provider), &[]).await;
    let page = denise.post(&action, &[("way", "given")]).await;
    assert!(page.says("Little Oaks is retired. Choose another provider."), "{}", page.text());
});
