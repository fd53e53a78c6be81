//! Mail as its reader sees it.

use std::path::Path;

use mail_parser::MessageParser;

/// A mail that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// From whom.
    pub from: String,
    /// What about.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// What it says, as a page.
    pub html: String,
    /// The Message-ID: the same mail sent twice has the same.
    pub id: String,
}

impl Mail {
    /// Reads a mail as it went over the wire.
    pub fn parse(raw: &[u8]) -> Self {
        let mail = MessageParser::default().parse(raw).expect("a mail that can be read");
        let address = |list: Option<&mail_parser::Address<'_>>| {
            list.and_then(|list| list.first()).and_then(|one| one.address()).unwrap_or_default().to_owned()
        };
        Self {
            to: address(mail.to()),
            from: address(mail.from()),
            subject: mail.subject().unwrap_or_default().to_owned(),
            text: mail.body_text(0).unwrap_or_default().into_owned(),
            html: mail.body_html(0).unwrap_or_default().into_owned(),
            id: mail.message_id().unwrap_or_default().to_owned(),
        }
    }

    /// The first link in the text.
    ///
    /// # Panics
    /// Where there is none.
    pub fn link(&self) -> &str {
        let link = self.text.split_whitespace().find(|word| word.starts_with("http"));
        link.unwrap_or_else(|| panic!("no link in {:?}: {}", self.subject, self.text))
    }
}

/// Every mail of a folder, in the order in which they were written.
pub(crate) fn read(folder: &Path) -> Vec<Mail> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|ending| ending == "eml")).collect();
    files.sort();
    files.iter().map(|file| Mail::parse(&std::fs::read(file).expect("a mail that can be opened"))).collect()
}
