use domain::access::Act;
use domain::intake::documents::{DocumentDetails, commands, examine};
use domain::intake::documents::{Entity, contents, queries};
use domain::perform;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::{ABDUL, AGNES, DENISE, INGRID, OTTO, RAJESH};
use tests::{TestTandem, both, page_of};

use crate::caseworker::record::arranged::{Someone, omar, pdf, photo, rosa};

fn path(of: Someone) -> String {
    format!("/cases/{}/documents", of.case)
}

/// A document that came for somebody's proof of age.
pub async fn came(tandem: &TestTandem, of: Someone, bytes: &[u8]) -> domain::intake::documents::DocumentId {
    let details = DocumentDetails { paper: "proof-of-age".into(), title: None, accepted: false };
    let file = examine(bytes).unwrap();
    let upload = async move |act: &mut Act<'_>| commands::upload(act, of.case, file, &details).await;
    perform(&tandem.store, &tandem.operator().await, upload).await.unwrap()
}

both!(what_each_stream_needs_is_listed_and_what_is_missing, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path(rosa)).await;
    assert_eq!(page.heading(), "Rosa Maldonado Quiñones");
    assert_eq!(
        page.texts("#needed-list h3, [aria-labelledby=needed] h3"),
        ["Proof of age", "Notice of layoff", "Proof of address"]
    );
    assert!(page.says("3 papers are missing") && page.says("For City grant") && page.says("Passport, State ID"));
});

both!(a_photo_is_kept_without_its_place_and_sealed, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path(rosa)).await;
    let typed = [("paper", "proof-of-age"), ("accepted", "yes")];
    let page =
        denise.upload(&path(rosa), &typed, &[("file", "../../../IMG%0D%0A%22.exe", "text/html", &photo(2, 2))]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("The document was added.") && page.says("Accepted by Denise Okafor"), "{}", page.text());
    let document = Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    let sealed = contents::Entity::find().one(tandem.store.read()).await.unwrap().unwrap().content;
    assert!(!sealed.0.windows(4).any(|part| part == [0xFF, 0xD8, 0xFF, 0xC0]), "no picture in the clear");
    let answer = denise.request(Method::GET, &format!("{}/{}", path(rosa), document.id)).send().await.unwrap();
    let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'; sandbox");
    let disposition = header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\"LC-2026-00001-2026-11-24-"), "{disposition}");
    assert!(disposition.ends_with(".jpg\""), "{disposition}");
    let bytes = answer.bytes().await.unwrap();
    assert!(bytes.starts_with(&[0xFF, 0xD8]) && !bytes.windows(7).any(|part| part == b"29.4241"));
    assert_eq!(queries::accepted_papers(tandem.store.read(), rosa.case).await.unwrap(), ["proof-of-age"]);
});

