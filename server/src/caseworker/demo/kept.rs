//! Mail that was kept in a folder instead of being sent, read for whoever tries Tandem out.
//!
//! A file is named by the id of its message and by nothing else: an address cannot lead out of the folder. What a mail
//! says is shown as text; its page is never drawn.

use std::path::Path;

use mail_parser::{Message, MessageParser};
use serde::Serialize;
use uuid::Uuid;

/// The largest mail that is opened; Tandem's own are a few kilobytes.
const MOST_BYTES: u64 = 256 * 1024;
/// The most mails that the list shows, latest first.
const MOST: usize = 200;

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Kept {
    /// The message's id.
    pub(super) id: Uuid,
    /// To whom.
    pub(super) to: String,
    /// What about.
    pub(super) subject: String,
    /// When, in RFC 3339.
    pub(super) at: Option<String>,
    /// What it says.
    pub(super) text: String,
}

/// The latest mails of a folder. Files that are no mail are passed over.
pub(super) async fn latest(folder: &Path) -> Vec<Kept> {
    let mut ids = ids(folder).await;
    ids.sort_unstable_by(|a, b| b.cmp(a));
    let mut mails = Vec::new();
    for id in ids.into_iter().take(MOST) {
        mails.extend(one(folder, id).await);
    }
    mails
}

/// One mail; nothing where there is none, or none that can be read.
pub(super) async fn one(folder: &Path, id: Uuid) -> Option<Kept> {
    let file = folder.join(format!("{id}.eml"));
    let size = tokio::fs::symlink_metadata(&file).await.ok().filter(|about| about.is_file())?.len();
    if size > MOST_BYTES {
        return None;
    }
    read(id, &tokio::fs::read(&file).await.ok()?)
}

/// Ids made later sort later: the latest come first without opening a file.
async fn ids(folder: &Path) -> Vec<Uuid> {
    let Ok(mut files) = tokio::fs::read_dir(folder).await else { return Vec::new() };
    let mut ids = Vec::new();
    while let Ok(Some(file)) = files.next_entry().await {
        let name = file.file_name();
        let id: Option<Uuid> = name.to_str().and_then(|name| name.strip_suffix(".eml")).and_then(|id| id.parse().ok());
        ids.extend(id);
    }
    ids
}

fn read(id: Uuid, raw: &[u8]) -> Option<Kept> {
    let mail: Message<'_> = MessageParser::default().parse(raw)?;
    let to = mail.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default().to_owned();
    Some(Kept {
        id,
        to,
        subject: mail.subject().unwrap_or_default().to_owned(),
        at: mail.date().map(mail_parser::DateTime::to_rfc3339),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: Tandem <t@localhost>\r\nTo: rosa@mail.example\r\nSubject: =?utf-8?q?Ma=C3=B1ana?=\r\n\
        Date: Tue, 24 Nov 2026 15:40:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHola <b>Rosa</b>\r\n";

    #[test]
    fn a_mail_is_read_as_text() {
        let kept = read(Uuid::nil(), MAIL.as_bytes()).unwrap();
        assert_eq!((&*kept.to, &*kept.subject), ("rosa@mail.example", "Mañana"));
        assert_eq!(kept.text.trim(), "Hola <b>Rosa</b>");
        assert!(kept.at.unwrap().starts_with("2026-11-24T15:40:00"));
    }
}
