//! `seed generate`: a crowd by the domain's own commands.

use std::collections::BTreeMap;

use domain::intake::case::{self, rules::Stage};
use domain::intake::timeline;
use domain::training::attendance;
use domain::{follow_up::tasks, placement::placements};
use sea_orm::{EntityTrait, PaginatorTrait};
use seed_data::crowd::{CASEWORKERS, CrowdError, PASSWORD, Size, generate};
use tests::{before_set_up, impossible_states, try_to_sign_in};

before_set_up!(a_small_crowd_stands_in_every_stage_and_has_a_life, async |tandem, _code| {
    generate(&tandem.store, tandem.now(), SIXTY, |_| {}).await.expect("a crowd");
    let db = tandem.store.read();
    let mut stages = BTreeMap::new();
    for case in case::Entity::find().all(db).await.expect("cases") {
        *stages.entry(case.stage).or_insert(0) += 1;
    }
    assert_eq!(stages.values().sum::<i32>(), 60, "{stages:?}");
    assert!(stages[&Stage::Active] >= 10, "{stages:?}");
    let none: Vec<_> = ALL.iter().filter(|stage| !stages.contains_key(stage)).collect();
    assert!(none.is_empty(), "{none:?}");
    assert!(timeline::Entity::find().count(db).await.expect("a timeline") > 120);
    assert!(tasks::Entity::find().count(db).await.expect("tasks") > 20);
    assert!(attendance::Entity::find().count(db).await.expect("sheets") > 20);
    assert!(placements::Entity::find().count(db).await.expect("jobs") > 0);
    assert_eq!(impossible_states(tandem).await, Vec::<String>::new());
    for who in ["caseworker-1", "manager-1", "instructor-1"] {
        let page = try_to_sign_in(&tandem.visitor(), &format!("{who}@crowd.example"), PASSWORD).await;
        assert_eq!(page.path, "/", "{who}: {}", page.text());
    }
    let again = generate(&tandem.store, tandem.now(), SIXTY, |_| {}).await;
    assert!(matches!(again, Err(CrowdError::NotEmpty)), "{again:?}");
});

/// A crowd that is there in a moment.
const SIXTY: Size = Size { people: 60, caseworkers: CASEWORKERS };

/// Every stage but that of lotteries.
const ALL: [Stage; 9] = [
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
