//! Where the one form is sent: `/cases/{case}/contacts`.

use domain::follow_up::contacts::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::{ABDUL, DENISE, OTTO};

both!(a_contact_a_service_and_the_next_call_are_one_act, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.selected(program, "Rosa Maldonado", DENISE).await;
    let planning = tandem.kind(program, "career-planning").await.to_string();
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}")).await;
    let contact = [("outcome", "reached"), ("service", &*planning), ("note", "Wants nights."), ("next", "7")];
    let page = denise.post(&format!("/cases/{rosa}/contacts"), &contact).await;
    assert!(page.says("Saved, contact, service and next call."), "{}", page.text());
    assert!(page.says("Call: Reached") && page.says("Wants nights.") && page.says("Became a participant"));
    let case = tandem.case(rosa).await;
    assert_eq!((case.last_reached_on, case.last_tried_on), (Some(tandem.today()), Some(tandem.today())));
    assert_eq!(tandem.tasks(rosa).await, [("call-back".into(), "open", tandem.today().plus_days(7).iso())]);
});

both!(nothing_is_saved_by_halves, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.applicant(program, "Rosa Maldonado").await;
    let denise = tandem.user(DENISE).await;
    tandem
        .arrange(async move |act: &mut domain::access::Act<'_>| {
            domain::intake::case::assignment::assign(act, rosa, denise).await
        })
        .await;
    let planning = tandem.kind(program, "career-planning").await.to_string();
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}")).await;
    let contact = [("outcome", "reached"), ("service", &*planning), ("note", "Too early.")];
    let page = denise.post(&format!("/cases/{rosa}/contacts"), &contact).await;
    assert_eq!(page.status, 422, "no service before she is selected");
    assert_eq!(page.value("note").as_deref(), Some("Too early."));
    let saved = Entity::find().filter(Column::CaseId.eq(rosa)).all(tandem.store.read()).await.unwrap();
    assert!(saved.is_empty() && tandem.case(rosa).await.last_tried_on.is_none());
});

both!(the_same_form_twice_is_one_contact, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{rosa}")).await;
    let form = page.form(&format!("/cases/{rosa}/contacts")).unwrap();
    let mut pairs = form.values.clone();
    pairs.push(("outcome".into(), "message-left".into()));
    for _ in 0..2 {
        assert!(denise.send(&form.action, &pairs).await.status.is_success());
    }
    let saved = Entity::find().filter(Column::CaseId.eq(rosa)).all(tandem.store.read()).await.unwrap();
    assert_eq!(saved.len(), 1);
    assert_eq!(tandem.case(rosa).await.last_reached_on, None, "a voicemail is only tried");
});

both!(every_field_answers, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/contacts");
    let long = "x".repeat(10_001);
    let wrong: [(&[(&str, &str)], &str); 8] = [
        (&[], "Say how you tried."),
        (&[("channel", "pigeon"), ("outcome", "reached")], "is not one of the choices"),
        (&[("channel", "call"), ("outcome", "reached"), ("note", &long)], "10,000 characters at most"),
        (&[("channel", "call"), ("outcome", "reached"), ("day", "2026-02-30")], "no day of the calendar"),
        (&[("channel", "call"), ("outcome", "reached"), ("day", "2027-01-01")], "lies in the future"),
        (&[("channel", "call"), ("outcome", "reached"), ("next", "on")], "Choose the day of the next task."),
        (&[("channel", "call"), ("outcome", "reached"), ("next", "on"), ("next_on", "2026-11-01")], "must"),
        (
            &[("channel", "call"), ("outcome", "reached"), ("service", "0190a000-0000-7000-8000-000000000000")],
            "not one of the program's",
        ),
    ];
    for (pairs, says) in wrong {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let page = denise.send(&path, &pairs).await;
        assert_eq!(page.status, 422, "{pairs:?}");
        assert!(page.wrong().iter().any(|wrong| wrong.contains(says)), "{says}: {:?}", page.wrong());
    }
});

both!(other_peoples_cases_are_not_there, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let pairs = [("channel".to_owned(), "call".to_owned()), ("outcome".to_owned(), "reached".to_owned())];
    for stranger in [ABDUL, OTTO] {
        let stranger = tandem.sign_in(stranger).await;
        assert_eq!(stranger.send(&format!("/cases/{rosa}/contacts"), &pairs).await.status, 404);
    }
});
