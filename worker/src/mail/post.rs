//! Where mail goes: a mail server, or a folder that keeps it for whoever tries Tandem out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::messages::outbox::{Letter, Sent};
use domain::setup::{Mail, Settings};
use lettre::message::Mailbox;
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

/// How long a mail server may take for one message.
const PATIENCE: Duration = Duration::from_secs(20);

/// How mail leaves.
#[derive(Clone, Debug)]
pub struct Post {
    from: Mailbox,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// Why the mail setting cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The sender is no address.
    #[error("mail_from is not an address such as Tandem <tandem@example.org>")]
    From(#[from] lettre::address::AddressError),
    /// The server's address cannot be understood.
    #[error("mail is not an address such as smtp://user:password@host:587")]
    Server(#[from] smtp::Error),
    /// The folder cannot be made.
    #[error("the mail folder {0} cannot be made")]
    Folder(PathBuf, #[source] std::io::Error),
}

impl Post {
    /// The way that the settings name.
    ///
    /// # Errors
    /// Where they cannot be used.
    pub fn of(settings: &Settings) -> Result<Self, PostError> {
        let way = match settings.mail() {
            Mail::Folder(folder) => {
                std::fs::create_dir_all(&folder).map_err(|error| PostError::Folder(folder.clone(), error))?;
                Way::Folder(folder)
            }
            Mail::Smtp(url) => {
                Way::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)?.timeout(Some(PATIENCE)).build())
            }
        };
        Ok(Self { from: settings.mail_from.parse()?, way })
    }

    /// Who mail comes from.
    pub(super) fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Sends one message. In a folder a second attempt writes the same file again.
    pub(super) async fn send(&self, mail: Message, letter: &Letter) -> Sent {
        match &self.way {
            Way::Folder(folder) => keep(folder, &mail, letter).await,
            Way::Smtp(server) => match server.send(mail).await {
                Ok(_) => Sent::Accepted,
                Err(error) if error.is_permanent() => Sent::Refused(told(&error)),
                Err(error) => Sent::Failed(told(&error)),
            },
        }
    }
}

/// Written beside and moved into place: a mail that can be seen is whole.
async fn keep(folder: &Path, mail: &Message, letter: &Letter) -> Sent {
    let file = folder.join(format!("{}.eml", letter.message.id));
    let unfinished = folder.join(format!("{}.part", letter.message.id));
    let kept = async {
        tokio::fs::write(&unfinished, mail.formatted()).await?;
        tokio::fs::rename(&unfinished, &file).await
    };
    match kept.await {
        Ok(()) => Sent::Accepted,
        Err(error) => Sent::Failed(format!("the mail folder: {}", error.kind())),
    }
}

/// What may be written down of a failure: the server's code, never its text, which can name people.
fn told(error: &smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        None => "the mail server could not be reached".to_owned(),
    }
}
