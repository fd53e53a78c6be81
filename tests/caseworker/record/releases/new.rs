use domain::access::Act;
use domain::intake::releases::kinds::ReleaseKind;
use domain::intake::releases::lists::{Category, RecipientKind};
use domain::intake::releases::rules::Recipient;
use domain::intake::releases::{Entity, Words, queries};
use domain::intake::releases::{commands, name_hash};
use domain::perform;
use domain::shared::Coded;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::people::{ABDUL, DENISE, GRACE, INGRID, LUCIA};
use tests::{TestTandem, both};

use crate::caseworker::record::arranged::{Someone, omar, rosa, signed_paper, someone};

fn path(of: Someone, kind: &str) -> String {
    format!("/cases/{}/releases/new?kind={kind}", of.case)
}

/// The form's pairs as they stand, with these said instead.
async fn said(tandem: &TestTandem, of: Someone, kind: &str, said: &[(&str, &str)]) -> tests::Page {
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get(&path(of, kind)).await;
    let form = page.form(&format!("/cases/{}/releases/new", of.case)).expect("a form").values;
    let kept = form.into_iter().filter(|(name, _)| said.iter().all(|(other, _)| other != name));
    let said = said.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    denise.send(&path(of, kind), &kept.chain(said).collect::<Vec<_>>()).await
}

/// Everything that a good release to an employer says.
fn good(paper: &str) -> Vec<(&str, &str)> {
    vec![
        ("recipient_name", "Alvarez Machining"),
        ("categories", "name"),
        ("categories", "skills"),
        ("purpose", "To be considered for a job"),
        ("proof", "paper"),
        ("document", paper),
        ("witness", "Denise Okafor"),
        ("voluntary", "yes"),
        ("_step", "save"),
    ]
}

fn instead<'a>(mut good: Vec<(&'a str, &'a str)>, said: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    good.retain(|(name, _)| said.iter().all(|(other, _)| other != name));
    good.extend(said.iter().filter(|(_, value)| !value.is_empty()));
    good
}

both!(a_signed_release_is_previewed_then_recorded_and_covers_what_was_ticked, async |tandem| {
    let rosa = rosa(tandem).await;
    let paper = signed_paper(tandem, rosa, "profile").await.to_string();
    let with_contact = instead(good(&paper), &[("_step", "preview"), ("categories", "contact")]);
    let page = said(tandem, rosa, "referral-profile", &with_contact).await;
    assert!(
        page.says("What Alvarez Machining will see") && page.says("210-555-0119 · rosa@mail.example"),
        "{}",
        page.text()
    );
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0, "a preview saves nothing");
    let page = said(tandem, rosa, "referral-profile", &good(&paper)).await;
    assert!(page.says("The release is recorded.") && page.says("Alvarez Machining"), "{}", page.text());
    let release = Entity::find().one(tandem.store.read()).await.unwrap().unwrap();
    assert_eq!((release.text_version, release.text_hash.len()), (1, 64));
    assert_eq!(release.signer_name, "Rosa Maldonado Quiñones");
    assert_eq!(release.until_day.unwrap().iso(), "2027-05-23", "six months, the first day among them");
    let keys = &tandem.store.keys;
    assert_eq!(Words::of(keys, &release).unwrap().recipient, "Alvarez Machining");
    assert!(!String::from_utf8_lossy(&release.recipient_name.0).contains("Alvarez"), "sealed");
    let alvarez =
        Recipient { kind: RecipientKind::Employer, id: None, name_hash: name_hash(keys, "ALVAREZ  machining") };
    for (category, covered) in [(Category::Name, true), (Category::Skills, true), (Category::Contact, false)] {
        let is = queries::is_covered(tandem.store.read(), rosa.participant, &alvarez, category, tandem.today()).await;
        assert_eq!(is.unwrap(), covered, "{category:?}");
    }
});

both!(nothing_is_ticked_beforehand, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    for kind in ReleaseKind::ALL {
        let page = denise.get(&path(rosa, kind.code())).await;
        assert_eq!(page.status, 200, "{kind:?}: {}", page.text());
        assert_eq!(page.count("main input[type=checkbox][checked]"), 0, "{kind:?}");
    }
    assert_eq!(denise.get(&path(rosa, "everything")).await.status, 404);
});

