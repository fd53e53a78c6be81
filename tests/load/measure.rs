//! Asking one address by many clients at once, and how long that takes.

use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};
use tests::Visitor;

use super::Trouble;

/// What came of asking.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Answers in a second, of all clients together.
    pub per_second: f64,
    /// Milliseconds that half of the answers took at most.
    pub middle: f64,
    /// Milliseconds that 99 of 100 answers took at most.
    pub slowest: f64,
}

/// Asks for so many seconds, after one second that does not count.
///
/// # Errors
/// Where an answer is not a page.
pub async fn measure(clients: &[Visitor], path: &str, seconds: u64) -> Result<Measured, Trouble> {
    ask(clients, path, Duration::from_secs(1)).await?;
    let began = Instant::now();
    let mut took = ask(clients, path, Duration::from_secs(seconds)).await?;
    let whole = began.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |percent: usize| took.get(took.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    Ok(Measured { per_second: took.len() as f64 / whole, middle: milliseconds(at(50)), slowest: milliseconds(at(99)) })
}

/// How long each answer took.
async fn ask(clients: &[Visitor], path: &str, time: Duration) -> Result<Vec<Duration>, Trouble> {
    let until = Instant::now() + time;
    let each = clients.iter().map(|client| async move {
        let mut took = Vec::new();
        while Instant::now() < until {
            let asked = Instant::now();
            let answer = client.request(Method::GET, path).send().await?;
            let status = answer.status();
            answer.bytes().await?;
            if status != StatusCode::OK {
                return Err(Trouble::from(format!("{path} answers {status}")));
            }
            took.push(asked.elapsed());
        }
        Ok(took)
    });
    let all = futures_util::future::join_all(each).await;
    let all: Result<Vec<_>, Trouble> = all.into_iter().collect();
    Ok(all?.concat())
}
