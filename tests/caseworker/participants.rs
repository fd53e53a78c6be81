//! Finding people: one's own with the way in, a colleague's masked, strangers not at all.

use tests::both;
use tests::people::{DENISE, GRACE, INGRID, LUCIA, MARCUS, OTTO};

use super::record::arranged::{manage, omar, rosa};

both!(one_finds_ones_own_by_any_word_by_last_digits_and_by_number, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    for typed in ["rosa", "Quino", "maldo rosa", "QUIÑONES", "0119", "(210) 555-0119", "LC-2026-00001", "lc-2026-0"] {
        let page = denise.get(&format!("/participants?q={}", encoded(typed))).await;
        assert_eq!(page.attributes("#found a", "href"), [format!("/cases/{}", rosa.case)], "{typed}: {}", page.text());
        assert!(page.says("LC-2026-00001 · Manufacturing pathways · yours"), "{}", page.text());
    }
    for typed in ["", "  ", "osa", "rosa okafor", "0118", "%", "_", "'; --"] {
        let page = denise.get(&format!("/participants?q={}", encoded(typed))).await;
        assert_eq!(page.status, 200, "{typed}");
        assert_eq!(page.count("#found li"), 0, "{typed}: {}", page.text());
    }
});

both!(a_colleagues_participant_is_masked_and_there_is_no_way_in, async |tandem| {
    let (_, omar) = (rosa(tandem).await, omar(tandem).await);
    let denise = tandem.sign_in(DENISE).await;
    let page = denise.get("/participants?q=haddad").await;
    assert_eq!(page.texts("#found .masked b"), ["", "O… H…"]);
    assert!(page.says("Manufacturing pathways, Main Street. Ask Abdul Karimi."), "{}", page.text());
    assert_eq!(page.count("#found a"), 0);
    let main = page.document().select(&tests::selector("#found")).next().unwrap().html();
    for secret in ["Omar", "Haddad", "555-0120", "LC-2026", &omar.case.to_string(), &omar.participant.to_string()] {
        assert!(!main.contains(secret), "{secret} is in {main}");
    }
    assert_eq!(denise.get("/participants?q=ha").await.count("#found li"), 0, "two letters would list the site");
});

both!(everybody_finds_what_their_role_reaches, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    manage(tandem, rosa.program).await;
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get("/participants?q=haddad").await;
    assert_eq!(page.attributes("#found a", "href"), [format!("/cases/{}", omar.case)]);
    assert!(page.says("Abdul Karimi"));
    let lucia = tandem.sign_in(LUCIA).await;
    assert_eq!(lucia.get("/participants?q=haddad").await.count("#found a"), 1, "just handed over");
    let otto = tandem.sign_in(OTTO).await;
    assert_eq!(otto.get("/participants?q=haddad").await.count("#found li"), 0, "another organization");
    let grace = tandem.sign_in(GRACE).await;
    assert_eq!(grace.get("/participants?q=haddad").await.count("#found li"), 0);
    let ingrid = tandem.sign_in(INGRID).await;
    assert_eq!(ingrid.get("/participants?q=haddad").await.status, 403);
});

both!(a_changed_name_is_found_by_its_new_words_only, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let edit = format!("/cases/{}/edit", rosa.case);
    denise.get(&edit).await;
    denise.post(&edit, &[("family_name", "Okonkwo"), ("phone", "210-555-0777")]).await;
    assert_eq!(denise.get("/participants?q=okonkwo").await.count("#found a"), 1);
    assert_eq!(denise.get("/participants?q=0777").await.count("#found a"), 1);
    for old in ["maldonado", "0119"] {
        assert_eq!(denise.get(&format!("/participants?q={old}")).await.count("#found a"), 0, "{old}");
    }
});

fn encoded(typed: &str) -> String {
    typed.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
