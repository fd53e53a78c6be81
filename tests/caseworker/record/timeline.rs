//! The first tab: what stands on top of a record, who may open it, and the trace that opening it leaves.

use domain::access::Act;
use domain::access::audit::{self, Outcome};
use domain::intake::notes::{self, NoteDetails};
use domain::perform;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::{ABDUL, DENISE, INGRID, OTTO};

use super::arranged::{Someone, nowhere, rosa};

fn path(someone: Someone) -> String {
    format!("/cases/{}", someone.case)
}

both!(a_caseworker_sees_who_it_is_and_how_to_reach_them, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path(rosa)).await;
    assert_eq!(page.heading(), "Rosa Maldonado Quiñones");
    assert!(page.says("reads Spanish") && page.says("texts"), "{}", page.text());
    assert!(page.attributes("a", "href").contains(&"tel:+12105550119".to_owned()));
    assert!(page.attributes("a", "href").contains(&"sms:+12105550119".to_owned()));
    assert_eq!(page.texts(".stages .now b"), ["Applied"]);
    assert!(page.says("Denise Okafor"));
});

both!(opening_a_record_leaves_a_trace_and_no_line, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&path(rosa)).await;
    let page = denise.get(&format!("{}/plan", path(rosa))).await;
    assert_eq!(page.status, 200);
    let reads = audit::Entity::find().filter(audit::Column::Outcome.eq(Outcome::Read));
    let reads = reads.filter(audit::Column::ParticipantId.eq(rosa.participant)).all(tandem.store.read()).await.unwrap();
    assert_eq!(reads.len(), 2, "one for each page that was opened");
    assert!(reads.iter().all(|read| read.action == "record-opened" && read.case_id == Some(rosa.case)));
    let page = denise.get(&path(rosa)).await;
    assert!(!page.says("opened"), "{}", page.text());
});

both!(a_colleagues_record_looks_like_none, async |tandem| {
    let rosa = rosa(tandem).await;
    for who in [ABDUL, OTTO] {
        let stranger = tandem.sign_in(who).await;
        let missing = nowhere(&stranger).await;
        for tab in ["", "/plan", "/edit", "/history", "/alternate-contacts", "/plan/draft", "/plan/versions/1"] {
            let page = stranger.get(&format!("{}{tab}", path(rosa))).await;
            assert_eq!(page.status, 404, "{} {tab}", who.name);
            assert_eq!(page.html_without_chance(), missing, "{} {tab}", who.name);
        }
        let page = stranger.get("/cases/not-an-id").await;
        assert_eq!(page.html_without_chance(), missing);
    }
    let ingrid = tandem.sign_in(INGRID).await;
    assert_eq!(ingrid.get(&path(rosa)).await.status, 403, "an administrator opens no records at all");
});

both!(lines_are_paged_and_filtered, async |tandem| {
    let rosa = rosa(tandem).await;
    for number in 1..=35 {
        let note = NoteDetails { day: tandem.today(), body: format!("Note number {number:02}") };
        let write = async move |act: &mut Act<'_>| notes::commands::write(act, rosa.case, &note).await;
        perform(&tandem.store, &tandem.operator().await, write).await.unwrap();
    }
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path(rosa)).await;
    assert!(page.says("Note number 35") && page.says("Note number 06") && !page.says("Note number 05"));
    let page = denise.follow("Earlier").await;
    assert!(page.says("Note number 05") && page.says("Applied for Manufacturing pathways"));
    assert_eq!(page.link("Earlier"), None);
    let page = denise.get(&format!("{}?show=services", path(rosa))).await;
    assert!(page.says("Nothing of this kind"));
    let page = denise.get(&format!("{}?show=notes", path(rosa))).await;
    assert!(page.says("Note number 35") && !page.says("Applied for"));
});
