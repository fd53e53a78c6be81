//! One Tandem for one test: a database of its own, the real server on a real socket, a clock that stands still.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta};
use domain::access::{By, Reader, organizations};
use domain::follow_up::impossible::{self, Impossible};
use domain::follow_up::tasks::sweeps::Asked;
use domain::messages::lease::Progress;
use domain::messages::{errands, outbox};
use domain::setup::{Clock, Settings, Store};
use domain::shared::{Coded, Day, Instant};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Statement};
use server::{App, SetUpCode, app};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use worker::{Desk, Report, run_once};

use super::browser::Browser;
use super::databases::{self, BEGINNING, Kind, keys};
use super::mailbox::{self, Mail};
use super::page::Page;
use super::people::{PASSWORD, Persona, RIVERSIDE};
use super::programs;
use super::visitor::Visitor;

/// Every statement that was run, where somebody listens.
type Heard = Arc<Mutex<Option<Vec<Statement>>>>;

/// Tandem, running.
#[derive(Debug)]
pub struct TestTandem {
    /// The database.
    pub store: Store,
    /// Which of the two it is.
    pub kind: Kind,
    /// The clock that server and worker go by.
    pub clock: Clock,
    /// The settings that it was started with.
    pub settings: Settings,
    micros: Arc<AtomicI64>,
    heard: Heard,
    address: SocketAddr,
    serving: JoinHandle<()>,
    folder: TempDir,
}

impl TestTandem {
    /// Starts one at nine in the morning of Tuesday, 24 November 2026, in Chicago.
    pub async fn start(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = databases::with_people(kind, folder.path()).await;
        let store = Store::open(&url, keys()).await.expect("a database that opens");
        Self::start_on(kind, folder, url, store, None).await
    }

