//! The demo: made whole by the domain's own commands, told again, never half, never in public.

use std::collections::BTreeSet;

use domain::access::organizations::{self, Founding};
use domain::access::{Act, By, Reader};
use domain::follow_up::impossible;
use domain::follow_up::tasks::sweeps::Asked;
use domain::intake::case::rules::Stage;
use domain::intake::{case, participants};
use domain::perform;
use domain::shared::OrganizationId;
use sea_orm::{EntityTrait, PaginatorTrait};
use seed_data::demo::{DemoError, Persona, load};
use tests::{Page, TestTandem, before_set_up, try_to_sign_in};

before_set_up!(the_demo_stands_in_every_stage_and_everybody_gets_in, async |tandem, _code| {
    assert!(!tandem.visitor().get("/sign-in").await.says("This is demo data"), "nothing is here yet");
    let personas = load(&tandem.store, &tandem.clock).await.expect("a demo");
    let cases = case::Entity::find().all(tandem.store.read()).await.expect("cases");
    assert!(participants::Entity::find().count(tandem.store.read()).await.expect("people") >= 600);
    let stages: BTreeSet<Stage> = cases.iter().map(|case| case.stage).collect();
    // Comparison groups come with lotteries.
    let missing: Vec<_> = STAGES.iter().filter(|stage| !stages.contains(stage)).collect();
    assert_eq!(missing, Vec::<&Stage>::new());
    let days: BTreeSet<i32> = cases.iter().map(|case| case.applied_on.quarter().year).collect();
    assert!(days.len() >= 4, "three years touch four: {days:?}");
    for persona in &personas {
        let page = try_to_sign_in(&tandem.visitor(), &persona.email, &persona.password).await;
        assert_eq!(page.path, "/", "{}", persona.name);
        assert!(page.says("This is demo data"), "{}", persona.name);
    }
    for (path, status) in [("/sign-in", 200), ("/sign-in/forgot", 200), ("/nowhere", 404), ("/documents/no-link", 404)]
    {
        let page = tandem.visitor().get(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(page.says("This is demo data"), "{path} says it to whoever is not signed in, too");
    }
    let organization = cases[0].organization_id;
    let asked = Asked { organization, today: tandem.today(), after: None };
    let impossible = impossible::found(tandem.store.read(), asked).await.expect("an answer");
    assert!(impossible.is_empty(), "{impossible:?}");
    the_start_tells_what_waits(tandem).await;
    assert_refused_in_public(tandem);
    let again = load(&tandem.store, &tandem.clock).await.expect("the same demo");
    assert_eq!(again.iter().map(|persona| &persona.email).collect::<Vec<_>>(), emails(&personas));
    assert_eq!(case::Entity::find().count(tandem.store.read()).await.expect("cases"), cases.len() as u64);
});

/// The start tells what waits for whom.
async fn the_start_tells_what_waits(tandem: &TestTandem) {
    let start = tandem.visitor().get("/start").await;
    assert_eq!((start.status.as_u16(), start.count(".morning")), (200, 4));
    let numbers = |page: &Page| page.texts(".morning dd").iter().map(|n| n.parse().unwrap()).collect::<Vec<u64>>();
    let [tasks, at_risk, open, employers, silent, behind] = numbers(&start)[..] else { panic!("{}", start.text()) };
    assert!(tasks > 0 && at_risk > 0 && open > 0 && behind > 0, "{}", start.text());
    assert_eq!((employers, silent), (40, 6), "{}", start.text());
}

/// A demo is served to this machine only, whatever the address that is public.
fn assert_refused_in_public(tandem: &TestTandem) {
    for (setting, public) in [("TANDEM_LISTEN", "0.0.0.0:0"), ("TANDEM_BASE_URL", "https://tandem.example.org")] {
        let mut serve = tandem.program("tandem");
        serve.arg("serve").env_remove("TANDEM_CLOCK").env("TANDEM_LISTEN", "127.0.0.1:0").env(setting, public);
        let output = serve.output().expect("a program that ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("loopback"), "{setting}: {said}");
    }
}

const STAGES: [Stage; 9] = [
    Stage::Applied,
    Stage::Eligible,
    Stage::Ineligible,
    Stage::Waitlisted,
    Stage::Selected,
    Stage::Active,
    Stage::Exited,
    Stage::Closed,
    Stage::Withdrawn,
];

fn emails(personas: &[Persona]) -> Vec<&String> {
    personas.iter().map(|persona| &persona.email).collect()
}

before_set_up!(a_database_with_somebody_in_it_takes_no_demo, async |tandem, _code| {
    let at = tandem.now();
    let by = |demo: bool| {
        let reader = Reader::operator(OrganizationId::new());
        let by = By { reader, at, today: tandem.today(), request: uuid::Uuid::now_v7(), form: None };
        (by, Founding { name: "Larkin".to_owned(), time_zone: "America/Chicago".to_owned(), demo })
    };
    let (half, founding) = by(true);
    let found = async move |act: &mut Act<'_>| organizations::found(act, &founding).await;
    perform(&tandem.store, &half, found).await.expect("an organization");
    let refused = load(&tandem.store, &tandem.clock).await;
    assert!(matches!(refused, Err(DemoError::Unfinished)), "a load that was killed midway is told");
});

before_set_up!(a_real_organization_takes_no_demo, async |tandem, _code| {
    let reader = Reader::operator(OrganizationId::new());
    let by = By { reader, at: tandem.now(), today: tandem.today(), request: uuid::Uuid::now_v7(), form: None };
    let founding = Founding { name: "Larkin".to_owned(), time_zone: "America/Chicago".to_owned(), demo: false };
    let found = async move |act: &mut Act<'_>| organizations::found(act, &founding).await;
    perform(&tandem.store, &by, found).await.expect("an organization");
    assert!(matches!(load(&tandem.store, &tandem.clock).await, Err(DemoError::NotEmpty)));
});
