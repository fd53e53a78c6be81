//! The national identifier: taken, written over, never shown whole.

use tests::both;
use tests::people::DENISE;

use super::arranged::rosa;

both!(a_number_is_written_over_and_only_its_end_is_shown, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let (edit, write) = (format!("/cases/{}/edit", rosa.case), format!("/cases/{}/identifier", rosa.case));
    assert!(denise.get(&edit).await.says("Not written down"));
    for number in ["123-45-6789", "123-45-4321"] {
        let page = denise.post(&write, &[("ssn", number)]).await;
        assert!(page.says(&format!("Ends in {}", &number[7..])), "{}", page.text());
        assert!(!page.html.contains(number) && !page.html.contains(&number.replace('-', "")));
    }
    let page = denise.get(&format!("/cases/{}/history", rosa.case)).await;
    assert!(page.says("Social security number written down"));
    assert!(!page.html.contains("6789") && !page.html.contains("4321"), "no digit stands in the history");
});

both!(a_wrong_number_is_refused_and_not_shown_again, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let write = format!("/cases/{}/identifier", rosa.case);
    denise.get(&format!("/cases/{}/edit", rosa.case)).await;
    for wrong in ["666-12-3456", "12345", "hello", &"1".repeat(200)] {
        let page = denise.post(&write, &[("ssn", wrong)]).await;
        assert_eq!(page.status, 422, "{wrong}");
        assert!(!page.html.contains(wrong), "{wrong}");
    }
    let page = denise.post(&write, &[("ssn", "")]).await;
    assert!(page.says("Social security number is still missing."), "{}", page.text());
});
