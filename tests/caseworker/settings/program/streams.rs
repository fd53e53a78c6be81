use domain::programs::streams_of;
use tests::both;
use tests::people::{MARCUS, NADIA};

both!(a_funding_stream_is_added_and_given_another_name, async |tandem| {
    let (id, _) = tandem.open_program_like("workadvance").await;
    let (marcus, path) = (tandem.sign_in(MARCUS).await, format!("/settings/programs/{id}/streams"));
    marcus.get(&path).await;
    let page = marcus.send(&path, &[("name".to_owned(), "Port Larkin Union Fund".to_owned())]).await;
    assert!(page.says("Saved."), "{}", page.text());
    let streams = streams_of(tandem.store.read(), id).await.unwrap();
    let added = streams.iter().find(|stream| stream.code == "port-larkin-union-fund").expect("the stream");
    let typed = [("stream".to_owned(), added.id.to_string()), ("name".to_owned(), "Union Fund".to_owned())];
    assert_eq!(marcus.send(&path, &typed).await.status, 200);
    let streams = streams_of(tandem.store.read(), id).await.unwrap();
    assert!(streams.iter().any(|stream| stream.name == "Union Fund" && stream.code == "port-larkin-union-fund"));
    let page = marcus.send(&path, &[("name".to_owned(), "x".repeat(300))]).await;
    assert_eq!(page.status, 422);
    let theirs = tandem.sign_in(NADIA).await;
    assert_eq!(theirs.send(&path, &typed).await.status, 404);
});
