use tests::people::{DENISE, PASSWORD};
use tests::{both, try_to_sign_in};

const NEW: &str = "seven quiet otters";

both!(a_forgotten_password_is_replaced_by_mail, async |tandem| {
    let denise = tandem.visitor();
    denise.get("/sign-in").await;
    denise.follow("Forgotten it? Get a link to choose a new one").await;
    let page = denise.post("/sign-in/forgot", &[("email", DENISE.email)]).await;
    assert_eq!(page.heading(), "Look in your mailbox");
    tandem.run_worker().await;
    let mail = tandem.last_mail_to(DENISE.email);
    assert!(mail.link().starts_with(&tandem.base()), "{}", mail.link());
    denise.get(mail.link()).await;
    let action = denise.page().forms()[0].action.clone();
    let page = denise.post(&action, &[("password", NEW), ("password_again", NEW)]).await;
    assert!(page.path.starts_with("/sign-in"), "{}: {}", page.path, page.text());
    assert_eq!(try_to_sign_in(&tandem.visitor(), DENISE.email, PASSWORD).await.status, 422);
    assert_eq!(try_to_sign_in(&tandem.visitor(), DENISE.email, NEW).await.path, "/");
});

both!(the_answer_does_not_tell_who_has_an_account, async |tandem| {
    let mut pages = Vec::new();
    for email in [DENISE.email, "nobody@riverside.example"] {
        let visitor = tandem.visitor();
        visitor.get("/sign-in/forgot").await;
        pages.push(visitor.post("/sign-in/forgot", &[("email", email)]).await);
    }
    assert_eq!(pages[0].difference(&pages[1], &[]), None);
    tandem.run_worker().await;
    assert_eq!(tandem.mailbox().len(), 1);
});

both!(no_mail_names_another_host, async |tandem| {
    let visitor = tandem.visitor();
    for (name, value) in [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example;proto=https"),
        ("x-forwarded-proto", "https"),
    ] {
        let form = visitor.get("/sign-in/forgot").await.form("/sign-in/forgot").unwrap();
        let mut pairs = form.values;
        pairs.retain(|(name, _)| name != "email");
        pairs.push(("email".to_owned(), DENISE.email.to_owned()));
        let request = visitor.request(reqwest::Method::POST, "/sign-in/forgot").header(name, value);
        request.form(&pairs).send().await.unwrap();
    }
    two_hosts_and_a_foreign_target(&tandem.base()).await;
    tandem.run_worker().await;
    assert!(!tandem.mailbox().is_empty());
    for mail in tandem.mailbox() {
        assert!(mail.link().starts_with(&tandem.base()), "{}", mail.link());
        assert!(!format!("{mail:?}").contains("evil"));
    }
});

/// What no client library sends: two Host lines, and a target that names another host.
async fn two_hosts_and_a_foreign_target(base: &str) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = base.trim_start_matches("http://");
    let body = format!("email={}", DENISE.email.replace('@', "%40"));
    let head = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: {}",
        body.len()
    );
    for start in [
        format!("POST /sign-in/forgot HTTP/1.1\r\nHost: {address}\r\nHost: evil.example"),
        format!("POST http://evil.example/sign-in/forgot HTTP/1.1\r\nHost: {address}"),
    ] {
        let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
        socket.write_all(format!("{start}\r\n{head}\r\n\r\n{body}").as_bytes()).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 "), "{answer}");
    }
}
