//! What must never be is asked by name: after every story (the harness does that) and here of states made by hand.

use domain::follow_up::impossible::Impossible;
use domain::shared::Coded;
use sea_orm::ConnectionTrait;
use tests::{both, impossible_states};

both!(a_year_of_ordinary_days_makes_nothing_impossible, async |tandem| {
    tandem.scene(3).await;
    for _ in 0..6 {
        tandem.let_days_pass(61);
        tandem.run_worker().await;
        assert_eq!(impossible_states(tandem).await, Vec::<String>::new());
    }
});

both!(what_must_never_be_is_seen, async |tandem| {
    tandem.scene(1).await;
    assert_eq!(impossible_states(tandem).await, Vec::<String>::new());
    let db = tandem.store.for_migrations();
    db.execute_unprepared("UPDATE cases SET last_service_on = NULL, stage = 'active'").await.expect("a change by hand");
    let found = impossible_states(tandem).await;
    assert!(found.iter().any(|found| found.contains(Impossible::ActiveWithoutService.code())), "{found:?}");
    db.execute_unprepared("UPDATE cases SET stage = 'applied', entered_on = NULL").await.expect("a change by hand");
    tandem.run_worker().await;
});
