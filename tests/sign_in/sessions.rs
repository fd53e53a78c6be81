//! How long somebody stays signed in: by the clock, and by nothing that runs in the background of nobody.

use chrono::TimeDelta;
use tests::both;
use tests::people::{DENISE, HELEN, INGRID, Persona};
use tests::{TestTandem, Visitor};

both!(an_idle_session_ends, async |tandem| {
    for (who, minutes) in [(DENISE, 15), (INGRID, 10)] {
        let visitor = tandem.sign_in(who).await;
        for _ in 0..3 {
            tandem.let_pass(TimeDelta::minutes(minutes - 1));
            assert!(is_in(&visitor).await, "{} after {} minutes", who.name, minutes - 1);
        }
        tandem.let_pass(TimeDelta::minutes(minutes + 1));
        assert!(!is_in(&visitor).await, "{} after {} idle minutes", who.name, minutes + 1);
    }
});

both!(a_busy_session_ends_too, async |tandem| {
    for (who, hours) in [(DENISE, 12), (INGRID, 8), (HELEN, 8)] {
        assert_eq!(hours_of_a_busy_session(tandem, who).await, hours, "{}", who.name);
    }
});

async fn hours_of_a_busy_session(tandem: &TestTandem, who: Persona) -> i64 {
    let visitor = tandem.sign_in(who).await;
    let began = tandem.now();
    while is_in(&visitor).await && tandem.now() - began < TimeDelta::hours(24) {
        tandem.let_pass(TimeDelta::minutes(8));
    }
    (tandem.now() - began).num_hours()
}

async fn is_in(visitor: &Visitor) -> bool {
    visitor.get("/").await.path == "/"
}
