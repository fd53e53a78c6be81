//! Who and where: changed with its history, by two people at once without loss.

use domain::intake::participants;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{DENISE, MARCUS};

use super::arranged::{Someone, manage, rosa};

fn path(rosa: Someone) -> String {
    format!("/cases/{}/edit", rosa.case)
}

both!(a_change_is_saved_and_stands_in_the_history, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path(rosa)).await;
    let page =
        denise.post(&path(rosa), &[("phone", "210-555-0173"), ("pronouns", "she"), ("safe_hours", "after 3 pm")]).await;
    assert!(page.says("Saved.") && page.says("210-555-0173") && page.says("after 3 pm"), "{}", page.text());
    let page = denise.get(&format!("/cases/{}/history", rosa.case)).await;
    assert_eq!(page.texts(".changes del"), ["was 210-555-0119"]);
});

both!(wrong_answers_come_back_as_typed, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path(rosa)).await;
    let typed = [
        ("given_name", ""),
        ("born", "2025-02-29"),
        ("phone", "call me"),
        ("email", "nowhere"),
        ("state", "Texas"),
        ("language", "xx"),
    ];
    let page = denise.post(&path(rosa), &typed).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.wrong().len(), 7, "{:?}", page.wrong());
    assert_eq!(page.value("born").as_deref(), Some("2025-02-29"));
    assert_eq!(page.value("phone").as_deref(), Some("call me"));
    let page = denise.post(&path(rosa), &[("given_name", "Rosa"), ("born", "2027-01-01")]).await;
    assert!(page.says("Nobody in a program was born on that day."), "{}", page.text());
});

both!(two_editors_see_both_versions_and_neither_is_chosen_for_them, async |tandem| {
    let rosa = rosa(tandem).await;
    manage(tandem, rosa.program).await;
    let (denise, marcus) = (tandem.sign_in(DENISE).await, tandem.sign_in(MARCUS).await);
    denise.get(&path(rosa)).await;
    marcus.get(&path(rosa)).await;
    marcus.post(&path(rosa), &[("phone", "210-555-0192"), ("street", "Harbor Road 220")]).await;
    let page = denise.post(&path(rosa), &[("phone", "210-555-0173"), ("goes_by", "Rosie")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.heading(), "Two people changed this at once");
    assert!(page.says("Marcus Webb saved this at 9:00"), "{}", page.text());
    assert_eq!(page.texts(".versus legend"), ["Phone"], "only what both changed is asked about");
    assert_eq!(page.texts(".versus .choice b"), ["210-555-0192", "210-555-0173"]);
    assert_eq!(page.count(".versus input[checked]"), 0);
    assert_eq!(page.value("street").as_deref(), Some("Harbor Road 220"), "what only he changed is kept");
    assert_eq!(page.value("goes_by").as_deref(), Some("Rosie"), "and what only she changed");
    assert!(page.says("Changed by Marcus Webb only, and kept"));

    let page = denise.post(&path(rosa), &[]).await;
    assert!(page.says("Phone was changed by two people. Choose one of the two versions."), "{}", page.text());
    assert_eq!(page.texts(".versus .choice b"), ["210-555-0192", "210-555-0173"], "nothing was lost");

    let page = denise.post(&path(rosa), &[("phone", "210-555-0173")]).await;
    assert!(page.says("Saved."), "{}", page.text());
    let row = participants::Entity::find_by_id(rosa.participant).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(row.phone.as_deref(), Some("210-555-0173"));
    assert_eq!((row.street.as_deref(), row.goes_by.as_deref()), (Some("Harbor Road 220"), Some("Rosie")));
});

both!(a_form_without_its_version_saves_nothing, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path(rosa)).await;
    let form = page.form(&path(rosa)).unwrap();
    let typed: Vec<_> = form.values.into_iter().filter(|(name, _)| name != "_version").collect();
    let page = denise.send(&path(rosa), &typed).await;
    assert_eq!(
        page.wrong(),
        ["This form does not say which version it was drawn from. Open the page again and send it from there."]
    );
});
