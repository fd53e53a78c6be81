use tests::both;

use super::{EMAIL, in_a_demo};

both!(mail_that_was_kept_can_be_read_here, async |tandem| {
    let sam = in_a_demo(tandem).await;
    assert!(sam.get("/demo/mail").await.says("No mail yet"));
    let stranger = tandem.visitor();
    stranger.get("/sign-in/forgot").await;
    stranger.post("/sign-in/forgot", &[("email", EMAIL)]).await;
    tandem.run_worker().await;
    let page = sam.get("/demo/mail").await;
    assert_eq!(page.texts("tbody th"), ["Your link to choose a new password"]);
    assert!(page.says(EMAIL), "{}", page.text());
});

both!(what_is_no_mail_is_passed_over, async |tandem| {
    let sam = in_a_demo(tandem).await;
    let folder = tandem.folder().join("mail");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("notes.txt"), "no mail").unwrap();
    std::fs::write(folder.join("0190aaaa-0000-7000-8000-000000000001.eml"), [0_u8, 159, 146, 150]).unwrap();
    std::fs::write(folder.join("0190aaaa-0000-7000-8000-000000000002.eml"), vec![b'a'; 1024 * 1024]).unwrap();
    let page = sam.get("/demo/mail").await;
    assert_eq!(page.status, 200);
    assert!(!page.says("no mail\n") && page.count("tbody th") <= 1, "{}", page.text());
});
