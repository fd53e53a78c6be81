use domain::access::audit;
use domain::shared::{Coded, What};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::both;
use tests::people::{ABDUL, DENISE, GRACE};

use super::tab::came;
use crate::caseworker::record::arranged::{pdf, rosa};

both!(the_whole_file_prints_with_its_evidence_and_leaves_a_trace, async |tandem| {
    let rosa = rosa(tandem).await;
    came(tandem, rosa, &pdf("passport")).await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{}/documents", rosa.case)).await;
    let page = denise.follow("Print the whole file").await;
    assert_eq!(page.heading(), "The file of Rosa Maldonado Quiñones");
    for told in ["LC-2026-00001", "Manufacturing pathways", "Proof of age", "To look at", "Missing", "Denise Okafor"] {
        assert!(page.says(told), "{told}: {}", page.text());
    }
    assert_eq!(page.count("form"), 0, "paper has no forms");
    let read = audit::Entity::find().filter(audit::Column::Action.eq(What::FileOpened.code()));
    let read = read.all(tandem.store.read()).await.unwrap();
    assert_eq!((read.len(), read[0].case_id), (1, Some(rosa.case)));
});

both!(nobody_out_of_reach_prints_it, async |tandem| {
    let rosa = rosa(tandem).await;
    for who in [ABDUL, GRACE] {
        let visitor = tandem.sign_in(who).await;
        assert_eq!(visitor.get(&format!("/cases/{}/documents/file", rosa.case)).await.status, 404, "{}", who.name);
    }
});
