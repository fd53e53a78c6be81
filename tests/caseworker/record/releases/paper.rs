use tests::both;
use tests::people::{ABDUL, DENISE};

use crate::caseworker::record::arranged::rosa;

both!(the_paper_is_in_her_language_and_in_the_other_and_nothing_is_ticked, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let paper = format!("/cases/{}/releases/paper?kind=referral-profile", rosa.case);
    let page = denise.get(&paper).await;
    assert_eq!(page.heading(), "Perfil para un empleador");
    assert!(page.says("☐ Habilidades") && page.says("Firmo esto libremente."), "{}", page.text());
    assert_eq!(page.count("input, form"), 0);
    assert_eq!(denise.get(&format!("{paper}&lang=en")).await.heading(), "Profile for one employer");
    assert_eq!(denise.get(&paper.replace("referral-profile", "everything")).await.status, 404);
    assert_eq!(tandem.sign_in(ABDUL).await.get(&paper).await.status, 404);
});
