use tests::both;
use tests::people::{DENISE, LUCIA};

both!(nothing_was_set_aside_yet, async |tandem| {
    let denise = tandem.sign_in(DENISE).await;
    assert!(denise.get("/follow-up/dismissed").await.says("Nothing was set aside"));
    let lucia = tandem.sign_in(LUCIA).await;
    assert_eq!(lucia.get("/follow-up/dismissed").await.status, 403);
});