    /// Starts one on a database with a schema and nothing in it: whoever has the code sets it up.
    pub async fn start_before_set_up(kind: Kind, code: SetUpCode) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = databases::empty(kind, folder.path()).await;
        let store = Store::open(&url, keys()).await.expect("a database that opens");
        Migrator::up(store.for_migrations(), None).await.expect("a schema that can be made");
        Self::start_on(kind, folder, url, store, Some(code)).await
    }

    async fn start_on(kind: Kind, folder: TempDir, url: String, store: Store, code: Option<SetUpCode>) -> Self {
        let heard = Heard::default();
        let store = store.overheard_by(ear(heard.clone()));
        let micros = Arc::new(AtomicI64::new(BEGINNING.timestamp_micros()));
        let clock = clock(micros.clone());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let settings = Settings {
            database_url: Some(url),
            data_dir: folder.path().to_owned(),
            listen: address,
            base_url: Some(format!("http://{address}")),
            ..Settings::default()
        };
        let inside = match code {
            None => App::new(store.clone(), clock.clone(), settings.clone()),
            Some(code) => App::before_set_up(store.clone(), clock.clone(), settings.clone(), code),
        };
        let service = app(inside);
        let service = service.into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, service).await.expect("a server that serves") });
        Self { store, kind, clock, settings, micros, heard, address, serving, folder }
    }

    /// The moment.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The civil day where the people of the tests live.
    pub fn today(&self) -> Day {
        let zone: chrono_tz::Tz = databases::TIME_ZONE.parse().expect("a time zone");
        Day(self.now().with_timezone(&zone).date_naive())
    }

    /// Lets time pass; nothing happens by itself: run the worker.
    pub fn let_pass(&self, time: TimeDelta) {
        self.micros.fetch_add(time.num_microseconds().expect("a time that is no age"), Ordering::SeqCst);
    }

    /// Lets so many days pass, to the same hour by the sun.
    pub fn let_days_pass(&self, days: i64) {
        self.let_pass(TimeDelta::days(days));
    }

    /// Sets the clock.
    pub fn set_clock(&self, moment: Instant) {
        self.micros.store(moment.timestamp_micros(), Ordering::SeqCst);
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Visitor {
        self.visitor_from(Ipv4Addr::LOCALHOST.into())
    }

    /// Somebody who is not signed in and comes from another loopback address, such as `127.0.0.7`.
    pub fn visitor_from(&self, address: IpAddr) -> Visitor {
        Visitor::from(self.address, address)
    }

    /// Somebody who has signed in with their password.
    ///
    /// # Panics
    /// Where they are not let in.
    pub async fn sign_in(&self, who: Persona) -> Visitor {
        let visitor = self.visitor();
        let page = try_to_sign_in(&visitor, who.email, PASSWORD).await;
        assert!(page.status.is_success() && !page.path.starts_with("/sign-in"), "{}: {}", who.name, page.text());
        visitor
    }

    /// A real browser; close it at the end.
    pub async fn browser(&self) -> Browser {
        Browser::open_at(self.base()).await
    }

    /// Every mail that has left, oldest first.
    pub fn mailbox(&self) -> Vec<Mail> {
        mailbox::read(&self.folder.path().join("mail"))
    }

    /// The last mail to somebody.
    ///
    /// # Panics
    /// Where there is none.
    pub fn last_mail_to(&self, address: &str) -> Mail {
        let mails = self.mailbox();
        let to: Vec<_> = mails.iter().map(|mail| mail.to.clone()).collect();
        let last = mails.into_iter().rev().find(|mail| mail.to == address);
        last.unwrap_or_else(|| panic!("no mail to {address}, only to {to:?}"))
    }

    /// Does everything that is due when nobody is looking, living through each day since the last run.
    ///
    /// # Panics
    /// Where a job failed.
    pub async fn run_worker(&self) -> Vec<Report> {
        let reports = self.try_worker(&self.settings).await;
        let failed: Vec<_> = reports.iter().filter(|report| report.counts.failed > 0).collect();
        assert!(failed.is_empty(), "{failed:?}");
        reports
    }

    /// As [`Self::run_worker`], with settings of its own, and whatever comes of it.
    pub async fn try_worker(&self, settings: &Settings) -> Vec<Report> {
        run_once(&self.desk(settings), None).await.expect("a worker that works")
    }

    /// A worker's desk.
    pub fn desk(&self, settings: &Settings) -> Desk {
        Desk::new(self.store.clone(), self.clock.clone(), settings).expect("a desk")
    }

    /// The settings, with mail handed to this server.
    pub fn settings_with_mail(&self, url: &str) -> Settings {
        Settings { mail: Some(url.to_owned()), ..self.settings.clone() }
    }

    /// The organization that most people are in.
    pub async fn riverside(&self) -> organizations::Model {
        let all = organizations::all(self.store.read()).await.expect("organizations");
        all.into_iter().find(|organization| organization.name == RIVERSIDE).expect("the organization")
    }

    /// Whoever has the machine in their hands, for tests that begin with a command instead of a page.
    pub async fn operator(&self) -> By {
        let reader = Reader::operator(self.riverside().await.id);
        By { reader, at: self.now(), today: self.today(), request: uuid::Uuid::now_v7(), form: None }
    }

    /// The statements that are run while `something` is done.
    pub async fn statements_of(&self, something: impl Future<Output = ()>) -> Vec<Statement> {
        *lock(&self.heard) = Some(Vec::new());
        something.await;
        lock(&self.heard).take().unwrap_or_default()
    }

    /// One of our own programs, `tandem` or `tandem-worker`, on this Tandem's database, folder, mail and moment.
    pub fn program(&self, name: &str) -> Command {
        let clock = self.folder.path().join("clock");
        std::fs::write(&clock, self.now().to_rfc3339()).expect("a clock that can be set");
        programs::program(name, &self.settings, &clock)
    }

    /// A folder of this test's own.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of the server.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What every test ends with: nothing that is due was left undone.
    pub async fn finish(self) {
        let now = self.now();
        let messages = outbox::Entity::find()
            .filter(outbox::Column::Progress.eq(Progress::Waiting))
            .filter(outbox::Column::DueAt.lte(now))
            .all(self.store.read());
        let kinds = messages.await.expect("the outbox").into_iter().map(|row| (row.kind, row.last_error));
        assert_eq!(kinds.collect::<Vec<_>>(), [], "messages are left over: run the worker");
        let errands = errands::Entity::find()
            .filter(errands::Column::Progress.eq(Progress::Waiting))
            .filter(errands::Column::DueAt.lte(now))
            .all(self.store.read());
        let kinds = errands.await.expect("the errands").into_iter().map(|row| (row.kind, row.last_error));
        assert_eq!(kinds.collect::<Vec<_>>(), [], "errands are left over: run the worker");
        let impossible = impossible_states(&self).await;
        assert_eq!(impossible, Vec::<String>::new(), "what must never be");
        assert_eq!(self.ledgers_out_of_balance().await, 0, "ledgers that do not sum to what their fund shows");
        self.serving.abort();
        self.store.close().await.expect("a database that closes");
        databases::forget(self.kind, &self.settings.database()).await;
    }
}

/// What is so that must never be, and that no task tells of yet: each by its name, with the case.
pub async fn impossible_states(tandem: &TestTandem) -> Vec<String> {
    let mut found = Vec::new();
    for organization in organizations::all(tandem.store.read()).await.expect("organizations") {
        let today = organization.day_of(tandem.now());
        let asked = Asked { organization: organization.id, today, after: None };
        found.extend(impossible::found(tandem.store.read(), asked).await.expect("an answer"));
    }
    // Time that passed while no worker ran is the test's own doing.
    found.retain(|(what, _)| *what != Impossible::OpenAfterClose);
    found.iter().map(|(what, case)| format!("{} {case}", what.code())).collect()
}

/// Fills in the form of the sign-in page.
pub async fn try_to_sign_in(visitor: &Visitor, email: &str, password: &str) -> Page {
    visitor.get("/sign-in").await;
    visitor.post("/sign-in", &[("email", email), ("password", password)]).await
}

fn ear(heard: Heard) -> impl Fn(&Statement) + Clone + Send + Sync + 'static {
    move |statement| {
        if let Some(heard) = lock(&heard).as_mut() {
            heard.push(statement.clone());
        }
    }
}

fn lock(heard: &Heard) -> MutexGuard<'_, Option<Vec<Statement>>> {
    heard.lock().unwrap_or_else(PoisonError::into_inner)
}

fn clock(micros: Arc<AtomicI64>) -> Clock {
    Clock::new(move || DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default())
}
