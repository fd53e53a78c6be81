//! Writing a grant down.

use tests::both;
use tests::people::{DENISE, MARCUS};

both!(a_grant_is_written_down_and_every_wrong_answer_is_named, async |tandem| {
    tandem.open_program().await;
    let marcus = tandem.sign_in(MARCUS).await;
    let path = "/supports/grants/new";
    marcus.get(path).await;
    let wrong = [
        ("name", "WIOA Adult"),
        ("funder", "Larkin County"),
        ("starts_on", "2026-07-01"),
        ("ends_on", "2026-06-30"),
        ("amount", "NaN"),
    ];
    let page = marcus.post(path, &wrong).await;
    assert_eq!((page.status.as_u16(), page.wrong().len()), (422, 3), "{:?}", page.wrong());
    let page = marcus.post(path, &[("ends_on", "2027-06-30"), ("amount", "310,000")]).await;
    assert!(page.says("The grant is written down."), "{}", page.text());
    assert!(page.says("day 147 of 365") && page.says("At 40% of the time, 0% is spent."), "{}", page.text());
    assert_eq!(tandem.sign_in(DENISE).await.get(path).await.status, 403);
});
