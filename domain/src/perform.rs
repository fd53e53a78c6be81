//! Performs one command: one transaction, in which the change and everything that follows from it stand or fall.
//!
//! It answers a form that was sent before with the answer of then, runs the command, hands what it said to the rooms
//! that react, in the order written here, and commits. A conflict with another transaction is retried. A commit that
//! fails is answered as unknown: repeating the same form is safe.

use std::time::Duration;

use sea_orm::{DbErr, RuntimeErr, SqlErr};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::access::audit::{self, Outcome};
use crate::access::{Act, By, forms};
use crate::follow_up;
use crate::intake::timeline;
use crate::messages::{errands, outbox};
use crate::setup::Store;
use crate::shared::{Answer, Fault, Happening, ObjectKind, Stop, What};

/// How often a command is tried when others get in its way.
const MOST_TRIES: u32 = 6;
/// The pause before the second try; each further one is longer.
const PAUSE: Duration = Duration::from_millis(15);

/// Runs `verb` in one transaction with all that follows from it.
///
/// # Errors
/// What the verb answered; `KeyReused` where the form's key came with other content; a fault of the database.
pub async fn perform<T, F>(store: &Store, by: &By, verb: F) -> Answer<T>
where
    T: Serialize + DeserializeOwned,
    F: Clone + AsyncFnOnce(&mut Act<'_>) -> Answer<T>,
{
    for attempt in 1.. {
        match once(store, by, verb.clone()).await {
            Err(Stop::Fault(Fault::Database(error))) if attempt < MOST_TRIES && is_passing(&error) => {
                tokio::time::sleep(PAUSE * attempt).await;
            }
            Err(stop @ (Stop::Forbidden | Stop::NotFound)) => {
                note_denial(store, by).await?;
                return Err(stop);
            }
            answer => return answer,
        }
    }
    Err(Fault::Broken("a command was never tried").into())
}

async fn once<T, F>(store: &Store, by: &By, verb: F) -> Answer<T>
where
    T: Serialize + DeserializeOwned,
    F: AsyncFnOnce(&mut Act<'_>) -> Answer<T>,
{
    let tx = store.begin().await?;
    if let Some(form) = &by.form
        && let Some(answer) = forms::answer_before(&tx, by, form).await?
    {
        return serde_json::from_value(answer).map_err(|_| Stop::KeyReused);
    }
    let mut act = Act::new(by, &store.keys, &tx);
    let answer = verb(&mut act).await?;
    let aftermath = act.take_aftermath();
    for happening in &aftermath.told {
        react(&act, happening).await?;
    }
    for outgoing in &aftermath.outgoing {
        outbox::write(&act, outgoing).await?;
    }
    for errand in aftermath.errands {
        errands::write(&act, errand).await?;
    }
    if let Some(form) = &by.form {
        let answer = serde_json::to_value(&answer).map_err(|_| Fault::Broken("an answer is not writable as JSON"))?;
        forms::remember(&tx, by, form, answer).await?;
    }
    tx.commit().await.map_err(Fault::UnknownOutcome)?;
    Ok(answer)
}

/// Leaves a trace of a person's act that was denied; which record they asked for is in the request's log line.
async fn note_denial(store: &Store, by: &By) -> Answer<()> {
    let Some(user) = by.reader.user() else { return Ok(()) };
    let tx = store.begin().await?;
    let happening = Happening::new(What::Denied, ObjectKind::User, user);
    audit::record(&tx, by, &store.keys, &happening, Outcome::Denied).await?;
    tx.commit().await.map_err(Fault::UnknownOutcome)?;
    Ok(())
}

/// Everything that follows from one happening, in this order. A reaction says nothing itself.
async fn react(act: &Act<'_>, happening: &Happening) -> Answer<()> {
    audit::record(act.tx(), act.by, act.keys, happening, outcome_of(happening)).await?;
    timeline::write(act, happening).await?;
    follow_up::merging::follow(act, happening).await?;
    follow_up::plan(act, happening).await
}

fn outcome_of(happening: &Happening) -> Outcome {
    match happening.what {
        What::RecordOpened
        | What::SensitiveOpened
        | What::LookedForDuplicates
        | What::DocumentOpened
        | What::FileOpened => Outcome::Read,
        _ => Outcome::Done,
    }
}

/// Whether the same command may succeed when tried again: another transaction was in the way.
fn is_passing(error: &DbErr) -> bool {
    /// PostgreSQL: serialization failure, deadlock, lock not available.
    const POSTGRES: [&str; 3] = ["40001", "40P01", "55P03"];
    /// SQLite: busy, busy snapshot, busy recovery, locked.
    const SQLITE: [&str; 4] = ["5", "517", "261", "6"];
    if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(about)) if about.contains("sent_forms")) {
        return true;
    }
    let (DbErr::Exec(runtime) | DbErr::Query(runtime) | DbErr::Conn(runtime)) = error else { return false };
    let RuntimeErr::SqlxError(error) = runtime else { return false };
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| POSTGRES.contains(&&*code) || SQLITE.contains(&&*code))
}
