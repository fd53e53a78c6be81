use domain::access::Act;
use domain::intake::documents::requests::{self, RequestDetails};
use domain::intake::documents::rules::{CameBy, DocumentState};
use domain::intake::documents::{Entity, RefusalDetails, commands, rules::RefusedFor};
use domain::intake::timeline;
use domain::perform;
use domain::shared::What;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tests::people::{ABDUL, DENISE};
use tests::{Page, TestTandem, Visitor, both};

use crate::caseworker::record::arranged::{Someone, omar, pdf, photo, rosa};

/// The address of a link that asks somebody for two papers.
async fn asked(tandem: &TestTandem, of: Someone) -> String {
    let details = RequestDetails { papers: vec!["proof-of-age".into(), "residence".into()] };
    let ask = async move |act: &mut Act<'_>| requests::ask(act, of.case, &details).await;
    perform(&tandem.store, &tandem.operator().await, ask).await.unwrap();
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&format!("/cases/{}/documents", of.case)).await;
    let link = page.attributes("#link", "value").remove(0);
    link.strip_prefix(&tandem.base()).unwrap().to_owned()
}

/// Sends a file for one of the papers on the page in front of them.
async fn send(visitor: &Visitor, link: &str, paper: &str, bytes: &[u8]) -> Page {
    let page = visitor.page();
    let form = page.forms().into_iter().find(|form| form.values.contains(&("paper".into(), paper.into())));
    let form = form.expect("a form for the paper").values;
    let parts = form.into_iter().fold(reqwest::multipart::Form::new(), |parts, (name, value)| parts.text(name, value));
    let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name("IMG_0001.HEIC");
    let answer = visitor.request(Method::POST, link).multipart(parts.part("file", part)).send().await.unwrap();
    match answer.headers().get("location") {
        Some(next) => visitor.get(next.to_str().unwrap()).await,
        None => tests::page_of(link, answer).await,
    }
}

both!(papers_are_sent_from_a_phone_in_ones_own_language, async |tandem| {
    let rosa = rosa(tandem).await;
    let link = asked(tandem, rosa).await;
    let phone = tandem.visitor();
    let page = phone.get(&link).await;
    assert_eq!(page.heading(), "Envíe sus papeles");
    assert_eq!(page.texts("section h2"), ["Proof of age", "Prueba de domicilio"], "only what was asked for");
    assert!(!page.says("Rosa") && !page.says("Manufacturing"), "the link tells nobody whose it is");
    let page = send(&phone, &link, "proof-of-age", &photo(2, 2)).await;
    assert!(page.says("Gracias. Llegó."), "{}", page.text());
    let page = send(&phone, &link, "residence", &pdf("lease")).await;
    assert_eq!(page.heading(), "Ya llegó todo");
    let documents = Entity::find().all(tandem.store.read()).await.unwrap();
    assert!(documents.iter().all(|d| d.came_by == CameBy::Link && d.state == DocumentState::Received), "{documents:?}");
    assert!(documents.iter().all(|d| d.case_id == rosa.case && d.received_by.is_none()));
    let told = timeline::Entity::find().filter(timeline::Column::What.eq(What::DocumentReceived));
    assert_eq!(told.count(tandem.store.read()).await.unwrap(), 2);
    let page = phone.get(&format!("{link}?lang=en")).await;
    assert_eq!(page.heading(), "Everything has come");
});

both!(a_mail_scanner_that_opens_the_link_changes_nothing, async |tandem| {
    let rosa = rosa(tandem).await;
    let link = asked(tandem, rosa).await;
    let changes = async || {
        let lines = timeline::Entity::find().count(tandem.store.read()).await.unwrap();
        let links = domain::access::links::Entity::find().all(tandem.store.read()).await.unwrap();
        let entries = domain::access::audit::Entity::find().count(tandem.store.read()).await.unwrap();
        (lines, links, entries)
    };
    let before = changes().await;
    for number in 1..=3 {
        let scanner = tandem.visitor_from([127, 0, 0, number + 50].into());
        assert_eq!(scanner.bare_request(Method::HEAD, &link).send().await.unwrap().status(), 200);
        assert_eq!(scanner.bare_request(Method::GET, &link).send().await.unwrap().status(), 200);
    }
    assert_eq!(before, changes().await);
    let phone = tandem.visitor();
    phone.get(&link).await;
    assert!(send(&phone, &link, "residence", &pdf("lease")).await.says("Gracias"));
});

