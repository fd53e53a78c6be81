//! Step 9.

use domain::access::Act;
use domain::intake::{determination, releases};
use domain::perform;
use domain::programs::{self, eligibility::Outcome};
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};
use tests::both;
use tests::people::{DENISE, MARCUS};

use super::arranged::{LUIS, luis, with_place};

both!(it_waits_for_what_is_missing_and_says_where, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.lucia.get(&luis.step("determination")).await;
    assert!(page.says("This waits for") && page.says("5. Household and income"), "{}", page.text());
    assert!(page.says("After step 6"), "the list of steps says so, too");
    assert_eq!(page.forms().len(), 0, "nothing can be decided yet");
});

both!(luis_is_found_eligible_rule_by_rule, async |tandem| {
    let luis = luis(tandem).await;
    luis.fill_in().await;
    let page = luis.lucia.get(&luis.step("determination")).await;
    assert!(page.says("Lives in Larkin County") && page.says("Document seen: utility bill of October"));
    assert!(page.says("Community Foundation") && page.says("The limit is $50,000.00."), "{}", page.text());
    assert!(page.says("Not eligible"), "he was not laid off: the dislocated worker stream does not take him");
    let page = luis.lucia.post(&luis.step("determination"), &[]).await;
    assert!(page.says("Found eligible Tue, Nov 24") && page.says("By Lucía Ferrer."), "{}", page.text());
    assert!(luis.lucia.get(&format!("/cases/{}", luis.case)).await.says("Eligible"));
    assert!(luis.lucia.get("/intake").await.says("No application is open"));
    let again = luis.lucia.get(&luis.step("determination")).await;
    assert_eq!(again.forms().len(), 0, "it is decided once");
});

both!(changing_the_rules_later_changes_no_determination, async |tandem| {
    let luis = luis(tandem).await;
    luis.fill_in().await;
    luis.lucia.get(&luis.step("determination")).await;
    luis.lucia.post(&luis.step("determination"), &[]).await;
    let stored = determination::Entity::find().all(tandem.store.read()).await.unwrap();
    let program = programs::all(tandem.store.read(), stored[0].organization_id).await.unwrap().remove(0);
    let mut policy = program.policy.clone();
    policy.eligibility.retain(|rule| rule.code != "residence");
    let change = async move |act: &mut Act<'_>| programs::change_policy(act, program.id, policy, program.version).await;
    perform(&tandem.store, &tandem.operator().await, change).await.unwrap();
    let page = luis.lucia.get(&luis.step("determination")).await;
    assert!(page.says("Lives in Larkin County"), "{}", page.text());
    let after = determination::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!(stored, after);
    assert_eq!(after[0].result.0.outcome(), Outcome::Eligible);
});

both!(whoever_no_stream_takes_is_told_by_which_rule, async |tandem| {
    let luis = luis(tandem).await;
    luis.save("residence", &[("county", "Bexar County"), ("city", "San Antonio")]).await;
    luis.save("releases", &[("notice", "yes")]).await;
    let page = luis.lucia.get(&luis.step("determination")).await;
    assert!(page.says("You must live in the area that the program serves."), "{}", page.text());
    let page = luis.lucia.post(&luis.step("determination"), &[]).await;
    assert!(page.says("Found not eligible"), "{}", page.text());
    luis.lucia.get("/intake/new").await;
    let (program, site) = (luis.program.to_string(), luis.site.to_string());
    let page = luis.lucia.post("/intake/new", &with_place(&LUIS, &program, &site)).await;
    let same = page.attributes("button[name=same]", "value").remove(0);
    let page = luis.lucia.post("/intake/new", &[("same", &same)]).await;
    assert!(page.says("The application is begun"), "they may apply again: {}", page.text());
});

both!(who_decides_on_what_has_changed_is_asked_to_look_again, async |tandem| {
    let luis = luis(tandem).await;
    luis.fill_in().await;
    luis.lucia.get(&luis.step("determination")).await;
    let marcus = tandem.sign_in(MARCUS).await;
    marcus.get(&luis.step("household")).await;
    marcus.post(&luis.step("household"), &[("income.0", "9,000.00")]).await;
    let page = luis.lucia.post(&luis.step("determination"), &[]).await;
    assert_eq!(page.status, 422);
    let page = luis.lucia.post(&luis.step("determination"), &[]).await;
    assert!(page.says("Found eligible"), "for the streams that ask for no income: {}", page.text());
});

both!(nobody_is_decided_about_before_the_privacy_notice_was_read, async |tandem| {
    let luis = luis(tandem).await;
    luis.fill_in_without_notice().await;
    let page = luis.lucia.get(&luis.step("determination")).await;
    assert!(page.says("This waits for") && page.says("8. Releases"), "{}", page.text());
    assert_eq!(page.forms().len(), 0, "nothing can be decided yet");
    luis.save("releases", &[("notice", "yes")]).await;
    let ready = luis.lucia.get(&luis.step("determination")).await.form(&luis.step("determination")).unwrap();
    let release = releases::Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    let ended = releases::ActiveModel { id: Set(release.id), ended_at: Set(Some(tandem.now())), ..Default::default() };
    releases::Entity::update(ended).exec(tandem.store.for_migrations()).await.unwrap();
    let page = luis.lucia.send(&ready.action, &ready.values).await;
    assert!(page.says("The privacy notice was not read with them yet."), "{}", page.text());
    assert_eq!(determination::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(a_caseworker_asks_somebody_else_to_decide, async |tandem| {
    let (program, site) = tandem.open_program_like("workadvance").await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/intake/new").await;
    let page = denise.post("/intake/new", &with_place(&LUIS, &program.to_string(), &site.to_string())).await;
    let step = page.path.split('?').next().unwrap().replace("/work", "/determination");
    assert!(denise.get(&step).await.says("Your role does not decide eligibility."));
    let sent = vec![("seen".to_owned(), "anything".to_owned())];
    assert_eq!(denise.send(&step, &sent).await.status, 403);
});
