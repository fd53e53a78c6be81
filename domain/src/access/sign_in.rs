//! Signing in with a password: every failure looks and lasts the same, and guessing slows down.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::users::{self, User};
use super::{passwords, sessions};
use crate::setup::Store;
use crate::shared::{Answer, Fault, Instant, Refusal, Stop};

/// Failures for one account from one address after which that address waits before it may try the account again.
const FREE_TRIES: u64 = 5;
/// Failures for one account from all addresses after which every address waits that the account is not known at.
const FREE_TRIES_ACCOUNT: u64 = 8;
/// Failures of all accounts from one address after which that address waits.
const FREE_TRIES_ADDRESS: u64 = 30;
/// How long an account is known at an address where it signed in: a stranger's guesses do not keep it out there.
const KNOWN_FOR: TimeDelta = TimeDelta::days(90);
/// How far back failures count.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// The wait after the last failure, once there were too many.
const WAIT: TimeDelta = TimeDelta::minutes(1);

crate::ids! {
    /// A failed try.
    FailureId,
}

/// A failed try to sign in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failures")]
pub struct Model {
    /// The try.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FailureId,
    /// The keyed hash of the address typed, known or not.
    pub email_hash: Vec<u8>,
    /// The network address it came from.
    pub address: String,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who tries, from where, when.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The e-mail address typed.
    pub email: String,
    /// The password typed, exactly.
    pub password: String,
    /// The network address it comes from.
    pub address: String,
    /// When.
    pub at: Instant,
    /// The request.
    pub request: Uuid,
}

/// The account that may begin a session.
///
/// # Errors
/// `sign-in-wrong` for an unknown address, a wrong password and a closed account alike. `TooOften` after too many
/// failures: for this account from this address, for this account from anywhere, or from this address for any account.
/// The wait is short and does not grow, and where the account signed in before, other people's guesses do not count:
/// a stranger locks nobody out.
pub async fn check(store: &Store, attempt: &Attempt) -> Answer<User> {
    let email_hash = store.keys.blind_index("sign_in_failures.email", &attempt.email.trim().to_lowercase());
    let user = users::queries::by_email(store.read(), &attempt.email).await?;
    refuse_throttled(store, attempt, &email_hash, user.as_ref()).await?;
    let hash = user.as_ref().and_then(|user| user.password.as_deref());
    let fits = passwords::verify(&attempt.password, hash).await?;
    if let Some(user) = user.filter(|_| fits) {
        return Ok(user);
    }
    note_failure(store, attempt, email_hash).await?;
    Err(Refusal::because("sign-in-wrong").into())
}

async fn refuse_throttled(store: &Store, attempt: &Attempt, email_hash: &[u8], user: Option<&User>) -> Answer<()> {
    let here = Condition::all().add(Column::Address.eq(&attempt.address));
    let account = Condition::all().add(Column::EmailHash.eq(email_hash));
    let account_here = here.clone().add(Column::EmailHash.eq(email_hash));
    for (which, free) in [(account_here, FREE_TRIES), (here, FREE_TRIES_ADDRESS)] {
        if let Some(wait) = wait(store, which, free, attempt.at).await? {
            return Err(Stop::TooOften(wait));
        }
    }
    match wait(store, account, FREE_TRIES_ACCOUNT, attempt.at).await? {
        Some(wait) if !is_known_here(store, attempt, user).await? => Err(Stop::TooOften(wait)),
        _ => Ok(()),
    }
}

async fn wait(store: &Store, which: Condition, free: u64, now: Instant) -> Result<Option<TimeDelta>, Fault> {
    let recent = Entity::find().filter(which).filter(Column::At.gt(now - WINDOW));
    let failures = recent.order_by_desc(Column::At).limit(free).all(store.read()).await?;
    let last = failures.first().filter(|_| failures.len() as u64 >= free);
    Ok(last.map(|last| last.at + WAIT - now).filter(|wait| *wait > TimeDelta::zero()))
}

async fn is_known_here(store: &Store, attempt: &Attempt, user: Option<&User>) -> Result<bool, Fault> {
    match user {
        Some(user) => sessions::began_at(store.read(), user.id, &attempt.address, attempt.at - KNOWN_FOR).await,
        None => Ok(false),
    }
}

async fn note_failure(store: &Store, attempt: &Attempt, email_hash: Vec<u8>) -> Result<(), Fault> {
    let row = ActiveModel {
        id: Set(FailureId::new()),
        email_hash: Set(email_hash),
        address: Set(attempt.address.clone()),
        at: Set(attempt.at),
    };
    Entity::insert(row).exec_without_returning(store.writer()).await?;
    tracing::info!(request.id = %attempt.request, "a sign-in failed");
    Ok(())
}

/// Forgets failures that no longer count.
///
/// # Errors
/// Where the database fails.
pub async fn forget_failures(store: &Store, now: Instant) -> Result<u64, Fault> {
    let old = Entity::delete_many().filter(Column::At.lt(now - WINDOW));
    Ok(old.exec(store.writer()).await?.rows_affected)
}
