//! Whose case it is: assigned, handed over, covered for some days.

use tests::both;
use tests::people::{ABDUL, DENISE, LUCIA, MARCUS};

use super::arranged::{manage, nowhere, rosa};

both!(after_a_hand_over_the_former_caseworker_finds_nothing, async |tandem| {
    let rosa = rosa(tandem).await;
    manage(tandem, rosa.program).await;
    let (denise, marcus, abdul) =
        (tandem.sign_in(DENISE).await, tandem.sign_in(MARCUS).await, tandem.sign_in(ABDUL).await);
    let (record, path) = (format!("/cases/{}", rosa.case), format!("/cases/{}/assignment", rosa.case));
    assert_eq!(denise.get(&record).await.status, 200);
    let page = marcus.get(&path).await;
    assert!(
        page.says("Denise Okafor tends Rosa’s case, the only open one.") && page.says("Abdul Karimi, 0 open cases"),
        "{}",
        page.text()
    );
    let to = value_beside(&page, "Abdul Karimi");
    let page = marcus.post(&path, &[("caseworker", &to)]).await;
    assert!(page.says("Abdul Karimi tends Rosa’s case, the only open one."), "{}", page.text());
    let page = denise.get(&record).await;
    assert_eq!((page.status.as_u16(), page.html_without_chance()), (404, nowhere(&denise).await));
    assert!(abdul.get(&record).await.says("Handed over to Abdul Karimi"));
    let page = marcus.post(&path, &[("caseworker", &to)]).await;
    assert_eq!(page.wrong().len(), 2, "the case is theirs already: {:?}", page.wrong());
});

both!(cover_lasts_for_its_days, async |tandem| {
    let rosa = rosa(tandem).await;
    manage(tandem, rosa.program).await;
    let (marcus, abdul) = (tandem.sign_in(MARCUS).await, tandem.sign_in(ABDUL).await);
    let (record, path) = (format!("/cases/{}", rosa.case), format!("/cases/{}/assignment", rosa.case));
    let cover = format!("/cases/{}/cover", rosa.case);
    let page = marcus.get(&path).await;
    let by = value_beside(&page, "Abdul Karimi");
    for (typed, wrong) in [
        ([("by", by.as_str()), ("from", "2026-11-20"), ("last_day", "2026-11-26")], "must be today or later"),
        ([("by", by.as_str()), ("from", "2026-11-26"), ("last_day", "2026-11-25")], "must be Nov 26, 2026 or later"),
        ([("by", ""), ("from", "2026-11-25"), ("last_day", "2026-11-26")], "Who stands in is still missing"),
    ] {
        let page = marcus.post(&cover, &typed).await;
        assert!(page.says(wrong), "{}", page.text());
    }
    let page = marcus.post(&cover, &[("by", &by), ("from", "2026-11-25"), ("last_day", "2026-11-26")]).await;
    assert!(page.says("Abdul Karimi Nov 25 to Nov 26"), "{}", page.text());
    assert_eq!(abdul.get(&record).await.status, 404, "not yet");
    for (days, status) in [(1, 200), (1, 200), (1, 404)] {
        tandem.let_days_pass(days);
        let abdul = tandem.sign_in(ABDUL).await;
        assert_eq!(abdul.get(&record).await.status, status, "{}", tandem.today());
    }
});

both!(whoever_takes_applications_makes_the_first_assignment_only, async |tandem| {
    let rosa = rosa(tandem).await;
    let lucia = tandem.sign_in(LUCIA).await;
    let path = format!("/cases/{}/assignment", rosa.case);
    let page = lucia.get(&path).await;
    assert!(page.says("Ask a manager of the program to hand it over."), "{}", page.text());
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&path).await.status, 403, "a caseworker asks somebody else");
});

/// The value of the choice that names somebody.
fn value_beside(page: &tests::Page, name: &str) -> String {
    let labels = page.texts(".choice");
    let at = labels.iter().position(|label| label.starts_with(name)).unwrap_or_else(|| panic!("{labels:?}"));
    page.attributes(".choice input", "value").remove(at)
}
