//! Whatever was done left its entry, and what was not done left none.

use domain::access::users::{Invitation, commands, queries};
use domain::access::{Act, Permission, Role, audit};
use domain::perform;
use domain::shared::{Happening, Language, ObjectKind, Refusal, Stop, What};
use sea_orm::{ConnectionTrait, EntityTrait};
use tests::people::{DENISE, MARCUS};
use tests::{TestTandem, both, try_to_sign_in};

both!(an_act_and_its_entry_stand_or_fall_together, async |tandem| {
    let before = entries(tandem).await.len();
    let operator = tandem.operator().await;
    let invitation = nora();
    let half_done = async move |act: &mut Act<'_>| {
        commands::open_account(act, &invitation).await?;
        Err::<(), Stop>(Refusal::because("link-over").into())
    };
    assert!(perform(&tandem.store, &operator, half_done).await.is_err());
    assert_eq!(entries(tandem).await.len(), before);
    assert!(queries::by_email(tandem.store.read(), &nora().email).await.unwrap().is_none());

    let invitation = nora();
    let done = async move |act: &mut Act<'_>| commands::open_account(act, &invitation).await;
    let user = perform(&tandem.store, &operator, done).await.unwrap();
    let written = entries(tandem).await.split_off(before);
    let told: Vec<_> = written.iter().map(|entry| (entry.action.as_str(), entry.object_id)).collect();
    assert_eq!(told, [("user-invited", user.0), ("role-given", user.0)]);
});

both!(where_no_entry_can_be_written_nothing_is_done, async |tandem| {
    tandem.store.for_migrations().execute_unprepared("ALTER TABLE audit_entries RENAME TO gone").await.unwrap();
    let operator = tandem.operator().await;
    let invitation = nora();
    let act = async move |act: &mut Act<'_>| commands::open_account(act, &invitation).await;
    assert!(perform(&tandem.store, &operator, act).await.is_err());
    assert!(queries::by_email(tandem.store.read(), &nora().email).await.unwrap().is_none());
});

both!(an_entry_says_who_and_cannot_be_changed_unseen, async |tandem| {
    let before = entries(tandem).await.len();
    tandem.sign_in(DENISE).await.send("/sign-out", &[]).await;
    let denise = queries::by_email(tandem.store.read(), DENISE.email).await.unwrap().unwrap();
    let written = entries(tandem).await.split_off(before);
    let told: Vec<_> = written.iter().map(|entry| (entry.action.as_str(), entry.object_id)).collect();
    assert_eq!(told, [("signed-in", denise.id.0), ("signed-out", denise.id.0)]);
    assert_eq!(written[1].user_id, Some(denise.id));
    for entry in written {
        assert!(audit::is_authentic(&tandem.store.keys, &entry));
        let other = audit::Model { action: "user-closed".to_owned(), ..entry };
        assert!(!audit::is_authentic(&tandem.store.keys, &other));
    }
});

both!(an_entry_holds_no_values, async |tandem| {
    let operator = tandem.operator().await;
    let invitation = nora();
    let act = async move |act: &mut Act<'_>| commands::open_account(act, &invitation).await;
    perform(&tandem.store, &operator, act).await.unwrap();
    try_to_sign_in(&tandem.visitor(), MARCUS.email, "a guess").await;
    let all = format!("{:?}", entries(tandem).await);
    assert!(!all.contains("Nora") && !all.contains('@'), "{all}");
});

both!(whoever_may_not_does_nothing, async |tandem| {
    let organization = tandem.riverside().await;
    let by = domain::access::By {
        reader: domain::access::Reader::link(organization.id, uuid::Uuid::now_v7()),
        ..tandem.operator().await
    };
    let before = entries(tandem).await.len();
    let act = async move |act: &mut Act<'_>| {
        act.permit_anywhere(Permission::ManageUsers)?;
        act.happened(Happening::new(What::UserClosed, ObjectKind::User, uuid::Uuid::now_v7()));
        Ok(())
    };
    assert!(matches!(perform(&tandem.store, &by, act).await, Err(Stop::Forbidden)));
    let done =
        entries(tandem).await.split_off(before).into_iter().filter(|entry| entry.outcome == audit::Outcome::Done);
    assert_eq!(done.count(), 0);
});

fn nora() -> Invitation {
    Invitation {
        name: "Nora Quist".to_owned(),
        email: "nora@riverside.example".to_owned(),
        language: Language::English,
        role: Role::Caseworker,
        program: None,
        site: None,
    }
}

async fn entries(tandem: &TestTandem) -> Vec<audit::Model> {
    use sea_orm::QueryOrder;
    audit::Entity::find().order_by_asc(audit::Column::Id).all(tandem.store.read()).await.unwrap()
}
