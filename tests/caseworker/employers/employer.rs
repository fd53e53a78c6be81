//! One employer.

use domain::access::{Act, By};
use domain::employers::employer::{EmployerDetails, Entity, commands};
use domain::employers::engagements::{self, EngagementDetails};
use domain::perform;
use domain::placement::placements::rules::CameThrough;
use domain::placement::placements::{self, PlacementId};
use domain::placement::quality::Quality;
use domain::shared::{Fields, Known};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{ABDUL, DENISE, GRACE};

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
    assert!(page.says("Send two profiles"), "what was next before is next again: {}", page.text());
    // What is written down later of an earlier day says nothing of what is next.
    let earlier = [("kind", "call"), ("outcome", "no-answer"), ("day", "2026-11-20")];
    assert!(grace.post(&action, &earlier).await.says("Send two profiles"));
});

both!(an_evening_belongs_to_its_own_day, async |tandem| {
    let by = tandem.operator().await;
    let by = By { at: "2026-11-25T03:00:00Z".parse().unwrap(), ..by };
    let today = tandem.today();
    let arrange = async move |act: &mut Act<'_>| {
        let id = commands::add(act, &EmployerDetails::named("Alvarez Machining".into())).await?;
        let typed = [("kind", "call"), ("outcome", "no-answer"), ("day", "2026-11-20")];
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let call = Fields::read(&typed, |fields| EngagementDetails::read(fields, today)).unwrap();
        let call = engagements::log(act, id, &call).await?;
        engagements::strike(act, id, call, "Another company").await?;
        Ok(id)
    };
    let id = perform(&tandem.store, &by, arrange).await.unwrap();
    let employer = Entity::find_by_id(id).one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!(employer.silent_since, today, "in Chicago it is still the evening of the day before");
});

both!(who_is_not_reached_is_counted_and_who_is_not_listed_is_not, async |tandem| {
    let program = tandem.open_program().await;
    let employer = tandem.employer("Harbor Foods").await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let (row, today) = (tandem.case(rosa).await, tandem.today());
    let past = (0..52).map(|nth| placements::ActiveModel {
        id: Set(PlacementId::new()),
        organization_id: Set(row.organization_id),
        case_id: Set(rosa),
        employer_id: Set(employer),
        title: Set("Line cook".to_owned()),
        starts_on: Set(today.plus_days(nth)),
        ended_on: Set(Some(today.plus_days(nth))),
        quality: Set(Quality::default()),
        training_related: Set(Known::Unknown),
        came_through: Set(CameThrough::OwnSearch),
        at: Set(tandem.now()),
        version: Set(1),
        ..Default::default()
    });
    placements::Entity::insert_many(past).exec_without_returning(tandem.store.for_migrations()).await.unwrap();
    let path = format!("/employers/{employer}");
    let page = tandem.sign_in(DENISE).await.get(&path).await;
    assert_eq!(page.text().matches("Line cook").count(), 50, "{}", page.text());
    assert!(!page.says("more people work or worked here"), "she reaches all of them: {}", page.text());
    let page = tandem.sign_in(ABDUL).await.get(&path).await;
    assert!(page.says("52 more people work or worked here.") && !page.says("Maldonado"), "{}", page.text());
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