both!(a_link_that_is_over_takes_nothing_and_says_nothing, async |tandem| {
    let rosa = rosa(tandem).await;
    let link = asked(tandem, rosa).await;
    let phone = tandem.visitor();
    phone.get(&link).await;
    tandem.let_days_pass(15);
    let page = send(&phone, &link, "residence", &pdf("lease")).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (410, "This link does not work any more"));
    let made_up = phone.get(&format!("/d/{}", "a".repeat(43))).await;
    assert_eq!(made_up.status, 410);
    assert_eq!(made_up.html_without_chance(), phone.get(&link).await.html_without_chance());
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(what_was_not_asked_for_is_not_taken_and_files_are_looked_into, async |tandem| {
    let rosa = rosa(tandem).await;
    let link = asked(tandem, rosa).await;
    let phone = tandem.visitor();
    phone.get(&link).await;
    assert_eq!(send(&phone, &link, "residence", b"<svg/>").await.status, 415);
    assert_eq!(send(&phone, &link, "residence", b"").await.status, 422);
    let part = reqwest::multipart::Part::bytes(pdf("x")).file_name("x.pdf");
    let form = reqwest::multipart::Form::new().text("paper", "layoff-notice").part("file", part);
    let answer = phone.request(Method::POST, &link).multipart(form).send().await.unwrap();
    assert_eq!(answer.status(), 404);
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(a_link_takes_so_many_files_and_no_more, async |tandem| {
    let rosa = rosa(tandem).await;
    let link = asked(tandem, rosa).await;
    let phone = tandem.visitor();
    phone.get(&link).await;
    for number in 1..=20 {
        let page = send(&phone, &link, "residence", &pdf(&format!("page {number}"))).await;
        assert_eq!(page.status, 200, "{number}: {}", page.text());
    }
    let page = send(&phone, &link, "residence", &pdf("page 21")).await;
    assert!(page.wrong().iter().any(|wrong| wrong.contains("Ya llegaron 20 archivos")), "{:?}", page.wrong());
});

both!(what_was_refused_is_asked_for_again_with_the_reason, async |tandem| {
    let rosa = rosa(tandem).await;
    let link = asked(tandem, rosa).await;
    let phone = tandem.visitor();
    phone.get(&link).await;
    send(&phone, &link, "residence", &pdf("lease")).await;
    let document = Entity::find().one(tandem.store.read()).await.unwrap().unwrap().id;
    let details = RefusalDetails { refused_for: RefusedFor::OutOfDate, reason: Some("from 2019, see note".into()) };
    let refuse = async move |act: &mut Act<'_>| commands::refuse(act, rosa.case, document, &details, 1).await;
    perform(&tandem.store, &tandem.operator().await, refuse).await.unwrap();
    let page = phone.get(&link).await;
    assert!(page.says("Estaba vencido. Envíe uno más reciente."), "{}", page.text());
    assert!(!page.says("2019"), "what staff wrote to each other stays there");
});

both!(a_link_opens_nothing_else, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let link = asked(tandem, rosa).await;
    let phone = tandem.visitor();
    phone.get(&link).await;
    send(&phone, &link, "residence", &pdf("lease")).await;
    let document = Entity::find().one(tandem.store.read()).await.unwrap().unwrap().id;
    for address in [
        format!("{link}/{document}"),
        format!("/cases/{}/documents/{document}", rosa.case),
        format!("/cases/{}/documents", omar.case),
    ] {
        let page = phone.get(&address).await;
        assert!(page.status == 404 || page.path.starts_with("/sign-in"), "{address}: {}", page.status);
    }
    let abdul = tandem.sign_in(ABDUL).await;
    assert_eq!(abdul.get(&format!("/cases/{}/documents/{document}", omar.case)).await.status, 404);
});
