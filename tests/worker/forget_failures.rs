use domain::access::sign_in;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::DENISE;
use tests::{both, try_to_sign_in};

both!(failed_tries_are_forgotten_once_they_slow_nobody_down, async |tandem| {
    try_to_sign_in(&tandem.visitor(), DENISE.email, "a guess").await;
    tandem.run_worker().await;
    assert_eq!(sign_in::Entity::find().count(tandem.store.read()).await.unwrap(), 1);
    tandem.let_days_pass(1);
    let reports = tandem.run_worker().await;
    let report = reports.iter().find(|report| report.job == "forget-failures").unwrap();
    assert_eq!(report.counts.done, 1);
    assert_eq!(sign_in::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});