both!(hostile_files_are_refused_and_nothing_is_kept, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let large = [b"%PDF-1.7".to_vec(), vec![0; 15 * 1024 * 1024], b"%%EOF".to_vec()].concat();
    let hostile: [(&[u8], u16, &str); 7] = [
        (b"<html><script>alert(1)</script></html>", 415, "The file is no PDF and no photo."),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 415, "The file is no PDF and no photo."),
        (b"MZ\x90\0\x03", 415, "The file is no PDF and no photo."),
        (b"", 422, "The file is empty."),
        (b"%PDF-1.7 cut off", 422, "The file is damaged or was cut off."),
        (&photo(50_000, 50_000), 422, "The picture is too large to open safely"),
        (&large, 413, "The file is larger than 15 MB."),
    ];
    for (bytes, status, told) in hostile {
        denise.get(&path(rosa)).await;
        let files = [("file", "paper.pdf", "application/pdf", bytes)];
        let page = denise.upload(&path(rosa), &[("paper", "proof-of-age"), ("title", "Passport")], &files).await;
        assert_eq!(page.status, status, "{told}");
        assert!(page.wrong().iter().any(|wrong| wrong.contains(told)), "{told}: {:?}", page.wrong());
        assert_eq!(page.value("title").as_deref(), Some("Passport"), "what was typed is still there");
    }
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(a_form_without_a_file_or_with_a_paper_of_no_program_says_so, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path(rosa)).await;
    let page = denise.upload(&path(rosa), &[("title", &"x".repeat(201))], &[]).await;
    assert_eq!(page.wrong().len(), 4, "three answers, told together and each by itself: {:?}", page.wrong());
    let page = denise.upload(&path(rosa), &[("title", "")], &[]).await;
    assert_eq!(page.status, 422);
    let mut pairs = page.form(&path(rosa)).unwrap().values;
    pairs.retain(|(name, _)| name != "paper");
    pairs.push(("paper".into(), "passport-of-somebody".into()));
    let form = pairs.into_iter().fold(reqwest::multipart::Form::new(), |form, (name, value)| form.text(name, value));
    let part = reqwest::multipart::Part::bytes(pdf("a")).file_name("a.pdf");
    let answer = denise.request(Method::POST, &path(rosa)).multipart(form.part("file", part)).send().await.unwrap();
    assert_eq!(answer.status(), 422);
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(the_same_form_twice_keeps_one_document_and_the_same_file_is_not_kept_again, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path(rosa)).await;
    let pairs = page.form(&path(rosa)).unwrap().values;
    for _ in 0..2 {
        let form = pairs.iter().filter(|(name, _)| name != "paper").cloned();
        let form = form.fold(reqwest::multipart::Form::new(), |form, (name, value)| form.text(name, value));
        let part = reqwest::multipart::Part::bytes(pdf("passport")).file_name("a.pdf");
        let form = form.text("paper", "proof-of-age").part("file", part);
        let answer = denise.request(Method::POST, &path(rosa)).multipart(form).send().await.unwrap();
        assert_eq!(answer.status(), 303);
    }
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 1);
    denise.get(&path(rosa)).await;
    let files = [("file", "b.pdf", "application/pdf", &*pdf("passport"))];
    let page = denise.upload(&path(rosa), &[("paper", "proof-of-age")], &files).await;
    assert!(page.wrong().iter().any(|wrong| wrong.contains("is there already")), "{:?}", page.wrong());
});

both!(nobody_out_of_reach_sees_the_tab, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    // An auditor looks only, wherever it is.
    for (who, looking, sending) in
        [(ABDUL, 404, 404), (OTTO, 404, 404), (INGRID, 403, 403), (RAJESH, 404, 404), (AGNES, 404, 403)]
    {
        let visitor = tandem.sign_in(who).await;
        assert_eq!(visitor.get(&path(rosa)).await.status, looking, "{}", who.name);
        let pairs = [("paper".to_owned(), "proof-of-age".to_owned())];
        assert_eq!(visitor.send(&path(rosa), &pairs).await.status, sending, "{}", who.name);
    }
    let abdul = tandem.sign_in(ABDUL).await;
    assert_eq!(abdul.get(&path(omar)).await.status, 200);
});

both!(a_document_of_somebody_else_is_as_good_as_none, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let document = came(tandem, rosa, &pdf("passport")).await;
    let abdul = tandem.sign_in(ABDUL).await;
    let mut answers = Vec::new();
    for address in [
        format!("{}/{document}", path(rosa)),
        format!("{}/{document}", path(omar)),
        format!("{}/{}", path(omar), uuid::Uuid::now_v7()),
    ] {
        let answer = abdul.request(Method::GET, &address).send().await.unwrap();
        let page = page_of(&address, answer).await;
        assert_eq!(page.status, 404, "{address}");
        answers.push(page.html_without_chance().replace(&address, "…"));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "the answers differ");
    let signed_out = tandem.visitor();
    assert!(signed_out.get(&format!("{}/{document}", path(rosa))).await.path.starts_with("/sign-in"));
});
