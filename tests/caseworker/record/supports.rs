//! The supports tab of a record.

use domain::support::needs::rules::NeedKind;
use tests::both;
use tests::people::{ABDUL, DENISE, LUCIA, OTTO, RAJESH};

both!(a_need_is_opened_and_stands_on_the_timeline, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let tab = format!("/cases/{rosa}/supports");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&tab).await;
    let page = denise.post(&format!("/cases/{rosa}/needs"), &[("day", "2026-12-24"), ("what", "Evenings")]).await;
    assert_eq!(page.status, 422);
    let wrong = page.wrong().join(" ");
    assert!(wrong.contains("Kind of help") | wrong.contains("Kind") && wrong.contains("in the future"), "{wrong}");
    assert_eq!(page.value("what").as_deref(), Some("Evenings"), "what was typed is still there");
    let good = [("kind", "child-care"), ("urgency", "now"), ("day", "2026-11-20")];
    let page = denise.post(&format!("/cases/{rosa}/needs"), &good).await;
    assert!(page.says("The need stands open.") && page.says("Child care: Evenings"), "{}", page.text());
    assert!(page.says("4 days open"), "{}", page.text());
    let page = denise.post(&format!("/cases/{rosa}/needs"), &[("kind", "child-care"), ("urgency", "now")]).await;
    assert!(page.says("There is an open need of this kind already."), "{}", page.text());
    let page = denise.get(&format!("/cases/{rosa}")).await;
    assert!(page.says("Need opened: Child care"), "{}", page.text());
});

both!(barriers_said_at_intake_offer_their_needs, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.applicant(program, "Rosa Maldonado").await;
    let lucia = tandem.sign_in(LUCIA).await;
    let step = format!("/intake/{rosa}/barriers");
    lucia.get(&step).await;
    let typed = [("barrier.no-car", "yes"), ("barrier.child-care", "no"), ("barrier.low-income", "yes")];
    lucia.post(&step, &typed).await;
    let page = lucia.get(&format!("/cases/{rosa}/supports")).await;
    assert_eq!(page.texts(".choices label.choice"), ["Transport"], "{}", page.text());
    let page = lucia.post(&format!("/cases/{rosa}/needs/likely"), &[]).await;
    assert!(page.says("The need stands open.") && page.says("Transport"), "{}", page.text());
    assert_eq!(page.count("#likely"), 0, "it is offered once");
});

both!(only_whoever_tends_the_case_sees_its_needs, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let need = tandem.need(rosa, NeedKind::Legal).await;
    for who in [ABDUL, OTTO] {
        let visitor = tandem.sign_in(who).await;
        assert_eq!(visitor.get(&format!("/cases/{rosa}/supports")).await.status, 404, "{}", who.name);
        assert_eq!(visitor.get(&format!("/cases/{rosa}/needs/{need}")).await.status, 404, "{}", who.name);
        let typed = [("kind", "food"), ("urgency", "now")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let answer = visitor.send(&format!("/cases/{rosa}/needs"), &typed).await;
        assert_eq!(answer.status, 404, "{}", who.name);
    }
    let rajesh = tandem.sign_in(RAJESH).await;
    assert_eq!(rajesh.get(&format!("/cases/{rosa}/supports")).await.status, 403);
});
