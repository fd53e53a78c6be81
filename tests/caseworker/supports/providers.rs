//! Finding help.

use domain::support::needs::rules::NeedKind;
use tests::both;
use tests::people::{DENISE, NADIA};

both!(help_is_found_by_kind_place_language_and_words, async |tandem| {
    tandem.little_oaks().await;
    let pantry = [("name", "Second Harvest"), ("phones", "210-555-0150")];
    tandem.provider(&pantry, "Food pantry", NeedKind::Food, "Miami").await;
    let denise = tandem.sign_in(DENISE).await;
    let names = async |query: &str| denise.get(&format!("/supports/providers?{query}")).await.texts("th[scope=row] a");
    assert_eq!(names("").await, ["Evening child care", "Food pantry"], "by name");
    assert_eq!(names("kind=food").await, ["Food pantry"]);
    assert_eq!(names("place=port").await, ["Evening child care"], "the beginning of a city");
    assert_eq!(names("place=33157&kind=child-care").await, ["Evening child care"]);
    assert_eq!(names("language=spanish").await.len(), 2);
    assert_eq!(names("language=russian").await.len(), 0);
    assert_eq!(names("q=harvest").await, ["Food pantry"], "by the provider's name as well");
    let page = denise.get("/supports/providers?q=nothing+like+it").await;
    assert!(page.says("Nobody found"), "{}", page.text());
    let nadia = tandem.sign_in(NADIA).await;
    let page = nadia.get("/supports/providers").await;
    assert!(page.says("No provider yet"), "another organization's directory is its own: {}", page.text());
});

both!(pages_follow_each_other_without_gap_or_repetition, async |tandem| {
    let names: Vec<String> = (0..65).map(|nth| format!("Helper {:02}", nth % 40)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let import = tandem.read_directory("helpers", &names).await;
    tandem.bring_directory_in(import).await;
    let denise = tandem.sign_in(DENISE).await;
    let (mut seen, mut next) = (Vec::new(), Some("/supports/providers?q=helper".to_owned()));
    while let Some(address) = next {
        let page = denise.get(&address).await;
        seen.extend(page.attributes("th[scope=row] a", "href"));
        next = page.attributes("a[rel=next]", "href").pop();
    }
    assert_eq!(seen.len(), 65);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 65, "each once");
});

both!(from_a_need_a_referral_is_one_step_away, async |tandem| {
    let program = tandem.open_program().await;
    let rosa = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.need(rosa, NeedKind::ChildCare).await;
    tandem.little_oaks().await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get(&format!("/cases/{rosa}/supports")).await;
    let find = denise.page().attributes("a[href^='/supports/providers?kind=child-care']", "href").remove(0);
    let page = denise.get(&find).await;
    let refer = page.attributes("a[href*='/referrals/new']", "href").remove(0);
    let page = denise.get(&refer).await;
    assert_eq!(page.heading(), "Refer to Little Oaks");
    assert!(page.says("No release to Little Oaks"), "{}", page.text());
});
