//! The harness is the product used politely: it does what people do. They sign in, follow a link, fill in the form
//! that is on the page, read their mailbox; days pass, the worker runs. Nothing of ours is replaced: real databases,
//! a real socket, a real mail server, a real browser. `tests/README.md` shows how a test is written.
#![expect(clippy::expect_used, clippy::panic, reason = "whatever goes wrong here fails a test, and says why")]

mod browser;
mod caseload;
mod class;
mod databases;
mod dump;
mod help;
mod jobs;
mod leash;
mod mailbox;
mod money;
mod page;
pub mod people;
mod postgres;
mod postman;
mod programs;
mod roster;
mod scene;
mod served;
mod survey;
mod tandem;
mod visitor;

pub use browser::Browser;
pub use caseload::Program;
pub use class::Class;
pub use databases::{BEGINNING, Kind, empty as empty_database, keys};
pub use dump::{Dump, differences, dump};
pub use help::{Files, Help, small_directory};
pub use jobs::Shop;
pub use mailbox::Mail;
pub use page::{FormOnPage, Page, selector, text_of};
pub use people::Persona;
pub use postman::{Postman, Verdict};
pub use roster::Roster;
pub use scene::Scene;
pub use served::Served;
pub use server::SetUpCode;
pub use tandem::{TestTandem, impossible_states, try_to_sign_in};
pub use visitor::{Visitor, page_of};

/// One story, told on both databases: `both!(name, async |tandem| { … })` is the tests `name::sqlite` and
/// `name::postgres`. Afterwards nothing that is due may be left undone.
#[macro_export]
macro_rules! both {
    ($name:ident, $story:expr $(,)?) => {
        mod $name {
            #[expect(unused_imports, reason = "a story need not use its neighbours")]
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::tell($crate::Kind::Sqlite, $story).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::tell($crate::Kind::Postgres, $story).await;
            }
        }
    };
}

/// As [`both`], on a database with nothing in it: `before_set_up!(name, async |tandem, code| { … })`.
#[macro_export]
macro_rules! before_set_up {
    ($name:ident, $story:expr $(,)?) => {
        mod $name {
            #[expect(unused_imports, reason = "a story need not use its neighbours")]
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::tell_before_set_up($crate::Kind::Sqlite, $story).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::tell_before_set_up($crate::Kind::Postgres, $story).await;
            }
        }
    };
}

/// Tells a story on one database.
pub async fn tell(kind: Kind, story: impl AsyncFnOnce(&TestTandem)) {
    show_log();
    let tandem = TestTandem::start(kind).await;
    story(&tandem).await;
    tandem.finish().await;
}

/// Tells a story on one database with nothing in it.
pub async fn tell_before_set_up(kind: Kind, story: impl AsyncFnOnce(&TestTandem, &SetUpCode)) {
    show_log();
    let code = SetUpCode::new().expect("random bytes");
    let tandem = TestTandem::start_before_set_up(kind, code.clone()).await;
    story(&tandem, &code).await;
    tandem.finish().await;
}

/// What server and worker log stands below a test that fails; `TANDEM_LOG` says how much.
fn show_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TANDEM_LOG").unwrap_or_else(|_| "warn,sqlx=error".into());
    // Whoever comes first sets it up for all.
    let _: Result<(), _> = tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().try_init();
}
