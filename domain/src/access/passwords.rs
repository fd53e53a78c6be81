//! Hashing passwords, argon2id, never on a thread that serves requests.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::shared::Fault;

/// How many passwords are hashed at once: each takes 19 MiB (OWASP's least parameters for argon2id).
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The hash of a password that nobody has: whoever names an unknown account waits as long as everybody else.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// The hash of `password` in PHC form.
///
/// # Errors
/// Where the operating system has no random bytes.
pub async fn hash(password: &str) -> Result<String, Fault> {
    let password = password.to_owned();
    apart(move || hash_now(&password)).await?.ok_or(Fault::Broken("a password could not be hashed"))
}

/// Whether `password` is the one that `hash` was made of; takes as long where there is no hash.
///
/// # Errors
/// Where the thread that hashes fails.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<bool, Fault> {
    let (password, known) = (password.to_owned(), hash.is_some());
    let hash = hash.map_or_else(|| NOBODY.clone(), str::to_owned);
    let fits = apart(move || {
        let hash = PasswordHash::new(&hash).ok()?;
        Some(hasher().verify_password(password.as_bytes(), &hash).is_ok())
    });
    Ok(fits.await?.unwrap_or(false) && known)
}

fn hash_now(password: &str) -> Option<String> {
    Some(hasher().hash_password(password.as_bytes()).ok()?.to_string())
}

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let broken = |_| Fault::Broken("the thread that hashes passwords ended");
    let _turn = AT_ONCE.acquire().await.map_err(|_| Fault::Broken("no turn for hashing a password"))?;
    tokio::task::spawn_blocking(work).await.map_err(broken)
}
