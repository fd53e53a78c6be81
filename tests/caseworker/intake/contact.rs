//! Step 1.

use tests::both;
use tests::people::MARCUS;

use super::arranged::{LUIS, luis, with_place};

both!(name_contact_and_whom_else_to_ask_are_saved, async |tandem| {
    let luis = luis(tandem).await;
    let typed = [
        ("goes_by", "Lucho"),
        ("safe_channel", "text"),
        ("safe_hours", "after 3 pm"),
        ("ssn", "123-45-6789"),
        ("other_name", "Ana"),
        ("other_relation", "sister"),
        ("other_phone", "210-555-0101"),
    ];
    let page = luis.save("contact", &typed).await;
    assert_eq!(page.path.split('?').next(), Some(luis.step("work").as_str()), "{:?}", page.wrong());
    let page = luis.lucia.get(&luis.step("contact")).await;
    assert_eq!(page.value("goes_by").as_deref(), Some("Lucho"));
    assert!(page.says("ending in 6789") && page.says("Ana sister"), "{}", page.text());
    assert_eq!(page.value("ssn").as_deref(), Some(""), "a number is not shown again");
});

both!(what_is_wrong_is_told_beside_it, async |tandem| {
    let luis = luis(tandem).await;
    let page = luis.save("contact", &[("given_name", ""), ("email", "no mail"), ("other_phone", "210-555-0101")]).await;
    assert_eq!(page.status, 422);
    let told = page.wrong().join(" ");
    for said in ["First name is still missing", "E-mail must be an e-mail address", "Name is still missing"] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert_eq!(page.value("email").as_deref(), Some("no mail"));
});

both!(of_two_who_change_somebody_the_second_is_told, async |tandem| {
    let luis = luis(tandem).await;
    let marcus = tandem.sign_in(MARCUS).await;
    luis.lucia.get(&luis.step("contact")).await;
    marcus.get(&luis.step("contact")).await;
    marcus.post(&luis.step("contact"), &[("phone", "210-555-0199")]).await;
    let page = luis.lucia.post(&luis.step("contact"), &[("phone", "210-555-0111")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Marcus Webb saved this") && page.says("210-555-0199"), "{}", page.text());
});

both!(a_name_that_changes_may_show_somebody_known, async |tandem| {
    let first = luis(tandem).await;
    first.lucia.get("/intake/new").await;
    let (program, site) = (first.program.to_string(), first.site.to_string());
    let other = [("given_name", "Pedro"), ("family_name", "Ruiz"), ("born", "1998-05-17"), ("source", "web")];
    let page = first.lucia.post("/intake/new", &with_place(&other, &program, &site)).await;
    let contact = page.path.split('?').next().unwrap().replace("/work", "/contact");
    first.lucia.get(&contact).await;
    first.lucia.post(&contact, &[LUIS[0], LUIS[1]]).await;
    let page = first.lucia.get(&contact).await;
    assert!(page.says("This may be someone we already know") && page.says("Look again"), "{}", page.text());
    assert!(first.lucia.get("/intake").await.says("May be a duplicate"));
    first.lucia.get(&contact).await;
    let duplicate = contact.replace("/contact", "/duplicate");
    let page = first.lucia.post(&duplicate, &[("settlement", "other")]).await;
    assert!(page.says("Noted: two people.") && !page.says("someone we already know"), "{}", page.text());
});
