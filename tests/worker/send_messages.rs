use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use chrono::TimeDelta;
use domain::messages::lease::Progress;
use domain::messages::outbox;
use domain::setup::Store;
use sea_orm::EntityTrait;
use tests::people::DENISE;
use tests::{Postman, TestTandem, Verdict, both};
use worker::{Desk, Report, run_once};

both!(a_message_leaves_over_a_real_connection, async |tandem| {
    ask_for_mail(tandem).await;
    let postman = Postman::friendly();
    tandem.try_worker(&tandem.settings_with_mail(postman.url())).await;
    let taken = postman.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].to.as_str(), taken[0].from.as_str()), (DENISE.email, "tandem@localhost"));
    assert!(taken[0].link().starts_with(&tandem.base()));
    assert!(taken[0].html.contains("<a ") && taken[0].text.contains("Denise"));
});

both!(a_message_leaves_once, async |tandem| {
    ask_for_mail(tandem).await;
    for _ in 0..3 {
        tandem.run_worker().await;
    }
    assert_eq!(tandem.mailbox().len(), 1);
});

both!(a_server_that_says_later_is_asked_again, async |tandem| {
    ask_for_mail(tandem).await;
    let busy = Arc::new(AtomicBool::new(true));
    let seen = busy.clone();
    let mood = move |_: &_| if seen.load(Ordering::SeqCst) { Verdict::Later } else { Verdict::Taken };
    let postman = Postman::in_the_mood(mood);
    let settings = tandem.settings_with_mail(postman.url());
    assert_eq!(failed(&tandem.try_worker(&settings).await), 1);
    assert_eq!(failed(&tandem.try_worker(&settings).await), 0, "not before a pause");
    let waiting = only_message(tandem).await;
    assert_eq!((waiting.progress, waiting.tries), (Progress::Waiting, 1));
    assert_eq!(waiting.last_error.as_deref(), Some("the mail server answered 451"));
    busy.store(false, Ordering::SeqCst);
    tandem.let_pass(TimeDelta::minutes(1));
    tandem.try_worker(&settings).await;
    assert_eq!(postman.taken().len(), 1);
    assert_eq!(only_message(tandem).await.progress, Progress::Done);
});

both!(a_server_that_says_never_is_not_asked_again, async |tandem| {
    ask_for_mail(tandem).await;
    let postman = Postman::in_the_mood(|_| Verdict::Never);
    let settings = tandem.settings_with_mail(postman.url());
    assert_eq!(failed(&tandem.try_worker(&settings).await), 1);
    tandem.let_days_pass(3);
    assert_eq!(failed(&tandem.try_worker(&settings).await), 0);
    let dead = only_message(tandem).await;
    assert_eq!((dead.progress, dead.tries), (Progress::Dead, 1));
    assert!(!format!("{:?}", dead.last_error).contains("mailbox"), "a server's own words can name people");
});

both!(a_server_that_is_not_there_is_asked_for_two_days, async |tandem| {
    ask_for_mail(tandem).await;
    let settings = tandem.settings_with_mail("smtp://127.0.0.1:9");
    let mut tries = 0;
    for _ in 0..72 {
        tries += failed(&tandem.try_worker(&settings).await);
        tandem.let_pass(TimeDelta::hours(1));
    }
    assert_eq!(only_message(tandem).await.progress, Progress::Dead);
    assert_eq!(tries, u64::try_from(domain::messages::lease::MOST_TRIES).unwrap());
});

both!(two_workers_send_one_mail, async |tandem| {
    for _ in 0..5 {
        ask_for_mail(tandem).await;
    }
    let postman = Postman::in_the_mood(|_| {
        std::thread::sleep(Duration::from_millis(30));
        Verdict::Taken
    });
    let settings = tandem.settings_with_mail(postman.url());
    let other = Store::open(&tandem.settings.database(), tandem.store.keys.clone()).await.unwrap();
    let (here, there) = (tandem.desk(&settings), Desk { store: other.clone(), ..tandem.desk(&settings) });
    let (first, second) = tokio::join!(run_once(&here, None), run_once(&there, None));
    assert_eq!(done(&first.unwrap()) + done(&second.unwrap()), 5);
    let mut ids: Vec<_> = postman.taken().into_iter().map(|mail| mail.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((postman.taken().len(), ids.len()), (5, 5));
    other.close().await.unwrap();
});

both!(a_worker_killed_between_the_servers_yes_and_its_own_note_sends_the_same_mail_again, async |tandem| {
    ask_for_mail(tandem).await;
    let (arrived, told) = mpsc::channel::<()>();
    let (killed, go_on) = mpsc::channel::<()>();
    let gate = Mutex::new(Some((arrived, go_on)));
    let postman = Postman::in_the_mood(move |_| {
        // The first mail is taken only once the worker that brought it is dead.
        if let Some((arrived, go_on)) = gate.lock().unwrap().take() {
            arrived.send(()).unwrap();
            go_on.recv().unwrap();
        }
        Verdict::Taken
    });
    let mut program = tandem.program("tandem-worker");
    program.arg("--once").env("TANDEM_MAIL", postman.url()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut worker = program.spawn().unwrap();
    told.recv_timeout(Duration::from_secs(30)).expect("the worker sends");
    worker.kill().unwrap();
    worker.wait().unwrap();
    killed.send(()).unwrap();
    let held = only_message(tandem).await;
    assert_eq!((held.progress, held.lease.is_some()), (Progress::Waiting, true));

    let settings = tandem.settings_with_mail(postman.url());
    assert_eq!(done(&tandem.try_worker(&settings).await), 0, "the dead worker's hold still lasts");
    tandem.let_pass(TimeDelta::minutes(6));
    assert_eq!(done(&tandem.try_worker(&settings).await), 1);
    assert_eq!(only_message(tandem).await.progress, Progress::Done);
    let ids: Vec<_> = postman.taken().into_iter().map(|mail| mail.id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1], "who reads it sees one mail");
});

/// Denise asks for a link, which is a message.
async fn ask_for_mail(tandem: &TestTandem) {
    let denise = tandem.visitor();
    denise.get("/sign-in/forgot").await;
    denise.post("/sign-in/forgot", &[("email", DENISE.email)]).await;
}

async fn only_message(tandem: &TestTandem) -> outbox::Model {
    let mut all = outbox::Entity::find().all(tandem.store.read()).await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn failed(reports: &[Report]) -> u64 {
    reports.iter().map(|report| report.counts.failed).sum()
}

fn done(reports: &[Report]) -> u64 {
    reports.iter().filter(|report| report.job == "send-messages").map(|report| report.counts.done).sum()
}