both!(a_release_that_may_not_be_is_refused_and_nothing_is_shared, async |tandem| {
    let rosa = rosa(tandem).await;
    let paper = signed_paper(tandem, rosa, "profile").await.to_string();
    let omars = signed_paper(tandem, omar(tandem).await, "his").await.to_string();
    let cases: [(&str, &[(&str, &str)], &str); 11] = [
        ("referral-profile", &[("document", "")], "Choose the scanned paper that was signed"),
        ("referral-profile", &[("document", &omars)], "Choose the scanned paper that was signed"),
        ("referral-profile", &[("proof", "word")], "This needs a signature"),
        ("referral-profile", &[("proof", "electronic")], "This needs a signature"),
        ("referral-profile", &[("until", "2027-05-24")], "It may last until May 23, 2027 at the longest"),
        ("referral-profile", &[("from", "2026-11-01")], "A release holds from Nov 24, 2026 on at the earliest"),
        ("referral-profile", &[("voluntary", "")], "A release that is a condition for being served is none"),
        ("referral-profile", &[("categories", "")], "Nothing is ticked"),
        ("referral-profile", &[("signer", "parent"), ("signer_name", "abdul KARIMI")], "Staff never sign"),
        ("referral-profile", &[("signed_on", "2026-12-01"), ("from", "2026-12-01")], "in the future"),
        (
            "safety",
            &[("recipient_kind", "employer"), ("categories", "safety"), ("concerning", "x")],
            "never goes there",
        ),
    ];
    for (kind, instead_said, told) in cases {
        let page = said(tandem, rosa, kind, &instead(good(&paper), instead_said)).await;
        assert_eq!(page.status, 422, "{told}: {}", page.text());
        assert!(page.wrong().iter().any(|wrong| wrong.contains(told)), "{told}: {:?}", page.wrong());
        assert_eq!(page.value("purpose").as_deref(), Some("To be considered for a job"), "what was typed is there");
    }
    assert_eq!(Entity::find().count(tandem.store.read()).await.unwrap(), 0);
});

both!(whoever_harm_comes_from_signs_nothing_and_is_named_nowhere, async |tandem| {
    let rosa = rosa(tandem).await;
    let bar = async move |act: &mut Act<'_>| commands::bar_signer(act, rosa.case, "Victor  Peña").await;
    perform(&tandem.store, &tandem.operator().await, bar).await.unwrap();
    let paper = signed_paper(tandem, rosa, "by him").await.to_string();
    let by_him = [("signer", "parent"), ("signer_name", "victor pena")];
    let page = said(tandem, rosa, "referral-profile", &instead(good(&paper), &by_him)).await;
    assert!(page.wrong().iter().any(|wrong| wrong.contains("may not sign for the participant")), "{:?}", page.wrong());
    let denise = tandem.sign_in(DENISE).await;
    for page in ["releases", "documents", "history"] {
        let page = denise.get(&format!("/cases/{}/{page}", rosa.case)).await;
        assert!(!page.html.contains("Victor") && !page.html.contains("Peña"), "{}", page.path);
    }
});

both!(what_must_be_signed_apart_needs_a_paper_of_its_own, async |tandem| {
    let rosa = rosa(tandem).await;
    let paper = signed_paper(tandem, rosa, "both at once").await.to_string();
    let background = [("categories", "background-result"), ("concerning", "Setup operator"), ("until", "2027-02-21")];
    said(tandem, rosa, "referral-profile", &good(&paper)).await;
    let page = said(tandem, rosa, "background-result", &instead(good(&paper), &background)).await;
    assert!(page.wrong().iter().any(|wrong| wrong.contains("signed on a paper of its own")), "{:?}", page.wrong());
    let own = signed_paper(tandem, rosa, "its own").await.to_string();
    let page = said(tandem, rosa, "background-result", &instead(good(&own), &background)).await;
    assert!(page.says("Waits for a manager"), "{}", page.text());
    let page = said(tandem, rosa, "referral-profile", &good(&own)).await;
    assert!(page.wrong().iter().any(|wrong| wrong.contains("signed on a paper of its own")), "{:?}", page.wrong());
});

both!(each_role_records_what_it_may, async |tandem| {
    let rosa = rosa(tandem).await;
    assert_eq!(tandem.sign_in(ABDUL).await.get(&path(rosa, "referral-profile")).await.status, 404);
    assert_eq!(tandem.sign_in(INGRID).await.get(&path(rosa, "referral-profile")).await.status, 403);
    assert_eq!(tandem.sign_in(LUCIA).await.get(&path(rosa, "referral-profile")).await.status, 200);
    let graces = someone(tandem, DENISE, &[("given_name", "Tam"), ("family_name", "Vo")]).await;
    assert_eq!(tandem.sign_in(GRACE).await.get(&path(graces, "referral-profile")).await.status, 404);
});
