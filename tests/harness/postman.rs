//! A real mail server on a real socket, as friendly as the test wants it.

use std::io;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};

use mailin_embedded::response::{OK, Response};
use mailin_embedded::{Handler, Server, SslConfig};

use super::mailbox::Mail;

/// How the server answers each mail that it was handed.
pub type Mood = Arc<dyn Fn(&Mail) -> Verdict + Send + Sync>;

/// What becomes of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is taken.
    Taken,
    /// It is not taken now.
    Later,
    /// It is never taken.
    Never,
}

/// A running mail server.
#[derive(Clone, Debug)]
pub struct Postman {
    url: String,
    taken: Arc<Mutex<Vec<Mail>>>,
}

impl Postman {
    /// A server that takes everything.
    pub fn friendly() -> Self {
        Self::in_the_mood(|_| Verdict::Taken)
    }

    /// A server that looks at each mail first.
    pub fn in_the_mood(mood: impl Fn(&Mail) -> Verdict + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let taken = Arc::<Mutex<Vec<Mail>>>::default();
        let handler = Desk { taken: taken.clone(), mood: Arc::new(mood), unread: Vec::new() };
        // It ends with the test run: a thread that waits for mail costs nothing.
        std::thread::spawn(move || {
            let mut server = Server::new(handler);
            server
                .with_name("mail.example")
                .with_ssl(SslConfig::None)
                .expect("no encryption")
                .with_tcp_listener(listener);
            server.serve().expect("a mail server that serves");
        });
        Self { url, taken }
    }

    /// Where it listens, as `TANDEM_MAIL` spells it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Every mail that it took.
    pub fn taken(&self) -> Vec<Mail> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One conversation.
#[derive(Clone)]
struct Desk {
    taken: Arc<Mutex<Vec<Mail>>>,
    mood: Mood,
    unread: Vec<u8>,
}

impl Handler for Desk {
    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.unread.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mail = Mail::parse(&std::mem::take(&mut self.unread));
        let verdict = (self.mood)(&mail);
        if verdict == Verdict::Taken {
            self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
        }
        match verdict {
            Verdict::Taken => OK,
            Verdict::Later => no(451, "Come back later"),
            Verdict::Never => no(550, "No such mailbox"),
        }
    }
}

/// A refusal after which the conversation goes on: the library would take what comes next for more of the same mail.
fn no(code: u16, words: &str) -> Response {
    let mut response = Response::custom(code, words.to_owned());
    response.is_error = false;
    response
}
