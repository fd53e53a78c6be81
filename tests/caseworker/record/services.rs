//! Services: of one day, of several, going on, planned; ended, struck, fallen through.

use domain::intake::case::rules::Stage;
use domain::intake::services;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::both;
use tests::people::DENISE;

use super::arranged::{case_of, kind, rosa, select};

both!(the_first_service_makes_her_a_participant_and_the_form_says_so_before, async |tandem| {
    let rosa = rosa(tandem).await;
    select(tandem, rosa.case).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    let page = denise.get(&format!("{path}?add=service")).await;
    assert!(page.says("This makes Rosa a participant; draw the lottery first."), "{}", page.text());
    assert!(page.says("It does for: Career planning, Employment plan."));
    let planning = kind(tandem, rosa.program, "career-planning").await;
    let page = denise.post(&format!("{path}/services"), &[("service", &planning), ("note", "First talk")]).await;
    assert!(page.says("The service is saved.") && page.says("First talk"));
    assert_eq!(page.texts(".stages .now b"), ["Active"]);
    assert!(!page.says("draw the lottery first"));
    let case = case_of(tandem, rosa).await;
    assert_eq!((case.stage, case.entered_on), (Stage::Active, Some(tandem.today())));
});

both!(before_a_place_a_qualifying_service_is_refused, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=service")).await;
    let planning = kind(tandem, rosa.program, "career-planning").await;
    let page = denise.post(&format!("{path}/services"), &[("service", &planning), ("note", "Kept.")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("A qualifying service needs a place in the program first"), "{}", page.text());
    assert_eq!(page.value("note").as_deref(), Some("Kept."));
    for (typed, wrong) in [
        (vec![("service", "")], "Choose the service."),
        (vec![("service", "no-id")], "That service is not one of the program's."),
        (vec![("span", "several-days")], "Last day is still missing"),
        (
            vec![("span", "several-days"), ("day", "2026-11-20"), ("until", "2026-11-19")],
            "must be Nov 20, 2026 or later",
        ),
        (vec![("span", "planned"), ("day", "2026-11-24")], "must lie ahead"),
        (vec![("day", "2026-11-25")], "lies in the future"),
    ] {
        denise.get(&format!("{path}?add=service")).await;
        let page = denise.post(&format!("{path}/services"), &typed).await;
        assert!(page.says(wrong), "{typed:?}: {}", page.text());
    }
    let other = uuid::Uuid::now_v7().to_string();
    let page = denise
        .post(&format!("{path}/services"), &[("service", &other), ("span", "one-day"), ("day", "2026-11-24")])
        .await;
    assert!(page.says("That service is not one of the program's."), "{}", page.text());
    assert_eq!(services::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(a_service_goes_on_and_is_ended, async |tandem| {
    let rosa = rosa(tandem).await;
    select(tandem, rosa.case).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=service")).await;
    let planning = kind(tandem, rosa.program, "career-planning").await;
    let typed = [("service", planning.as_str()), ("span", "ongoing"), ("day", "2026-11-20")];
    let page = denise.post(&format!("{path}/services"), &typed).await;
    assert!(page.says("Since Nov 20"), "{}", page.text());
    let page = denise.follow("End: Career planning").await;
    let end = page.forms()[0].action.clone();
    let page = denise.post(&end, &[("until", "2026-11-19")]).await;
    assert!(page.says("Last day must be Nov 20, 2026 or later."), "{}", page.text());
    let page = denise.post(&end, &[("until", "2026-11-22")]).await;
    assert!(page.says("The service is ended.") && page.says("Ended: Career planning"));
    assert_eq!(case_of(tandem, rosa).await.last_service_on, "2026-11-22".parse().ok());
    assert_eq!(denise.get(&end).await.status, 404, "it is ended once");
});

both!(a_struck_service_takes_the_participation_with_it, async |tandem| {
    let rosa = rosa(tandem).await;
    select(tandem, rosa.case).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=service")).await;
    let planning = kind(tandem, rosa.program, "career-planning").await;
    denise.post(&format!("{path}/services"), &[("service", &planning)]).await;
    let strike = denise.page().attributes(".acts a", "href").remove(0);
    let page = denise.get(&strike).await;
    assert!(page.says("derived anew"), "{}", page.text());
    let page = denise.post(&strike, &[("reason", "Wrong person")]).await;
    assert_eq!(page.texts(".timeline s"), ["Career planning"]);
    assert_eq!(page.texts(".stages .now b"), ["Selected"]);
    assert_eq!(case_of(tandem, rosa).await.entered_on, None);
});

both!(a_planned_service_may_fall_through, async |tandem| {
    let rosa = rosa(tandem).await;
    select(tandem, rosa.case).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{}", rosa.case);
    denise.get(&format!("{path}?add=service")).await;
    let planning = kind(tandem, rosa.program, "career-planning").await;
    let typed = [("service", planning.as_str()), ("span", "planned"), ("day", "2026-12-04")];
    let page = denise.post(&format!("{path}/services"), &typed).await;
    assert!(page.says("Planned for Dec 4"), "{}", page.text());
    assert_eq!(case_of(tandem, rosa).await.stage, Stage::Selected, "a plan is no service yet");
    let page = denise.follow("Fell through: Career planning").await;
    let fall = page.forms()[0].action.clone();
    let page = denise.post(&fall, &[]).await;
    assert!(page.says("A planned service fell through"));
    assert_eq!(page.link("Fell through: Career planning"), None);
});
