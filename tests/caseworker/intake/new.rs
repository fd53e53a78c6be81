//! A new application, with whoever may be the same person.

use tests::both;
use tests::people::{DENISE, LUCIA, NADIA};

use super::arranged::{LUIS, case_of, luis, with_place};

const LUIS_AGAIN: [(&str, &str); 4] =
    [("given_name", "Luis A."), ("family_name", "Cardenas"), ("born", "5/17/1998"), ("source", "web")];

both!(somebody_known_is_shown_before_anything_is_written, async |tandem| {
    let begun = luis(tandem).await;
    let (program, site) = (begun.program.to_string(), begun.site.to_string());
    begun.lucia.get("/intake/new").await;
    let page = begun.lucia.post("/intake/new", &with_place(&LUIS_AGAIN, &program, &site)).await;
    assert!(page.says("This may be someone we already know") && page.says("Luis Ángel Cárdenas Villaseñor"));
    assert!(page.says("the same date of birth") && page.says("Applied"), "{}", page.text());
    assert_eq!(page.value("given_name").as_deref(), Some("Luis A."), "what was typed is still there");
    assert!(begun.lucia.get("/intake").await.says("One application is open."), "nothing was written");
});

both!(the_same_person_gets_a_new_case_unless_one_is_open, async |tandem| {
    let begun = luis(tandem).await;
    let (other, site) = tandem.open_program_like("year_up").await;
    let (program, site, other) = (begun.program.to_string(), site.to_string(), other.to_string());
    begun.lucia.get("/intake/new").await;
    let page = begun.lucia.post("/intake/new", &with_place(&LUIS_AGAIN, &program, &site)).await;
    let same = page.attributes("button[name=same]", "value").remove(0);
    let page = begun.lucia.post("/intake/new", &[("same", &same)]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("There is an open case in this program already"), "{}", page.text());
    begun.lucia.post("/intake/new", &[("program", &other)]).await;
    let page = begun.lucia.post("/intake/new", &[("same", &same)]).await;
    assert_eq!(page.heading(), "Luis Ángel Cárdenas Villaseñor");
    assert_ne!(case_of(&page), begun.case);
});

both!(somebody_else_begins_an_application_of_their_own, async |tandem| {
    let begun = luis(tandem).await;
    let (program, site) = (begun.program.to_string(), begun.site.to_string());
    begun.lucia.get("/intake/new").await;
    begun.lucia.post("/intake/new", &with_place(&LUIS_AGAIN, &program, &site)).await;
    let page = begun.lucia.post("/intake/new", &[("somebody_else", "yes")]).await;
    assert_eq!(page.heading(), "Luis A. Cardenas");
    assert!(!page.says("may be someone we already know"), "it was said that they are two");
});

both!(of_somebody_out_of_reach_no_more_is_told_than_a_possible_match, async |tandem| {
    let begun = luis(tandem).await;
    let nadia = tandem.sign_in(NADIA).await;
    nadia.get("/intake/new").await;
    let (program, site) = (begun.program.to_string(), begun.site.to_string());
    let page = nadia.send("/intake/new", &pairs(&with_place(&LUIS_AGAIN, &program, &site))).await;
    assert!(!page.text().contains("Cárdenas Villaseñor"), "{}", page.text());
    assert!(page.status.is_client_error(), "programs and sites of others are no choice");
});

both!(a_caseworker_keeps_the_application_that_they_took, async |tandem| {
    let (program, site) = tandem.open_program_like("workadvance").await;
    let denise = tandem.sign_in(DENISE).await;
    denise.get("/intake/new").await;
    let page = denise.post("/intake/new", &with_place(&LUIS, &program.to_string(), &site.to_string())).await;
    assert_eq!(page.heading(), "Luis Ángel Cárdenas Villaseñor");
    assert!(denise.get("/intake").await.says("Luis Ángel"));
});

both!(every_mistake_is_told_and_nothing_is_lost, async |tandem| {
    let (program, site) = tandem.open_program_like("workadvance").await;
    let lucia = tandem.sign_in(LUCIA).await;
    lucia.get("/intake/new").await;
    let wrong = [("given_name", "Luis"), ("born", "1998-02-30"), ("phone", "none"), ("ssn", "000-12-3456")];
    let page = lucia.post("/intake/new", &with_place(&wrong, &program.to_string(), &site.to_string())).await;
    assert_eq!(page.status, 422);
    let told = page.wrong().join(" ");
    for said in ["Last name is still missing", "Date of birth is no day", "Phone must", "Social security number"] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert_eq!(page.value("born").as_deref(), Some("1998-02-30"));
});

both!(the_same_form_twice_begins_one_application, async |tandem| {
    let (program, site) = tandem.open_program_like("workadvance").await;
    let lucia = tandem.sign_in(LUCIA).await;
    let form = lucia.get("/intake/new").await.form("/intake/new").unwrap();
    let (program, site) = (program.to_string(), site.to_string());
    let typed = pairs(&with_place(&LUIS, &program, &site));
    let key = form.values.iter().filter(|(name, _)| name == "_key").cloned();
    let sent: Vec<_> = typed.into_iter().chain(key).chain([("somebody_else".to_owned(), "yes".to_owned())]).collect();
    let first = lucia.send("/intake/new", &sent).await;
    let second = lucia.send("/intake/new", &sent).await;
    assert_eq!(case_of(&first), case_of(&second));
});

fn pairs(typed: &[(&str, &str)]) -> Vec<(String, String)> {
    typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
