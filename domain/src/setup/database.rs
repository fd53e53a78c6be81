//! The database, opened as `docs/security.md` says: the one place that answers the measured faults of the drivers.
//!
//! SQLite: one writing connection, write transactions begin IMMEDIATE, readers cannot write, a commit is on disk when
//! it is answered. PostgreSQL: a connection that comes back to the pool is rolled back, because a transaction that was
//! cancelled while it began would otherwise swallow the next caller's writes.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::{Executor, sqlite};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::Keys;

/// The first SQLite whose WAL cannot lose writes when two connections write and checkpoint together.
const SAFE_SQLITE: i32 = 3_051_003;
/// How long a writer waits for another before it gives up.
const BUSY: Duration = Duration::from_secs(8);
/// How long a request waits for a connection.
const ACQUIRE: Duration = Duration::from_secs(8);
const READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

/// The open database with the keys to its sealed fields.
#[derive(Clone, Debug)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
    /// The keys to sealed fields.
    pub keys: Keys,
}

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The driver says no.
    #[error("the database cannot be opened")]
    Database(#[from] DbErr),
    /// The folder of the SQLite file cannot be made.
    #[error("the folder of the database file cannot be made")]
    Folder(#[source] std::io::Error),
    /// This build carries a SQLite that can lose writes.
    #[error("SQLite {0} can lose writes; 3.51.3 or newer is needed")]
    OldSqlite(i32),
    /// A durability setting did not take.
    #[error("the database refused the setting {0}")]
    Setting(&'static str),
}

impl Store {
    /// Opens `url`, making the SQLite file if it is absent.
    ///
    /// # Errors
    /// Where the database is not there, not reachable, or not safe.
    pub async fn open(url: &str, keys: Keys) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url, keys).await
        } else {
            Self::open_postgres(url, keys).await
        }
    }

    /// For questions; on SQLite this connection cannot write.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For migrations, and nothing else: commands write through `perform`.
    pub fn for_migrations(&self) -> &DatabaseConnection {
        &self.write
    }

    /// For single statements of this crate that are a transaction by themselves: leases, a session's last sign of life.
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Tells `ear` of every statement once it has run: how tests count the questions behind a page and look at their plans.
    #[must_use]
    pub fn overheard_by(mut self, ear: impl Fn(&Statement) + Clone + Send + Sync + 'static) -> Self {
        for connection in [&mut self.read, &mut self.write] {
            let ear = ear.clone();
            connection.set_metric_callback(move |heard| ear(heard.statement));
        }
        self
    }

    /// Begins a writing transaction. On SQLite it takes the write lock at once: a transaction that reads first and
    /// writes later would fail whenever another wrote in between.
    ///
    /// # Errors
    /// Where the database is not reachable or stays busy.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let immediate = (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
        self.write.begin_with_options(options).await
    }

    /// Which of the two databases it is.
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }

    /// Whether a commit waits until it is on disk. Only for loading what can be loaded again from its beginning, such
    /// as a demo, and only until that is done: in between, a power cut can lose the file. On PostgreSQL nothing changes.
    ///
    /// # Errors
    /// Where the database refuses the setting, or what was written cannot be brought to disk.
    pub async fn wait_for_disk(&self, wait: bool) -> Result<(), DbErr> {
        if self.backend() != DbBackend::Sqlite {
            return Ok(());
        }
        let setting = if wait { "PRAGMA synchronous = FULL" } else { "PRAGMA synchronous = OFF" };
        self.write.execute_unprepared(setting).await?;
        if wait {
            self.write.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Has the database count its rows, so that it chooses indexes by what there is: after much was loaded at once.
    /// PostgreSQL does so by itself after a while, SQLite never.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn know_sizes(&self) -> Result<(), DbErr> {
        self.write.execute_unprepared("ANALYZE").await.map(drop)
    }

    /// Closes every connection.
    ///
    /// # Errors
    /// Where the driver fails to.
    pub async fn close(self) -> Result<(), DbErr> {
        let same = self.backend() != DbBackend::Sqlite;
        self.read.close().await?;
        if same { Ok(()) } else { self.write.close().await }
    }

    async fn open_sqlite(url: &str, keys: Keys) -> Result<Self, OpenError> {
        check_sqlite_version()?;
        make_folder(url).map_err(OpenError::Folder)?;
        let write = Database::connect(sqlite(url, 1, false)).await?;
        expect_pragma(&write, "journal_mode", "wal").await?;
        expect_pragma(&write, "synchronous", "2").await?;
        expect_pragma(&write, "foreign_keys", "1").await?;
        let read = Database::connect(sqlite(url, READERS, true)).await?;
        Ok(Self { read, write, keys })
    }

    async fn open_postgres(url: &str, keys: Keys) -> Result<Self, OpenError> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(POSTGRES_CONNECTIONS).acquire_timeout(ACQUIRE).sqlx_logging(false);
        options.map_sqlx_postgres_opts(|connect| {
            connect.application_name("tandem").options([
                ("statement_timeout", "10s"),
                ("lock_timeout", "3s"),
                ("idle_in_transaction_session_timeout", "15s"),
                ("synchronous_commit", "on"),
            ])
        });
        options.map_sqlx_postgres_pool_opts(|pool| {
            pool.after_release(|connection, _| {
                Box::pin(async move { connection.execute("ROLLBACK").await.map(|_| true) })
            })
        });
        let both = Database::connect(options).await?;
        Ok(Self { read: both.clone(), write: both, keys })
    }
}

fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mode = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
    let mut options = ConnectOptions::new(mode);
    options.max_connections(connections).acquire_timeout(ACQUIRE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |connect| {
        connect
            .journal_mode(sqlite::SqliteJournalMode::Wal)
            .synchronous(sqlite::SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .pragma("trusted_schema", "OFF")
            .pragma("cell_size_check", "ON")
            .pragma("secure_delete", "ON")
            .pragma("journal_size_limit", "67108864")
            .pragma("query_only", if read_only { "ON" } else { "OFF" })
    });
    options
}

fn check_sqlite_version() -> Result<(), OpenError> {
    let version = libsqlite3_sys::SQLITE_VERSION_NUMBER;
    if version < SAFE_SQLITE { Err(OpenError::OldSqlite(version)) } else { Ok(()) }
}

fn make_folder(url: &str) -> std::io::Result<()> {
    let file = url.trim_start_matches("sqlite://").trim_start_matches("sqlite:");
    let file = file.split('?').next().unwrap_or_default();
    match Path::new(file).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder),
        _ => Ok(()),
    }
}

async fn expect_pragma(db: &DatabaseConnection, name: &'static str, wanted: &str) -> Result<(), OpenError> {
    let answer = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"))).await?;
    let row = answer.ok_or(OpenError::Setting(name))?;
    let value = row.try_get_by_index::<String>(0).or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()));
    if value? == wanted { Ok(()) } else { Err(OpenError::Setting(name)) }
}
