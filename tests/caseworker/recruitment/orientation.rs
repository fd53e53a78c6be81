//! One orientation and its sheet.

use tests::both;

use super::{mai, orientation};

both!(who_came_is_written_down_on_one_sheet, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    let sheet = orientation(&lucia, "2026-11-24", "12").await;
    assert!(lucia.get(&sheet).await.says("Nobody has booked it yet"));
    let page = lucia.get(&inquiry).await;
    let seat = page.attributes("select[name=orientation] option", "value").remove(1);
    lucia.post(&inquiry, &[("orientation", &seat)]).await;
    let page = lucia.get(&sheet).await;
    let field = page.attributes("input[type=radio]", "name").remove(0);
    let page = lucia.post(&sheet, &[(&field, "came")]).await;
    assert!(page.says("Saved who came.") && page.path.starts_with(&sheet), "it stays where it was");
    assert_eq!(page.value(&field).as_deref(), Some("came"));
    assert!(lucia.get("/recruitment").await.says("Came"));
});

both!(nobody_is_marked_before_the_day, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    let sheet = orientation(&lucia, "2026-12-03", "12").await;
    let page = lucia.get(&inquiry).await;
    let seat = page.attributes("select[name=orientation] option", "value").remove(1);
    lucia.post(&inquiry, &[("orientation", &seat)]).await;
    let page = lucia.get(&sheet).await;
    assert!(page.says("Who came is written down on the day."), "{}", page.text());
    let form = page.form(&sheet).unwrap().values;
    assert_eq!(lucia.send(&sheet, &form).await.status, 422);
});
