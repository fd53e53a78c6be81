use domain::access::links;
use sea_orm::EntityTrait;
use tests::both;
use tests::people::{ABDUL, DENISE};

use crate::caseworker::record::arranged::{omar, rosa};

both!(where_mail_is_safe_a_neutral_mail_leaves_in_their_language, async |tandem| {
    let omar = omar(tandem).await;
    let abdul = tandem.sign_in(ABDUL).await;
    abdul.get(&format!("/cases/{}/documents", omar.case)).await;
    let page = abdul.post(&format!("/cases/{}/documents/request", omar.case), &[("papers", "proof-of-age")]).await;
    assert!(page.says("The link went to Omar by mail.") && page.count("#link") == 0, "{}", page.text());
    tandem.run_worker().await;
    let mail = tandem.last_mail_to("omar@mail.example");
    assert_eq!(mail.subject, "A link for you");
    for told in ["Omar", "Haddad", "Proof of age", "Manufacturing"] {
        assert!(!mail.text.contains(told) && !mail.html.contains(told), "{told}: {}", mail.text);
    }
});

both!(where_mail_is_not_safe_staff_hand_the_link_over, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let tab = format!("/cases/{}/documents", rosa.case);
    denise.get(&tab).await;
    let page = denise.post(&format!("{tab}/request"), &[]).await;
    let link = page.attributes("#link", "value").remove(0);
    assert!(link.starts_with(&format!("{}/d/", tandem.base())), "{link}");
    let text = page.attributes("a[href^='sms:']", "href").into_iter().find(|href| href.contains("body=")).unwrap();
    assert!(text.starts_with("sms:+12105550119?body=Hola"), "in her language: {text}");
    tandem.run_worker().await;
    assert!(tandem.mailbox().is_empty());
    let kept = links::Entity::find().all(tandem.store.read()).await.unwrap();
    assert!(!format!("{kept:?}").contains(link.rsplit('/').next().unwrap()), "the secret is not kept in the clear");
});

both!(a_new_link_and_a_withdrawal_end_the_old_one, async |tandem| {
    let rosa = rosa(tandem).await;
    let denise = tandem.sign_in(DENISE).await;
    let tab = format!("/cases/{}/documents", rosa.case);
    denise.get(&tab).await;
    let first = denise.post(&format!("{tab}/request"), &[]).await.attributes("#link", "value").remove(0);
    let page = denise.post(&format!("{tab}/request"), &[("papers", "proof-of-age")]).await;
    let second = page.attributes("#link", "value").remove(0);
    let visitor = tandem.visitor();
    assert_eq!(visitor.get(&first).await.status, 410);
    assert_eq!(visitor.get(&second).await.status, 200);
    let withdrawal = page.forms().into_iter().find(|form| form.action.ends_with("/withdrawal")).unwrap().action;
    denise.post(&withdrawal, &[]).await;
    assert_eq!(visitor.get(&second).await.status, 410);
});

both!(a_mail_that_waits_does_not_leave_after_the_withdrawal, async |tandem| {
    let omar = omar(tandem).await;
    let abdul = tandem.sign_in(ABDUL).await;
    let tab = format!("/cases/{}/documents", omar.case);
    abdul.get(&tab).await;
    let page = abdul.post(&format!("{tab}/request"), &[]).await;
    let withdrawal = page.forms().into_iter().find(|form| form.action.ends_with("/withdrawal")).unwrap().action;
    abdul.post(&withdrawal, &[]).await;
    tandem.run_worker().await;
    assert!(tandem.mailbox().is_empty());
});

both!(asking_for_nothing_or_in_anothers_case_is_refused, async |tandem| {
    let (rosa, omar) = (rosa(tandem).await, omar(tandem).await);
    let denise = tandem.sign_in(DENISE).await;
    let request = format!("/cases/{}/documents/request", rosa.case);
    let page = denise.send(&request, &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().iter().any(|wrong| wrong.contains("Which papers is still missing")), "{:?}", page.wrong());
    let unknown = [("papers".to_owned(), "passport-of-somebody".to_owned())];
    assert_eq!(denise.send(&request, &unknown).await.status, 422);
    let papers = [("papers".to_owned(), "proof-of-age".to_owned())];
    let others = format!("/cases/{}/documents/request", omar.case);
    assert_eq!(denise.send(&others, &papers).await.status, 404);
    let page = denise.send(&request, &papers).await;
    let withdrawal = page.forms().into_iter().find(|form| form.action.ends_with("/withdrawal")).unwrap().action;
    let abdul = tandem.sign_in(ABDUL).await;
    assert_eq!(abdul.send(&withdrawal, &[]).await.status, 404);
    let through_his_own = withdrawal.replace(&rosa.case.to_string(), &omar.case.to_string());
    assert_eq!(abdul.send(&through_his_own, &[]).await.status, 404);
});
