//! A new application, with whoever may be the same person.

use domain::access::{Act, audit, organizations};
use domain::intake::case::{self, Application};
use domain::intake::participants::{self, ParticipantDetails};
use domain::perform;
use domain::shared::{Fields, ProgramId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::people::{DENISE, LUCIA};
use tests::{TestTandem, both};

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
    let (program, site) = tandem.open_program_like("workadvance").await;
    let (details, application) = at_another_site(tandem, program).await;
    let write = async move |act: &mut Act<'_>| {
        let participant = participants::commands::add(act, details).await?;
        case::commands::apply(act, participant, &application).await
    };
    perform(&tandem.store, &tandem.operator().await, write).await.unwrap();
    let lucia = tandem.sign_in(LUCIA).await;
    lucia.get("/intake/new").await;
    let page = lucia.post("/intake/new", &with_place(&LUIS_AGAIN, &program.to_string(), &site.to_string())).await;
    assert!(page.says("There is a possible match") && page.says("Ask a supervisor"), "{}", page.text());
    assert!(!page.html.contains("Villaseñor") && page.count("button[name=same]") == 0, "{}", page.text());
    let page = lucia.post("/intake/new", &[("somebody_else", "yes")]).await;
    assert!(page.says("There is a possible match") && !page.html.contains("Villaseñor"), "{}", page.text());
    let searches = audit::Entity::find().filter(audit::Column::Action.eq("looked-for-duplicates"));
    assert_eq!(searches.all(tandem.store.read()).await.unwrap().len(), 1, "each search leaves its trace");
});

/// Luis, as somebody wrote him down at another site.
async fn at_another_site(tandem: &TestTandem, program: ProgramId) -> (ParticipantDetails, Application) {
    let open = async move |act: &mut Act<'_>| organizations::open_site(act, "Kettle Creek").await;
    let site = perform(&tandem.store, &tandem.operator().await, open).await.unwrap();
    let today = tandem.today();
    let details = Fields::read(&pairs(&LUIS[..4]), |fields| ParticipantDetails::read(fields, today)).unwrap();
    (details, Application { program, site, applied_on: today, came_through: None })
}

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
