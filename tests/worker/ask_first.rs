//! A follow-up that asks the participant first mails them a link, once.

use std::process::Stdio;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use chrono::TimeDelta;
use domain::access::Act;
use domain::follow_up::surveys::asking;
use domain::follow_up::tasks::sweeps::Asked;
use domain::shared::{CaseId, Fault, Language, Stop};
use tests::people::DENISE;
use tests::{Mail, Postman, TestTandem, Verdict, both};

const ROSA: &str = "rosa@mail.example";

async fn placed(tandem: &TestTandem) -> CaseId {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    tandem.placed(case, "Alvarez Machining", tandem.today()).await;
    case
}

/// The mails that asked Rosa; staff get mail of their own.
fn asked_rosa(tandem: &TestTandem) -> Vec<Mail> {
    tandem.mailbox().into_iter().filter(|mail| mail.to == ROSA).collect()
}

both!(a_link_is_mailed_when_the_follow_up_opens_and_once, async |tandem| {
    let case = placed(tandem).await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.let_days_pass(4);
    tandem.run_worker().await;
    assert_eq!(asked_rosa(tandem), [], "its window opens tomorrow");
    for _ in 0..3 {
        tandem.let_days_pass(1);
        tandem.run_worker().await;
    }
    let mails = asked_rosa(tandem);
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].to.as_str(), mails[0].subject.as_str()), (ROSA, "A few questions for you"));
    let text = &mails[0].text;
    assert!(text.contains("Riverside") && text.contains("works until Tuesday, December 8"), "{text}");
    for told in ["Rosa", "Alvarez", "CNC", "Denise"] {
        assert!(!text.contains(told) && !mails[0].html.contains(told), "mail is read by others: {told}");
    }
});

both!(the_mail_is_in_their_language, async |tandem| {
    let case = placed(tandem).await;
    tandem.reads_mail(case, ROSA, Language::Spanish).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    let mail = tandem.last_mail_to(ROSA);
    assert_eq!(mail.subject, "Unas preguntas para usted");
    assert!(mail.text.contains("funciona hasta el martes, 8 de diciembre"), "{}", mail.text);
    assert!(mail.html.contains("Responder las preguntas") && mail.link().starts_with(&tandem.base()));
});

both!(who_cannot_safely_be_mailed_is_not, async |tandem| {
    let case = placed(tandem).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    assert_eq!((asked_rosa(tandem), tandem.surveys().await.len()), (Vec::new(), 0));
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(asked_rosa(tandem).len(), 1, "once mail is safe, they are asked while the window is open");
});

both!(a_follow_up_that_was_answered_before_asks_nobody, async |tandem| {
    use domain::follow_up::contacts::rules::{Channel, ContactOutcome, Worked};
    use domain::follow_up::contacts::{ContactDetails, commands};
    let case = placed(tandem).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    let called = ContactDetails::on(tandem.today(), Channel::Call, ContactOutcome::Reached);
    let called = ContactDetails { worked: Some(Worked::Yes), ..called };
    tandem.arrange(async move |act: &mut Act<'_>| commands::log(act, case, &called).await).await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(asked_rosa(tandem), []);
});

both!(a_worker_that_dies_between_asking_and_its_commit_asks_again_and_once, async |tandem| {
    let case = placed(tandem).await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.let_days_pass(5);
    let today = tandem.today();
    tandem.worker_as_of(&today.iso()).await.unwrap();
    assert_eq!(tandem.surveys().await.len(), 1);
    let asked = Asked { organization: tandem.riverside().await.id, today, after: None };
    assert_eq!(asking::to_ask(tandem.store.read(), asked).await.unwrap(), [], "asked of once");
    let task = tandem.surveys().await[0].task_id;
    let again = tandem.arrange(async move |act: &mut Act<'_>| asking::ask(act, task).await).await;
    assert!(!again, "another worker that had read the same task asks nobody twice");
    assert_eq!(asked_rosa(tandem).len(), 1);
});

both!(what_fails_midway_leaves_neither_link_nor_mail, async |tandem| {
    use domain::access::links;
    use sea_orm::{EntityTrait, PaginatorTrait};
    let case = placed(tandem).await;
    tandem.let_days_pass(5);
    tandem.run_worker().await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    let asked = Asked { organization: tandem.riverside().await.id, today: tandem.today(), after: None };
    let task = asking::to_ask(tandem.store.read(), asked).await.unwrap()[0];
    let by = tandem.operator().await;
    let die = async move |act: &mut Act<'_>| {
        asking::ask(act, task).await?;
        Err::<(), _>(Stop::from(Fault::Broken("the power went")))
    };
    assert!(domain::perform(&tandem.store, &by, die).await.is_err());
    let left = links::Entity::find().count(tandem.store.read()).await.unwrap();
    assert_eq!((tandem.surveys().await.len(), left), (0, 0));
    tandem.let_days_pass(1);
    tandem.run_worker().await;
    assert_eq!(asked_rosa(tandem).len(), 1);
});

both!(a_worker_killed_while_it_mails_sends_the_same_mail_again, async |tandem| {
    let case = placed(tandem).await;
    tandem.reads_mail(case, ROSA, Language::English).await;
    tandem.let_days_pass(5);
    let (arrived, told) = mpsc::channel::<()>();
    let (killed, go_on) = mpsc::channel::<()>();
    let gate = Mutex::new(Some((arrived, go_on)));
    let postman = Postman::in_the_mood(move |mail| {
        if mail.to != ROSA {
            return Verdict::Taken;
        }
        if let Some((arrived, go_on)) = gate.lock().unwrap().take() {
            arrived.send(()).unwrap();
            go_on.recv().unwrap();
        }
        Verdict::Taken
    });
    let mut program = tandem.program("tandem-worker");
    program.arg("--once").env("TANDEM_MAIL", postman.url()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut worker = program.spawn().unwrap();
    told.recv_timeout(Duration::from_secs(60)).expect("the worker sends");
    worker.kill().unwrap();
    worker.wait().unwrap();
    killed.send(()).unwrap();
    tandem.let_pass(TimeDelta::minutes(6));
    tandem.try_worker(&tandem.settings_with_mail(postman.url())).await;
    let taken: Vec<_> = postman.taken().into_iter().filter(|mail| mail.to == ROSA).collect();
    assert_eq!((taken.len(), tandem.surveys().await.len()), (2, 1));
    assert_eq!((&taken[0].id, taken[0].link()), (&taken[1].id, taken[1].link()), "who reads it sees one mail");
});
