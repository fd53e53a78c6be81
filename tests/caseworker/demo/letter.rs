use tests::both;

use super::{EMAIL, in_a_demo};

both!(a_letter_is_shown_as_text_and_its_link_leads_on, async |tandem| {
    let sam = in_a_demo(tandem).await;
    let stranger = tandem.visitor();
    stranger.get("/sign-in/forgot").await;
    stranger.post("/sign-in/forgot", &[("email", EMAIL)]).await;
    tandem.run_worker().await;
    sam.get("/demo/mail").await;
    let page = sam.follow("Your link to choose a new password").await;
    assert!(page.texts("pre")[0].contains("Sam Demo"), "{}", page.text());
    let page = sam.follow("Follow the link").await;
    assert_eq!(page.heading(), "Choose a new password");
});

both!(nothing_outside_of_the_folder_is_shown, async |tandem| {
    let sam = in_a_demo(tandem).await;
    let id = "0190aaaa-0000-7000-8000-000000000003";
    std::fs::create_dir_all(tandem.folder().join("mail")).unwrap();
    std::fs::write(tandem.folder().join("secret.eml"), "Subject: secret\r\n\r\nsecret").unwrap();
    std::os::unix::fs::symlink(
        tandem.folder().join("secret.eml"),
        tandem.folder().join("mail").join(format!("{id}.eml")),
    )
    .unwrap();
    for path in [id, "..%2Fsecret", "../secret", "secret"] {
        let page = sam.get(&format!("/demo/mail/{path}")).await;
        assert!(page.status.is_client_error(), "{path}: {}", page.status);
        assert!(!page.html.contains("secret\r\n") && !page.says("Subject: secret"), "{path}");
    }
});

both!(markup_in_a_mail_stays_text, async |tandem| {
    let sam = in_a_demo(tandem).await;
    let id = "0190aaaa-0000-7000-8000-000000000004";
    let folder = tandem.folder().join("mail");
    std::fs::create_dir_all(&folder).unwrap();
    let mail = "To: sam@demo.example\r\nSubject: <script>1</script>\r\n\r\n<img src=x onerror=alert(1)>";
    std::fs::write(folder.join(format!("{id}.eml")), mail).unwrap();
    let page = sam.get(&format!("/demo/mail/{id}")).await;
    assert_eq!(page.heading(), "<script>1</script>");
    assert_eq!(page.count("main script") + page.count("main img"), 0);
});
