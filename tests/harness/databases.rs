//! A fresh database for every test: a copy of one that was migrated and peopled once.

use std::future::Future;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::access::users::{Invitation, commands};
use domain::access::{Act, By, Reader, organizations};
use domain::perform;
use domain::setup::{Keys, Store};
use domain::shared::{Day, Instant, Language, OrganizationId};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database};

use super::leash::folder_of_the_run;
use super::people::{EVERYBODY, LAKESIDE, PASSWORD, Persona, RIVERSIDE};
use super::postgres;

/// The two databases that Tandem runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// Where the people of the tests live.
pub const TIME_ZONE: &str = "America/Chicago";

/// The moment at which everybody was hired: a Tuesday morning, nine o'clock in Chicago.
pub const BEGINNING: Instant = match chrono::DateTime::from_timestamp_secs(1_795_532_400) {
    Some(moment) => moment,
    None => Instant::UNIX_EPOCH,
};

/// The keys of every test's sealed fields: the copies must be readable.
pub fn keys() -> Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    let made = || Keys::of_file(&folder_of_the_run().join("keys.toml")).expect("fresh keys");
    KEYS.get_or_init(made).clone()
}

/// The address of a database of one's own, with the people in it.
pub async fn with_people(kind: Kind, folder: &std::path::Path) -> String {
    match kind {
        Kind::Sqlite => {
            let file = folder.join("tandem.db");
            std::fs::copy(sqlite_template(), &file).expect("the template can be copied");
            format!("sqlite://{}", file.display())
        }
        Kind::Postgres => postgres::server().url(&create_postgres(Some(postgres_template())).await),
    }
}

/// The address of a database of one's own with nothing in it, not even tables.
pub async fn empty(kind: Kind, folder: &std::path::Path) -> String {
    match kind {
        Kind::Sqlite => format!("sqlite://{}", folder.join("empty.db").display()),
        Kind::Postgres => postgres::server().url(&create_postgres(None).await),
    }
}

/// Drops a database that is not needed any more: hundreds of them would fill the disk.
pub async fn forget(kind: Kind, url: &str) {
    if let (Kind::Postgres, Some((_, rest))) = (kind, url.split_once("@localhost/")) {
        let name = rest.split('?').next().unwrap_or_default();
        administer(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
}

fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let file = folder_of_the_run().join("template.db");
        let url = format!("sqlite://{}", file.display());
        apart(async move { fill(&url).await });
        file
    })
}

fn postgres_template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        apart(async {
            let name = create_postgres(None).await;
            fill(&postgres::server().url(&name)).await;
            name
        })
    })
}

/// Makes a database and answers its name.
async fn create_postgres(template: Option<&str>) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("tandem_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let template = template.map(|template| format!(" TEMPLATE {template}")).unwrap_or_default();
    administer(&format!("CREATE DATABASE {name}{template}")).await;
    name
}

async fn administer(statement: &str) {
    let admin = Database::connect(postgres::server().url("postgres")).await.expect("the server answers");
    admin.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    admin.close().await.expect("a connection can be closed");
}

async fn fill(url: &str) {
    let store = Store::open(url, keys()).await.expect("a database that opens");
    Migrator::up(store.for_migrations(), None).await.expect("a schema that can be made");
    for organization in [RIVERSIDE, LAKESIDE] {
        found(&store, organization).await;
    }
    store.close().await.expect("a database that closes");
}

async fn found(store: &Store, name: &str) {
    let by = operator(OrganizationId::new());
    let founding = organizations::Founding { name: name.to_owned(), time_zone: TIME_ZONE.to_owned(), demo: false };
    let site = perform(store, &by, async move |act: &mut Act<'_>| {
        organizations::found(act, &founding).await?;
        organizations::open_site(act, "Main Street").await
    });
    let site = site.await.expect("an organization with a site");
    for persona in EVERYBODY.iter().filter(|persona| persona.organization == name) {
        let invitation = Invitation { site: Some(site), ..invitation(persona) };
        let hire = async move |act: &mut Act<'_>| {
            let user = commands::open_account(act, &invitation).await?;
            commands::hand_out_password(act, user, PASSWORD).await
        };
        perform(store, &by, hire).await.unwrap_or_else(|stop| panic!("{}: {stop}", persona.name));
    }
}

fn invitation(persona: &Persona) -> Invitation {
    Invitation {
        name: persona.name.to_owned(),
        email: persona.email.to_owned(),
        language: Language::English,
        role: persona.role,
        program: None,
        site: None,
    }
}

/// Whoever has the machine in their hands, on the first day.
fn operator(organization: OrganizationId) -> By {
    let zone: chrono_tz::Tz = TIME_ZONE.parse().expect("a time zone");
    let today = Day(BEGINNING.with_timezone(&zone).date_naive());
    By { reader: Reader::operator(organization), at: BEGINNING, today, request: uuid::Uuid::now_v7(), form: None }
}

/// Runs to its end on a runtime of its own: what all tests share must not hang on the runtime of one of them.
fn apart<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let run = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(work)
    };
    std::thread::spawn(run).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
