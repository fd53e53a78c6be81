use tests::both;
use tests::people::MARCUS;

both!(what_is_done_is_said_and_what_is_not_leads_on, async |tandem| {
    let scene = tandem.scene(1).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get("/settings/first-steps").await;
    let states = page.texts("ol.rows .status");
    assert_eq!(states, ["Look again", "To fix", "Look again", "Done", "Done", "Done"], "{}", page.text());
    let page = marcus.follow("Upload the published income table").await;
    assert_eq!(page.path, format!("/settings/programs/{}/income-tables", scene.program.id));
});
