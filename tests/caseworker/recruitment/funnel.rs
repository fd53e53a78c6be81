//! The funnel by source.

use tests::both;
use tests::people::LAKESIDE;

use super::mai;
use crate::caseworker::intake::arranged::luis;

both!(every_figure_leads_to_its_people, async |tandem| {
    let luis = luis(tandem).await;
    luis.fill_in().await;
    luis.lucia.get(&luis.step("determination")).await;
    luis.lucia.post(&luis.step("determination"), &[]).await;
    let page = luis.lucia.get("/recruitment/funnel").await;
    let counts = page.texts("tbody td");
    assert_eq!(counts, ["1", "0", "1", "1", "0", "0"], "asked, oriented, applied, eligible, selected, began");
    let page = luis.lucia.get(&page.attributes("tbody td a", "href")[2]).await;
    assert!(page.says("Luis Ángel Cárdenas Villaseñor"), "{}", page.text());
});

both!(somebody_who_only_asked_is_counted, async |tandem| {
    let (lucia, _) = mai(tandem).await;
    let page = lucia.get("/recruitment/funnel").await;
    assert_eq!(page.texts("tbody th"), ["Union"]);
    assert_eq!(page.texts("tbody td"), ["1", "0", "0", "0", "0", "0"]);
    let page = lucia.get("/recruitment/funnel?from=2026-11-25&until=2026-11-30").await;
    assert!(page.says("Nobody asked in this time") && !page.says(LAKESIDE));
});
