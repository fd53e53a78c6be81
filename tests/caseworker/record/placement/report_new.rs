//! A hire that staff heard of.

use domain::placement::job_reports::Entity;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::both;
use tests::people::{ABDUL, DENISE, RAJESH};

both!(the_same_hire_told_twice_waits_once, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/new");
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}/placement")).await;
    denise.follow("Report a hire").await;
    let page = denise.post(&path, &[("employer", "Harbor Foods"), ("told_how", "call"), ("pay", "a lot")]).await;
    assert_eq!((page.status.as_u16(), page.value("employer").as_deref()), (422, Some("Harbor Foods")));
    assert_eq!(page.wrong().len(), 3, "two answers: who said it is missing, too: {:?}", page.wrong());
    let typed = [("employer", "Harbor Foods"), ("told_how", "call"), ("said_by", "Carmen Álvarez"), ("pay", "21")];
    let page = denise.post(&path, &typed).await;
    assert!(page.says("It waits to be confirmed.") && page.says("Carmen Álvarez"), "{}", page.text());
    for employer in ["HARBOR foods", "Harbor Foods."] {
        denise.get(&path).await;
        let typed = [("employer", employer), ("told_how", "mail"), ("said_by", "Their foreman")];
        denise.post(&path, &typed).await;
    }
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 1);
    let due = tandem.tasks(rosa).await.into_iter().find(|(rule, ..)| rule == "hire-confirmation");
    assert_eq!(due.map(|(_, state, due)| (state, due)), Some(("planned", "2026-12-08".into())), "asked for in 14 days");
});

both!(a_job_that_is_written_down_is_no_report, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.placed(rosa, "Harbor Foods", tandem.today()).await;
    let denise = tandem.sign_in(DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/new");
    denise.get(&path).await;
    let typed = [("employer", "harbor foods"), ("told_how", "call"), ("said_by", "Carmen Álvarez")];
    let page = denise.post(&path, &typed).await;
    assert!(page.says("This job is written down already."), "{}", page.text());
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(nobody_reports_for_whom_they_do_not_reach, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let path = format!("/cases/{rosa}/job-reports/new");
    let typed = [("employer", "Harbor Foods"), ("told_by", "employer"), ("told_how", "call"), ("said_by", "Carmen")];
    let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    for (who, status) in [(ABDUL, 404), (RAJESH, 403)] {
        let visitor = tandem.sign_in(who).await;
        assert_eq!(visitor.send(&path, &typed).await.status, status, "{}", who.name);
    }
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});
